//! The state of a lecture in one message, for clients that join.

use serde::{Deserialize, Serialize};

use super::{
    JoinCode, Lecture, LectureClock, LectureReplica, Mode, Phase, Polls, Progress, RoomGain, Running,
};
use crate::deck::Sitting;
use crate::gain::SMALLEST_GROUP;
use crate::id::{DeckId, DeckVersion, LectureId};
use crate::show::{Position, Screen};
use crate::submission::TakeBackUntil;
use crate::{Country, Language, json};

/// The properties of a lecture that never change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its id, also in submissions.
    pub id: LectureId,
    /// The join code on the projector.
    pub code: JoinCode,
    /// The deck.
    pub deck: DeckId,
    /// The version of the deck.
    pub version: DeckVersion,
    /// The country whose law is shown.
    pub country: Country,
    /// The language on the projector.
    pub language: Language,
}

/// A lecture up to its last event. A flat object in JSON, with one word for the phase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(from = "SnapshotJson", into = "SnapshotJson")]
pub struct Snapshot {
    /// What never changes.
    pub about: About,
    /// The lecture, and the number of its last event.
    pub replica: LectureReplica,
    /// Whether all seats are taken.
    pub full: bool,
    /// The hash of the keys of its seat tickets; `None` if it has none.
    pub ticket_keys: Option<String>,
}

/// Counts for the presenter's screens. Not stored. Only the driver gets them exactly; everybody else as
/// [`Counts::for_the_wall`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, json::Read)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// Phones that follow at present.
    pub here: u32,
    /// Students who handed in the pre-quiz.
    pub pre: u32,
    /// Students who handed in the post-quiz.
    pub post: u32,
    /// Students who voted on the slide that is shown.
    pub votes: u32,
    /// Phones that were given seat tickets.
    #[serde(default)]
    pub tickets: u32,
    /// People in the hall, as the presenter has counted; 0 before, and for everybody but the driver.
    #[serde(default)]
    pub heads: u32,
    /// Whether no further tickets are given out.
    #[serde(default)]
    pub door_closed: bool,
    /// When the lecture began and paused.
    #[serde(default)]
    pub clock: LectureClock,
    /// The time on the server, in seconds since 1970, so that a device whose own time is wrong reads
    /// the clock correctly.
    #[serde(default)]
    pub now: u64,
}

/// The steps in which the wall shows counts.
const WALL_STEP: u32 = 5;

/// A count as everybody may know it: in steps of five from ten on, and 0 below.
const fn stepped(count: u32) -> u32 {
    if (count as u64) < SMALLEST_GROUP { 0 } else { count - count % WALL_STEP }
}

impl Counts {
    /// The counts as everybody may know them: 10 stands for 10 to 14, and 0 for fewer than ten. So whoever
    /// watches the wall does not see a single student join, vote or hand in, but for those that
    /// complete a step.
    #[must_use]
    pub const fn for_the_wall(self) -> Self {
        Self {
            here: stepped(self.here),
            pre: stepped(self.pre),
            post: stepped(self.post),
            votes: stepped(self.votes),
            tickets: stepped(self.tickets),
            heads: 0,
            ..self
        }
    }

    /// Whether these differ from others, apart from the time.
    #[must_use]
    pub fn differ_from(&self, others: &Self) -> bool {
        Self { now: others.now, ..*self } != *others
    }
}

/// The state of a lecture.
#[derive(Serialize, Deserialize, json::Read, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = Snapshot))]
struct SnapshotJson {
    /// The id of the lecture, also in submissions.
    id: LectureId,
    /// The join code on the projector.
    code: JoinCode,
    /// The deck.
    deck: DeckId,
    /// Its version.
    deck_version: DeckVersion,
    /// The country whose law is shown.
    country: Country,
    /// The language on the projector.
    language: Language,
    /// The number of the last event in this state; 0 before the first.
    seq: u64,
    /// The present phase.
    phase: Phase,
    /// Index of the slide.
    slide: usize,
    /// The number of its visible fragments.
    fragment: u8,
    /// What is on the screen.
    screen: Screen,
    /// Index of the furthest slide that was shown.
    reached: usize,
    /// The closed polls, in the order of their slides.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<super::polls::ClosedPoll>))]
    polls: Polls,
    /// The gain of the room, once it was shown.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    gain: Option<RoomGain>,
    /// Term number of the driver, starting at 1.
    term: u32,
    /// Whether no seat is left.
    full: bool,
    /// The hash of the keys of its seat tickets, 43 characters of base64url; null if it has none.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    ticket_keys: Option<String>,
    /// Until when a record can be taken back. Readers derive it from the rest.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    until: TakeBackUntil,
}

impl From<SnapshotJson> for Snapshot {
    fn from(json: SnapshotJson) -> Self {
        let on = |mode| {
            let position = Position { slide: json.slide, fragment: json.fragment };
            Progress::Running(Running { position, mode, screen: json.screen, reached: json.reached })
        };
        let progress = match json.phase {
            Phase::Lobby => Progress::Lobby,
            Phase::Ended => Progress::Ended,
            Phase::PreQuiz => on(Mode::Quiz(Sitting::Pre)),
            Phase::PostQuiz => on(Mode::Quiz(Sitting::Post)),
            Phase::PollOpen => on(Mode::Voting),
            Phase::Gain => on(Mode::Gain),
            // Which of the three it is follows from the polls.
            Phase::Showing | Phase::PollClosed | Phase::PollRevealed => on(Mode::Showing),
        };
        let gain = json.gain.and_then(RoomGain::if_publishable);
        let lecture = Lecture { progress, polls: json.polls, gain, term: json.term };
        Self {
            about: About {
                id: json.id,
                code: json.code,
                deck: json.deck,
                version: json.deck_version,
                country: json.country,
                language: json.language,
            },
            replica: LectureReplica { seq: json.seq, lecture, outdated: false },
            full: json.full,
            ticket_keys: json.ticket_keys,
        }
    }
}

impl From<Snapshot> for SnapshotJson {
    fn from(
        Snapshot { about, replica: LectureReplica { seq, lecture, .. }, full, ticket_keys }: Snapshot,
    ) -> Self {
        let position = lecture.position().unwrap_or_default();
        Self {
            id: about.id,
            code: about.code,
            deck: about.deck,
            deck_version: about.version,
            country: about.country,
            language: about.language,
            seq,
            phase: lecture.phase(),
            slide: position.slide,
            fragment: position.fragment,
            screen: lecture.screen(),
            until: lecture.take_back_until(),
            reached: lecture.reached().unwrap_or_default(),
            term: lecture.term,
            polls: lecture.polls,
            gain: lecture.gain,
            full,
            ticket_keys,
        }
    }
}

#[cfg(feature = "openapi")]
crate::openapi::described_as!(Snapshot, SnapshotJson);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_shows_steps_of_five_from_ten_on() {
        let counts = |n| Counts { here: n, pre: n, post: n, votes: n, tickets: n, ..Counts::default() };
        let wall = |n| counts(n).for_the_wall();
        for (exact, shown) in [(0, 0), (1, 0), (9, 0), (10, 10), (14, 10), (15, 15), (499, 495)] {
            let Counts { here, pre, post, votes, tickets, .. } = wall(exact);
            assert_eq!([here, pre, post, votes, tickets], [shown; 5], "{exact}");
            assert_eq!(wall(exact).for_the_wall(), wall(exact));
        }
    }

    #[test]
    fn the_wall_does_not_know_how_many_people_were_counted() {
        assert_eq!(Counts { heads: 34, ..Counts::default() }.for_the_wall().heads, 0);
    }
}
