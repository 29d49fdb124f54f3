//! `konventa followup`: lists the studies of follow-ups, or ends one.

use anyhow::bail;
use clap::{Args, Subcommand};
use konventa_domain::Day;
use konventa_domain::gain::SMALLEST_GROUP;
use konventa_domain::id::DeckId;
use konventa_store::{EndedStudy, Open, Store, StudyCount};

use super::Database;
use crate::clock::Clock;
use crate::linkage_keyring::LinkageKeyring;
use crate::studies;

#[derive(Debug, Args)]
pub(super) struct FollowUpCommand {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Ends the study of a deck: linked pairs stay in the report, and all linkage keys are deleted.
    End {
        /// The deck.
        #[arg(value_name = "DECK")]
        deck: DeckId,
    },
}

impl FollowUpCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        let open = if self.what.is_some() { Open::Existing } else { Open::Read };
        let store = konventa_store::open(&address, open).await?;
        let report = match self.what {
            None => list(&*store).await,
            Some(What::End { deck }) => end(&*store, &LinkageKeyring::beside(address.path()), &deck).await,
        };
        store.close().await;
        println!("{}", report?);
        Ok(())
    }
}

async fn list(store: &dyn Store) -> anyhow::Result<String> {
    let studies = store.studies().await?;
    if studies.is_empty() {
        return Ok("No study is open. A study opens when a lecture is started with the follow-up.".to_owned());
    }
    let lines: Vec<String> = studies.iter().map(line).collect();
    Ok(lines.join("\n"))
}

fn line(counted: &StudyCount) -> String {
    let StudyCount { study, consented, answered } = counted;
    format!(
        "{}: since {}, ends on {}; {} consented, {} took the follow-up",
        study.deck,
        study.began,
        study.until(),
        few(*consented),
        few(*answered)
    )
}

async fn end(store: &dyn Store, keyring: &LinkageKeyring, deck: &DeckId) -> anyhow::Result<String> {
    let ended = match store.study(deck).await? {
        Some(study) => studies::end(store, keyring, &study, Day::of(Clock::default().now())).await?,
        None => None,
    };
    let Some(EndedStudy { linked, unlinked, consented }) = ended else {
        bail!("no study of the deck “{deck}” is open")
    };
    Ok(format!(
        "The study of “{deck}” is over; its salt, all linkage keys and their secret key are deleted.\n\
         follow-ups retained for the report, in cells of ten and more: {}\n\
         follow-ups without a record, or too few to show, deleted: {}\n\
         consented, linkage keys deleted: {}",
        few(linked),
        few(unlinked),
        few(consented)
    ))
}

/// Writes a count without revealing a small one.
fn few(count: u64) -> String {
    if (1..SMALLEST_GROUP).contains(&count) {
        format!("fewer than {SMALLEST_GROUP}")
    } else {
        count.to_string()
    }
}
