//! Events of a lecture, and their JSON.

use serde::{Deserialize, Serialize};

use super::{RoomGain, Verdict};
use crate::json;
use crate::show::{Position, Screen};

/// An event of a lecture.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The lecture left the lobby; the first slide is shown.
    Started,
    /// Another position is shown, with the slide on the screen.
    Shown(Position, Scene),
    /// The slide, nothing or the pause is shown.
    Screen(Screen),
    /// The room may vote on the slide that is shown.
    PollOpened,
    /// Voting is closed.
    PollClosed,
    /// The votes of the poll are shown.
    PollRevealed(Verdict),
    /// The room's gain is shown.
    Gained(RoomGain),
    /// Another device drives, in this term.
    DriverChanged(u32),
    /// The lecture is over.
    Ended,
    /// An event that only a newer program knows. A client that receives it continues, and reloads
    /// when it can.
    Unknown,
}

// An `AgendaKind` without its choices, so that `Lecture::evolve` needs no deck.
/// What the slide that is shown is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// An ordinary slide, or a poll that is not open.
    Slide,
    /// It announces the pre-quiz.
    PreQuiz,
    /// It announces the post-quiz.
    PostQuiz,
    /// It shows the room's gain.
    Gain,
}

/// An event and its number, from 1. In JSON it is a flat object,
/// `{"seq":4,"event":"shown","slide":3,"fragment":0,"scene":"slide"}`, so that a program can read
/// events that it does not know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, json::Read)]
#[serde(from = "EventJson", into = "EventJson")]
pub struct Numbered {
    /// Its number.
    pub seq: u64,
    /// What happened.
    pub event: Event,
}

/// An event in the stream of a lecture. Fields that do not belong to it are left out.
#[derive(Default, Serialize, Deserialize, json::Read)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = Event))]
struct EventJson {
    /// Its number, starting at 1.
    seq: u64,
    /// What happened: `started`, `shown`, `screen`, `poll_opened`, `poll_closed`, `poll_revealed`,
    /// `gained`, `driver_changed` or `ended`. Later versions may add others.
    event: String,
    /// Index of the slide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    slide: Option<usize>,
    /// The number of its visible fragments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    fragment: Option<u8>,
    /// What the slide is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    scene: Option<Scene>,
    /// What is on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    screen: Option<Screen>,
    /// The votes for each choice; empty if they are too few to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<u32>>, nullable = false))]
    votes: Option<Verdict>,
    /// The gain of the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    gain: Option<RoomGain>,
    /// The driver's term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    term: Option<u32>,
}

impl From<EventJson> for Numbered {
    fn from(json: EventJson) -> Self {
        let position = json.slide.zip(json.fragment).map(|(slide, fragment)| Position { slide, fragment });
        let event = match json.event.as_str() {
            "started" => Some(Event::Started),
            "shown" => position.zip(json.scene).map(|(position, scene)| Event::Shown(position, scene)),
            "screen" => json.screen.map(Event::Screen),
            "poll_opened" => Some(Event::PollOpened),
            "poll_closed" => Some(Event::PollClosed),
            "poll_revealed" => json.votes.map(Event::PollRevealed),
            "gained" => json.gain.map(Event::Gained),
            "driver_changed" => json.term.map(Event::DriverChanged),
            "ended" => Some(Event::Ended),
            _ => None,
        };
        Self { seq: json.seq, event: event.unwrap_or(Event::Unknown) }
    }
}

impl From<Numbered> for EventJson {
    fn from(Numbered { seq, event }: Numbered) -> Self {
        let named = |name: &str| Self { seq, event: name.to_owned(), ..Self::default() };
        match event {
            Event::Started => named("started"),
            Event::Shown(Position { slide, fragment }, scene) => {
                Self { slide: Some(slide), fragment: Some(fragment), scene: Some(scene), ..named("shown") }
            }
            Event::Screen(screen) => Self { screen: Some(screen), ..named("screen") },
            Event::PollOpened => named("poll_opened"),
            Event::PollClosed => named("poll_closed"),
            Event::PollRevealed(votes) => Self { votes: Some(votes), ..named("poll_revealed") },
            Event::Gained(gain) => Self { gain: Some(gain), ..named("gained") },
            Event::DriverChanged(term) => Self { term: Some(term), ..named("driver_changed") },
            Event::Ended => named("ended"),
            Event::Unknown => named("unknown"),
        }
    }
}

#[cfg(feature = "openapi")]
crate::openapi::described_as!(Numbered, EventJson);
