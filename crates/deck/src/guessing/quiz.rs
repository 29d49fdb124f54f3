//! The quiz and the slides as the students of one country read them.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::{Country, Language, PerCountry};

use super::content_words::{ContentWord, content_words};
use crate::compare::{PassageRole, PlainPassage, plain_passages};
use crate::fault::FaultReport;
use crate::plan::Plan;
use crate::words::{Part, PartKind, Passage, TextFile};

/// Some words of a file.
pub(super) struct QuizText {
    pub(super) line: usize,
    pub(super) words: String,
    pub(super) content_words: Vec<ContentWord>,
}

impl QuizText {
    fn of(words: &Passage, language: Language) -> Self {
        Self {
            line: words.line,
            words: words.text.clone(),
            content_words: content_words(&words.text, language),
        }
    }

    /// Its words that carry meaning, each once.
    pub(super) fn stems(&self) -> BTreeSet<&str> {
        self.content_words.iter().map(|term| term.stem.as_str()).collect()
    }
}

/// An item as it is asked.
pub(super) struct QuizItem {
    /// `item consent`.
    pub(super) place: String,
    pub(super) id: String,
    pub(super) ask: QuizText,
    pub(super) key: QuizText,
    pub(super) wrong: Vec<QuizText>,
}

impl QuizItem {
    /// The words of the wrong choices.
    pub(super) fn wrong_stems(&self) -> BTreeSet<&str> {
        self.wrong.iter().flat_map(QuizText::stems).collect()
    }
}

/// A passage of a slide.
pub(super) struct SlideText {
    /// `slide four-pillars`.
    pub(super) place: String,
    pub(super) text: QuizText,
}

/// What the students of one country are asked and shown.
pub(super) struct Quiz {
    pub(super) items: Vec<QuizItem>,
    pub(super) slides: Vec<SlideText>,
}

impl Quiz {
    /// Leaves out parts in which something is wrong: half of their words would be missing.
    pub(super) fn of(
        book: &TextFile,
        plan: &Plan,
        country: Country,
        language: Language,
        file: &str,
        report: &FaultReport,
    ) -> Self {
        let whole = |part: &&Part| !report.has_fault_in(file, &part.heading.to_string());
        let parts: BTreeMap<(PartKind, &str, Option<Country>), &Part> = book
            .parts()
            .filter(whole)
            .map(|part| ((part.heading.kind, part.heading.id.as_str(), part.heading.country), part))
            .collect();
        let items = plan.items.iter().filter_map(|item| {
            let part = parts.get(&(PartKind::Item, item.id.as_str(), own(&item.face, country)))?;
            let key = item.face.get(country).key.as_ref()?;
            asked(part, item.id.as_str(), key.as_str(), language)
        });
        let slides = plan.slides.iter().filter_map(|slide| {
            parts.get(&(PartKind::Slide, slide.id.as_str(), own(&slide.citations, country))).copied()
        });
        Self { items: items.collect(), slides: slides.flat_map(|part| shown(part, language)).collect() }
    }
}

/// The country in the heading of a part.
fn own<T>(each: &PerCountry<T>, country: Country) -> Option<Country> {
    matches!(each, PerCountry::Differs { .. }).then_some(country)
}

fn asked(part: &Part, id: &str, key: &str, language: Language) -> Option<QuizItem> {
    let said = plain_passages(part);
    let choice = |said: &PlainPassage| matches!(&said.role, PassageRole::Choice(_));
    let right = |said: &PlainPassage| matches!(&said.role, PassageRole::Choice(name) if name == key);
    let text = |said: &PlainPassage| QuizText::of(&said.words, language);
    Some(QuizItem {
        place: part.heading.to_string(),
        id: id.to_owned(),
        ask: said.iter().find(|said| said.role == PassageRole::Field("ask")).map(text)?,
        key: said.iter().find(|said| right(said)).map(text)?,
        wrong: said.iter().filter(|said| choice(said) && !right(said)).map(text).collect(),
    })
}

/// What a phone or the wall shows of a slide.
fn shown(part: &Part, language: Language) -> Vec<SlideText> {
    let place = part.heading.to_string();
    let seen = |role: &PassageRole| {
        matches!(
            role,
            PassageRole::Headline
                | PassageRole::Text
                | PassageRole::Label
                | PassageRole::Choice(_)
                | PassageRole::Explanation
                | PassageRole::Reading
        )
    };
    let seen = plain_passages(part).into_iter().filter(|said| seen(&said.role));
    seen.map(|said| SlideText { place: place.clone(), text: QuizText::of(&said.words, language) }).collect()
}
