//! `konventa report`: the report of `GET /api/research/report` without a browser. It needs no key,
//! because its caller can read the database.

mod csv;

use clap::{Args, ValueEnum};
use konventa_domain::gain;
use konventa_store::Open;

use super::Database;
use super::filters::Filters;

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The whole report as one object.
    Json,
    /// A line per figure.
    Csv,
    /// A line per item, for the pilot of a quiz, as CSV.
    Items,
}

#[derive(Debug, Args)]
pub(super) struct ReportCommand {
    #[command(flatten)]
    database: Database,
    /// The format.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

impl ReportCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let store = konventa_store::open(&self.database.address()?, Open::Read).await?;
        let scope = self.filters.scope(&store.known_deck_items().await?)?;
        let counts = store.deck_counts(&scope.deck, None).await?;
        store.close().await;
        let report = gain::Report::of(scope, &counts);
        match self.format {
            Format::Json => println!("{}", serde_json::to_string_pretty(&report)?),
            Format::Csv => print!("{}", csv::written(&report)?),
            Format::Items => print!("{}", gain::item_sheet(&report)),
        }
        Ok(())
    }
}
