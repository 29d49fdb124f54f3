//! What students saw: the texts of a deck as it is served now, with the right choices.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use konventa_deck::{CompiledDeck, LanguageFiles};
use konventa_domain::deck::{AnswerKey, Choice, DeckSlides, Html, Item, PublicDeck, Review, Slide};
use konventa_domain::id::{DeckVersion, ItemId};
use konventa_domain::{Country, Language};

use super::plain::{line, plain};

/// The texts of a deck in all its languages.
#[derive(Debug, Clone)]
pub struct DeckTexts {
    /// Its version.
    pub version: DeckVersion,
    /// The answer key.
    pub key: AnswerKey,
    /// The texts.
    pub languages: BTreeMap<Language, EditionTexts>,
}

/// The texts of a deck in one language.
#[derive(Debug, Clone)]
pub struct EditionTexts {
    /// The parts that are shown from the start.
    pub public: PublicDeck,
    /// The slides.
    pub slides: DeckSlides,
    /// The explanations.
    pub review: Review,
}

impl DeckTexts {
    /// Takes the texts of a compiled deck.
    #[must_use]
    pub fn of(compiled: &CompiledDeck) -> Self {
        let words = |files: &LanguageFiles| EditionTexts {
            public: files.public.clone(),
            slides: files.slides.clone(),
            review: files.review.clone(),
        };
        Self {
            version: compiled.version.clone(),
            key: compiled.key.clone(),
            languages: compiled.languages.iter().map(|(language, files)| (*language, words(files))).collect(),
        }
    }

    /// The texts in English, or else in the first language.
    pub(super) fn english(&self) -> Option<&EditionTexts> {
        self.languages.get(&Language::English).or_else(|| self.languages.values().next())
    }

    /// Groups countries in which an item and its explanation are the same.
    pub(super) fn countries(&self, words: &EditionTexts, item: &Item) -> Vec<Vec<Country>> {
        alike(|country| {
            let review = words.review.items.get(&item.id).map(|review| review.get(country));
            (item.face.get(country), self.key.right(&item.id, country), review)
        })
    }

    /// Returns whether a choice is the right one.
    pub(super) fn is_right(&self, item: &ItemId, country: Country, choice: &Choice) -> bool {
        self.key.right(item, country) == Some(&choice.id)
    }

    /// Returns a text for each language.
    pub(super) fn texts(&self) -> impl Iterator<Item = (Language, String)> {
        self.languages.iter().map(|(language, words)| (*language, self.text(words)))
    }

    fn text(&self, words: &EditionTexts) -> String {
        let deck = &words.public;
        let mut text = format!(
            "# {}\n\n{}\n\nDeck `{}`, version `{}`, language `{}`. These are the words that students saw, without drawings \
             and layout, and the right choices, which they saw after the second quiz. A phone shows the choices of an item in \
             an order of its own.\n\n## Objectives\n\n",
            deck.title, deck.subtitle, deck.id, deck.version, deck.language
        );
        for objective in &deck.objectives {
            let _ = writeln!(text, "- `{}`: {}", objective.id, objective.text);
        }
        text.push_str("\n## Slides\n");
        for (number, slide) in (1..).zip(&words.slides.slides) {
            show(&mut text, number, slide);
        }
        text.push_str("\n## Quiz\n");
        for (number, item) in (1..).zip(&deck.items) {
            self.ask(&mut text, number, item, words);
        }
        text
    }

    fn ask(&self, text: &mut String, number: usize, item: &Item, words: &EditionTexts) {
        let _ = write!(text, "\n### Item {number}: `{}`\n\nObjective: `{}`\n", item.id, item.objective);
        for countries in self.countries(words, item) {
            only_in(text, &countries);
            let Some(country) = countries.first().copied() else { continue };
            let face = item.face.get(country);
            paragraph(text, &face.ask);
            text.push('\n');
            for choice in &face.choices {
                let right = if self.is_right(&item.id, country, choice) { " (right)" } else { "" };
                let _ = writeln!(text, "- `{}`{right}: {}", choice.id, line(&choice.text.0));
            }
            if let Some(said) = words.review.items.get(&item.id).map(|said| said.get(country)) {
                paragraph(text, &said.explanation);
                grounds(text, &said.articles, &said.sources);
            }
        }
    }
}

fn show(text: &mut String, number: usize, slide: &Slide) {
    let _ = write!(
        text,
        "\n### Slide {number}: `{}`\n\nKind: {}, planned for {} seconds\n",
        slide.id,
        slide.kind.name(),
        slide.seconds
    );
    for countries in alike(|country| slide.face.get(country)) {
        only_in(text, &countries);
        let Some(face) = countries.first().map(|country| slide.face.get(*country)) else { continue };
        if !face.kicker.is_empty() {
            let _ = write!(text, "\n{}\n", face.kicker);
        }
        let _ = write!(text, "\n**{}**\n", line(&face.headline.0).replace("**", ""));
        paragraph(text, &face.body);
        if let Some(question) = &face.question {
            text.push('\n');
            for choice in &question.choices {
                let _ = writeln!(text, "- `{}`: {}", choice.id, line(&choice.text.0));
            }
            paragraph(text, &question.explanation);
        }
        grounds(text, &face.articles, &face.sources);
    }
}

/// Groups countries that see the same.
fn alike<T: PartialEq>(seen: impl Fn(Country) -> T) -> Vec<Vec<Country>> {
    let mut parts: Vec<Vec<Country>> = Vec::new();
    for country in Country::ALL {
        let same = |part: &&mut Vec<Country>| part.first().is_some_and(|first| seen(*first) == seen(country));
        match parts.iter_mut().find(same) {
            Some(part) => part.push(country),
            None => parts.push(vec![country]),
        }
    }
    parts
}

fn only_in(text: &mut String, countries: &[Country]) {
    if !countries.is_empty() && countries.len() < Country::ALL.len() {
        let codes: Vec<&str> = countries.iter().map(|country| country.code()).collect();
        let _ = write!(text, "\n#### In {}\n", codes.join(", "));
    }
}

/// Writes lines as paragraphs, and consecutive points as one list.
fn paragraph(text: &mut String, html: &Html) {
    let is_point = |line: &str| {
        let number = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        line.starts_with("- ") || number.len() < line.len() && number.starts_with(". ")
    };
    let mut in_list = false;
    for line in plain(&html.0).lines() {
        if !(in_list && is_point(line)) {
            text.push('\n');
        }
        in_list = is_point(line);
        let _ = writeln!(text, "{line}");
    }
}

fn grounds(text: &mut String, articles: &[String], sources: &[String]) {
    if !articles.is_empty() {
        let _ = write!(text, "\nArticles: {}\n", articles.join(", "));
    }
    if !sources.is_empty() {
        let _ = write!(text, "\nSources: {}\n", sources.join("; "));
    }
}
