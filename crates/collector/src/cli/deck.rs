//! `konventa deck`: for authors of decks.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{anyhow, bail};
use clap::Subcommand;
use konventa_deck::{AuthorText, Deck, content_review, starter, suggested_id};
use konventa_domain::id::DeckId;
use konventa_domain::{Day, Language};

use super::reader::Reader;

#[derive(Debug, Subcommand)]
pub(super) enum DeckCommand {
    /// Writes a small deck without faults, in all languages, to begin with.
    New {
        /// The folder to write. Its name becomes the id of the deck: small letters, digits, hyphens.
        #[arg(value_name = "NAME")]
        dir: PathBuf,
        #[command(flatten)]
        reader: Reader,
    },
    /// Checks decks. For each fault, says where it is and how to fix it.
    Check {
        /// Folders of decks.
        #[arg(required = true, value_name = "DIR")]
        dirs: Vec<PathBuf>,
        #[command(flatten)]
        reader: Reader,
    },
    /// Writes the statements of decks with their sources, to be checked by somebody who knows the
    /// law.
    Review {
        /// Folders of decks.
        #[arg(required = true, value_name = "DIR")]
        dirs: Vec<PathBuf>,
        /// The Markdown file to write. Without it, the Markdown is printed.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        reader: Reader,
    },
    /// Compiles a deck to the files that are served.
    Build {
        /// Folder of the deck.
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        /// Folder for the files. It is created if it does not exist.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        reader: Reader,
    },
}

/// Prints a line. Whoever pipes it into a pager may leave before the end.
macro_rules! say {
    ($($text:tt)*) => {
        _ = writeln!(std::io::stdout().lock(), $($text)*)
    };
}

/// Prints a line about a fault, in the same way.
macro_rules! complain {
    ($($text:tt)*) => {
        _ = writeln!(std::io::stderr().lock(), $($text)*)
    };
}

impl DeckCommand {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::New { dir, reader } => write_new(&dir, reader.language()),
            Self::Check { dirs, reader } => check(&dirs, reader.language()),
            Self::Review { dirs, out, reader } => review(&dirs, out.as_deref(), reader.language()),
            Self::Build { dir, out, reader } => build(&dir, &out, reader.language()),
        }
    }
}

fn write_new(dir: &Path, language: Language) -> anyhow::Result<()> {
    let name = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Ok(id) = name.parse::<DeckId>() else {
        let example = suggested_id(name).unwrap_or_else(|| "my-lecture".to_owned());
        bail!(AuthorText::BadName { name, example: &example }.in_language(language));
    };
    if dir.exists() {
        bail!(AuthorText::Exists { folder: dir }.in_language(language));
    }
    std::fs::create_dir_all(dir).map_err(|error| not_written(dir, &error, language))?;
    for (name, content) in starter(&id).files {
        write(&dir.join(name), &content, language)?;
    }
    say!("{}", AuthorText::Wrote { folder: dir }.in_language(language));
    Ok(())
}

fn check(dirs: &[PathBuf], language: Language) -> anyhow::Result<()> {
    let today = Day::of(SystemTime::now());
    let mut refused = 0;
    for dir in dirs {
        let checked = Deck::load(dir).and_then(|deck| deck.check_dates(today).map(|aged| (deck, aged)));
        match checked {
            Ok((deck, aged)) => {
                for warning in deck.warnings().iter().chain(&aged) {
                    say!("{}: {}", dir.display(), warning.in_language(language));
                }
                let summary = deck.compile().summary();
                let languages: Vec<&str> = summary.languages.iter().map(|language| language.tag()).collect();
                let (items, languages) = (summary.items.len(), languages.join(", "));
                let (id, minutes) = (summary.id.as_str(), summary.minutes);
                let good = AuthorText::Good { id, items, minutes, languages: &languages };
                say!("{}: {}", dir.display(), good.in_language(language));
                say!("{}", deck.timing().in_language(language));
            }
            Err(faults) => {
                refused += 1;
                for warning in faults.warnings() {
                    say!("{}: {}", dir.display(), warning.in_language(language));
                }
                complain!("{}:\n{}", dir.display(), faults.in_language(language));
            }
        }
    }
    match refused {
        0 => Ok(()),
        count => bail!(AuthorText::Refused { count, all: dirs.len() }.in_language(language)),
    }
}

fn review(dirs: &[PathBuf], out: Option<&Path>, language: Language) -> anyhow::Result<()> {
    let decks = dirs.iter().map(|dir| load(dir, language)).collect::<anyhow::Result<Vec<_>>>()?;
    let review = content_review(&decks);
    match out {
        Some(file) => {
            write(file, review.as_bytes(), language)?;
            say!("{}", file.display());
        }
        None => say!("{}", review.trim_end()),
    }
    Ok(())
}

/// Loads a deck that must not have faults.
fn load(dir: &Path, language: Language) -> anyhow::Result<Deck> {
    Deck::load(dir).map_err(|faults| {
        let faulty = AuthorText::Faulty { folder: dir, faults: &faults.in_language(language) };
        anyhow!(faulty.in_language(language))
    })
}

fn build(dir: &Path, out: &Path, language: Language) -> anyhow::Result<()> {
    let deck = load(dir, language)?;
    std::fs::create_dir_all(out).map_err(|error| not_written(out, &error, language))?;
    for (name, content) in deck.compile().files() {
        let file = out.join(name);
        write(&file, &content, language)?;
        say!("{}", file.display());
    }
    Ok(())
}

fn write(file: &Path, content: &[u8], language: Language) -> anyhow::Result<()> {
    std::fs::write(file, content).map_err(|error| not_written(file, &error, language))
}

fn not_written(file: &Path, error: &std::io::Error, language: Language) -> anyhow::Error {
    anyhow!(AuthorText::NotWritten { file, error }.in_language(language))
}
