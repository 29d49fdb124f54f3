//! Compiles a checked deck to the files that are served, and computes their version.

use std::collections::BTreeMap;

use konventa_domain::Language;
use konventa_domain::deck::{
    AnswerKey, DeckSlides, DeckSummary, Notes, PublicDeck, Reading, Review, Slide, SlideHead,
};
use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::invariant::never;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::Deck;

/// A deck as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledDeck {
    /// A hash over everything below. It changes with any word and any key, and with nothing else.
    pub version: DeckVersion,
    /// The deck's name.
    pub id: DeckId,
    /// The files of each language.
    pub languages: BTreeMap<Language, LanguageFiles>,
    /// Which choices are right.
    pub key: AnswerKey,
}

/// The files of one language, one for each group of readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageFiles {
    /// For everybody, from the start.
    pub public: PublicDeck,
    /// For everybody, from the first slide on.
    pub slides: DeckSlides,
    /// For the presenter.
    pub notes: Notes,
    /// For students who learn alone.
    pub reading: Reading,
    /// For students who have answered.
    pub review: Review,
}

impl CompiledDeck {
    pub(crate) fn of(deck: &Deck) -> Self {
        let blank = with_version(deck, &version("0"));
        let mut hash = Sha256::new();
        for (name, bytes) in blank.files() {
            for part in [name.as_bytes(), &bytes] {
                // Lengths separate the files, so that moving text from one to the next changes the
                // hash.
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
        }
        // Twelve hexadecimal digits are enough to tell the versions of one deck apart.
        let start = hash.finalize().iter().take(6).fold(0_u64, |start, byte| (start << 8) | u64::from(*byte));
        with_version(deck, &version(&format!("{start:012x}")))
    }

    /// Returns the files by name: `en.json`, `en.slides.json`, `en.notes.json`, `en.reading.json`
    /// and `en.review.json` for each language, and `key.json`.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::from([("key.json".to_owned(), json(&self.key))]);
        for (language, made) in &self.languages {
            files.insert(format!("{language}.json"), json(&made.public));
            files.insert(format!("{language}.slides.json"), json(&made.slides));
            files.insert(format!("{language}.notes.json"), json(&made.notes));
            files.insert(format!("{language}.reading.json"), json(&made.reading));
            files.insert(format!("{language}.review.json"), json(&made.review));
        }
        files
    }

    /// Summarizes the deck.
    #[must_use]
    pub fn summary(&self) -> DeckSummary {
        // All languages have the same items, minutes and list of languages.
        let any = self.languages.values().next().map(|made| &made.public);
        if any.is_none() {
            never("a deck has a language");
        }
        DeckSummary {
            id: self.id.clone(),
            version: self.version.clone(),
            languages: any.map(|deck| deck.languages.clone()).unwrap_or_default(),
            titles: self
                .languages
                .iter()
                .map(|(language, made)| (*language, made.public.title.clone()))
                .collect(),
            minutes: any.map_or(0, |deck| deck.minutes),
            items: any
                .map(|deck| deck.items.iter().map(|item| item.id.clone()).collect())
                .unwrap_or_default(),
        }
    }
}

fn with_version(deck: &Deck, version: &DeckVersion) -> CompiledDeck {
    let files = |language: Language, edition: &crate::edition::Edition| LanguageFiles {
        public: PublicDeck {
            id: deck.id.clone(),
            version: version.clone(),
            language,
            languages: deck.languages.clone(),
            title: edition.title.clone(),
            subtitle: edition.subtitle.clone(),
            minutes: deck.minutes,
            objectives: edition.objectives.clone(),
            flow: flow(&edition.slides),
            items: edition.items.clone(),
            help: edition.help.clone(),
        },
        slides: DeckSlides { version: version.clone(), language, slides: edition.slides.clone() },
        notes: Notes { language, slides: edition.notes.clone() },
        reading: Reading { language, slides: edition.reading.clone() },
        review: Review { language, items: edition.review.clone() },
    };
    CompiledDeck {
        version: version.clone(),
        id: deck.id.clone(),
        languages: deck
            .editions
            .iter()
            .map(|(language, edition)| (*language, files(*language, edition)))
            .collect(),
        key: AnswerKey { deck: deck.id.clone(), version: version.clone(), items: deck.key.clone() },
    }
}

/// Returns the slides of the flow without what they show.
fn flow(slides: &[Slide]) -> Vec<SlideHead> {
    let in_flow = slides.iter().filter(|slide| slide.kind.is_in_flow());
    in_flow.map(|slide| SlideHead { id: slide.id.clone(), kind: slide.kind }).collect()
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("texts, numbers and maps with names as keys always have a JSON form")
}

fn version(digits: &str) -> DeckVersion {
    digits.parse().expect("hexadecimal digits are a name")
}
