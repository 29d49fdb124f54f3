//! What no language changes, as `deck.toml` says it, checked.
//!
//! Where a value is wrong, it is reported and a stand-in (`None`, nothing) takes its place, so that the rest is still
//! checked. A stand-in never gets into a [`crate::Deck`], because there is none while there is a fault.

mod article;
mod country;
mod fields;
mod help;
mod item;
mod order;
mod read;
mod slide;

use konventa_domain::deck::{SlideKind, SourceMark};
use konventa_domain::id::{ChoiceId, DeckId, ItemId, ObjectiveId, SlideId};
use konventa_domain::{Country, Language, PerCountry};

pub(crate) use read::{plan, syntax};

/// A whole `deck.toml`.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) id: Option<DeckId>,
    pub(crate) minutes: u16,
    pub(crate) languages: Vec<Language>,
    pub(crate) objectives: Vec<ObjectiveId>,
    pub(crate) slides: Vec<PlannedSlide>,
    pub(crate) items: Vec<PlannedItem>,
    pub(crate) help: Vec<PlannedHelp>,
    /// Whether everything that was declared is here. If not, a text without owner may be somebody's.
    pub(crate) complete: bool,
}

/// One `[[slide]]`.
#[derive(Debug, Clone)]
pub(crate) struct PlannedSlide {
    pub(crate) id: SlideId,
    pub(crate) kind: Option<SlideKind>,
    pub(crate) seconds: Option<u16>,
    /// Only scenarios and polls have any.
    pub(crate) choices: Vec<ChoiceId>,
    pub(crate) facts: PerCountry<Facts>,
    pub(crate) line: usize,
}

impl PlannedSlide {
    /// Whether the room decides something on it.
    pub(crate) fn asks(&self) -> bool {
        matches!(self.kind, Some(SlideKind::Scenario | SlideKind::Poll))
    }
}

/// What a slide or an item rests on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) articles: Vec<String>,
    pub(crate) sources: Vec<String>,
}

/// One `[[item]]`.
#[derive(Debug, Clone)]
pub(crate) struct PlannedItem {
    pub(crate) id: ItemId,
    pub(crate) objective: Option<ObjectiveId>,
    pub(crate) face: PerCountry<PlannedFace>,
}

/// What one item asks in one country, without words.
#[derive(Debug, Clone, Default)]
pub(crate) struct PlannedFace {
    pub(crate) key: Option<ChoiceId>,
    pub(crate) choices: Vec<ChoiceId>,
    pub(crate) facts: Facts,
}

/// One `[[help]]`.
#[derive(Debug, Clone)]
pub(crate) struct PlannedHelp {
    pub(crate) id: String,
    pub(crate) country: Country,
    pub(crate) number: String,
    pub(crate) mark: SourceMark,
    pub(crate) checked: String,
    pub(crate) source: String,
}
