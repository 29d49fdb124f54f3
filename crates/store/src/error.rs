//! Why a store does not do what it was asked, in sentences that a person who runs the server can act on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use konventa_domain::id::{DeckId, DeckVersion};
use sqlx::migrate::MigrateError;

/// What went wrong. It can be cloned because one failed commit is the answer to everyone who waited for it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The address is of no kind that is known.
    #[error("“{0}” is not the address of a database: write sqlite://FILE, for example sqlite://konventa.db")]
    Address(String),
    /// The address is of an engine that is not built in.
    #[error("this build keeps its data in SQLite only, not in PostgreSQL: write sqlite://FILE")]
    Engine,
    /// The file is a directory.
    #[error("the database {path} is a directory: name a file in it, for example {path}/konventa.db", path = .0.display())]
    Directory(PathBuf),
    /// The directory that the file should be in is not there.
    #[error("the database {file} cannot be made, because the directory {dir} does not exist: create it first",
            file = .file.display(), dir = .dir.display())]
    NoDirectory {
        /// The database.
        file: PathBuf,
        /// What is missing.
        dir: PathBuf,
    },
    /// The file should be there already.
    #[error("there is no database {path}: start “konventa serve” once, or name another with --database", path = .0.display())]
    Missing(PathBuf),
    /// No right to write it.
    #[error("the database {path} cannot be written: its file and its directory have to belong to the user who runs konventa",
            path = .0.display())]
    Unwritable(PathBuf),
    /// The file is something else.
    #[error("{path} is not a database of SQLite: it is another file, or it is damaged", path = .0.display())]
    NotADatabase(PathBuf),
    /// A later version of this program has been here.
    #[error("the database {path} was written by a newer version of konventa: run that one", path = .0.display())]
    Newer(PathBuf),
    /// Nothing can be written until there is room again.
    #[error("the disk with the database {path} is full: nothing more is kept until there is room", path = .0.display())]
    Full(PathBuf),
    /// Another process holds it.
    #[error("the database {path} is held by another program for longer than 5 seconds", path = .0.display())]
    Busy(PathBuf),
    /// A row holds what this program never writes.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A record names an edition that was never announced.
    #[error("version {version} of the deck “{deck}” was never served here")]
    UnknownEdition {
        /// The deck.
        deck: DeckId,
        /// The version.
        version: DeckVersion,
    },
    /// One version cannot have two lists of items.
    #[error(
        "version {version} of the deck “{deck}” is known with other items: its version was not computed anew"
    )]
    EditionDiffers {
        /// The deck.
        deck: DeckId,
        /// The version.
        version: DeckVersion,
    },
    /// The server is stopping.
    #[error("the database is closed")]
    Closed,
    /// Anything else.
    #[error("the database {path} failed: {source}", path = .path.display())]
    Failed {
        /// The database.
        path: PathBuf,
        /// What it says.
        source: Arc<sqlx::Error>,
    },
}

/// Primary result codes of SQLite, <https://www.sqlite.org/rescode.html>.
mod code {
    pub(super) const PERM: i32 = 3;
    pub(super) const BUSY: i32 = 5;
    pub(super) const READONLY: i32 = 8;
    pub(super) const FULL: i32 = 13;
    pub(super) const CANTOPEN: i32 = 14;
    pub(super) const AUTH: i32 = 23;
    pub(super) const NOTADB: i32 = 26;
}

impl StoreError {
    /// What an error of the engine means for the database at `path`.
    pub(crate) fn from_sqlite(error: sqlx::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match primary_code(&error) {
            Some(code::PERM | code::READONLY | code::CANTOPEN | code::AUTH) => Self::Unwritable(path),
            Some(code::BUSY) => Self::Busy(path),
            Some(code::FULL) => Self::Full(path),
            Some(code::NOTADB) => Self::NotADatabase(path),
            _ if matches!(error, sqlx::Error::PoolClosed) => Self::Closed,
            _ => Self::Failed { path, source: Arc::new(error) },
        }
    }

    /// What a failed migration means for the database at `path`.
    pub(crate) fn from_migration(error: MigrateError, path: &Path) -> Self {
        match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => Self::Newer(path.to_owned()),
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::from_sqlite(error, path)
            }
            other => Self::Failed { path: path.to_owned(), source: Arc::new(other.into()) },
        }
    }
}

/// The code without its extension, which says more than a person needs.
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code = error.as_database_error()?.code()?;
    code.parse::<i32>().ok().map(|extended| extended & 0xff)
}
