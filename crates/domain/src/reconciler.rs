//! The presenter's device leads, and the server follows as soon as it can.
//!
//! The [`Desired`] is where the presenter wants to be: every key changes it at once, whatever the network does. The
//! [`Reconciler`] compares it with what the server told of the room, and says which command brings the room one step nearer:
//! one at a time, always to the latest place, again where no answer came. So nothing queues up, and after any outage the
//! room is where the presenter is. A device that does not drive takes its desired from the room instead.

mod press;

use serde::{Deserialize, Serialize};

use crate::lecture::{Agenda, Command, Facts, Lecture, Numbered, Phase, Room, decide};
use crate::show::{Position, Screen, Show};

pub use press::{Press, next};

/// The first wait before a command is sent again, in milliseconds; each following is twice as long.
const FIRST_WAIT: f64 = 500.0;
/// The longest.
const LONGEST_WAIT: f64 = 4_000.0;

/// Which part of a lecture the presenter is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Phones come in.
    #[default]
    Lobby,
    /// Slides are shown.
    On,
    /// It is over.
    Ended,
}

/// What the presenter asks the server for, beyond the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PendingCommand {
    /// That the room may vote.
    OpenPoll,
    /// That it may no more.
    ClosePoll,
    /// To see what it said.
    RevealPoll,
    /// To count the gain anew.
    Count,
    /// To end the lecture.
    End,
}

impl PendingCommand {
    /// The command that fulfils it.
    #[must_use]
    pub const fn command(self) -> Command {
        match self {
            Self::OpenPoll => Command::OpenPoll {},
            Self::ClosePoll => Command::ClosePoll {},
            Self::RevealPoll => Command::RevealPoll {},
            Self::Count => Command::Count {},
            Self::End => Command::End {},
        }
    }

    /// Whether the room is as wished already.
    fn is_fulfilled(self, lecture: &Lecture) -> bool {
        let phase = lecture.phase();
        match self {
            Self::OpenPoll => phase == Phase::PollOpen,
            Self::ClosePoll => phase != Phase::PollOpen,
            Self::RevealPoll => phase == Phase::PollRevealed,
            Self::Count => false,
            Self::End => phase == Phase::Ended,
        }
    }
}

/// Where the presenter wants to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Desired {
    /// In which part.
    pub section: Section,
    /// At which place, and with what on the screen. The overview is the presenter's own: the room does not see it.
    pub show: Show,
    /// What is asked for there.
    pub pending: Option<PendingCommand>,
}

impl Desired {
    /// The desired of the room itself.
    fn of(lecture: &Lecture) -> Self {
        let section = match lecture.phase() {
            Phase::Lobby => Section::Lobby,
            Phase::Ended => Section::Ended,
            _ => Section::On,
        };
        let place = lecture.place().unwrap_or_default();
        Self { section, show: Show { place, screen: lecture.screen() }, pending: None }
    }

    /// The command that brings a lecture one step nearer to this desired; `None` where it is there.
    fn toward(&self, lecture: &Lecture, agenda: &Agenda) -> Option<Command> {
        let leads = self.section == Section::On && self.show.screen != Screen::Overview;
        match lecture.phase() {
            Phase::Lobby if self.section == Section::On => Some(Command::Start {}),
            Phase::Lobby | Phase::Ended => None,
            _ if !leads => None,
            _ => {
                let (place, screen) = (in_room(self.show.place, agenda), self.show.screen);
                if lecture.place() == Some(place) {
                    (lecture.screen() != screen).then_some(Command::Screen { screen })
                } else {
                    Some(Command::Show(place))
                }
            }
        }
    }
}

/// The place as the room has it. The presenter has one step more where there is an explanation, for a lecture in which
/// nobody can vote.
fn in_room(place: Position, agenda: &Agenda) -> Position {
    let most = agenda.stop(place.slide).map_or(0, |stop| stop.fragments);
    Position { fragment: place.fragment.min(most), ..place }
}

/// What the server answered to a command.
#[derive(Debug, Clone, PartialEq)]
pub enum CommandReply {
    /// These events came of it.
    Done(Vec<Numbered>),
    /// It is not possible now.
    Refused,
    /// Another device drives.
    NotTheDriver,
    /// Nothing: nobody knows whether it arrived.
    Lost,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Time went by, or the presenter did something.
    Tick,
    /// The line to the server is there again.
    Connected,
    /// What the stream told so far.
    Observed(Room),
    /// The answer to the command under way.
    Answered(CommandReply),
    /// This device took over, in this term.
    TookOver(u32),
}

/// Leads the room to the presenter's desired, or follows it.
#[derive(Debug, Clone)]
pub struct Reconciler {
    room: Option<Room>,
    /// The term in which this device drives; `None` where it only follows.
    term: Option<u32>,
    /// The desired is taken from the room once it is of this term or later.
    adopts_from: Option<u32>,
    sent: Option<Command>,
    /// Tries in a row without an answer.
    failed: u32,
    again_at: f64,
    /// What was refused, until something else happens.
    refused: Option<Command>,
}

impl Reconciler {
    /// Begins to drive in a term, or to follow. `knows` where the desired was kept on this device: then it is what the
    /// presenter wants, also after a crash.
    #[must_use]
    pub fn begin(term: Option<u32>, knows: bool) -> Self {
        let adopts_from = if knows { None } else { Some(term.unwrap_or(0)) };
        Self { room: None, term, adopts_from, sent: None, failed: 0, again_at: 0.0, refused: None }
    }

    /// Whether this device drives, as far as is known.
    #[must_use]
    pub fn drives(&self) -> bool {
        self.term.is_some_and(|term| self.room.as_ref().is_none_or(|room| room.lecture.term() <= term))
    }

    /// Whether the last command found no answer.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        self.failed > 0
    }

    /// The lecture as it will be once the server has caught up with the desired.
    #[must_use]
    pub fn ahead(&self, desired: &Desired, agenda: &Agenda) -> Lecture {
        let mut lecture = self.room.as_ref().map(|room| room.lecture.clone()).unwrap_or_default();
        // At most: start, show, screen.
        for _ in 0..3 {
            let Some(command) = desired.toward(&lecture, agenda) else { break };
            let Ok(events) = decide(&lecture, agenda, command, &Facts::default()) else { break };
            lecture = events.iter().fold(lecture, Lecture::evolve);
        }
        lecture
    }

    /// What happened leads to another desired, where the room leads, and to a command that is to be sent now.
    pub fn step(
        &mut self,
        mut desired: Desired,
        agenda: &Agenda,
        event: Event,
        now: f64,
    ) -> (Desired, Option<Command>) {
        match event {
            Event::Tick => {}
            Event::Connected => self.again_at = now,
            Event::Observed(room) => self.heard(room),
            Event::TookOver(term) => {
                self.term = Some(term);
                self.adopts_from = Some(term);
            }
            Event::Answered(answer) => self.answered(answer, &mut desired, now),
        }
        let Some(lecture) = self.room.as_ref().map(|room| room.lecture.clone()) else {
            return (desired, None);
        };
        let backwards = desired.section == Section::Lobby && lecture.place().is_some();
        let adopts = self.adopts_from.is_some_and(|term| lecture.term() >= term);
        if lecture.phase() == Phase::Ended {
            // The place stays: the presenter's notes are those of the slide where it ended.
            desired = Desired { section: Section::Ended, pending: None, ..desired };
        } else if !self.drives() || adopts || backwards {
            self.adopts_from = self.adopts_from.filter(|_| !adopts);
            desired = Desired::of(&lecture);
        }
        desired.pending = desired.pending.filter(|pending| !pending.is_fulfilled(&lecture));
        let command = self.next_command(&desired, &lecture, agenda, now);
        (desired, command)
    }

    /// Takes up what happened in a window that leaves the desired and the commands to another one.
    pub fn observe(&mut self, event: Event) {
        self.adopts_from = None;
        match event {
            Event::Tick | Event::Connected => {}
            Event::Observed(room) => self.heard(room),
            Event::TookOver(term) => self.term = Some(term),
            Event::Answered(answer) => self.answered(answer, &mut Desired::default(), f64::NEG_INFINITY),
        }
    }

    /// What was told of the room so far.
    #[must_use]
    pub fn lecture(&self) -> Option<&Lecture> {
        self.room.as_ref().map(|room| &room.lecture)
    }

    fn next_command(
        &mut self,
        desired: &Desired,
        lecture: &Lecture,
        agenda: &Agenda,
        now: f64,
    ) -> Option<Command> {
        let ready =
            self.drives() && self.adopts_from.is_none() && self.sent.is_none() && now >= self.again_at;
        let wanted = desired.toward(lecture, agenda).or_else(|| desired.pending.map(PendingCommand::command));
        let command = wanted.filter(|command| ready && self.refused != Some(*command))?;
        self.sent = Some(command);
        Some(command)
    }

    fn heard(&mut self, room: Room) {
        let seq = self.room.as_ref().map(|room| room.seq);
        // The answer to a command may come before the stream tells the same.
        if seq.is_none_or(|seq| room.seq >= seq) {
            if seq != Some(room.seq) {
                self.refused = None;
            }
            self.room = Some(room);
        }
    }

    fn answered(&mut self, answer: CommandReply, desired: &mut Desired, now: f64) {
        let sent = self.sent.take();
        let wished = desired.pending.is_some_and(|pending| Some(pending.command()) == sent);
        match answer {
            CommandReply::Lost => {
                let wait = FIRST_WAIT * f64::from(1_u32 << self.failed.min(10));
                self.again_at = now + wait.min(LONGEST_WAIT);
                self.failed += 1;
                return;
            }
            CommandReply::NotTheDriver => self.term = None,
            CommandReply::Refused if wished => desired.pending = None,
            CommandReply::Refused => self.refused = sent,
            CommandReply::Done(events) => {
                // Nothing new came of it: what was heard of the room is behind, and the stream will tell.
                self.refused = sent.filter(|_| events.is_empty());
                if let Some(room) = &mut self.room {
                    for event in &events {
                        // Where something is missing in between, the stream brings all of it.
                        room.receive(event);
                    }
                }
                if wished {
                    desired.pending = None;
                }
            }
        }
        self.failed = 0;
        self.again_at = now;
    }
}

#[cfg(test)]
mod tests;
