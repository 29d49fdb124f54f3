//! The facts of a deck and where they come from, as `facts.toml` says it, checked.

use konventa_domain::PageDate;
use konventa_domain::deck::SourceMark;

use super::topic::{About, Topic};

/// A whole `facts.toml`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) sources: Vec<FactSource>,
    pub(crate) facts: Vec<Fact>,
    /// Whether everything that was declared is here. If not, a name that is not known may be somebody's.
    pub(crate) complete: bool,
}

/// One `[[source]]`. Its name is words, so each language has its own.
#[derive(Debug, Clone)]
pub(crate) struct FactSource {
    pub(crate) id: String,
    pub(crate) address: Option<String>,
    /// The date that its page bears, or the day it was read.
    pub(crate) page: Option<PageDate>,
    /// Whether it is the law of a country, which may be changed any day.
    pub(crate) law: bool,
    pub(crate) line: usize,
}

/// One `[[fact]]`.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) id: String,
    /// One neutral sentence in English. For authors and who checks them; a phone never sees it.
    pub(crate) says: String,
    pub(crate) mark: SourceMark,
    /// Names of sources.
    pub(crate) sources: Vec<String>,
    /// The date of what was read, for what ages.
    pub(crate) page: Option<PageDate>,
    /// What it tells the students of which country, where the mission asks for it.
    pub(crate) about: Option<About>,
    pub(crate) line: usize,
}

impl Fact {
    /// Whether it says what an abuser is punished with.
    pub(crate) fn is_penalty(&self) -> bool {
        self.about.is_some_and(|about| about.topic == Topic::Penalty)
    }
}

impl Sheet {
    /// The source of this name.
    pub(crate) fn source(&self, id: &str) -> Option<&FactSource> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The fact of this name.
    pub(crate) fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The names of the sources of some facts, in their order, each once.
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
