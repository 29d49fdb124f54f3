//! The decks that are taught here, compiled and ready to be sent.

mod load;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use konventa_deck::Compiled;
use konventa_domain::deck::DeckSummary;
use konventa_domain::id::DeckId;
use konventa_domain::submission::Edition;
use konventa_store::Store;

use crate::app::App;
use crate::asset::{Asset, Cache};
use crate::problem::Refusal;

pub use load::{LoadError, embedded, from_folder};

/// One deck.
#[derive(Debug, Clone)]
pub struct ServedDeck {
    summary: DeckSummary,
    files: BTreeMap<String, Asset>,
}

impl ServedDeck {
    /// From its summary and its files by name.
    #[must_use]
    pub fn new(summary: DeckSummary, files: BTreeMap<String, Vec<u8>>) -> Self {
        let files = files
            .into_iter()
            .map(|(name, content)| {
                let asset = Asset::compressed(&name, content, Cache::Revalidate);
                (name, asset)
            })
            .collect();
        Self { summary, files }
    }

    /// From the compiler.
    #[must_use]
    pub fn compiled(compiled: &Compiled) -> Self {
        Self::new(compiled.summary(), compiled.files())
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
    let found = app.decks.find(&deck, &file).ok_or(Refusal::NotFound("file of a deck"))?;
    Ok(found.respond(&asked))
}
