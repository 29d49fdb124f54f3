//! What everybody may see of a deck, in one language, and needs from the start: all but what the slides show.

use serde::{Deserialize, Serialize};

use super::help::HelpLine;
use crate::id::{ChoiceId, DeckId, DeckVersion, ItemId, ObjectiveId, SlideId};
use crate::{Language, PerCountry, json};

/// Markup that the deck compiler wrote: text is escaped in it, and it has no script, style, link or outside picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(pub String);

json::inner!(Html);

/// One deck in one language, without what its slides show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicDeck {
    /// Its name.
    pub id: DeckId,
    /// Which texts and keys it has; the same for all languages.
    pub version: DeckVersion,
    /// The language of this file.
    pub language: Language,
    /// All languages the deck is written in.
    pub languages: Vec<Language>,
    /// What the lecture is called.
    pub title: String,
    /// One line under the title.
    pub subtitle: String,
    /// Whole lecture, in minutes.
    pub minutes: u16,
    /// What students should know afterwards.
    pub objectives: Vec<Objective>,
    /// The slides in the flow, in the order shown, without what they show: that is in [`DeckSlides`](super::DeckSlides).
    pub flow: Vec<SlideHead>,
    /// The quiz, in the order asked.
    pub items: Vec<Item>,
    /// Where to turn, by country; [`PublicDeck::help_in`] puts them into the order shown.
    pub help: Vec<HelpLine>,
}

json::fields!(read PublicDeck {
    id, version, language, languages, title, subtitle, minutes, objectives, flow, items, help
});

/// One learning objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Its name.
    pub id: ObjectiveId,
    /// Its words.
    pub text: String,
}

json::fields!(read Objective { id, text });

/// A slide without what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideHead {
    /// Its name.
    pub id: SlideId,
    /// What it is for.
    pub kind: SlideKind,
}

json::fields!(read SlideHead { id, kind });

/// What a slide is for. In JSON its name, or `{"quiz": {"part": "pre"}}`: a tag inside would cost a phone 20 kB of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The quiz is answered now.
    Quiz {
        /// One taking of the quiz: before or after the lecture.
        part: Sitting,
    },
    /// Says one thing that differs per country.
    Country,
    /// What the room learned.
    Results,
    /// Where to turn.
    Help,
    /// A break, with help lines. Not in the flow.
    Pause,
}

impl SlideKind {
    /// All kinds, the quiz once for each sitting.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Content,
        Self::Scenario,
        Self::Poll,
        Self::Quiz { part: Sitting::Pre },
        Self::Quiz { part: Sitting::Post },
        Self::Country,
        Self::Results,
        Self::Help,
        Self::Pause,
    ];

    /// The name in decks and in JSON; the same for both sittings of the quiz.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Content => "content",
            Self::Scenario => "scenario",
            Self::Poll => "poll",
            Self::Quiz { .. } => "quiz",
            Self::Country => "country",
            Self::Results => "results",
            Self::Help => "help",
            Self::Pause => "pause",
        }
    }

    /// Returns the first kind with exactly this name: for `quiz`, the one before the lecture.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

json::variants!(SlideKind {
    Title = "title",
    Content = "content",
    Scenario = "scenario",
    Poll = "poll",
    Quiz { part } = "quiz",
    Country = "country",
    Results = "results",
    Help = "help",
    Pause = "pause"
});

/// One taking of the quiz: before or after the lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sitting {
    /// Before the lecture.
    Pre,
    /// After the lecture.
    Post,
}

impl Sitting {
    /// Both, in their order.
    pub const ALL: [Self; 2] = [Self::Pre, Self::Post];

    /// The name in decks and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pre => "pre",
            Self::Post => "post",
        }
    }
}

json::unit_enum!(Sitting { Pre = "pre", Post = "post" });

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name.
    pub id: ChoiceId,
    /// Its words, inline markup.
    pub text: Html,
}

json::fields!(read Choice { id, text });

/// One item of the quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// What it measures.
    pub objective: ObjectiveId,
    /// What it asks.
    pub face: PerCountry<ItemFace>,
}

json::fields!(read Item { id, objective, face });

/// What one item asks, in one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFace {
    /// A few words for charts.
    pub short: String,
    /// The question, inline markup.
    pub ask: Html,
    /// In the order of the deck file; each phone shows its own order.
    pub choices: Vec<Choice>,
}

json::fields!(read ItemFace { short, ask, choices });

impl PublicDeck {
    /// Where the slide that calls to a quiz is in the flow.
    #[must_use]
    pub fn quiz(&self, part: Sitting) -> Option<usize> {
        self.flow.iter().position(|slide| slide.kind == SlideKind::Quiz { part })
    }

    /// The item of this name.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
