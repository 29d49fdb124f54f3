//! The small deck that authors begin with: without faults, in every language.

use konventa_domain::id::DeckId;

use crate::files::DeckFiles;
use crate::names::DECK_FILE;

/// The id in the file, which is replaced.
const ID: &str = "id = \"starter\"";

const FILES: [(&str, &str); 8] = [
    ("deck.toml", include_str!("../starter/deck.toml")),
    ("facts.toml", include_str!("../starter/facts.toml")),
    ("glossary.toml", include_str!("../starter/glossary.toml")),
    ("text.en.md", include_str!("../starter/text.en.md")),
    ("text.cnr.md", include_str!("../starter/text.cnr.md")),
    ("text.sq.md", include_str!("../starter/text.sq.md")),
    ("text.sr-Latn.md", include_str!("../starter/text.sr-Latn.md")),
    ("words.sq-XK.toml", include_str!("../starter/words.sq-XK.toml")),
];

/// Returns the files of a small deck with this id, to be changed part by part.
#[must_use]
pub fn starter(id: &DeckId) -> DeckFiles {
    let file = |(name, text): (&str, &str)| {
        let own =
            if name == DECK_FILE { text.replacen(ID, &format!("id = \"{id}\""), 1) } else { text.to_owned() };
        (name.to_owned(), own.into_bytes())
    };
    DeckFiles { files: FILES.into_iter().map(file).collect() }
}
