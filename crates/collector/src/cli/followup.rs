//! `konventa followup`: lists the follow-up studies, or ends one.

use anyhow::bail;
use clap::{Args, Subcommand};
use konventa_domain::gain::SMALLEST_GROUP;
use konventa_domain::id::DeckId;
use konventa_store::{EndedStudy, Open, Store, StudyCount};

use super::Database;
use crate::linkage_keyring::LinkageKeyring;
use crate::studies;

#[derive(Debug, Args)]
pub(super) struct FollowUp {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Ends the study of a deck: the linked records stay in the report, and all linkage keys are deleted.
    End {
        /// The deck.
        #[arg(value_name = "DECK")]
        deck: DeckId,
    },
}

impl FollowUp {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        let store = konventa_store::open(&address, Open::Existing).await?;
        let told = match self.what {
            None => list(&*store).await,
            Some(What::End { deck }) => end(&*store, &LinkageKeyring::beside(address.path()), &deck).await,
        };
        store.close().await;
        println!("{}", told?);
        Ok(())
    }
}

async fn list(store: &dyn Store) -> anyhow::Result<String> {
    let studies = store.studies().await?;
    if studies.is_empty() {
        return Ok("No study is open. One opens with a lecture whose students are invited to a follow-up."
            .to_owned());
    }
    let told: Vec<String> = studies.iter().map(line).collect();
    Ok(told.join("\n"))
}

fn line(counted: &StudyCount) -> String {
    let StudyCount { study, linked, answered } = counted;
    format!(
        "{}: since {}, ends on {}; {} consented, {} answered again",
        study.deck,
        study.began,
        study.until(),
        few(*linked),
        few(*answered)
    )
}

async fn end(store: &dyn Store, keyring: &LinkageKeyring, deck: &DeckId) -> anyhow::Result<String> {
    let ended = match store.study(deck).await? {
        Some(study) => studies::end(store, keyring, &study).await?,
        None => None,
    };
    let Some(EndedStudy { paired, unpaired, linked }) = ended else {
        bail!("no study of the deck “{deck}” is going on")
    };
    Ok(format!(
        "The study of “{deck}” is over; its salt, all links and their key are deleted.\n\
         answered again and found, kept for the report: {}\n\
         answered again and not found, deleted: {}\n\
         consented, links deleted: {}",
        few(paired),
        few(unpaired),
        few(linked)
    ))
}

/// A count; 1 to 9 are not told apart.
fn few(count: u64) -> String {
    if (1..SMALLEST_GROUP).contains(&count) {
        format!("fewer than {SMALLEST_GROUP}")
    } else {
        count.to_string()
    }
}
