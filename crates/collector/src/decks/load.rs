//! Where decks come from: inside the program, or a folder that is named at the start.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use konventa_deck::{Deck, DeckFiles, Faults};

use super::{Decks, ServedDeck};

/// The authored decks. A debug build reads them from the disk when it starts.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../decks"]
#[allow_missing = true]
struct Authored;

/// Why no deck can be taught.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder is not there.
    #[error("there is no folder {path}: name one that is a deck or holds decks with --decks", path = .0.display())]
    NoFolder(PathBuf),
    /// The folder is something else, or not ours to read.
    #[error("the folder of decks {path} cannot be read: {why}", path = .path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The folder has no deck in it.
    #[error("there is no deck in {path}: a deck is a folder with a file deck.toml", path = .0.display())]
    NoDeck(PathBuf),
    /// The program was built without decks.
    #[error("there is no deck in this build: name a folder of decks with --decks DIR")]
    NoneEmbedded,
    /// Two folders have the same deck.
    #[error("the deck “{0}” is there twice: give one of them another id in its deck.toml")]
    Twice(String),
    /// A deck does not compile.
    #[error("the deck in {folder} has faults:\n{faults}")]
    Faulty {
        /// Where the deck is.
        folder: String,
        /// All that is wrong with it.
        faults: Faults,
    },
}

/// The decks inside the program.
///
/// # Errors
/// Where there is none, or a debug build reads one that has faults.
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

/// The deck in a folder, or the decks in its subfolders.
///
/// # Errors
/// Where there is none, or one has faults.
pub fn from_folder(dir: &Path) -> Result<Decks, LoadError> {
    let unreadable = |why: std::io::Error| match why.kind() {
        std::io::ErrorKind::NotFound => LoadError::NoFolder(dir.to_owned()),
        _ => LoadError::Folder { path: dir.to_owned(), why },
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
        let deck = ServedDeck::compiled(&deck.compile());
        if served.iter().any(|other| other.summary.id == deck.summary.id) {
            return Err(LoadError::Twice(deck.summary.id.to_string()));
        }
        served.push(deck);
    }
    Ok(Decks::new(served))
}
