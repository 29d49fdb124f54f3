//! The quiz and the slides as the students of one country read them.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::{Country, Language, PerCountry};

use super::content_words::{ContentWord, content_words};
use crate::compare::{PassageRole, PlainPassage, plain_passages};
use crate::fault::FaultReport;
use crate::plan::Plan;
use crate::words::{Part, PartKind, Passage, TextFile};

/// A passage with its content words.
pub(super) struct QuizText {
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) content_words: Vec<ContentWord>,
}

impl QuizText {
    fn of(passage: &Passage, language: Language) -> Self {
        Self {
            line: passage.line,
            text: passage.text.clone(),
            content_words: content_words(&passage.text, language),
        }
    }

    /// Returns the stems of its content words, each once.
    pub(super) fn stems(&self) -> BTreeSet<&str> {
        self.content_words.iter().map(|word| word.stem.as_str()).collect()
    }

    /// Returns the first content word with this stem, as it is written.
    pub(super) fn written_as(&self, stem: &str) -> Option<&str> {
        let word = self.content_words.iter().find(|word| word.stem == stem)?;
        Some(self.between(word, word))
    }

    /// Returns the text from one word to another.
    pub(super) fn between(&self, first: &ContentWord, last: &ContentWord) -> &str {
        self.text.get(first.range.start..last.range.end).unwrap_or_default()
    }
}

/// An item as the students of one country read it.
pub(super) struct QuizItem {
    /// `item consent`.
    pub(super) heading: String,
    pub(super) id: String,
    pub(super) question: QuizText,
    pub(super) key: QuizText,
    pub(super) wrong_choices: Vec<QuizText>,
}

impl QuizItem {
    /// Returns the stems of all wrong choices.
    pub(super) fn wrong_stems(&self) -> BTreeSet<&str> {
        self.wrong_choices.iter().flat_map(QuizText::stems).collect()
    }
}

/// A passage of a slide.
pub(super) struct SlideText {
    /// `slide four-pillars`.
    pub(super) heading: String,
    pub(super) text: QuizText,
}

/// The quiz of one country, and the slides that its students see.
pub(super) struct CountryQuiz {
    pub(super) items: Vec<QuizItem>,
    pub(super) slides: Vec<SlideText>,
}

impl CountryQuiz {
    /// Collects the quiz. Parts with a fault are left out, because some of their words would be
    /// missing.
    pub(super) fn of(
        text_file: &TextFile,
        plan: &Plan,
        country: Country,
        language: Language,
        file: &str,
        report: &FaultReport,
    ) -> Self {
        let parts: BTreeMap<(PartKind, &str, Option<Country>), &Part> = text_file
            .parts()
            .filter(|part| !report.has_fault_in(file, &part.heading.to_string()))
            .map(|part| ((part.heading.kind, part.heading.id.as_str(), part.heading.country), part))
            .collect();
        let items = plan.items.iter().filter_map(|item| {
            let part =
                parts.get(&(PartKind::Item, item.id.as_str(), country_if_differs(&item.face, country)))?;
            let key = item.face.get(country).key.as_ref()?;
            quiz_item(part, item.id.as_str(), key.as_str(), language)
        });
        let slides = plan.slides.iter().filter_map(|slide| {
            let country = country_if_differs(&slide.citations, country);
            parts.get(&(PartKind::Slide, slide.id.as_str(), country)).copied()
        });
        Self { items: items.collect(), slides: slides.flat_map(|part| slide_texts(part, language)).collect() }
    }
}

/// Returns the country that the heading of a part names.
fn country_if_differs<T>(values: &PerCountry<T>, country: Country) -> Option<Country> {
    matches!(values, PerCountry::Differs { .. }).then_some(country)
}

fn quiz_item(part: &Part, id: &str, key: &str, language: Language) -> Option<QuizItem> {
    let passages = plain_passages(part);
    let is_choice = |passage: &PlainPassage| matches!(&passage.role, PassageRole::Choice(_));
    let is_key = |passage: &PlainPassage| matches!(&passage.role, PassageRole::Choice(name) if name == key);
    let text = |passage: &PlainPassage| QuizText::of(&passage.text, language);
    Some(QuizItem {
        heading: part.heading.to_string(),
        id: id.to_owned(),
        question: passages.iter().find(|passage| passage.role == PassageRole::Field("ask")).map(text)?,
        key: passages.iter().find(|passage| is_key(passage)).map(text)?,
        wrong_choices: passages
            .iter()
            .filter(|passage| is_choice(passage) && !is_key(passage))
            .map(text)
            .collect(),
    })
}

/// Returns what a phone or the projector shows of a slide.
fn slide_texts(part: &Part, language: Language) -> Vec<SlideText> {
    let heading = part.heading.to_string();
    let is_shown = |role: &PassageRole| match role {
        PassageRole::Headline
        | PassageRole::Text
        | PassageRole::Label
        | PassageRole::Choice(_)
        | PassageRole::Explanation
        | PassageRole::Reading => true,
        PassageRole::Field(_) | PassageRole::Notes => false,
    };
    let shown = plain_passages(part).into_iter().filter(|passage| is_shown(&passage.role));
    shown
        .map(|passage| SlideText { heading: heading.clone(), text: QuizText::of(&passage.text, language) })
        .collect()
}
