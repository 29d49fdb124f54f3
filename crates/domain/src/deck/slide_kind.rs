//! The kinds of slides, and what is true of all slides of a kind.

use serde::{Deserialize, Serialize};

use super::Sitting;
use crate::{Named, json};

/// The kind of a slide, which decides its layout. In JSON it is a name, or `{"quiz": {"part":
/// "pre"}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write, Named)]
#[serde(rename_all = "lowercase")]
pub enum SlideKind {
    /// Opens the lecture.
    Title,
    /// Says one thing.
    Content,
    /// A short case; the room decides.
    Scenario,
    /// A question without a right answer.
    Poll,
    /// Announces a quiz.
    Quiz {
        /// Before or after the lecture.
        #[serde(rename = "part")]
        sitting: Sitting,
    },
    /// Says one thing that differs per country.
    Country,
    /// The room's gain.
    #[serde(rename = "results")]
    Gain,
    /// Help lines.
    Help,
    /// A break, with help lines. Not in the flow.
    Pause,
}

/// What is true of all slides of a kind. The deck compiler checks it, and everything that shows
/// slides relies on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindSpec {
    /// What the room does.
    pub activity: Activity,
    /// Whether it must cite at least one fact. Any slide may.
    pub cites_facts: bool,
    /// Texts, Articles and facts that differ per country.
    pub country_texts: Requirement,
    /// A text for students who read alone.
    pub reading: Requirement,
}

/// What the room does on slides of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// It listens.
    Listen,
    /// It votes for one of the choices of the slide.
    Vote {
        /// Whether guidance supports one of the choices. If not, there is no right answer.
        supported: bool,
    },
    /// It takes the quiz.
    Quiz(Sitting),
    /// It looks at its gain.
    Gain,
}

/// Whether the slides of a kind have something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// All of them have it.
    Required,
    /// Some have it.
    Optional,
    /// None of them has it.
    Forbidden,
}

/// Slides that only say something. The row of a kind lists what differs from it.
const PLAIN: KindSpec = KindSpec {
    activity: Activity::Listen,
    cites_facts: false,
    country_texts: Requirement::Forbidden,
    reading: Requirement::Forbidden,
};

impl SlideKind {
    /// Whether its slides are in the flow. A slide that is not is brought up by a key.
    #[must_use]
    pub const fn is_in_flow(self) -> bool {
        match self {
            Self::Title
            | Self::Content
            | Self::Scenario
            | Self::Poll
            | Self::Quiz { .. }
            | Self::Country
            | Self::Gain
            | Self::Help => true,
            Self::Pause => false,
        }
    }

    /// Returns what is true of all slides of this kind. A new kind gets its row here.
    #[must_use]
    pub const fn spec(self) -> KindSpec {
        use Requirement::{Optional, Required};

        match self {
            Self::Title => KindSpec { reading: Optional, ..PLAIN },
            Self::Content => {
                KindSpec { cites_facts: true, country_texts: Optional, reading: Required, ..PLAIN }
            }
            Self::Scenario => KindSpec {
                activity: Activity::Vote { supported: true },
                cites_facts: true,
                country_texts: Optional,
                reading: Required,
            },
            Self::Poll => {
                KindSpec { activity: Activity::Vote { supported: false }, reading: Required, ..PLAIN }
            }
            Self::Quiz { sitting } => KindSpec { activity: Activity::Quiz(sitting), ..PLAIN },
            Self::Country => {
                KindSpec { cites_facts: true, country_texts: Required, reading: Required, ..PLAIN }
            }
            Self::Gain => KindSpec { activity: Activity::Gain, ..PLAIN },
            Self::Help | Self::Pause => PLAIN,
        }
    }
}

impl KindSpec {
    /// Whether the room votes on it.
    #[must_use]
    pub const fn has_vote(self) -> bool {
        matches!(self.activity, Activity::Vote { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pause_is_not_in_the_flow() {
        let outside: Vec<SlideKind> = SlideKind::ALL.into_iter().filter(|kind| !kind.is_in_flow()).collect();
        assert_eq!(outside, [SlideKind::Pause]);
    }

    #[test]
    fn names_of_kinds_and_sittings_are_those_in_json() {
        for kind in SlideKind::ALL {
            let json = serde_json::to_value(kind).unwrap();
            let name = match &json {
                serde_json::Value::Object(fields) => fields.keys().next().unwrap(),
                other => other.as_str().unwrap(),
            };
            assert_eq!(name, kind.name());
            assert_eq!(SlideKind::from_name(name).unwrap().name(), name);
        }
        for sitting in Sitting::ALL {
            assert_eq!(serde_json::to_value(sitting).unwrap(), sitting.name());
        }
        assert_eq!(SlideKind::from_name("Title"), None);
    }
}
