//! `konventa lecture` and `konventa batch`: set whole batches aside, so that reports leave them out and
//! say why. They need no key, because their caller can write the database.

use anyhow::bail;
use clap::{Args, Subcommand};
use konventa_domain::Day;
use konventa_domain::api::ListedBatch;
use konventa_domain::gain::{BatchName, LONGEST_REASON, SetAside, SetAsideTarget};
use konventa_domain::id::LectureId;
use konventa_store::{Open, Store};

use super::Database;
use super::filters::Filters;
use crate::clock::Clock;

#[derive(Debug, Args)]
pub(super) struct LectureCommand {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: OfLecture,
}

#[derive(Debug, Subcommand)]
enum OfLecture {
    /// Sets all batches of one lecture aside. Batches that mix lectures stay: set them aside one by one.
    SetAside {
        /// The lecture’s id, as it is in the report and in exports.
        #[arg(value_name = "ID")]
        id: LectureId,
        #[command(flatten)]
        how: How,
    },
}

#[derive(Debug, Args)]
pub(super) struct BatchCommand {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: OfBatch,
}

#[derive(Debug, Subcommand)]
enum OfBatch {
    /// Lists batches with their names.
    List {
        #[command(flatten)]
        filters: Filters,
    },
    /// Sets one batch aside.
    SetAside {
        /// The batch’s name, as “konventa batch list” prints it.
        #[arg(value_name = "NAME")]
        name: BatchName,
        #[command(flatten)]
        how: How,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct How {
    /// Why: one line, which every report and export tells.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Counts it again.
    #[arg(long)]
    undo: bool,
}

impl LectureCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let store = konventa_store::open(&self.database.address()?, Open::Existing).await?;
        let OfLecture::SetAside { id, how } = self.what;
        let done = how.apply(&*store, SetAsideTarget::Lecture(id)).await;
        store.close().await;
        println!("{}", done?);
        Ok(())
    }
}

impl BatchCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        let text = match self.what {
            OfBatch::List { filters } => {
                let store = konventa_store::open(&address, Open::Read).await?;
                let text = list(&*store, &filters).await;
                store.close().await;
                text?
            }
            OfBatch::SetAside { name, how } => {
                let store = konventa_store::open(&address, Open::Existing).await?;
                let text = how.apply(&*store, SetAsideTarget::Batch(name)).await;
                store.close().await;
                text?
            }
        };
        println!("{text}");
        Ok(())
    }
}

async fn list(store: &dyn Store, filters: &Filters) -> anyhow::Result<String> {
    let scope = filters.scope(&store.known_deck_items().await?)?;
    let counts = store.deck_counts(&scope.deck, None).await?;
    let line = |batch: &ListedBatch| {
        let name = batch.target.to_string();
        let name = name.strip_prefix("batch:").unwrap_or_default();
        let labels =
            [&batch.country, &batch.language, &batch.lecture, &batch.place, &batch.day, &batch.month];
        let labels: Vec<&str> = labels.into_iter().flatten().map(String::as_str).collect();
        let aside = batch.set_aside.as_ref().map(|why| format!("; set aside: {why}")).unwrap_or_default();
        format!("{name}  {} ({})  {}{aside}", batch.n, batch.kind, labels.join(", "))
    };
    let lines: Vec<String> = ListedBatch::all(&counts, &scope).iter().map(line).collect();
    Ok(if lines.is_empty() { "No batch is sealed here.".to_owned() } else { lines.join("\n") })
}

impl How {
    async fn apply(self, store: &dyn Store, target: SetAsideTarget) -> anyhow::Result<String> {
        let Some(reason) = self.reason else {
            return Ok(if store.undo_set_aside(target.clone()).await? {
                format!("{target} is counted again.")
            } else {
                format!("{target} was not set aside.")
            });
        };
        let day = Day::of(Clock::default().now());
        let Some(what) = SetAside::checked(target.clone(), &reason, day) else {
            bail!("the reason is one line of 1 to {LONGEST_REASON} characters")
        };
        if !store.set_aside(what).await? {
            bail!("there is no {target}: “konventa batch list” lists batches, with their lectures")
        }
        Ok(format!(
            "{target} is set aside. Reports and exports leave its whole batches out and tell the reason."
        ))
    }
}
