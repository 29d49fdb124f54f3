//! `konventa deck`: for authors of decks.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, anyhow, bail};
use clap::{Args, Subcommand};
use konventa_deck::{Deck, author, content_review, starter};
use konventa_domain::id::DeckId;
use konventa_domain::{Day, Language};

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

/// The language of the messages.
#[derive(Debug, Args)]
pub(super) struct Reader {
    /// The language of the messages: en, cnr, sq or sr-Latn. Without it, that of the terminal
    /// (LC_ALL, LC_MESSAGES or LANG). Messages that are not translated are in English.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Option<Language>,
}

impl Reader {
    fn language(&self) -> Language {
        let of_terminal = || {
            let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
            let set =
                names.into_iter().filter_map(|name| std::env::var(name).ok()).find(|set| !set.is_empty());
            set.and_then(|set| of_locale(&set))
        };
        self.language.or_else(of_terminal).unwrap_or(Language::English)
    }
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).or_else(|| Language::from_browser_tag(text)).ok_or_else(|| {
        let known = Language::ALL.map(Language::tag).join(", ");
        format!("there is no language “{text}”; known: {known}")
    })
}

/// Returns the language of a locale such as `sr_RS.UTF-8@latin`.
fn of_locale(locale: &str) -> Option<Language> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    Language::from_browser_tag(&name.replace('_', "-"))
}

impl DeckCommand {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::New { dir, reader } => write_new(&dir, reader.language()),
            Self::Check { dirs, reader } => check(&dirs, reader.language()),
            Self::Review { dirs, out } => review(&dirs, out.as_deref()),
            Self::Build { dir, out } => build(&dir, &out),
        }
    }
}

fn write_new(dir: &Path, language: Language) -> anyhow::Result<()> {
    let name = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let id: DeckId = name.parse().map_err(|_| {
        anyhow!("“{name}” cannot be the id of a deck: use 1 to 64 small letters a-z, digits and single hyphens between them, such as my-lecture")
    })?;
    if dir.exists() {
        bail!("{} exists already: choose another name, or delete it", dir.display());
    }
    std::fs::create_dir_all(dir).with_context(|| format!("{} cannot be created", dir.display()))?;
    for (name, content) in starter(&id).files {
        let file = dir.join(name);
        std::fs::write(&file, content).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    println!("{}", author::wrote(&dir.display().to_string(), language));
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
                    println!("{}: {}", dir.display(), warning.in_language(language));
                }
                let summary = deck.compile().summary();
                let languages: Vec<&str> = summary.languages.iter().map(|language| language.tag()).collect();
                let (items, languages) = (summary.items.len(), languages.join(", "));
                let good = author::good(summary.id.as_str(), items, summary.minutes, &languages, language);
                println!("{}: {good}", dir.display());
                println!("{}", deck.timing());
            }
            Err(faults) => {
                refused += 1;
                for warning in faults.warnings() {
                    println!("{}: {}", dir.display(), warning.in_language(language));
                }
                eprintln!("{}:\n{}", dir.display(), faults.in_language(language));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_says_which_language_its_author_reads() {
        for (locale, expected) in [
            ("sr_RS.UTF-8", Some(Language::SerbianCyrillic)),
            ("sr_ME.UTF-8@latin", Some(Language::Montenegrin)),
            ("sq_AL", Some(Language::Albanian)),
            ("bs_BA.UTF-8", Some(Language::Montenegrin)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("C", None),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(of_locale(locale), expected, "{locale}");
        }
        assert_eq!(language("sr-Latn"), Ok(Language::SerbianLatin));
        assert!(language("de").unwrap_err().contains("cnr"));
    }
}
