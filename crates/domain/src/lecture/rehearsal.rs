//! A rehearsal: a lecture with made-up phones, for a presenter alone. It runs on the presenter's device;
//! nothing of it is sent or stored.

use super::{
    Agenda, AgendaKind, Command, CommandError, Counts, DecisionInput, LectureReplica, Numbered, Phase,
    PublishableGain, RoomGain, decide,
};
use crate::invariant::assert_fits;

/// Number of made-up phones.
pub const PHONES: u32 = 24;

/// Phones that join, or do something, at each tick.
const AT_ONCE: u32 = 3;

/// Made-up phones that leave a quiz or a poll open.
const SILENT: u32 = 2;

/// A lecture and its made-up room.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rehearsal {
    /// The lecture.
    pub replica: LectureReplica,
    /// What the presenter's screens count.
    pub counts: Counts,
}

impl Rehearsal {
    /// Carries out a command of the presenter, with `items` questions in the quiz. Returns its events.
    ///
    /// # Errors
    /// As [`decide`](super::decide()).
    pub fn command(
        &mut self,
        agenda: &Agenda,
        items: usize,
        command: Command,
        now: u64,
    ) -> Result<Vec<Numbered>, CommandError> {
        let before = self.slide();
        let choices = before.and_then(|slide| match &agenda.slide(slide)?.kind {
            AgendaKind::Poll(choices) => Some(choices.len()),
            AgendaKind::Slide | AgendaKind::Quiz(_) | AgendaKind::Gain => None,
        });
        let input = DecisionInput {
            votes: made_up_votes(before.unwrap_or_default(), choices.unwrap_or_default(), self.counts.votes),
            gained: PublishableGain::of(made_up_gain(items, u64::from(self.counts.post))),
        };
        let events = decide(&self.replica.lecture, agenda, command, &input)?;
        let number = |event| {
            let event = Numbered { seq: self.replica.seq + 1, event };
            self.replica.receive(&event);
            self.counts.clock = self.counts.clock.after(&event.event, now);
            event
        };
        let events = events.into_iter().map(number).collect();
        if self.slide() != before {
            self.counts.votes = 0;
        }
        Ok(events)
    }

    /// Lets the made-up phones do something: join, answer, vote.
    pub fn tick(&mut self, now: u64) {
        let more = |count: u32, of: u32| of.min(count + AT_ONCE);
        let counts = &mut self.counts;
        let answering = counts.here.saturating_sub(SILENT);
        counts.now = now;
        match self.replica.lecture.phase() {
            Phase::Lobby | Phase::PreQuiz => counts.pre = more(counts.pre, answering),
            Phase::PollOpen => counts.votes = more(counts.votes, answering),
            Phase::PostQuiz => counts.post = more(counts.post, answering),
            Phase::Gain if self.replica.lecture.gain().is_none() => {
                counts.post = more(counts.post, answering);
            }
            Phase::Showing | Phase::PollClosed | Phase::PollRevealed | Phase::Gain | Phase::Ended => {}
        }
        counts.here = more(counts.here, PHONES);
        if !counts.door_closed {
            counts.tickets = counts.here;
        }
    }

    fn slide(&self) -> Option<usize> {
        self.replica.lecture.position().map(|position| position.slide)
    }
}

/// A number that looks random (the last step of SplitMix64), the same for the same seed.
const fn scattered(seed: u64) -> u64 {
    let z = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Votes of a number of made-up phones, some choices with more than others.
fn made_up_votes(slide: usize, choices: usize, voted: u32) -> Vec<u32> {
    let mut counts = vec![0; choices];
    for phone in 0..u64::from(voted) {
        let drawn = scattered((slide as u64 + 1) * 1_000 + phone);
        // The smaller of two draws: the first choices get more.
        let (one, other) = (drawn % 97, (drawn >> 32) % 97);
        let at = one.min(other) * choices as u64 / 97;
        if let Some(count) = counts.get_mut(assert_fits::<u64, usize>(at)) {
            *count += 1;
        }
    }
    counts
}

/// A gain of `n` made-up phones.
fn made_up_gain(items: usize, n: u64) -> RoomGain {
    let right =
        |item: usize, from: u64, to: u64| n * (from + scattered(item as u64 + from) % (to - from)) / 100;
    RoomGain {
        n,
        pre_right: (0..items).map(|item| right(item, 15, 65)).collect(),
        post_right: (0..items).map(|item| right(item, 50, 95)).collect(),
        class_g: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::tests::agenda;
    use crate::lecture::{Verdict, command_for_next_key};

    #[test]
    fn a_closed_door_gives_no_seat_to_made_up_phones_that_come_later() {
        let mut room = Rehearsal::default();
        room.tick(1);
        room.counts.door_closed = true;
        room.tick(2);
        assert_eq!((room.counts.here, room.counts.tickets), (2 * AT_ONCE, AT_ONCE));
        room.counts.door_closed = false;
        room.tick(3);
        assert_eq!((room.counts.here, room.counts.tickets), (3 * AT_ONCE, 3 * AT_ONCE));
    }

    /// Presses the next key through the whole lecture, with time for the phones in between.
    #[test]
    fn a_rehearsal_shows_votes_and_a_gain_as_a_room_would() {
        let (agenda, mut room, mut polls) = (agenda(), Rehearsal::default(), 0);
        for now in 0..400 {
            room.tick(now);
            let settled = now % 12 == 11;
            let Some(command) = command_for_next_key(&room.replica.lecture, &agenda).filter(|_| settled)
            else {
                continue;
            };
            room.command(&agenda, 12, command, now).unwrap();
            if command == (Command::RevealPoll {}) {
                let slide = room.replica.lecture.position().unwrap().slide;
                let Some(Verdict::Votes(votes)) = room.replica.lecture.verdict(slide) else {
                    panic!("too few")
                };
                assert_eq!(votes.iter().sum::<u32>(), PHONES - SILENT);
                polls += 1;
            }
        }
        assert_eq!((polls, room.counts.here), (2, PHONES));
        assert_eq!((room.counts.pre, room.counts.post), (PHONES - SILENT, PHONES - SILENT));
        let (before, after) = room.replica.lecture.gain().unwrap().shares();
        assert!(before < after, "{before} {after}");
    }
}
