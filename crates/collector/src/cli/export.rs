//! `konventa export`: the content of `GET /api/research/export.zip` without a browser. It needs no
//! key, because its caller can read the database.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use konventa_store::Open;

use super::Database;
use super::filters::Filters;
use crate::decks::{self, Decks, LoadError};
use crate::export::{DeckTexts, Gathered, Package, check_folder};

#[derive(Debug, Args)]
pub(super) struct ExportCommand {
    /// The folder to write into: a new one, or an empty one.
    #[arg(value_name = "DIR", required_unless_present = "zip")]
    dir: Option<PathBuf>,
    /// Write one zip, instead or as well: the same as from the server. The file must not exist.
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,
    /// Write the records as xAPI statements too, for a learning record store: some 20 kB per record.
    #[arg(long)]
    xapi: bool,
    #[command(flatten)]
    database: Database,
    /// Take the words of the deck from this folder instead of those in the program. It is a deck,
    /// or contains decks.
    #[arg(long, value_name = "DIR")]
    decks: Option<PathBuf>,
    #[command(flatten)]
    filters: Filters,
}

impl ExportCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        if let Some(dir) = &self.dir {
            check_folder(dir)?;
        }
        let decks = match self.decks.as_deref().map_or_else(decks::embedded, decks::from_folder) {
            // The records are readable without the words of the deck.
            Err(LoadError::NoneEmbedded) => Decks::default(),
            other => other?,
        };
        let store = konventa_store::open(&self.database.address()?, Open::Read).await?;
        let scope = self.filters.scope(&store.known_deck_items().await?)?;
        let gathered = Gathered::read(&*store, scope).await?;
        store.close().await;
        let deck_texts = decks.compiled(gathered.deck()).map(DeckTexts::of);
        let package = Package::of(gathered, deck_texts).with_statements(self.xapi);
        if let Some(dir) = &self.dir {
            package.write_folder(dir)?;
        }
        if let Some(file) = &self.zip {
            zip(&package, file).with_context(|| format!("{} cannot be written", file.display()))?;
        }
        for written in [self.dir, self.zip].into_iter().flatten() {
            println!("{}", written.display());
        }
        Ok(())
    }
}

fn zip(package: &Package, file: &Path) -> std::io::Result<()> {
    let mut to = BufWriter::new(File::create_new(file)?);
    package.write_zip(&mut to)?;
    to.flush()
}
