//! Sentences that stayed English. They are found by being the same as one of the English part.

use std::collections::BTreeSet;

use super::sentence::{sentences, words};
use super::{Glossary, PartPair};
use crate::fault::FaultReport;
use crate::quote::quote;
use crate::words::Passage;

pub(super) fn check(pair: PartPair<'_>, glossary: &Glossary, report: &mut FaultReport) {
    let english: BTreeSet<String> =
        pair.english.texts().flat_map(sentences).map(|sentence| key(&sentence)).collect();
    for sentence in pair.translated.texts().flat_map(sentences) {
        if english.contains(&key(&sentence)) && may_be_translated(&sentence, glossary) {
            let what = format!("{} is the same as in English", quote(&sentence.text));
            let fix =
                "translate it; if it is the same in this language, add it to untranslated in glossary.toml";
            report.fault(pair.translated.at().line(sentence.line), what, fix);
        }
    }
}

/// What makes two sentences the same: their words.
fn key(sentence: &Passage) -> String {
    let words: Vec<String> = words(&sentence.text).iter().map(|(_, word)| word.to_lowercase()).collect();
    words.join(" ")
}

/// Whether there is anything in it but numbers, names and words that stay.
fn may_be_translated(sentence: &Passage, glossary: &Glossary) -> bool {
    words(&sentence.text).iter().any(|(_, word)| word.contains(char::is_alphabetic) && !glossary.stays(word))
}
