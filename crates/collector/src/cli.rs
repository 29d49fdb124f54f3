//! The commands of `konventa`.

mod backup;
mod deck;
mod export;
mod filters;
mod followup;
mod keys;
mod lan;
mod links;
mod migrate;
mod qr;
mod reader;
mod report;
mod seed;
mod serve;
mod set_aside;
mod usage;

use clap::{Args, Parser, Subcommand};
use konventa_store::{Address, StoreError};

use crate::keys::{Given, Key, KeyError};

/// Serves interactive lectures with a quiz before and after, and reports what students learned.
#[derive(Debug, Parser)]
#[command(name = "konventa", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site and collects anonymous outcomes, until Ctrl-C.
    Serve(serve::ServeCommand),
    /// Prints the report.
    Report(report::ReportCommand),
    /// Writes the records, and everything needed to read them, into a folder.
    Export(export::ExportCommand),
    /// Sets a lecture aside, or counts it again.
    Lecture(set_aside::LectureCommand),
    /// Lists batches, sets one aside, or counts it again.
    Batch(set_aside::BatchCommand),
    /// Lists the studies of follow-ups, or ends one.
    #[command(name = "followup")]
    FollowUp(followup::FollowUpCommand),
    /// Copies the database into a new file, even while the server runs.
    Backup(backup::BackupCommand),
    /// Replaces the database by a backup, while no server runs.
    Restore(backup::RestoreCommand),
    /// Says that you have read about lost data, so that the server is healthy again.
    Acknowledge(backup::AcknowledgeCommand),
    /// Copies everything into another database, of SQLite or PostgreSQL, and compares both.
    Migrate(migrate::MigrateCommand),
    /// Fills a separate database with synthetic records, to try the report or to measure it.
    Seed(seed::SeedCommand),
    /// Checks and compiles decks.
    #[command(subcommand)]
    Deck(deck::DeckCommand),
    /// Prints new links for presenter and researcher, or replaces the keys.
    Keys(keys::KeysCommand),
}

impl Cli {
    /// Reads the command, or says what is wrong with it and ends the program. Authors read it in their
    /// language.
    #[must_use]
    pub fn read() -> Self {
        Self::try_parse().unwrap_or_else(|error| {
            let arguments: Vec<String> =
                std::env::args_os().map(|one| one.to_string_lossy().into_owned()).collect();
            if let Some((text, refused)) = usage::for_authors(&error, &arguments) {
                if refused {
                    eprintln!("{text}");
                } else {
                    println!("{text}");
                }
                #[expect(clippy::disallowed_methods, reason = "as clap does")]
                std::process::exit(if refused { 2 } else { 0 });
            }
            error.exit()
        })
    }

    /// Runs the command.
    pub async fn run(self) -> anyhow::Result<()> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Report(report) => report.run().await,
            Command::Export(export) => export.run().await,
            Command::Lecture(command) => command.run().await,
            Command::Batch(command) => command.run().await,
            Command::FollowUp(command) => command.run().await,
            Command::Backup(backup) => backup.run().await,
            Command::Restore(restore) => restore.run().await,
            Command::Acknowledge(acknowledge) => acknowledge.run(),
            Command::Migrate(migrate) => migrate.run().await,
            Command::Seed(seed) => seed.run().await,
            Command::Deck(deck) => deck.run(),
            Command::Keys(keys) => keys.run(),
        }
    }
}

/// The database.
#[derive(Debug, Args)]
struct Database {
    /// Where records are stored: `sqlite://FILE`, or `postgres://USER@HOST/DATABASE`.
    #[arg(
        long = "database",
        value_name = "URL",
        env = "KONVENTA_DATABASE_URL",
        default_value = "sqlite://konventa.db",
        hide_env_values = true,
        // It may also follow a subcommand.
        global = true
    )]
    url: String,
}

impl Database {
    fn address(&self) -> Result<Address, StoreError> {
        self.url.parse()
    }
}

/// Keys to use instead of those beside the database.
#[derive(Debug, Args)]
struct GivenKeys {
    /// The presenter's key, instead of the one in the file beside the database. It should be as long
    /// as a made one (43 characters): links are signed with it.
    #[arg(long, value_name = "KEY", env = "KONVENTA_PRESENTER_KEY", hide_env_values = true, global = true)]
    presenter_key: Option<String>,
    /// The researcher's key, in the same way.
    #[arg(long, value_name = "KEY", env = "KONVENTA_RESEARCH_KEY", hide_env_values = true, global = true)]
    research_key: Option<String>,
}

impl GivenKeys {
    fn given(&self) -> Result<Given, KeyError> {
        let read = |key: &Option<String>| key.clone().map(Key::try_from).transpose();
        Ok(Given { presenter: read(&self.presenter_key)?, research: read(&self.research_key)? })
    }
}
