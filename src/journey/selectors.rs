//! What the views read of the journey.

use konventa_domain::deck::Sitting;
use konventa_domain::journey::{Enrolled, Journey, OpeningPage, Quiz, QuizResult, Sharing, SlideProgress};

use crate::i18n::Texts;

/// The screen that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Screen {
    Welcome,
    ContentNote,
    Data,
    Quiz(Sitting),
    Slides,
    Sharing,
    Result,
}

impl Screen {
    pub(super) fn of(journey: &Journey) -> Self {
        match journey {
            Journey::Consent(opening) => match opening.page {
                OpeningPage::Welcome => Self::Welcome,
                OpeningPage::ContentNote => Self::ContentNote,
                OpeningPage::Data => Self::Data,
            },
            Journey::PreQuiz { .. } => Self::Quiz(Sitting::Pre),
            Journey::PostQuiz { .. } => Self::Quiz(Sitting::Post),
            Journey::Declined { .. } | Journey::Lecture { .. } => Self::Slides,
            Journey::Result { pre: QuizResult::Missed, post: QuizResult::Missed, .. } => Self::Result,
            Journey::Result { sharing: Sharing::Undecided, .. } => Self::Sharing,
            Journey::Result { .. } => Self::Result,
        }
    }

    /// The name of the part that the screen belongs to.
    pub(super) fn part(self, t: Texts, post_quiz_name: fn(Texts) -> &'static str) -> &'static str {
        match self {
            Self::Welcome => t.journey_part_welcome(),
            Self::ContentNote => t.journey_part_note(),
            Self::Data => t.journey_part_data(),
            Self::Quiz(Sitting::Pre) => t.journey_part_before(),
            Self::Slides => t.journey_part_lecture(),
            Self::Quiz(Sitting::Post) => post_quiz_name(t),
            Self::Sharing | Self::Result => t.journey_part_result(),
        }
    }
}

/// The quiz that is being answered.
pub(super) fn quiz(journey: &Journey) -> Option<&Quiz> {
    match journey {
        Journey::PreQuiz { quiz, .. } | Journey::PostQuiz { quiz, .. } => Some(quiz),
        _ => None,
    }
}

/// The position in the slides.
pub(super) fn slide_progress(journey: &Journey) -> Option<&SlideProgress> {
    match journey {
        Journey::Declined { reading, .. } | Journey::Lecture { reading, .. } => Some(reading),
        _ => None,
    }
}

/// What the student consented to.
pub(super) fn enrolled(journey: &Journey) -> Option<&Enrolled> {
    match journey {
        Journey::Consent(_) | Journey::Declined { .. } => None,
        Journey::PreQuiz { enrolled, .. }
        | Journey::Lecture { enrolled, .. }
        | Journey::PostQuiz { enrolled, .. }
        | Journey::Result { enrolled, .. } => Some(enrolled),
    }
}

/// Whether both quizzes were handed in.
pub(super) fn took_both(journey: &Journey) -> bool {
    matches!(journey, Journey::Result { pre: QuizResult::Taken(_), post: QuizResult::Taken(_), .. })
}

/// The decision about sharing.
pub(super) fn sharing(journey: &Journey) -> Option<Sharing> {
    match journey {
        Journey::Result { sharing, .. } => Some(*sharing),
        _ => None,
    }
}

/// The index of the item or slide that is shown: when it changes, the page scrolls to the top.
pub(super) fn place(journey: &Journey) -> usize {
    quiz(journey).map(|q| q.at).or_else(|| slide_progress(journey).map(|p| p.slide)).unwrap_or_default()
}
