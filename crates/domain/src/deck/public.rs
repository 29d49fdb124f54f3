//! What everyone may see of a deck, in one language, and needs from the start: everything except
//! what the slides show.

use serde::{Deserialize, Serialize};

use super::help::{HelpLine, HelpRank};
use super::{Html, Sitting, SlideKind};
use crate::id::{ChoiceId, DeckId, DeckVersion, ItemId, ObjectiveId, SlideId};
use crate::{Country, Day, Language, PerCountry, json};

/// One deck in one language, without what its slides show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct PublicDeck {
    /// Its id.
    pub id: DeckId,
    /// Its version; the same for all languages.
    pub version: DeckVersion,
    /// The language of this file.
    pub language: Language,
    /// All languages the deck is written in.
    pub languages: Vec<Language>,
    /// The title of the lecture.
    pub title: String,
    /// One line under the title.
    pub subtitle: String,
    /// The length of the whole lecture, in minutes.
    pub minutes: u16,
    /// What students should know afterwards.
    pub objectives: Vec<Objective>,
    /// The slides in the flow, in the order shown, without what they show: that is in
    /// [`DeckSlides`](super::DeckSlides).
    pub flow: Vec<SlideHead>,
    /// The quiz, in the order asked.
    pub items: Vec<Item>,
    /// Help lines by country; [`PublicDeck::help_in`] sorts them as they are shown.
    pub help: Vec<HelpLine>,
}

impl PublicDeck {
    /// Returns the help lines of a country that have a rank today, in the order of the deck.
    pub fn help_of(&self, country: Country, rank: HelpRank, today: Day) -> impl Iterator<Item = &HelpLine> {
        self.help.iter().filter(move |line| line.country == country && line.rank(today) == rank)
    }

    /// Returns all help lines of a country, in the order in which they are shown today.
    pub fn help_in(&self, country: Country, today: Day) -> impl Iterator<Item = &HelpLine> {
        HelpRank::ALL.into_iter().flat_map(move |rank| self.help_of(country, rank, today))
    }

    /// Returns the help lines that a room is shown today, in their order.
    pub fn help_on_the_screen(&self, country: Country, today: Day) -> impl Iterator<Item = &HelpLine> {
        self.help_in(country, today).filter(move |line| line.rank(today).is_on_the_stage())
    }
}

/// One learning objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// Its words.
    pub text: String,
}

/// A slide without what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct SlideHead {
    /// Its id.
    pub id: SlideId,
    /// Its kind.
    pub kind: SlideKind,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Choice {
    /// Its id.
    pub id: ChoiceId,
    /// Its words, inline markup.
    pub text: Html,
}

/// One item of the quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it measures.
    pub objective: ObjectiveId,
    /// What it asks.
    pub face: PerCountry<ItemFace>,
}

/// What one item asks, in one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct ItemFace {
    /// A short name for charts.
    pub short: String,
    /// The question, inline markup.
    pub ask: Html,
    /// The choices in the order of the deck file; each phone shows its own order.
    pub choices: Vec<Choice>,
}

impl PublicDeck {
    /// Returns the index of the slide that announces a quiz.
    #[must_use]
    pub fn quiz(&self, sitting: Sitting) -> Option<usize> {
        self.flow.iter().position(|slide| slide.kind == SlideKind::Quiz { sitting })
    }

    /// Returns the item with this id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.id == *id)
    }
}
