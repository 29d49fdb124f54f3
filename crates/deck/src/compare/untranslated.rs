//! Finds sentences that are still in English: those that equal one of the English part.

use std::collections::BTreeSet;

use super::sentence::{sentences, words};
use super::{Glossary, PartPair};
use crate::fault::FaultReport;
use crate::messages;
use crate::quote::quote;
use crate::words::Passage;

pub(super) fn check(pair: PartPair<'_>, glossary: &Glossary, report: &mut FaultReport) {
    let english: BTreeSet<String> =
        pair.english.texts().flat_map(sentences).map(|sentence| key(&sentence)).collect();
    for sentence in pair.translated.texts().flat_map(sentences) {
        if english.contains(&key(&sentence)) && may_be_translated(&sentence, glossary) {
            let at = pair.translated.at().line(sentence.line);
            report.fault(at, messages::parts::not_translated(quote(&sentence.text)));
        }
    }
}

/// Returns the words of a sentence, by which sentences are compared.
fn key(sentence: &Passage) -> String {
    let words: Vec<String> = words(&sentence.text).iter().map(|(_, word)| word.to_lowercase()).collect();
    words.join(" ")
}

/// Whether a sentence has anything to translate, and not only numbers, names and words that stay
/// the same.
fn may_be_translated(sentence: &Passage, glossary: &Glossary) -> bool {
    words(&sentence.text)
        .iter()
        .any(|(_, word)| word.contains(char::is_alphabetic) && !glossary.may_stay_english(word))
}
