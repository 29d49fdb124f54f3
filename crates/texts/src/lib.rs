//! The interface's texts: from `locales/*.toml` to code that names them and to one small file per language.
//!
//! | module | gives |
//! |---|---|
//! | `locale` | one file, read: every text by its name |
//! | `check` | what is wrong with a language beside the others |
//! | `code` | a Rust function for each text, so that a missing text or placeholder does not compile |
//! | `files` | what a page loads: the words alone, in the order of the functions |
//!
//! A phone loads one language and nothing of the stage and the report. Words and code belong together by their
//! [`Locales::schema`], which is part of the address of each file: a page never reads the words of another build.

mod check;
mod code;
mod files;
mod locale;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use locale::{Locale, Text};

/// The language that names the texts. Every other file has exactly the same names.
const REFERENCE: &str = "en";

/// Serbian is written in Latin letters, and its Cyrillic texts are made from these.
const LATIN: &str = "sr-Latn";
const CYRILLIC: &str = "sr-Cyrl";

/// Texts that are in the program itself, in every language: what stands there while the words are on their way, or where
/// they do not come. They have the first places.
const BUILT_IN: [&str; 4] = ["app_loading", "app_unreachable", "app_unreachable_advice", "app_retry"];

/// Groups that no phone in a hall needs, by who needs them.
const GROUPS: [(Reader, &[&str]); 2] =
    [(Reader::Again, &["again"]), (Reader::Desk, &["stage", "live", "care", "research"])];

/// Who reads a text. Each reads those before too, so what a page loads is the beginning of what the next one loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reader {
    /// A student.
    Phone,
    /// A student who answers once more.
    Again,
    /// Presenter and researcher, who read all.
    Desk,
}

impl Reader {
    const ALL: [Self; 3] = [Self::Phone, Self::Again, Self::Desk];

    /// The first who reads it.
    fn of(name: &str) -> Self {
        let is_in = |group: &str| name.strip_prefix(group).is_some_and(|rest| rest.starts_with('_'));
        let found = GROUPS.iter().find(|(_, groups)| groups.iter().any(|group| is_in(group)));
        found.map_or(Self::Phone, |(reader, _)| *reader)
    }

    /// As it stands in the names of files.
    const fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Again => "again",
            Self::Desk => "desk",
        }
    }
}

/// Why the texts cannot be used: every fault, one a line.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct Faults(Vec<String>);

/// All languages of the interface.
#[derive(Debug)]
pub struct Locales {
    /// By language tag.
    locales: BTreeMap<String, Locale>,
    /// The names of all texts, in the order of their places.
    names: Vec<String>,
}

impl Locales {
    /// Reads and checks every `*.toml` of a folder.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn read(folder: &Path) -> Result<Self, Faults> {
        let unreadable = |error: std::io::Error| Faults(vec![format!("{}: {error}", folder.display())]);
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect())
            .map_err(unreadable)?;
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        paths.sort();
        let mut faults = Vec::new();
        let mut locales = BTreeMap::new();
        for path in paths {
            match locale::read(&path) {
                Ok(locale) => _ = locales.insert(locale.tag.clone(), locale),
                Err(fault) => faults.push(fault),
            }
        }
        if locales.contains_key(CYRILLIC) {
            faults.push(format!("{CYRILLIC}.toml: these texts are made from {LATIN}.toml; delete the file"));
        } else if let Some(latin) = locales.get(LATIN) {
            // What Cyrillic cannot write is a fault of the Latin text.
            faults.extend(check::foreign(latin));
            let cyrillic = latin.rewritten(CYRILLIC, konventa_script::to_cyrillic_with_placeholders);
            locales.insert(CYRILLIC.to_owned(), cyrillic);
        }
        let Some(reference) = locales.get(REFERENCE) else {
            faults.push(format!("{}: there is no {REFERENCE}.toml", folder.display()));
            return Err(Faults(faults));
        };
        faults.extend(BUILT_IN.iter().filter(|name| !reference.texts.contains_key(**name)).map(|name| {
            format!("{REFERENCE}.toml: the text {name} is missing; it is shown before any other")
        }));
        faults.extend(locales.values().flat_map(|locale| check::check(locale, reference)));
        let names = in_place(reference);
        if faults.is_empty() { Ok(Self { locales, names }) } else { Err(Faults(faults)) }
    }

    fn reference(&self) -> &BTreeMap<String, Text> {
        &self.locales[REFERENCE].texts
    }

    /// Each text with the place of its first word in the files.
    fn places(&self) -> impl Iterator<Item = (usize, &String, &Text)> {
        let mut next = 0;
        self.names.iter().map(move |name| {
            let text = &self.reference()[name];
            let place = next;
            next += text.size();
            (place, name, text)
        })
    }
}

/// The names in the order of their places: those in the program, then by who reads them.
fn in_place(reference: &Locale) -> Vec<String> {
    let rank = |name: &String| {
        let built_in = BUILT_IN.iter().position(|built_in| built_in == name);
        (built_in.unwrap_or(BUILT_IN.len()), Reader::of(name))
    };
    let mut names: Vec<String> = reference.texts.keys().cloned().collect();
    names.sort_by_cached_key(rank);
    names
}
