//! The facts of a deck and their sources, as declared in `facts.toml` and checked.

use konventa_domain::PageDate;
use konventa_domain::deck::SourceMark;

use super::topic::{CountryTopic, Topic};

/// A whole `facts.toml`.
#[derive(Debug, Clone, Default)]
pub(crate) struct FactSheet {
    pub(crate) sources: Vec<FactSource>,
    pub(crate) facts: Vec<Fact>,
    /// Whether everything that the file declares could be read. If not, an unknown name may be one
    /// of the rest.
    pub(crate) complete: bool,
}

/// One `[[source]]`. What it is called is in the text file of each language.
#[derive(Debug, Clone)]
pub(crate) struct FactSource {
    pub(crate) id: String,
    pub(crate) address: Option<String>,
    /// The date on its page, or the day it was read.
    pub(crate) page: Option<PageDate>,
    /// Whether it is the law of a country, which may change any day.
    pub(crate) law: bool,
    pub(crate) line: usize,
}

/// One `[[fact]]`.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) id: String,
    /// One neutral sentence in English, for authors and reviewers. Never sent to a phone.
    pub(crate) says: String,
    pub(crate) mark: SourceMark,
    /// Ids of its sources.
    pub(crate) sources: Vec<String>,
    /// The date of what was read, for facts that age.
    pub(crate) page: Option<PageDate>,
    /// The country and topic it informs about, if it is one of those that every country needs.
    pub(crate) about: Option<CountryTopic>,
    pub(crate) line: usize,
}

impl Fact {
    /// Whether it is about the penalty for an offence.
    pub(crate) fn is_penalty(&self) -> bool {
        self.about.is_some_and(|about| about.topic == Topic::Penalty)
    }
}

impl FactSheet {
    pub(crate) fn source(&self, id: &str) -> Option<&FactSource> {
        self.sources.iter().find(|source| source.id == id)
    }

    pub(crate) fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// Returns the ids of the sources of some facts, in their order, each once.
    pub(crate) fn sources_of<'a>(&'a self, facts: &'a [String]) -> Vec<&'a str> {
        let mut sources: Vec<&str> = Vec::new();
        for source in facts.iter().filter_map(|id| self.fact(id)).flat_map(|fact| &fact.sources) {
            if !sources.contains(&source.as_str()) {
                sources.push(source);
            }
        }
        sources
    }
}
