//! The reconciler: the presenter's device leads, and the server follows as soon as it can.
//!
//! [`Desired`] is where the presenter wants to be: every key changes it at once, whatever the
//! network does. The [`Reconciler`] compares it with the lecture as the server last reported it,
//! and returns the command that brings the lecture one step nearer: one at a time, always to the
//! latest position, and again if no answer came. So nothing queues up, and after an outage the
//! lecture is where the presenter is. A device that does not drive takes its desired state from the
//! lecture instead.

mod press;
mod wish;

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::backoff::Backoff;
use crate::lecture::{
    Agenda, AgendaSlide, Command, DecisionInput, Lecture, LectureReplica, Numbered, Phase, decide,
};
use crate::show::{Position, Screen, Show};

pub use press::{Press, press_next_key};
pub use wish::{Wish, WishFailure};

/// The waits before a command is sent again. There is one presenter, so nothing has to be spread out.
const BACKOFF: Backoff = Backoff { first: 500.0, longest: 4_000.0 };
/// A command is answered within this time, in milliseconds, or the server counts as unreachable. A
/// stream may still be open then: a browser has few connections to a server, and a command waits
/// for one.
const ANSWER_WITHIN: f64 = 3_000.0;

/// The part of a lecture that the presenter is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Phones join.
    #[default]
    Lobby,
    /// Slides are shown.
    #[serde(rename = "on")]
    Running,
    /// The lecture is over.
    Ended,
}

/// What the presenter asks the server for, besides a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PendingCommand {
    /// Open the poll.
    OpenPoll,
    /// Close the poll.
    ClosePoll,
    /// Show the votes.
    RevealPoll,
    /// Count the gain again.
    Count,
    /// End the lecture.
    End,
}

impl PendingCommand {
    /// Returns the command that fulfils it.
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

    /// Whether the lecture is as asked already.
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
    /// The part of the lecture.
    pub section: Section,
    /// The position and the screen. Only the presenter sees the overview; the room does not.
    pub show: Show,
    /// What is asked for there.
    pub pending: Option<PendingCommand>,
}

impl Desired {
    /// The state that the lecture itself is in.
    fn of(lecture: &Lecture) -> Self {
        let section = match lecture.phase() {
            Phase::Lobby => Section::Lobby,
            Phase::Ended => Section::Ended,
            Phase::PreQuiz
            | Phase::Showing
            | Phase::PollOpen
            | Phase::PollClosed
            | Phase::PollRevealed
            | Phase::PostQuiz
            | Phase::Gain => Section::Running,
        };
        let position = lecture.position().unwrap_or_default();
        Self { section, show: Show { position, screen: lecture.screen() }, pending: None }
    }

    /// Returns the command that brings a lecture one step nearer to this state; `None` if it is
    /// there.
    fn toward(&self, lecture: &Lecture, agenda: &Agenda) -> Option<Command> {
        let leads = self.section == Section::Running && self.show.screen != Screen::Overview;
        match Self::of(lecture).section {
            Section::Lobby if self.section == Section::Running => Some(Command::Start {}),
            Section::Lobby | Section::Ended => None,
            Section::Running if !leads => None,
            Section::Running => {
                let (position, screen) = (in_room(self.show.position, agenda), self.show.screen);
                if lecture.position() == Some(position) {
                    (lecture.screen() != screen).then_some(Command::Screen { screen })
                } else {
                    Some(Command::Show(position))
                }
            }
        }
    }
}

/// Returns the position as the room sees it. The presenter has one step more if there is an
/// explanation, for lectures in which nobody can vote.
fn in_room(position: Position, agenda: &Agenda) -> Position {
    let most = agenda.slide(position.slide).map_or(0, AgendaSlide::steps);
    Position { fragment: position.fragment.min(most), ..position }
}

/// What the server answered to a command.
#[derive(Debug, Clone, PartialEq)]
pub enum CommandReply {
    /// The command led to these events.
    Done(Vec<Numbered>),
    /// The command is not possible now.
    Refused,
    /// Another device drives.
    NotTheDriver,
    /// No answer: nobody knows whether the command arrived.
    Lost,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum ReconcilerEvent {
    /// Time passed, or the presenter did something.
    Tick,
    /// The connection to the server is back.
    Connected,
    /// The event stream brought this state of the lecture.
    Observed(LectureReplica),
    /// The answer to the command under way.
    Answered(CommandReply),
    /// This device took over, in this term.
    TookOver(u32),
}

/// Brings the lecture to the presenter's desired state, or follows it.
#[derive(Debug, Clone)]
pub struct Reconciler {
    replica: Option<LectureReplica>,
    /// The term in which this device drives; `None` if it only follows.
    term: Option<u32>,
    /// The desired state is taken from the lecture once that is in this term or a later one.
    adopts_from: Option<u32>,
    sent: Option<Command>,
    sent_at: Timestamp,
    /// Whether the command under way should have been answered by now.
    late: bool,
    /// Number of tries in a row without an answer.
    failed: u32,
    again_at: Timestamp,
    /// The command that was refused, until something else happens.
    refused: Option<Command>,
}

impl Reconciler {
    /// Begins to drive in a term, or to follow. `knows` says that the desired state was stored on
    /// this device: then it is what the presenter wants, even after a crash.
    #[must_use]
    pub fn begin(term: Option<u32>, knows: bool) -> Self {
        let adopts_from = if knows { None } else { Some(term.unwrap_or(0)) };
        Self {
            replica: None,
            term,
            adopts_from,
            sent: None,
            sent_at: Timestamp::default(),
            late: false,
            failed: 0,
            again_at: Timestamp::default(),
            refused: None,
        }
    }

    /// Whether this device drives, as far as it knows.
    #[must_use]
    pub fn drives(&self) -> bool {
        self.term
            .is_some_and(|term| self.replica.as_ref().is_none_or(|replica| replica.lecture.term() <= term))
    }

    /// Whether the last command got no answer, or the present one should have been answered by now.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        self.failed > 0 || self.late
    }

    /// Returns the lecture as it will be once the server has caught up with the desired state.
    #[must_use]
    pub fn ahead(&self, desired: &Desired, agenda: &Agenda) -> Lecture {
        let mut lecture = self.replica.as_ref().map(|replica| replica.lecture.clone()).unwrap_or_default();
        // At most three commands: start, show, screen.
        for _ in 0..3 {
            let Some(command) = desired.toward(&lecture, agenda) else { break };
            let Ok(events) = decide(&lecture, agenda, command, &DecisionInput::default()) else { break };
            lecture = events.iter().fold(lecture, Lecture::evolve);
        }
        lecture
    }

    /// Returns the desired state after an event (a different one if the lecture leads), and the
    /// command to send now.
    pub fn step(
        &mut self,
        mut desired: Desired,
        agenda: &Agenda,
        event: ReconcilerEvent,
        now: Timestamp,
    ) -> (Desired, Option<Command>) {
        match event {
            ReconcilerEvent::Tick => {}
            ReconcilerEvent::Connected => self.again_at = now,
            ReconcilerEvent::Observed(replica) => self.heard(replica),
            ReconcilerEvent::TookOver(term) => {
                self.term = Some(term);
                self.adopts_from = Some(term);
            }
            ReconcilerEvent::Answered(answer) => self.answered(answer, &mut desired, now),
        }
        self.late = self.sent.is_some() && self.sent_at.is_older_than(ANSWER_WITHIN, now);
        let Some(lecture) = self.replica.as_ref().map(|replica| replica.lecture.clone()) else {
            return (desired, None);
        };
        let backwards = desired.section == Section::Lobby && lecture.position().is_some();
        let adopts = self.adopts_from.is_some_and(|term| lecture.term() >= term);
        if lecture.phase() == Phase::Ended {
            // The position stays: the presenter's notes are those of the slide where the lecture
            // ended.
            desired = Desired { section: Section::Ended, pending: None, ..desired };
        } else if !self.drives() || adopts || backwards {
            self.adopts_from = self.adopts_from.filter(|_| !adopts);
            desired = Desired::of(&lecture);
        }
        desired.pending = desired.pending.filter(|pending| !pending.is_fulfilled(&lecture));
        let command = self.next_command(&desired, &lecture, agenda, now);
        (desired, command)
    }

    /// Applies an event in a window that leaves the desired state and the commands to another
    /// window.
    pub fn observe(&mut self, event: ReconcilerEvent) {
        self.adopts_from = None;
        match event {
            ReconcilerEvent::Tick | ReconcilerEvent::Connected => {}
            ReconcilerEvent::Observed(replica) => self.heard(replica),
            ReconcilerEvent::TookOver(term) => self.term = Some(term),
            ReconcilerEvent::Answered(answer) => {
                self.answered(answer, &mut Desired::default(), Timestamp::default());
            }
        }
    }

    /// The lecture as the server last reported it.
    #[must_use]
    pub fn lecture(&self) -> Option<&Lecture> {
        self.replica.as_ref().map(|replica| &replica.lecture)
    }

    fn next_command(
        &mut self,
        desired: &Desired,
        lecture: &Lecture,
        agenda: &Agenda,
        now: Timestamp,
    ) -> Option<Command> {
        let ready = self.drives()
            && self.adopts_from.is_none()
            && self.sent.is_none()
            && self.again_at.has_come(now, BACKOFF.longest);
        let wanted = desired.toward(lecture, agenda).or_else(|| desired.pending.map(PendingCommand::command));
        let command = wanted.filter(|command| ready && self.refused != Some(*command))?;
        self.sent = Some(command);
        self.sent_at = now;
        Some(command)
    }

    fn heard(&mut self, replica: LectureReplica) {
        let seq = self.replica.as_ref().map(|replica| replica.seq);
        // The answer to a command may arrive before the stream reports the same events.
        if seq.is_none_or(|seq| replica.seq >= seq) {
            if seq != Some(replica.seq) {
                self.refused = None;
            }
            self.replica = Some(replica);
        }
    }

    fn answered(&mut self, answer: CommandReply, desired: &mut Desired, now: Timestamp) {
        let sent = self.sent.take();
        let asked = desired.pending.is_some_and(|pending| Some(pending.command()) == sent);
        match answer {
            CommandReply::Lost => {
                self.failed += 1;
                self.again_at = now + BACKOFF.wait(self.failed, 0.5);
                return;
            }
            CommandReply::NotTheDriver => self.term = None,
            CommandReply::Refused if asked => desired.pending = None,
            CommandReply::Refused => self.refused = sent,
            CommandReply::Done(events) => {
                // No event came of it: what this device knows is out of date, and the stream will
                // report the rest.
                self.refused = sent.filter(|_| events.is_empty());
                if let Some(replica) = &mut self.replica {
                    for event in &events {
                        // If events are missing in between, the stream brings all of them.
                        replica.receive(event);
                    }
                }
                if asked {
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
