//! Decodes the files of a deck: decides which of them are read, and checks their size and encoding.

use std::collections::BTreeMap;

use konventa_domain::{Country, Language};
use konventa_script::compose;

use crate::as_typed::as_typed;
use crate::encoding;
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::messages::words::did_you_mean;
use crate::names::{
    DECK_FILE, FACTS_FILE, GLOSSARY_FILE, drawing_name, local_words_file_tag, text_file, text_file_tag,
    written_languages,
};
use crate::quote::{list, quote};

/// Largest size of a file, in bytes.
pub const FILE_LIMIT: usize = 1024 * 1024;
/// Largest size of a drawing, in bytes. A phone loads it over the network of a crowded hall.
pub const DRAWING_LIMIT: usize = 128 * 1024;
/// Largest size of a deck, in bytes.
pub const DECK_LIMIT: usize = 8 * 1024 * 1024;

/// The files of a deck.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeckFiles {
    /// Contents by name, relative to the deck's folder and with `/`.
    ///
    /// Only `deck.toml`, `facts.toml`, `glossary.toml`, `text.<language>.md`,
    /// `words.<language>-<country>.toml` and `drawings/*.svg` are read.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Whether a deck reads a file with this name.
pub(crate) fn is_read(name: &str) -> bool {
    [DECK_FILE, FACTS_FILE, GLOSSARY_FILE].contains(&name)
        || text_file_tag(name).is_some()
        || local_words_file_tag(name).is_some()
        || drawing_name(name).is_some()
}

/// The text of each file that could be decoded, with line breaks as `\n`.
#[derive(Debug, Default)]
pub(crate) struct DecodedFiles {
    /// `deck.toml`.
    pub(crate) deck: Option<String>,
    /// `facts.toml`.
    pub(crate) facts: Option<String>,
    /// The text files, by language.
    pub(crate) words: BTreeMap<Language, String>,
    /// Languages whose text file exists but has a reported fault, so that it is not reported as
    /// missing.
    pub(crate) unreadable: Vec<Language>,
    /// `glossary.toml`.
    pub(crate) glossary: Option<String>,
    /// The words that a country uses instead of others.
    pub(crate) local_words: BTreeMap<(Language, Country), String>,
    /// The drawings by name (`pillars.svg`), `None` if a fault was reported.
    pub(crate) drawings: BTreeMap<String, Option<String>>,
}

/// Decodes all files that a deck reads.
pub(crate) fn decode(source: &DeckFiles, report: &mut FaultReport) -> DecodedFiles {
    let mut texts = DecodedFiles::default();
    // A file that is too large on its own is reported by name.
    let counts = |(name, bytes): &(&String, &Vec<u8>)| is_read(name) && bytes.len() <= FILE_LIMIT;
    let size: usize = source.files.iter().filter(counts).map(|(_, bytes)| bytes.len()).sum();
    if size > DECK_LIMIT {
        report.fault(Location::file("."), messages::files::large_deck(DECK_LIMIT / 1024 / 1024));
        return texts;
    }
    for (name, bytes) in &source.files {
        if name == DECK_FILE {
            texts.deck = decode_file(name, bytes, report);
        } else if name == FACTS_FILE {
            texts.facts = decode_file(name, bytes, report);
        } else if name == GLOSSARY_FILE {
            texts.glossary = decode_file(name, bytes, report);
        } else if let Some(tag) = text_file_tag(name) {
            let Some(language) = written_language(name, tag, report) else { continue };
            match decode_file(name, bytes, report) {
                Some(words) => _ = texts.words.insert(language, words),
                None => texts.unreadable.push(language),
            }
        } else if let Some(tag) = local_words_file_tag(name) {
            let Some(owner) = language_and_country(name, tag, report) else { continue };
            texts.local_words.extend(decode_file(name, bytes, report).map(|words| (owner, words)));
        } else if let Some(drawing) = drawing_name(name) {
            let content = decode_file(name, bytes, report);
            // A Mac may write the letters of a file name decomposed.
            texts.drawings.insert(compose(drawing).into_owned(), content);
        }
    }
    if !source.files.contains_key(DECK_FILE) {
        let found = list(source.files.keys().take(5));
        let message = if found.is_empty() {
            messages::files::no_deck_file()
        } else {
            messages::files::no_deck_file_but(found)
        };
        report.fault(Location::file(DECK_FILE), message);
    } else if !source.files.contains_key(FACTS_FILE) {
        report.fault(Location::file(FACTS_FILE), messages::files::no_facts_file());
    }
    texts
}

/// Returns the language of a text file. Reports an unknown language, and one that is not written by
/// authors.
fn written_language(name: &str, tag: &str, report: &mut FaultReport) -> Option<Language> {
    let language = Language::from_tag(tag);
    let Some(language) = language else {
        let suggestion = did_you_mean(tag, Language::ALL.map(Language::tag));
        let shown = quote(&tag.chars().take(20).collect::<String>());
        report.fault(Location::file(name), messages::files::text_of_unknown_language(shown, suggestion));
        return None;
    };
    if let Some(origin) = language.transliterated_from() {
        let origin = text_file(origin);
        report.fault(Location::file(name), messages::files::text_is_generated(language, origin));
        return None;
    }
    Some(language)
}

/// Returns whose words a file `words.<language>-<country>.toml` has.
fn language_and_country(name: &str, tag: &str, report: &mut FaultReport) -> Option<(Language, Country)> {
    let (language, country) = tag.rsplit_once('-').unwrap_or((tag, ""));
    let found = Language::from_tag(language)
        .filter(|language| language.transliterated_from().is_none())
        .zip(Country::from_code(country));
    if found.is_none() {
        let unknown = messages::files::words_of_unknown(list(written_languages()), list(Country::ALL));
        report.fault(Location::file(name), unknown);
    }
    found
}

/// Decodes one file, or reports a fault.
fn decode_file(name: &str, bytes: &[u8], report: &mut FaultReport) -> Option<String> {
    let at = Location::file(name);
    let is_drawing = drawing_name(name).is_some();
    let limit = if is_drawing { DRAWING_LIMIT } else { FILE_LIMIT };
    if bytes.len() > limit {
        let most = limit / 1024;
        let large =
            if is_drawing { messages::files::large_drawing(most) } else { messages::files::large_file(most) };
        report.fault(at, large);
        return None;
    }
    if let Some(program) = encoding::program(bytes) {
        report.fault(at, messages::files::not_text(program));
        return None;
    }
    if encoding::is_utf16(bytes) {
        report.fault(at, messages::files::not_utf8(messages::files::encoded("UTF-16")));
        return None;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let column =
                String::from_utf8_lossy(before).lines().last().map_or(1, |line| line.chars().count() + 1);
            let at = at.line(line_after(before)).column(column);
            report.fault(at, messages::files::not_utf8(encoding::name(bytes)));
            return None;
        }
    };
    if text.trim().is_empty() {
        report.fault(at, messages::files::empty_file());
        return None;
    }
    // Windows ends a line with two characters, and old Macs with the other one.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(as_typed(&text, at, report))
}

#[allow(clippy::naive_bytecount)] // once per fault
fn line_after(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
