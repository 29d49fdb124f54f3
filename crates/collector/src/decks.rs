//! The decks that are served, compiled and ready to be sent.

mod current;
mod load;
mod reload;
mod watch;

use std::collections::BTreeMap;
use std::sync::Arc;

use konventa_deck::CompiledDeck;
use konventa_domain::deck::{DeckSummary, HelpLine};
use konventa_domain::id::DeckId;
use konventa_domain::lecture::Agenda;
use konventa_domain::submission::DeckItems;
use konventa_domain::{Country, Language};

use crate::asset::{Asset, Cache};

pub use current::CurrentDecks;
pub use load::{LoadError, LoadErrorInLanguage, embedded, from_folder};
pub(crate) use reload::live_reload;
pub use watch::watch;

/// A deck as it is served.
#[derive(Debug, Clone)]
pub struct ServedDeck {
    summary: DeckSummary,
    files: BTreeMap<String, Asset>,
    agendas: BTreeMap<Country, Arc<Agenda>>,
    compiled: Option<Arc<CompiledDeck>>,
}

impl ServedDeck {
    /// A deck of a summary, files by name, and an agenda per country. Exports of its records have
    /// no words.
    #[must_use]
    pub fn new(
        summary: DeckSummary,
        files: BTreeMap<String, Vec<u8>>,
        agendas: BTreeMap<Country, Agenda>,
    ) -> Self {
        let files = files
            .into_iter()
            .map(|(name, content)| {
                let asset = Asset::compressed(&name, content, Cache::Revalidate);
                (name, asset)
            })
            .collect();
        let agendas = agendas.into_iter().map(|(country, agenda)| (country, Arc::new(agenda))).collect();
        Self { summary, files, agendas, compiled: None }
    }

    /// A deck as the compiler returns it.
    #[must_use]
    pub fn compiled(compiled: CompiledDeck) -> Self {
        // All languages have the same slides.
        let any = compiled.languages.values().next().map(|made| &made.slides);
        let agenda = |country| Some((country, Agenda::of(any?, country)?));
        let agendas = Country::ALL.into_iter().filter_map(agenda).collect();
        let served = Self::new(compiled.summary(), compiled.files(), agendas);
        Self { compiled: Some(Arc::new(compiled)), ..served }
    }
}

/// All decks, by id.
#[derive(Debug, Clone, Default)]
pub struct Decks(BTreeMap<DeckId, ServedDeck>);

impl Decks {
    /// Collects decks. Of two with one id the later one stays.
    #[must_use]
    pub fn new(decks: impl IntoIterator<Item = ServedDeck>) -> Self {
        Self(decks.into_iter().map(|deck| (deck.summary.id.clone(), deck)).collect())
    }

    /// Adds the decks of others that these do not have. Returns the ids of those.
    pub(crate) fn keep_missing(&mut self, others: &Self) -> Vec<DeckId> {
        let missing: Vec<DeckId> = others.0.keys().filter(|id| !self.0.contains_key(*id)).cloned().collect();
        for id in &missing {
            self.keep(id, others);
        }
        missing
    }

    /// Takes a deck from others.
    pub(crate) fn keep(&mut self, id: &DeckId, others: &Self) {
        if let Some(deck) = others.0.get(id) {
            self.0.insert(id.clone(), deck.clone());
        }
    }

    /// Returns whether a deck has the same slides, steps and choices in others.
    pub(crate) fn has_same_agenda(&self, id: &DeckId, others: &Self) -> bool {
        match (self.0.get(id), others.0.get(id)) {
            (Some(one), Some(other)) => one.agendas == other.agendas,
            _ => true,
        }
    }

    /// The summaries of all decks.
    pub fn summaries(&self) -> impl Iterator<Item = &DeckSummary> {
        self.0.values().map(|deck| &deck.summary)
    }

    /// The ids and versions of all decks, as one text.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let decks = self.summaries().map(|deck| format!("{} {}", deck.id, deck.version));
        decks.collect::<Vec<_>>().join(", ")
    }

    /// The deck versions that new records of these decks belong to.
    pub fn deck_items(&self) -> impl Iterator<Item = DeckItems> {
        self.summaries().map(|summary| DeckItems {
            deck: summary.id.clone(),
            version: summary.version.clone(),
            items: summary.items.clone(),
        })
    }

    /// The summary of a deck.
    #[must_use]
    pub fn summary(&self, deck: &DeckId) -> Option<&DeckSummary> {
        self.0.get(deck).map(|deck| &deck.summary)
    }

    /// What can be shown and asked in a lecture in a country.
    #[must_use]
    pub fn agenda(&self, deck: &DeckId, country: Country) -> Option<Arc<Agenda>> {
        self.0.get(deck)?.agendas.get(&country).cloned()
    }

    /// The compiled parts of a deck.
    #[must_use]
    pub fn compiled(&self, deck: &DeckId) -> Option<&CompiledDeck> {
        self.0.get(deck)?.compiled.as_deref()
    }

    /// The help lines of the first deck, in a language. Empty if it does not have the language.
    #[must_use]
    pub fn help_lines(&self, language: Language) -> &[HelpLine] {
        let compiled = self.0.values().find_map(|deck| deck.compiled.as_deref());
        let files = compiled.and_then(|compiled| compiled.languages.get(&language));
        files.map_or(&[], |files| &files.public.help)
    }

    /// A file of a deck.
    #[must_use]
    pub fn file(&self, deck: &DeckId, file: &str) -> Option<&Asset> {
        self.0.get(deck)?.files.get(file)
    }
}
