//! The journey: everything a phone stores about one student's way through a lecture.
//!
//! Each variant of [`Journey`] has only what exists then: there is no response before consent, no
//! post-quiz before the pre-quiz is handed in or missed, nothing shared before both are finished.
//! [`Journey::apply`] is the only way from one to another.

mod follow;
mod scored;
mod step;
mod stored;

use crate::id::{ChoiceId, DeckVersion, ItemId, LectureId, SlideId};
use crate::quiz::{Responses, Seed};
use crate::submission::SubmissionId;
use crate::{Country, VecMap, json};

pub use follow::{ALL_STEPS, FollowPlan, PhoneView};
pub use scored::JourneyScore;
pub use step::{Join, Step, StepError, StepRefusedError};

/// How far a student is.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Journey {
    /// Chooses a country, and reads what this is and what would be sent.
    Consent(Opening),
    /// Declined the quiz; reads the slides alone.
    Declined {
        /// The country whose law is shown.
        country: Country,
        /// The current slide, and the choices so far.
        reading: SlideProgress,
    },
    /// Takes the pre-quiz.
    PreQuiz {
        /// What is fixed from consent on.
        enrolled: Enrolled,
        /// The quiz so far.
        quiz: Quiz,
    },
    /// Reads the slides.
    Lecture {
        /// What is fixed from consent on.
        enrolled: Enrolled,
        /// The pre-quiz.
        pre: QuizResult,
        /// The current slide, and the choices so far.
        reading: SlideProgress,
    },
    /// Takes the post-quiz.
    PostQuiz {
        /// What is fixed from consent on.
        enrolled: Enrolled,
        /// The pre-quiz.
        pre: QuizResult,
        /// The quiz so far.
        quiz: Quiz,
    },
    /// Both quizzes are over.
    Result {
        /// What is fixed from consent on.
        enrolled: Enrolled,
        /// The pre-quiz.
        pre: QuizResult,
        /// The post-quiz.
        post: QuizResult,
        /// Whether the outcomes are shared.
        sharing: Sharing,
    },
}

/// The page before consent, and the country.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct Opening {
    /// Which page.
    pub page: OpeningPage,
    /// The country, once it is chosen.
    pub country: Option<Country>,
}

/// A page before consent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum OpeningPage {
    /// Language and country.
    #[default]
    Welcome,
    /// What the lecture is about, so that everyone can decide.
    ContentNote,
    /// What is sent and what is not; consent or decline.
    Data,
}

/// What is fixed from consent on. The items are stored, so that an update of the deck in
/// between loses nothing. The id of the submission is stored long before it is shown, so that all
/// tabs of a phone show the same one, and the server counts them as one student whatever they send.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
pub struct Enrolled {
    /// The country whose law is shown and asked about.
    pub country: Country,
    /// The seed of the orders of choices.
    pub seed: Seed,
    /// The version of the deck.
    pub version: DeckVersion,
    /// The items, in the order asked.
    pub items: Vec<ItemId>,
    /// The live lecture; `None` for a student who learns alone.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub lecture: Option<LectureId>,
    /// The id under which the outcomes are shared, if they are. `None` in journeys that earlier apps
    /// began; read it with [`submission_id`](Self::submission_id).
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<SubmissionId>,
}

impl Enrolled {
    /// The id under which the outcomes are shared.
    #[must_use]
    pub fn submission_id(&self) -> SubmissionId {
        self.submission.unwrap_or_else(|| {
            // All tabs have the same seed.
            let seed = self.seed.0;
            SubmissionId::from_random((u128::from(seed) << 64 | u128::from(!seed)).to_le_bytes())
        })
    }
}

/// A quiz in progress.
#[derive(Debug, Clone, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct Quiz {
    /// Index of the item on the screen; the number of items stands for the page before handing in.
    pub at: usize,
    /// The responses so far. They can be changed until the quiz is handed in.
    pub responses: Responses,
}

/// A finished quiz.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum QuizResult {
    /// Not taken: the student came late, skipped it, or left early.
    Missed,
    /// Handed in.
    Taken(Responses),
}

/// The current slide, and the choices in scenarios and polls. None of this is sent. In a hall, a
/// choice is also put into the outbox as a vote, with a random id drawn for that poll.
#[derive(Debug, Clone, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct SlideProgress {
    /// Index of the slide in the flow.
    pub slide: usize,
    /// Choices in scenarios and polls.
    pub opinions: VecMap<SlideId, ChoiceId>,
}

/// Whether the outcomes are shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Sharing {
    /// Not asked yet.
    Undecided,
    /// The student keeps them on this phone.
    Kept,
    /// In the outbox under this id.
    Shared(SubmissionId),
    /// Shared, then withdrawn.
    Withdrawn(SubmissionId),
}

impl Journey {
    /// The first page.
    #[must_use]
    pub fn begin() -> Self {
        Self::Consent(Opening::default())
    }

    /// The first page in a hall: the country is that of the lecture.
    #[must_use]
    pub const fn enter(country: Country) -> Self {
        Self::Consent(Opening { page: OpeningPage::ContentNote, country: Some(country) })
    }

    /// The country, once chosen.
    #[must_use]
    pub const fn country(&self) -> Option<Country> {
        match self {
            Self::Consent(opening) => opening.country,
            Self::Declined { country, .. } => Some(*country),
            Self::PreQuiz { enrolled, .. }
            | Self::Lecture { enrolled, .. }
            | Self::PostQuiz { enrolled, .. }
            | Self::Result { enrolled, .. } => Some(enrolled.country),
        }
    }
}
