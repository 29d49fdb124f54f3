//! `konventa backup`, `konventa restore` and `konventa acknowledge`: copies of the database, and what
//! to do after a loss.

use std::path::PathBuf;

use clap::Args;
use konventa_store::{acknowledge, backup, restore};

use super::Database;

#[derive(Debug, Args)]
pub(super) struct BackupCommand {
    /// The file to write. It must not exist.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

impl BackupCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        backup(&address, &self.file).await?;
        println!(
            "{} is a copy of {}. It has no keys. Delete it after a while: what students withdraw from now on is still in it.",
            self.file.display(),
            address
        );
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct RestoreCommand {
    /// The backup.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

impl RestoreCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        let replaced = restore(&address, &self.file).await?;
        println!(
            "{} has the content of {} again. What was stored or withdrawn after the backup is not in it.",
            address,
            self.file.display()
        );
        if let Some(replaced) = replaced {
            println!(
                "The database that was there is now {}: delete it when you no longer need it.",
                replaced.display()
            );
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct AcknowledgeCommand {
    #[command(flatten)]
    database: Database,
}

impl AcknowledgeCommand {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match acknowledge(&self.database.address()?)? {
            Some(note) => println!("{note}Acknowledged: the server is healthy again."),
            None => println!("There is nothing to acknowledge: no loss was found."),
        }
        Ok(())
    }
}
