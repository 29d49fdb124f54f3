//! Turns the interface texts of `locales/*.toml` into Rust functions and into one small file per
//! language.
//!
//! | module | task |
//! |---|---|
//! | `locale` | reads one file: every text by its name |
//! | `check` | checks the texts of a language against the reference language |
//! | `code` | generates a Rust function for each text, so that a missing text or argument does not compile |
//! | `dimensions` | generates the functions that name filters and values of the report |
//! | `files` | writes the files that a page loads: wordings in the order of the functions |
//! | `shell` | writes into a page what is seen until the app draws itself, and if it cannot start |
//!
//! A phone loads one language, and no texts of the stage or the report. [`Locales::schema`]
//! identifies the code that can read a file, and is part of the file's address: a page never reads
//! the texts of another build.

mod check;
mod code;
mod dimensions;
mod files;
mod locale;
mod shell;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use konventa_domain::Language;
use locale::{Locale, Text};

pub use shell::ShellContent;

/// The language that defines the names of the texts. All other files must have the same names.
const REFERENCE: Language = Language::English;

/// Texts that are compiled into the app, in every language: a page shows them while it loads the
/// others, or if that fails. They have the first slots.
const BUILT_IN: [&str; 4] = ["app_loading", "app_unreachable", "app_unreachable_advice", "app_retry"];

/// Groups of texts that the phone app does not need, by the first app that does.
const GROUPS: [(App, &[&str]); 3] = [
    (App::FollowUp, &["followup"]),
    (App::Staff, &["stage", "live", "care", "research", "seat"]),
    (App::None, &["shell"]),
];

/// An app that needs a text. Each needs the texts of those before it as well, so the file of one is
/// the beginning of the file of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum App {
    /// The students' pages.
    Phone,
    /// The pages of the follow-up.
    FollowUp,
    /// The pages of presenters and researchers.
    Staff,
    /// No app: these texts are written into the pages (`shell.rs`).
    None,
}

impl App {
    /// The apps that load texts.
    const ALL: [Self; 3] = [Self::Phone, Self::FollowUp, Self::Staff];

    /// The first app that needs the text with this name.
    fn of(name: &str) -> Self {
        let is_in = |group: &str| name.strip_prefix(group).is_some_and(|rest| rest.starts_with('_'));
        let found = GROUPS.iter().find(|(_, groups)| groups.iter().any(|group| is_in(group)));
        found.map_or(Self::Phone, |(app, _)| *app)
    }

    /// The name in file names.
    const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::FollowUp => "followup",
            Self::Staff => "staff",
            Self::None => "shell",
        }
    }
}

/// Why the texts cannot be used: every mistake in them, one per line.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct LocalesError(Vec<String>);

/// The texts of all languages.
#[derive(Debug)]
pub struct Locales {
    locales: BTreeMap<Language, Locale>,
    /// The names of all texts, in the order of their slots.
    names: Vec<String>,
}

impl Locales {
    /// Reads and checks every `*.toml` of a folder.
    ///
    /// # Errors
    /// [`LocalesError`] if a file cannot be read, or if a text is missing or wrong.
    pub fn read(folder: &Path) -> Result<Self, LocalesError> {
        let unreadable = |error: std::io::Error| LocalesError(vec![format!("{}: {error}", folder.display())]);
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect())
            .map_err(unreadable)?;
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        paths.sort();
        let mut errors = Vec::new();
        let mut locales = BTreeMap::new();
        for path in paths {
            match locale::read(&path) {
                Ok(locale) => _ = locales.insert(locale.language, locale),
                Err(error) => errors.push(error),
            }
        }
        for language in Language::ALL {
            let Some(origin) = language.transliterated_from() else { continue };
            if locales.contains_key(&language) {
                errors.push(format!(
                    "{language}.toml: these texts are made from {origin}.toml; delete the file"
                ));
            } else if let Some(latin) = locales.get(&origin) {
                errors.extend(check::without_cyrillic(latin));
                let convert = konventa_script::to_cyrillic_with_placeholders;
                let cyrillic = latin.transliterated(language, convert);
                locales.insert(language, cyrillic);
            }
        }
        let Some(reference) = locales.get(&REFERENCE) else {
            errors.push(format!("{}: {REFERENCE}.toml is missing", folder.display()));
            return Err(LocalesError(errors));
        };
        let missing = BUILT_IN.iter().filter(|name| !reference.texts.contains_key(**name));
        errors.extend(missing.map(|name| {
            format!(
                "{REFERENCE}.toml: the text {name} is missing, and the app needs it before it loads any other"
            )
        }));
        errors.extend(locales.values().flat_map(|locale| check::check(locale, reference)));
        let names = in_order(reference);
        if errors.is_empty() { Ok(Self { locales, names }) } else { Err(LocalesError(errors)) }
    }

    fn reference(&self) -> &BTreeMap<String, Text> {
        &self.locales[&REFERENCE].texts
    }

    /// Each text with its name and the slot of its first wording in the files: its index in their
    /// lists.
    fn slots(&self) -> impl Iterator<Item = (usize, &String, &Text)> {
        let mut next = 0;
        self.names.iter().map(move |name| {
            let text = &self.reference()[name];
            let slot = next;
            next += text.slot_count();
            (slot, name, text)
        })
    }
}

/// The names in the order of their slots: built-in texts first, then by app.
fn in_order(reference: &Locale) -> Vec<String> {
    let rank = |name: &String| {
        let built_in = BUILT_IN.iter().position(|built_in| built_in == name);
        (built_in.unwrap_or(BUILT_IN.len()), App::of(name))
    };
    let mut names: Vec<String> = reference.texts.keys().cloned().collect();
    names.sort_by_cached_key(rank);
    names
}
