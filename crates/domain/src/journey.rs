//! The journey: everything a phone stores about one student's way through a lecture.
//!
//! Each stage has only what exists then: there is no response before consent, no post-quiz before
//! the pre-quiz is handed in or missed, nothing shared before both are over. [`Journey::apply`] is
//! the only way from one stage to another.

mod follow;
mod scored;
mod step;
mod stored;

use crate::id::{ChoiceId, DeckVersion, ItemId, LectureId, SlideId};
use crate::quiz::{Responses, Seed};
use crate::submission::SubmissionId;
use crate::{Country, VecMap, json};

pub use follow::{ALL_STEPS, FollowPlan, PhoneView};
pub use scored::Scored;
pub use step::{Join, RefusedStep, Step, StepError};

/// The stage that a student is in.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Journey {
    /// Chooses a country, and reads what this is and what would be sent.
    Consent(Opening),
    /// Declined the quiz; reads the slides alone.
    Declined {
        /// The country whose law is shown.
        country: Country,
        /// The slide that is read.
        reading: Reading,
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
        pre: Part,
        /// The slide that is read.
        reading: Reading,
    },
    /// Takes the post-quiz.
    PostQuiz {
        /// What is fixed from consent on.
        enrolled: Enrolled,
        /// The pre-quiz.
        pre: Part,
        /// The quiz so far.
        quiz: Quiz,
    },
    /// Both quizzes are over.
    Result {
        /// What is fixed from consent on.
        enrolled: Enrolled,
        /// The pre-quiz.
        pre: Part,
        /// The post-quiz.
        post: Part,
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

/// What is fixed from consent to the end. The items are stored, so that an update of the deck in
/// between loses nothing.
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
pub enum Part {
    /// Not taken: the student came late, skipped it, or left early.
    Missed,
    /// Handed in.
    Taken(Responses),
}

/// The slide that is read, and the choices in scenarios and polls. None of this leaves the phone
/// from here: in a hall, a choice is also put into the outbox as a vote, under a random number of
/// its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct Reading {
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
    /// In the outbox under this name.
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
