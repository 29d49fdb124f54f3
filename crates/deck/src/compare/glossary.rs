//! `glossary.toml`: the words for each term in each language, and the words to avoid.

mod pattern;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::Language;

use super::passages::PassageRole;
use super::sentence::{line_of, words};
use super::{PartPair, PlainPart};
use crate::fault::{FaultReport, Location};
use crate::message::Phrase;
use crate::messages::translation;
use crate::names::GLOSSARY_FILE;
use crate::quote::{list, quote};
use pattern::Pattern;

/// Words that are spelled as in English in all languages.
const THE_SAME: [&str; 2] = ["SOS", "Kosovo"];

/// A whole glossary. A deck without one has an empty glossary.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    /// Words that are the same in every language, in lowercase.
    untranslated: BTreeSet<String>,
    /// Words that stay in Latin letters in Cyrillic text.
    pub(crate) latin: Vec<String>,
    terms: Vec<GlossaryTerm>,
}

#[derive(Debug)]
struct GlossaryTerm {
    name: String,
    line: usize,
    in_language: BTreeMap<Language, TermWording>,
}

/// The words for a term in one language.
#[derive(Debug, Default)]
struct TermWording {
    accepted: Vec<Pattern>,
    never: Vec<Pattern>,
}

impl Glossary {
    /// Reads the file. Reports entries that are wrong and leaves them out.
    pub(crate) fn read(text: &str, file: Location<'_>, report: &mut FaultReport) -> Self {
        read::read(text, file, report)
    }

    /// Whether a word may be the same as in English.
    pub(super) fn may_stay_english(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let part_of = |listed: &str| words(listed).iter().any(|(_, part)| part.to_lowercase() == word);
        self.untranslated.contains(&word)
            || self.latin.iter().map(String::as_str).any(part_of)
            || konventa_script::always_latin().chain(THE_SAME).any(part_of)
    }

    fn wordings(&self, language: Language) -> impl Iterator<Item = (&GlossaryTerm, &TermWording)> {
        self.terms.iter().filter_map(move |term| Some((term, term.in_language.get(&language)?)))
    }

    /// Reports words to avoid.
    pub(super) fn check_forbidden(&self, language: Language, part: &PlainPart<'_>, report: &mut FaultReport) {
        for (term, wording) in self.wordings(language) {
            for passage in &part.passages {
                for place in wording.never.iter().flat_map(|never| never.found_in(&passage.lowercase)) {
                    let at = part.at().line(line_of(&passage.text, place.start));
                    let word = quote(passage.text.text.get(place).unwrap_or_default());
                    let found = translation::to_be_avoided(word, &term.name, instead(wording));
                    report.fault(at, found);
                }
            }
        }
    }

    /// Reports where the English has a term but the translation has none of its words.
    pub(super) fn check(&self, language: Language, pair: PartPair<'_>, report: &mut FaultReport) {
        let mut roles: Vec<&PassageRole> = Vec::new();
        for passage in pair.english.passages.iter().filter(|passage| is_checked(&passage.role)) {
            if !roles.contains(&&passage.role) {
                roles.push(&passage.role);
            }
        }
        for (term, wording) in self.wordings(language).filter(|(_, wording)| !wording.accepted.is_empty()) {
            let Some(english) = term.in_language.get(&Language::English) else { continue };
            for role in &roles {
                let has = |part: &PlainPart<'_>, accepted: &[Pattern]| {
                    let mut passages = part.passages.iter().filter(|passage| passage.role == **role);
                    passages.any(|passage| accepted.iter().any(|pattern| pattern.is_in(&passage.lowercase)))
                };
                let line = pair
                    .translated
                    .passages
                    .iter()
                    .find(|passage| passage.role == **role)
                    .map(|passage| passage.text.line);
                let (Some(line), true) = (line, has(pair.english, &english.accepted)) else { continue };
                if !has(pair.translated, &wording.accepted) {
                    let accepted = quote(&list(&english.accepted));
                    let missing = translation::term_missing(accepted, &term.name, instead(wording));
                    report.fault(pair.translated.at().line(line), missing);
                }
            }
        }
    }

    /// Warns of terms that do not occur in the English text.
    pub(super) fn warn_of_unused(&self, english: &[PlainPart<'_>], report: &mut FaultReport) {
        for (term, wording) in
            self.wordings(Language::English).filter(|(_, wording)| !wording.accepted.is_empty())
        {
            let mut passages = english.iter().flat_map(|part| &part.passages);
            if !passages
                .any(|passage| wording.accepted.iter().any(|pattern| pattern.is_in(&passage.lowercase)))
            {
                let at = Location::file(GLOSSARY_FILE).line(term.line);
                report.warn(at, translation::term_unused(list(&wording.accepted), &term.name));
            }
        }
    }
}

/// Whether terms are checked here. Notes and kickers may say them in another way.
fn is_checked(role: &PassageRole) -> bool {
    matches!(
        role,
        PassageRole::Headline
            | PassageRole::Choice(_)
            | PassageRole::Field("ask")
            | PassageRole::Explanation
            | PassageRole::Reading
    )
}

fn instead(wording: &TermWording) -> Phrase {
    if wording.accepted.is_empty() {
        translation::another_way()
    } else {
        translation::say(list(&wording.accepted))
    }
}
