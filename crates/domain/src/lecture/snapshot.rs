//! The state of a lecture in one message, for clients that join.

use serde::{Deserialize, Serialize};

use super::{Doing, JoinCode, Lecture, On, Phase, Polls, Room, RoomGain, Stage};
use crate::deck::Sitting;
use crate::id::{DeckId, DeckVersion, LectureId};
use crate::show::{Position, Screen};
use crate::{Country, Language, json};

/// What never changes in a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its id, also in submissions.
    pub id: LectureId,
    /// The join code on the wall.
    pub code: JoinCode,
    /// The deck.
    pub deck: DeckId,
    /// The version of the deck.
    pub version: DeckVersion,
    /// The country whose law is shown.
    pub country: Country,
    /// The language on the wall.
    pub language: Language,
}

/// A lecture up to its last event. Flat in JSON, with a plain word for the phase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(from = "Page", into = "Page")]
pub struct Snapshot {
    /// What never changes.
    pub about: About,
    /// What changes.
    pub room: Room,
    /// Whether all seats are taken.
    pub full: bool,
}

/// Counts for the presenter's screens. Not stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Counts {
    /// Phones that follow at present.
    pub here: u32,
    /// Students who handed in the pre-quiz.
    pub pre: u32,
    /// Students who handed in the post-quiz.
    pub post: u32,
    /// Students who voted on the slide that is shown.
    pub votes: u32,
}

/// The state of a lecture.
#[derive(Serialize, Deserialize, json::Read, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = Snapshot))]
struct Page {
    /// Names the lecture in submissions.
    id: LectureId,
    /// The join code on the stage.
    code: JoinCode,
    /// The deck.
    deck: DeckId,
    /// Its version.
    deck_version: DeckVersion,
    /// The country whose law is shown.
    country: Country,
    /// The language on the stage.
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
    /// Closed polls: index of the slide, and the votes for each choice; null if they are not shown
    /// yet, empty if they are too few to show.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<(usize, Option<Vec<u32>>)>))]
    polls: Polls,
    /// The gain of the room, once it was shown.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    gain: Option<RoomGain>,
    /// Term number of the driver, starting at 1.
    term: u32,
    /// Whether no seat is left.
    full: bool,
}

impl From<Page> for Snapshot {
    fn from(page: Page) -> Self {
        let on = |doing| {
            let place = Position { slide: page.slide, fragment: page.fragment };
            Stage::On(On { place, doing, screen: page.screen, reached: page.reached })
        };
        let stage = match page.phase {
            Phase::Lobby => Stage::Lobby,
            Phase::Ended => Stage::Ended,
            Phase::PreQuiz => on(Doing::Quiz(Sitting::Pre)),
            Phase::PostQuiz => on(Doing::Quiz(Sitting::Post)),
            Phase::PollOpen => on(Doing::Voting),
            Phase::Gain => on(Doing::Gain),
            // Which of the three it is follows from the polls.
            Phase::Showing | Phase::PollClosed | Phase::PollRevealed => on(Doing::Showing),
        };
        let lecture = Lecture { stage, polls: page.polls, gain: page.gain, term: page.term };
        Self {
            about: About {
                id: page.id,
                code: page.code,
                deck: page.deck,
                version: page.deck_version,
                country: page.country,
                language: page.language,
            },
            room: Room { seq: page.seq, lecture, outdated: false },
            full: page.full,
        }
    }
}

impl From<Snapshot> for Page {
    fn from(Snapshot { about, room: Room { seq, lecture, .. }, full }: Snapshot) -> Self {
        let place = lecture.place().unwrap_or_default();
        Self {
            id: about.id,
            code: about.code,
            deck: about.deck,
            deck_version: about.version,
            country: about.country,
            language: about.language,
            seq,
            phase: lecture.phase(),
            slide: place.slide,
            fragment: place.fragment,
            screen: lecture.screen(),
            reached: lecture.reached().unwrap_or_default(),
            term: lecture.term,
            polls: lecture.polls,
            gain: lecture.gain,
            full,
        }
    }
}

#[cfg(feature = "openapi")]
crate::openapi::described_as!(Snapshot, Page);
