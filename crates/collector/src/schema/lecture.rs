//! The live lecture.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Country, Language, Name};

/// A join code: six characters of `346789CDFGHJKMNPQRTWX`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(value_type = String, min_length = 6, max_length = 6)]
pub struct Code(pub String);

/// A lecture to start.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLecture {
    /// The deck to teach.
    pub deck: Name,
    /// Whose law.
    pub country: Country,
    /// The language on the wall.
    pub language: Language,
    /// Where it is held, for presenter and researcher only; at most 200 characters.
    pub place: Option<String>,
    /// How many phones may follow at once; at least 1.
    pub seats: Option<u32>,
    /// Whether students are asked to answer followup weeks later; not where it is left out.
    #[schema(nullable = false)]
    pub followup: Option<bool>,
}

/// A lecture that was started.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StartedLecture {
    /// Names it in submissions.
    pub id: Name,
    /// For the wall.
    pub code: Code,
    /// The driver's token.
    pub driver: String,
    /// The day on which the study of its students ends, YYYY-MM-DD in UTC; only where they are asked to answer followup.
    #[schema(nullable = false)]
    pub followup_until: Option<String>,
}

/// A lecture in one line.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedLecture {
    /// Names it in submissions.
    pub id: Name,
    /// On the wall.
    pub code: Code,
    /// What is taught.
    pub deck: Name,
    /// Whose law.
    pub country: Country,
    /// The language on the wall.
    pub language: Language,
    /// Where it is held.
    #[schema(required)]
    pub place: Option<String>,
    /// How many phones may follow at once.
    #[schema(required)]
    pub seats: Option<u32>,
    /// Whether students are asked to answer followup weeks later.
    pub followup: bool,
    /// The day it was started, YYYY-MM-DD in UTC.
    pub day: String,
    /// Where it is.
    pub phase: Phase,
}

/// Where a lecture is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Phones come in.
    Lobby,
    /// The slide that calls to the quiz before is shown.
    PreQuiz,
    /// A slide is shown.
    Showing,
    /// The room votes.
    PollOpen,
    /// Nobody can vote any more.
    PollClosed,
    /// The votes are shown.
    PollRevealed,
    /// The slide that calls to the quiz after is shown.
    PostQuiz,
    /// The slide with the room's gain is shown.
    Gain,
    /// Over.
    Ended,
}

/// What is on the screen.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Screen {
    /// The slide.
    Slide,
    /// Nothing.
    Black,
    /// The pause.
    Pause,
}

/// What the room learned, from 10 students on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoomGain {
    /// How many they are.
    pub n: u64,
    /// How many had each item right before, in the order asked.
    pub pre_right: Vec<u64>,
    /// How many had each item right after, in the order asked.
    pub post_right: Vec<u64>,
    /// Class normalised gain, and its 95 % interval from and to.
    #[schema(required)]
    pub class_g: Option<Vec<f64>>,
}

/// A lecture as it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Snapshot {
    /// Names it in submissions.
    pub id: Name,
    /// On the wall.
    pub code: Code,
    /// What is taught.
    pub deck: Name,
    /// In which version.
    pub deck_version: Name,
    /// Whose law.
    pub country: Country,
    /// The language on the wall.
    pub language: Language,
    /// The number of the last event in it; 0 before the first.
    pub seq: u64,
    /// Where it is.
    pub phase: Phase,
    /// Index of the slide.
    pub slide: u64,
    /// How many of its fragments are shown.
    pub fragment: u8,
    /// What is on the screen.
    pub screen: Screen,
    /// The furthest slide that was shown.
    pub reached: u64,
    /// Polls that are over: index of the slide, and the votes for each choice; null where they are not shown yet, empty
    /// where they are too few to show.
    pub polls: Vec<(u64, Option<Vec<u32>>)>,
    /// What the room learned, where that was shown.
    #[schema(required)]
    pub gain: Option<RoomGain>,
    /// Counts those who drove.
    pub term: u32,
    /// Whether no seat is left.
    pub full: bool,
}

/// What the driver asks for, by its name: `start`, `show` with slide and fragment, `open_poll`, `close_poll`,
/// `reveal_poll`, `screen` with screen, `count`, `end`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Its name.
    pub command: CommandName,
    /// Index of the slide, for `show`.
    #[schema(nullable = false)]
    pub slide: Option<u64>,
    /// How many of its fragments, for `show`.
    #[schema(nullable = false)]
    pub fragment: Option<u8>,
    /// What is on the screen, for `screen`.
    #[schema(nullable = false)]
    pub screen: Option<Screen>,
}

/// The name of a command.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommandName {
    /// Leaves the lobby.
    Start,
    /// Shows a slide up to a fragment.
    Show,
    /// Opens the poll of the slide that is shown.
    OpenPoll,
    /// Closes it.
    ClosePoll,
    /// Shows the votes.
    RevealPoll,
    /// Shows the slide, nothing, or the pause.
    Screen,
    /// Counts the room's gain anew.
    Count,
    /// Ends the lecture.
    End,
}

/// What came of a command.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Happened {
    /// In order.
    pub events: Vec<Event>,
}

/// Something that happened, as it is in the stream.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Event {
    /// Its number, from 1.
    pub seq: u64,
    /// What happened: `started`, `shown`, `screen`, `poll_opened`, `poll_closed`, `poll_revealed`, `gained`,
    /// `driver_changed`, `ended`. There may be others later.
    pub event: String,
    /// Index of the slide.
    #[schema(nullable = false)]
    pub slide: Option<u64>,
    /// How many of its fragments.
    #[schema(nullable = false)]
    pub fragment: Option<u8>,
    /// What the slide is for.
    #[schema(nullable = false)]
    pub scene: Option<Scene>,
    /// What is on the screen.
    #[schema(nullable = false)]
    pub screen: Option<Screen>,
    /// The votes for each choice; empty where they are too few to show.
    #[schema(nullable = false)]
    pub votes: Option<Vec<u32>>,
    /// What the room learned.
    #[schema(nullable = false)]
    pub gain: Option<RoomGain>,
    /// The driver's term.
    #[schema(nullable = false)]
    pub term: Option<u32>,
}

/// What a slide is for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Nothing more, or a poll.
    Slide,
    /// It calls to the quiz before.
    PreQuiz,
    /// It calls to the quiz after.
    PostQuiz,
    /// It shows the room's gain.
    Gain,
}

/// A new driver.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Driving {
    /// The token.
    pub driver: String,
    /// Its term.
    pub term: u32,
}

/// A vote.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// A random UUID, made on the phone anew for each poll.
    pub vote: Uuid,
    /// The slide that asks.
    pub slide: Name,
    /// The choice; `handed-in` on a slide that calls to a quiz.
    pub choice: Name,
    /// Counts the changes on the phone; 0 where it is left out.
    #[schema(nullable = false)]
    pub revision: Option<u32>,
}

/// Says that a vote is counted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Counted {
    /// Always `counted`: otherwise the answer is a problem.
    pub status: VoteStatus,
}

/// `counted`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum VoteStatus {
    /// It is counted, durably.
    Counted,
}
