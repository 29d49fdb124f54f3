//! The quiz and the slides as the students of one country read them.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::{Country, Language, PerCountry};

use super::terms::{Term, terms};
use crate::compare::{Role, Said, said};
use crate::fault::Report;
use crate::plan::Plan;
use crate::words::{Book, Kind, Part, Passage};

/// Some words of a file.
pub(super) struct Text {
    pub(super) line: usize,
    pub(super) words: String,
    pub(super) terms: Vec<Term>,
}

impl Text {
    fn of(words: &Passage, language: Language) -> Self {
        Self { line: words.line, words: words.text.clone(), terms: terms(&words.text, language) }
    }

    /// Its words that carry meaning, each once.
    pub(super) fn stems(&self) -> BTreeSet<&str> {
        self.terms.iter().map(|term| term.stem.as_str()).collect()
    }
}

/// An item as it is asked.
pub(super) struct Asked {
    /// `item consent`.
    pub(super) place: String,
    pub(super) id: String,
    pub(super) ask: Text,
    pub(super) key: Text,
    pub(super) wrong: Vec<Text>,
}

impl Asked {
    /// The words of the wrong choices.
    pub(super) fn wrong_stems(&self) -> BTreeSet<&str> {
        self.wrong.iter().flat_map(Text::stems).collect()
    }
}

/// A passage of a slide.
pub(super) struct Shown {
    /// `slide four-pillars`.
    pub(super) place: String,
    pub(super) text: Text,
}

/// What the students of one country are asked and shown.
pub(super) struct Quiz {
    pub(super) items: Vec<Asked>,
    pub(super) slides: Vec<Shown>,
}

impl Quiz {
    /// Leaves out parts in which something is wrong: half of their words would be missing.
    pub(super) fn of(
        book: &Book,
        plan: &Plan,
        country: Country,
        language: Language,
        file: &str,
        report: &Report,
    ) -> Self {
        let whole = |part: &&Part| !report.tells_of(file, &part.heading.to_string());
        let parts: BTreeMap<(Kind, &str, Option<Country>), &Part> = book
            .parts()
            .filter(whole)
            .map(|part| ((part.heading.kind, part.heading.id.as_str(), part.heading.country), part))
            .collect();
        let items = plan.items.iter().filter_map(|item| {
            let part = parts.get(&(Kind::Item, item.id.as_str(), own(&item.face, country)))?;
            let key = item.face.get(country).key.as_ref()?;
            asked(part, item.id.as_str(), key.as_str(), language)
        });
        let slides = plan.slides.iter().filter_map(|slide| {
            parts.get(&(Kind::Slide, slide.id.as_str(), own(&slide.grounds, country))).copied()
        });
        Self { items: items.collect(), slides: slides.flat_map(|part| shown(part, language)).collect() }
    }
}

/// The country in the heading of a part.
fn own<T>(each: &PerCountry<T>, country: Country) -> Option<Country> {
    matches!(each, PerCountry::Differs { .. }).then_some(country)
}

fn asked(part: &Part, id: &str, key: &str, language: Language) -> Option<Asked> {
    let said = said(part);
    let choice = |said: &Said| matches!(&said.role, Role::Choice(_));
    let right = |said: &Said| matches!(&said.role, Role::Choice(name) if name == key);
    let text = |said: &Said| Text::of(&said.words, language);
    Some(Asked {
        place: part.heading.to_string(),
        id: id.to_owned(),
        ask: said.iter().find(|said| said.role == Role::Field("ask")).map(text)?,
        key: said.iter().find(|said| right(said)).map(text)?,
        wrong: said.iter().filter(|said| choice(said) && !right(said)).map(text).collect(),
    })
}

/// What a phone or the wall shows of a slide.
fn shown(part: &Part, language: Language) -> Vec<Shown> {
    let place = part.heading.to_string();
    let seen = |role: &Role| {
        matches!(
            role,
            Role::Headline | Role::Text | Role::Label | Role::Choice(_) | Role::Explanation | Role::Reading
        )
    };
    let seen = said(part).into_iter().filter(|said| seen(&said.role));
    seen.map(|said| Shown { place: place.clone(), text: Text::of(&said.words, language) }).collect()
}
