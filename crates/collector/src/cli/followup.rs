//! `konventa followup`: lists the studies of follow-ups, or ends one.

use anyhow::bail;
use clap::{Args, Subcommand};
use konventa_domain::Day;
use konventa_domain::gain::SMALLEST_GROUP;
use konventa_domain::id::DeckId;
use konventa_domain::lecture::Counts;
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
            Some(What::End { deck }) => end(&*store, &LinkageKeyring::beside(address.beside()), &deck).await,
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
        in_steps(*consented),
        in_steps(*answered)
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
         follow-ups retained for the report, in cells of ten and more: {linked}\n\
         follow-ups without a record, or too few to show, deleted: {}\n\
         consented, linkage keys deleted: {}",
        final_in_steps(unlinked),
        final_in_steps(consented)
    ))
}

/// Writes a count of a study that goes on, as the wall shows counts: in steps, so that whoever asks again and
/// again does not see a single student come or leave. None are also fewer than ten.
fn in_steps(count: u64) -> String {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    match (Counts { here: count, ..Counts::default() }).for_the_wall().here {
        0 => format!("fewer than {SMALLEST_GROUP}"),
        least => format!("{least} or more"),
    }
}

/// Writes a count of a study that is over. It does not change any more, so none may be told.
fn final_in_steps(count: u64) -> String {
    if count == 0 { "0".to_owned() } else { in_steps(count) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_counts_tell_a_single_student() {
        let told = |count| (in_steps(count), final_in_steps(count));
        let both = |text: &str| (text.to_owned(), text.to_owned());
        assert_eq!(told(0), ("fewer than 10".to_owned(), "0".to_owned()));
        for count in [1, 9] {
            assert_eq!(told(count), both("fewer than 10"), "{count}");
        }
        for (counts, text) in [(10..15, "10 or more"), (15..20, "15 or more"), (495..500, "495 or more")] {
            for count in counts {
                assert_eq!(told(count), both(text), "{count}");
            }
        }
    }
}
