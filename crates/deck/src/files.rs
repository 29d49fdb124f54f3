//! Decodes the files of a deck: decides which of them are read, and checks their size and encoding.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use konventa_domain::{Country, Language};
use konventa_script::{compose, invisible};

use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::names::{
    DECK_FILE, FACTS_FILE, GLOSSARY_FILE, drawing_name, local_words_file_tag, text_file, text_file_tag,
    written_languages,
};
use crate::quote::{did_you_mean, list};
use crate::sign::{Sign, code_point};

/// Largest size of a file, in bytes.
pub const FILE_LIMIT: usize = 1024 * 1024;
/// Largest size of a drawing, in bytes. A phone loads it over the network of a crowded hall.
pub const DRAWING_LIMIT: usize = 128 * 1024;
/// Largest size of a deck, in bytes.
pub const DECK_LIMIT: usize = 8 * 1024 * 1024;

/// Limit for lines of one file that are reported for an invisible character: a file with more was
/// pasted as a whole.
const MOST_INVISIBLE: usize = 20;

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
        report.fault(
            Location::file("."),
            format!("the deck is larger than {} MiB", DECK_LIMIT / 1024 / 1024),
            "make its drawings smaller",
        );
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
        let mut what = "there is no deck.toml".to_owned();
        if !found.is_empty() {
            _ = write!(what, ", only {found}");
        }
        report.fault(
            Location::file(DECK_FILE),
            what,
            "name a folder that holds a deck; docs/authoring.md shows one",
        );
    } else if !source.files.contains_key(FACTS_FILE) {
        let fix = "write it: each fact in the deck, how certain it is, and its sources";
        report.fault(Location::file(FACTS_FILE), "there is no facts.toml", fix);
    }
    texts
}

/// Returns the language of a text file. Reports an unknown language, and one that is not written by
/// authors.
fn written_language(name: &str, tag: &str, report: &mut FaultReport) -> Option<Language> {
    let language = Language::from_tag(tag);
    let Some(language) = language else {
        report.fault(
            Location::file(name),
            format!("there is no language “{}”", tag.chars().take(20).collect::<String>()),
            format!(
                "name the file text.<language>.md; {}",
                did_you_mean(tag, Language::ALL.map(Language::tag))
            ),
        );
        return None;
    };
    if let Some(origin) = language.transliterated_from() {
        let origin = text_file(origin);
        report.fault(
            Location::file(name),
            format!("the text in {language} is generated from {origin}, so this file could contradict it"),
            format!("delete it, and make corrections in {origin}"),
        );
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
        let what = "this file name has no known language and country";
        let fix = format!(
            "name the file words.<language>-<country>.toml; languages: {}; countries: {}",
            list(written_languages()),
            list(Country::ALL)
        );
        report.fault(Location::file(name), what, fix);
    }
    found
}

/// Decodes one file, or reports a fault.
fn decode_file(name: &str, bytes: &[u8], report: &mut FaultReport) -> Option<String> {
    let at = Location::file(name);
    let (limit, advice) = match drawing_name(name) {
        Some(_) => {
            (DRAWING_LIMIT, "draw it with fewer shapes and shorter numbers; photographs are not possible")
        }
        None => (FILE_LIMIT, "a deck's files are short text; is this the right file?"),
    };
    if bytes.len() > limit {
        report.fault(at, format!("the file is larger than {} KiB", limit / 1024), advice);
        return None;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            report.refuse(at.line(line_after(before)), messages::not_utf8());
            return None;
        }
    };
    if text.trim().is_empty() {
        report.fault(at, "the file is empty", "write its text, or restore it from a copy");
        return None;
    }
    let text = text.replace("\r\n", "\n");
    let visible = without_invisible(&text, at, report);
    // Here, and nowhere else, letters that look the same become the same.
    Some(compose(&visible).into_owned())
}

/// Reports the first character of each line that nobody can see, and returns the text without them.
fn without_invisible<'a>(text: &'a str, at: Location<'_>, report: &mut FaultReport) -> Cow<'a, str> {
    let is_invisible = |c: char| invisible(c).is_some();
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut reported = 0;
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let found = line.chars().enumerate().find_map(|(n, c)| Some((n + 1, c, invisible(c)?)));
        let Some((column, c, name)) = found else {
            lines.push(Cow::Borrowed(line));
            continue;
        };
        let visible = line.replace(is_invisible, "");
        let is_bullet = ('\u{e000}'..='\u{f8ff}').contains(&c) && line.trim_start().starts_with(c);
        let message = if is_bullet {
            // A bullet of Word, in a font that only Word has.
            messages::bullet(Sign(c))
        } else {
            messages::invisible(code_point(c), name, column)
        };
        if reported < MOST_INVISIBLE {
            report.refuse(at.line(number), message);
        }
        reported += 1;
        lines.push(if is_bullet { format!("- {}", visible.trim_start()).into() } else { visible.into() });
    }
    Cow::Owned(lines.join("\n"))
}

#[allow(clippy::naive_bytecount)] // once per fault
fn line_after(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
