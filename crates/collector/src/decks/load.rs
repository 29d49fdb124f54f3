//! Loads decks: those inside the program, or those in a folder.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};

use konventa_deck::{AuthorText, Deck, DeckFiles, Faults};
use konventa_domain::Language;

use super::{Decks, ServedDeck};

/// The decks of this repository. A debug build reads them from the disk when it starts.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../decks"]
#[allow_missing = true]
struct Authored;

/// Why no deck can be served.
#[derive(Debug)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum LoadError {
    /// The folder does not exist.
    NoFolder(PathBuf),
    /// The path is not a folder, or may not be read.
    Folder { path: PathBuf, source: std::io::Error },
    /// The folder contains no deck.
    NoDeck(PathBuf),
    /// The program was built without decks.
    NoneEmbedded,
    /// Two folders contain the same deck.
    Twice(String),
    /// A deck does not compile.
    Faulty {
        /// The folder of the deck.
        folder: String,
        /// All its faults.
        faults: Faults,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::English))
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Folder { source, .. } => Some(source),
            Self::NoFolder(_)
            | Self::NoDeck(_)
            | Self::NoneEmbedded
            | Self::Twice(_)
            | Self::Faulty { .. } => None,
        }
    }
}

/// The same error, in the language of the person who reads it.
#[derive(Debug)]
pub struct LoadErrorInLanguage {
    error: LoadError,
    language: Language,
}

impl fmt::Display for LoadErrorInLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.error.in_language(self.language))
    }
}

impl Error for LoadErrorInLanguage {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

impl LoadError {
    /// Returns the same error with messages in a language.
    #[must_use]
    pub const fn said_in(self, language: Language) -> LoadErrorInLanguage {
        LoadErrorInLanguage { error: self, language }
    }

    /// Returns what the author of the decks reads.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        match self {
            Self::NoFolder(path) => AuthorText::NoFolder { path }.in_language(language),
            Self::Folder { path, source } => {
                AuthorText::UnreadableFolder { path, error: source }.in_language(language)
            }
            Self::NoDeck(path) => AuthorText::NoDeck { path }.in_language(language),
            Self::Twice(id) => AuthorText::Twice { id }.in_language(language),
            Self::Faulty { folder, faults } => {
                AuthorText::Faulty { folder: Path::new(folder), faults: &faults.in_language(language) }
                    .in_language(language)
            }
            // Nobody who writes decks builds a program without any.
            Self::NoneEmbedded => {
                "there is no deck in this build: name a folder of decks with --decks DIR".to_owned()
            }
        }
    }
}

/// Loads the decks inside the program.
///
/// Fails if the program has no deck, or a debug build reads one that has faults.
pub fn embedded() -> Result<Decks, LoadError> {
    let mut sources: BTreeMap<String, DeckFiles> = BTreeMap::new();
    for path in Authored::iter() {
        if let Some((folder, name)) = path.split_once('/')
            && let Some(file) = Authored::get(&path)
        {
            let source = sources.entry(folder.to_owned()).or_default();
            source.files.insert(name.to_owned(), file.data.into_owned());
        }
    }
    if sources.is_empty() {
        return Err(LoadError::NoneEmbedded);
    }
    all(sources.into_iter().map(|(folder, source)| (format!("decks/{folder}"), Deck::parse(&source))))
}

/// Loads the deck in a folder, or the decks in its subfolders.
///
/// Fails if the folder contains no deck, or one has faults.
pub fn from_folder(dir: &Path) -> Result<Decks, LoadError> {
    let unreadable = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => LoadError::NoFolder(dir.to_owned()),
        _ => LoadError::Folder { path: dir.to_owned(), source },
    };
    let mut entries: Vec<PathBuf> = std::fs::read_dir(dir)
        .and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect())
        .map_err(unreadable)?;
    entries.sort();
    let folders = if is_deck(dir) {
        vec![dir.to_owned()]
    } else {
        entries.into_iter().filter(|entry| is_deck(entry)).collect()
    };
    if folders.is_empty() {
        return Err(LoadError::NoDeck(dir.to_owned()));
    }
    all(folders.iter().map(|folder| (folder.display().to_string(), Deck::load(folder))))
}

fn is_deck(folder: &Path) -> bool {
    folder.join(konventa_deck::DECK_FILE).is_file()
}

fn all(decks: impl Iterator<Item = (String, Result<Deck, Faults>)>) -> Result<Decks, LoadError> {
    let mut served: Vec<ServedDeck> = Vec::new();
    for (folder, deck) in decks {
        let deck = deck.map_err(|faults| LoadError::Faulty { folder, faults })?;
        let deck = ServedDeck::compiled(deck.compile());
        if served.iter().any(|other| other.summary.id == deck.summary.id) {
            return Err(LoadError::Twice(deck.summary.id.to_string()));
        }
        served.push(deck);
    }
    Ok(Decks::new(served))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error_chain::chain;

    #[test]
    fn the_cause_of_an_unreadable_folder_is_its_source_and_is_said_once() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = from_folder(file.path()).unwrap_err();
        let cause = error.source().unwrap().to_string();
        for language in [Language::English, Language::Albanian] {
            let error = from_folder(file.path()).unwrap_err().said_in(language);
            assert_eq!(error.source().unwrap().to_string(), cause);
            assert_eq!(chain(&error).matches(&cause).count(), 1, "{}", chain(&error));
        }
    }
}
