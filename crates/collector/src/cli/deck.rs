//! `konventa deck`: for authors of decks.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, anyhow, bail};
use clap::Subcommand;
use konventa_deck::{Deck, content_review};
use konventa_domain::Day;

#[derive(Debug, Subcommand)]
pub(super) enum DeckCommand {
    /// Checks decks. For each fault, says where it is and how to fix it.
    Check {
        /// Folders of decks.
        #[arg(required = true, value_name = "DIR")]
        dirs: Vec<PathBuf>,
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
    },
    /// Compiles a deck to the files that are served.
    Build {
        /// Folder of the deck.
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        /// Folder for the files. It is created if it does not exist.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

impl DeckCommand {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Check { dirs } => check(&dirs),
            Self::Review { dirs, out } => review(&dirs, out.as_deref()),
            Self::Build { dir, out } => build(&dir, &out),
        }
    }
}

fn check(dirs: &[PathBuf]) -> anyhow::Result<()> {
    let today = Day::of(SystemTime::now());
    let mut refused = 0;
    for dir in dirs {
        let checked = Deck::load(dir).and_then(|deck| deck.check_dates(today).map(|aged| (deck, aged)));
        match checked {
            Ok((deck, aged)) => {
                for warning in deck.warnings().iter().chain(&aged) {
                    println!("{}: {warning}", dir.display());
                }
                let summary = deck.compile().summary();
                let languages: Vec<&str> = summary.languages.iter().map(|language| language.tag()).collect();
                println!(
                    "{}: the deck “{}” has no faults: {} items, {} minutes, {}",
                    dir.display(),
                    summary.id,
                    summary.items.len(),
                    summary.minutes,
                    languages.join(", ")
                );
                println!("{}", deck.timing());
            }
            Err(faults) => {
                refused += 1;
                for warning in faults.warnings() {
                    println!("{}: {warning}", dir.display());
                }
                eprintln!("{}:\n{faults}", dir.display());
            }
        }
    }
    match refused {
        0 => Ok(()),
        _ => bail!("{refused} of {} decks cannot be served", dirs.len()),
    }
}

fn review(dirs: &[PathBuf], out: Option<&Path>) -> anyhow::Result<()> {
    let decks = dirs.iter().map(|dir| load(dir)).collect::<anyhow::Result<Vec<_>>>()?;
    let review = content_review(&decks);
    match out {
        Some(file) => {
            std::fs::write(file, review).with_context(|| format!("{} cannot be written", file.display()))?;
            println!("{}", file.display());
        }
        None => print!("{review}"),
    }
    Ok(())
}

/// Loads a deck that must not have faults.
fn load(dir: &Path) -> anyhow::Result<Deck> {
    Deck::load(dir).map_err(|faults| anyhow!("the deck in {} has faults:\n{faults}", dir.display()))
}

fn build(dir: &Path, out: &Path) -> anyhow::Result<()> {
    let deck = load(dir)?;
    std::fs::create_dir_all(out).with_context(|| format!("{} cannot be created", out.display()))?;
    for (name, content) in deck.compile().files() {
        let file = out.join(name);
        std::fs::write(&file, content).with_context(|| format!("{} cannot be written", file.display()))?;
        println!("{}", file.display());
    }
    Ok(())
}
