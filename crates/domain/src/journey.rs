//! The student's way through the lecture: the one value that a phone keeps.
//!
//! Each stage carries only what exists then: there is no response before consent, no second quiz before the first is
//! handed in or missed, nothing shared before both are over. [`Journey::apply`] is the only way from one to another.

mod follow;
mod step;
mod stored;

use crate::id::{ChoiceId, DeckVersion, ItemId, LectureId, SlideId};
use crate::quiz::{Responses, Seed};
use crate::submission::SubmissionId;
use crate::{Country, VecMap, json};

pub use follow::{ALL_STEPS, FollowPlan, PhoneView};
pub use step::{Join, RefusedStep, Step, StepError};

/// Where a student is.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Journey {
    /// Choosing a country, reading what this is and what would be sent.
    Consent(Opening),
    /// Declined the quiz; reads the slides alone.
    Declined {
        /// Whose law is shown.
        country: Country,
        /// Where in the slides.
        reading: Reading,
    },
    /// Answering before the lecture.
    PreQuiz {
        /// What was agreed.
        enrolled: Enrolled,
        /// The quiz so far.
        quiz: Quiz,
    },
    /// Reading the slides.
    Lecture {
        /// What was agreed.
        enrolled: Enrolled,
        /// The first quiz.
        pre: Part,
        /// Where in the slides.
        reading: Reading,
    },
    /// Answering after the lecture.
    PostQuiz {
        /// What was agreed.
        enrolled: Enrolled,
        /// The first quiz.
        pre: Part,
        /// The quiz so far.
        quiz: Quiz,
    },
    /// Both quizzes are over.
    Result {
        /// What was agreed.
        enrolled: Enrolled,
        /// The first quiz.
        pre: Part,
        /// The second quiz.
        post: Part,
        /// Whether the outcomes are shared.
        sharing: Sharing,
    },
}

/// The pages before consent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct Opening {
    /// Which page.
    pub page: OpeningPage,
    /// The country, once chosen.
    pub country: Option<Country>,
}

/// One page before consent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum OpeningPage {
    /// Language and country.
    #[default]
    Welcome,
    /// What the lecture is about, so that everyone can choose.
    ContentNote,
    /// What is sent and what is not; consent or decline.
    Data,
}

/// What holds from consent to the end. The items are kept so that an update of the deck in between loses nothing.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
pub struct Enrolled {
    /// Whose law is shown and asked.
    pub country: Country,
    /// Where the orders of choices come from.
    pub seed: Seed,
    /// The version of the deck.
    pub version: DeckVersion,
    /// The items, in the order asked.
    pub items: Vec<ItemId>,
    /// The live lecture; none for who learns alone.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub lecture: Option<LectureId>,
}

/// A quiz that is being answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct Quiz {
    /// Which item is on the screen; the number of items stands for the page before handing in.
    pub at: usize,
    /// The responses so far. They can be changed until the quiz is handed in.
    pub responses: Responses,
}

/// A quiz that is over.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Part {
    /// Not taken: came late, skipped it, or left early.
    Missed,
    /// Handed in.
    Taken(Responses),
}

/// Where in the slides, and what was chosen in scenarios and polls. None of this leaves the phone from here: in a hall a
/// choice is also put into the outbox as a vote, under a random number of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, json::Read, json::Write)]
pub struct Reading {
    /// Index in the flow of slides.
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
    /// Handed to the outbox under this name.
    Shared(SubmissionId),
    /// Shared, then taken back.
    Withdrawn(SubmissionId),
}

impl Journey {
    /// The beginning.
    #[must_use]
    pub fn begin() -> Self {
        Self::Consent(Opening::default())
    }

    /// The beginning in a hall: the country is that of the lecture.
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
