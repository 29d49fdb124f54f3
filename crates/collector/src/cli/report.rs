//! `konventa report`: what `GET /api/research/report` says, without a browser and without a key. Who can read the
//! database needs none.

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
    /// A line per item: what the pilot of a quiz needs, as CSV.
    Items,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    #[command(flatten)]
    database: Database,
    /// How it is printed.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

impl Report {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let store = konventa_store::open(&self.database.address()?, Open::Existing).await?;
        let scope = self.filters.scope(&store.editions().await?)?;
        let census = store.deck_counts(&scope.deck, None).await?;
        store.close().await;
        let report = gain::Report::of(scope, &census);
        match self.format {
            Format::Json => println!("{}", serde_json::to_string_pretty(&report)?),
            Format::Csv => print!("{}", csv::written(&report)?),
            Format::Items => print!("{}", gain::item_sheet(&report)),
        }
        Ok(())
    }
}
