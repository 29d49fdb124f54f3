//! Everything in a deck that is the same in all languages: `deck.toml` and `facts.toml`, read and
//! checked.
//!
//! A wrong value is reported and replaced (by `None` or nothing), so that the rest can still be
//! checked. A replacement never gets into a [`crate::Deck`], because a deck with a fault is not
//! made.

mod article;
mod certainty;
mod citations;
mod country;
mod deck_file;
mod fact_sheet;
mod facts_file;
mod help;
mod item;
mod kind_names;
mod question;
mod references;
mod slide;
mod toml_table;
mod topic;
mod unused_facts;
mod whole;

use konventa_domain::deck::{AfterVote, SlideKind, SourceMark};
use konventa_domain::id::{ChoiceId, DeckId, ItemId, ObjectiveId, SlideId};
use konventa_domain::{Country, Day, Language, PageDate, PerCountry};

pub(crate) use certainty::mark_name;
pub(crate) use deck_file::plan;
pub(crate) use fact_sheet::{Fact, FactSheet};
pub(crate) use facts_file::fact_sheet;
pub(crate) use help::has_eu_number;
pub(crate) use kind_names::{kinds_with, one_of, write_kind};
pub(crate) use topic::{CountryTopic, Topic};

/// Spoken words per minute, if the deck does not say.
const DEFAULT_PACE: u16 = 115;

/// A whole `deck.toml`.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) id: Option<DeckId>,
    pub(crate) minutes: u16,
    /// Spoken words per minute.
    pub(crate) pace: u16,
    pub(crate) languages: Vec<Language>,
    pub(crate) objectives: Vec<ObjectiveId>,
    pub(crate) slides: Vec<PlannedSlide>,
    pub(crate) items: Vec<PlannedItem>,
    pub(crate) help: Vec<PlannedHelp>,
    pub(crate) sheet: FactSheet,
    /// Whether everything that the file declares could be read. If not, a text that seems to belong
    /// to nothing may belong to the rest.
    pub(crate) complete: bool,
}

/// One `[[slide]]`.
#[derive(Debug, Clone)]
pub(crate) struct PlannedSlide {
    pub(crate) id: SlideId,
    pub(crate) kind: Option<SlideKind>,
    pub(crate) seconds: Option<u16>,
    /// Empty except in scenarios and polls.
    pub(crate) choices: Vec<ChoiceId>,
    /// What is shown first after their vote.
    pub(crate) after_vote: AfterVote,
    /// Answered while people arrive, so its seconds are not part of the deck's minutes.
    pub(crate) at_the_door: bool,
    pub(crate) citations: PerCountry<Citations>,
    pub(crate) line: usize,
}

impl PlannedSlide {
    /// Whether the room votes on it.
    pub(crate) fn has_vote(&self) -> bool {
        self.kind.is_some_and(|kind| kind.spec().has_vote())
    }
}

/// What a slide or an item is based on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Citations {
    pub(crate) articles: Vec<String>,
    /// Ids of facts.
    pub(crate) facts: Vec<String>,
}

/// One `[[item]]`.
#[derive(Debug, Clone)]
pub(crate) struct PlannedItem {
    pub(crate) id: ItemId,
    pub(crate) objective: Option<ObjectiveId>,
    pub(crate) face: PerCountry<PlannedFace>,
    pub(crate) line: usize,
}

/// What an item asks in one country, without its words.
#[derive(Debug, Clone, Default)]
pub(crate) struct PlannedFace {
    pub(crate) key: Option<ChoiceId>,
    pub(crate) choices: Vec<ChoiceId>,
    pub(crate) citations: Citations,
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
    /// The day on which somebody called it.
    pub(crate) called: Option<Day>,
    /// Whether it is the number of the police or the emergency number.
    pub(crate) urgent: bool,
    /// The id of its source.
    pub(crate) source: String,
    pub(crate) line: usize,
}

impl PlannedHelp {
    /// Whether its number was read on a public page that is not old.
    pub(crate) fn is_sure(&self) -> bool {
        self.mark == SourceMark::Verified
    }
}
