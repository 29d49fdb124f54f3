//! Bodies of the endpoints for live lectures.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::id::{DeckId, LectureId};
use crate::lecture::{JoinCode, Numbered, Phase};
use crate::{Country, Day, Language};

/// The paths of live lectures, among all others in [`paths`](super::paths).
pub mod lecture_paths {
    /// Live lectures.
    pub const LECTURES: &str = "/api/lectures";
    /// The state of a live lecture.
    pub const LECTURE: &str = "/api/lectures/{code}";
    /// The commands of its driver.
    pub const COMMANDS: &str = "/api/lectures/{code}/commands";
    /// The link that makes a phone its remote.
    pub const REMOTE: &str = "/api/lectures/{code}/remote";
    /// The takeover by another driver.
    pub const DRIVER: &str = "/api/lectures/{code}/driver";
    /// Its events.
    pub const EVENTS: &str = "/api/lectures/{code}/events";
    /// The exact counts, for its driver.
    pub const COUNTS: &str = "/api/lectures/{code}/counts";
    /// The votes of its polls.
    pub const VOTES: &str = "/api/lectures/{code}/votes";
    /// The keys of its seat tickets.
    pub const TICKET_KEYS: &str = "/api/lectures/{code}/ticket-keys";
    /// The seat tickets of a phone.
    pub const TICKETS: &str = "/api/lectures/{code}/tickets";
    /// Whether further tickets are given out.
    pub const DOOR: &str = "/api/lectures/{code}/door";
    /// The number of people in the hall.
    pub const HEADS: &str = "/api/lectures/{code}/heads";
}

/// A lecture to start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewLecture {
    /// The deck to teach.
    pub deck: DeckId,
    /// The country whose law is shown.
    pub country: Country,
    /// The language on the stage.
    pub language: Language,
    /// Where the lecture is held, for presenter and researcher only; one line of at most 200
    /// characters.
    #[serde(default)]
    pub place: Option<String>,
    /// How many phones may follow at once; no limit if it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<u32>, minimum = 1))]
    pub seats: Option<NonZeroU32>,
    /// Whether students are asked to take the follow-up weeks later.
    #[serde(default)]
    pub followup: bool,
    /// The present day, as a person has confirmed it; only needed after `wrong-clock`. If the server's
    /// clock shows it too, or the day before or after in another time zone, an overdue study of the deck
    /// is ended and a new one is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<Day>,
}

/// A lecture that was started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartedLecture {
    /// Names the lecture in submissions.
    pub id: LectureId,
    /// The join code for the stage.
    pub code: JoinCode,
    /// The driver's token.
    pub driver: String,
    /// The day on which the study of the students ends, in UTC; only if they are asked to take the
    /// follow-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub followup_until: Option<Day>,
}

/// A lecture in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListedLecture {
    /// Names the lecture in submissions.
    pub id: LectureId,
    /// The join code on the stage.
    pub code: JoinCode,
    /// The deck.
    pub deck: DeckId,
    /// The country whose law is shown.
    pub country: Country,
    /// The language on the stage.
    pub language: Language,
    /// Where the lecture is held, as the presenter wrote it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub place: Option<String>,
    /// How many phones may follow at once; null means no limit.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub seats: Option<u32>,
    /// Whether students are asked to take the follow-up weeks later.
    pub followup: bool,
    /// The day on which it was started, in UTC.
    pub day: Day,
    /// The present phase.
    pub phase: Phase,
}

/// The token of a new driver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DriverToken {
    /// The token.
    pub driver: String,
    /// Term number of this driver, starting at 1.
    pub term: u32,
}

/// The events that a command caused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandEvents {
    /// In order; empty if the lecture is already as the command wants it.
    pub events: Vec<Numbered>,
}
