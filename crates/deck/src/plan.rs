//! What no language changes, as `deck.toml` and `facts.toml` say it, checked.
//!
//! Where a value is wrong, it is reported and a stand-in (`None`, nothing) takes its place, so that the rest is still
//! checked. A stand-in never gets into a [`crate::Deck`], because there is none while there is a fault.

mod article;
mod country;
mod dates;
mod facts;
mod fields;
mod help;
mod item;
mod order;
mod question;
mod read;
mod sheet;
mod slide;
mod topic;
mod used;

use konventa_domain::deck::{AfterVote, SlideKind, SourceMark};
use konventa_domain::id::{ChoiceId, DeckId, ItemId, ObjectiveId, SlideId};
use konventa_domain::{Country, Day, Language, PageDate, PerCountry};

pub(crate) use dates::word;
pub(crate) use facts::sheet;
pub(crate) use help::{EU_NUMBER, has_eu_number};
pub(crate) use read::{plan, syntax};
pub(crate) use sheet::{Fact, Sheet};
pub(crate) use topic::{About, Topic};

/// A whole `deck.toml`.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) id: Option<DeckId>,
    pub(crate) minutes: u16,
    /// Spoken words a minute.
    pub(crate) pace: u16,
    pub(crate) languages: Vec<Language>,
    pub(crate) objectives: Vec<ObjectiveId>,
    pub(crate) slides: Vec<PlannedSlide>,
    pub(crate) items: Vec<PlannedItem>,
    pub(crate) help: Vec<PlannedHelp>,
    pub(crate) sheet: Sheet,
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
    /// What comes first after their vote.
    pub(crate) after: AfterVote,
    /// Answered while people arrive: its seconds are none of the deck's minutes.
    pub(crate) at_the_door: bool,
    pub(crate) grounds: PerCountry<Grounds>,
    pub(crate) line: usize,
}

impl PlannedSlide {
    /// Whether the room decides something on it.
    pub(crate) fn asks(&self) -> bool {
        self.kind.is_some_and(question::asks)
    }
}

/// What a slide or an item rests on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grounds {
    pub(crate) articles: Vec<String>,
    /// Names of facts.
    pub(crate) facts: Vec<String>,
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
    pub(crate) grounds: Grounds,
}

/// One `[[help]]`.
#[derive(Debug, Clone)]
pub(crate) struct PlannedHelp {
    pub(crate) id: String,
    pub(crate) country: Country,
    pub(crate) number: String,
    pub(crate) mark: SourceMark,
    /// The date of the page of its source.
    pub(crate) page: PageDate,
    /// The day somebody dialled it.
    pub(crate) called: Option<Day>,
    /// Whether it is that of the police, or of every emergency.
    pub(crate) urgent: bool,
    /// The name of a source.
    pub(crate) source: String,
    pub(crate) line: usize,
}

impl PlannedHelp {
    /// Whether its number was read on a public page that is not old.
    pub(crate) fn is_sure(&self) -> bool {
        self.mark == SourceMark::Verified
    }
}
