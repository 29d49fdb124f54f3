//! The decks that are taught here, compiled and ready to be sent.

mod load;
mod shelf;
mod watch;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use konventa_deck::CompiledDeck;
use konventa_domain::deck::DeckSummary;
use konventa_domain::id::DeckId;
use konventa_domain::lecture::Agenda;
use konventa_domain::submission::Edition;
use konventa_domain::{Country, Language};
use konventa_store::Store;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::asset::{Asset, Cache};
use crate::export::{Course, Words};
use crate::problem::Refusal;

pub use load::{LoadError, embedded, from_folder};
pub use shelf::Shelf;
pub use watch::watch;

/// One deck.
#[derive(Debug, Clone)]
pub struct ServedDeck {
    summary: DeckSummary,
    files: BTreeMap<String, Asset>,
    agendas: BTreeMap<Country, Arc<Agenda>>,
}

impl ServedDeck {
    /// From its summary, its files by name, and what can be shown and asked in a lecture of it.
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
        Self { summary, files, agendas }
    }

    /// From the compiler.
    #[must_use]
    pub fn compiled(compiled: &CompiledDeck) -> Self {
        // All languages have the same slides.
        let any = compiled.languages.values().next().map(|made| &made.slides);
        let agenda = |country| Some((country, Agenda::of(any?, country)?));
        let agendas = Country::ALL.into_iter().filter_map(agenda).collect();
        Self::new(compiled.summary(), compiled.files(), agendas)
    }

    /// Its words, from its files.
    fn course(&self) -> Option<Course> {
        fn read<T: DeserializeOwned>(deck: &ServedDeck, name: &str) -> Option<T> {
            serde_json::from_slice(deck.files.get(name)?.content()).ok()
        }
        let words = |language: &Language| {
            let words = Words {
                public: read(self, &format!("{language}.json"))?,
                slides: read(self, &format!("{language}.slides.json"))?,
                review: read(self, &format!("{language}.review.json"))?,
            };
            Some((*language, words))
        };
        let languages = self.summary.languages.iter().map(words).collect::<Option<_>>()?;
        Some(Course { version: self.summary.version.clone(), key: read(self, "key.json")?, languages })
    }
}

/// All decks, by name.
#[derive(Debug, Clone, Default)]
pub struct Decks(BTreeMap<DeckId, ServedDeck>);

impl Decks {
    /// Takes decks up. Of two with one name the later stays.
    #[must_use]
    pub fn new(decks: impl IntoIterator<Item = ServedDeck>) -> Self {
        Self(decks.into_iter().map(|deck| (deck.summary.id.clone(), deck)).collect())
    }

    /// Each in one line.
    pub fn summaries(&self) -> impl Iterator<Item = &DeckSummary> {
        self.0.values().map(|deck| &deck.summary)
    }

    /// What records of them will look like.
    pub fn editions(&self) -> impl Iterator<Item = Edition> {
        self.summaries().map(|summary| Edition {
            deck: summary.id.clone(),
            version: summary.version.clone(),
            items: summary.items.clone(),
        })
    }

    /// One deck in one line.
    #[must_use]
    pub fn summary(&self, deck: &DeckId) -> Option<&DeckSummary> {
        self.0.get(deck).map(|deck| &deck.summary)
    }

    /// What can be shown and asked in a lecture.
    #[must_use]
    pub fn agenda(&self, deck: &DeckId, country: Country) -> Option<Arc<Agenda>> {
        self.0.get(deck)?.agendas.get(&country).cloned()
    }

    /// The words of a deck, where all of them are there.
    #[must_use]
    pub fn course(&self, deck: &DeckId) -> Option<Course> {
        self.0.get(deck)?.course()
    }

    fn find(&self, deck: &str, file: &str) -> Option<&Asset> {
        self.0.get(&deck.parse().ok()?)?.files.get(file)
    }
}

/// `GET /decks/{deck}/{file}`.
pub(crate) async fn file<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path((deck, file)): Path<(String, String)>,
    asked: HeaderMap,
) -> Result<Response, Refusal> {
    let decks = app.decks.now();
    let found = decks.find(&deck, &file).ok_or(Refusal::NotFound("file of a deck"))?;
    Ok(found.respond(&asked))
}
