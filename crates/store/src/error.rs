//! The errors of a store, in sentences that the operator of the server can act on.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use konventa_domain::id::{DeckId, DeckVersion};
use sqlx::migrate::MigrateError;

/// The error of an engine behind a [`StoreError`].
pub type Cause = Arc<dyn Error + Send + Sync>;

/// Why a store failed. It can be cloned because a failed commit is the result of all callers that
/// waited for it. `path` is the database, and `source` the error of the engine.
#[derive(Debug, Clone, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum StoreError {
    /// The address is of no known kind.
    #[error("“{0}” is not the address of a database: write sqlite://FILE, for example sqlite://konventa.db")]
    InvalidAddress(String),
    /// The address is of an engine that is not built in.
    #[error("this build stores its data only in SQLite, not in PostgreSQL: write sqlite://FILE")]
    UnsupportedEngine,
    /// The file is a directory.
    #[error("the database {path} is a directory: name a file in it, for example {path}/konventa.db", path = .0.display())]
    IsDirectory(PathBuf),
    /// The directory of the file does not exist.
    #[error("the database {file} cannot be created, because the directory {dir} does not exist: create it first",
            file = .file.display(), dir = .dir.display())]
    NoDirectory { file: PathBuf, dir: PathBuf },
    /// The file does not exist, and may not be created.
    #[error("there is no database {path}: start “konventa serve” once, or name another with --database", path = .0.display())]
    Missing(PathBuf),
    /// The file may not be written.
    #[error("the database {path} cannot be written: its file and its directory must belong to the user who runs konventa",
            path = .path.display())]
    Unwritable { path: PathBuf, source: Cause },
    /// The file is not a database.
    #[error("{path} is not a database of SQLite: it is another kind of file, or it is damaged", path = .path.display())]
    NotADatabase { path: PathBuf, source: Cause },
    /// A newer version of this program has changed the tables.
    #[error("the database {path} was written by a newer version of konventa: run that one", path = .path.display())]
    Newer { path: PathBuf, source: Cause },
    /// The disk is full.
    #[error("the disk with the database {path} is full: nothing more is stored until there is free space", path = .path.display())]
    Full { path: PathBuf, source: Cause },
    /// Another program has locked the file.
    #[error("another program has locked the database {path} for more than 5 seconds", path = .path.display())]
    Busy { path: PathBuf, source: Cause },
    /// A row contains what this program never writes.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A record names a deck version that was never announced.
    #[error("version {version} of the deck “{deck}” was never served here")]
    UnknownDeckVersion { deck: DeckId, version: DeckVersion },
    /// The same version was announced with other items.
    #[error(
        "version {version} of the deck “{deck}” was served with other items before: it needs a new version"
    )]
    DeckVersionDiffers { deck: DeckId, version: DeckVersion },
    /// The store is closed, because the server is stopping.
    #[error("the database is closed")]
    Closed,
    /// Any other error.
    #[error("the database {path} reported an error that konventa does not know", path = .path.display())]
    Failed { path: PathBuf, source: Cause },
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
    /// Returns what an error of the engine means for the database at `path`.
    pub(crate) fn from_sqlite(error: sqlx::Error, path: &Path) -> Self {
        if matches!(error, sqlx::Error::PoolClosed) {
            return Self::Closed;
        }
        let code = primary_code(&error);
        let (path, source) = (path.to_owned(), cause(error));
        match code {
            Some(code::PERM | code::READONLY | code::CANTOPEN | code::AUTH) => {
                Self::Unwritable { path, source }
            }
            Some(code::BUSY) => Self::Busy { path, source },
            Some(code::FULL) => Self::Full { path, source },
            Some(code::NOTADB) => Self::NotADatabase { path, source },
            _ => Self::Failed { path, source },
        }
    }

    /// Returns what a failed migration means for the database at `path`.
    pub(crate) fn from_migration(error: MigrateError, path: &Path) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::from_sqlite(error, path)
            }
            newer @ (MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..)) => {
                Self::Newer { path: path.to_owned(), source: Arc::new(newer) }
            }
            other => Self::Failed { path: path.to_owned(), source: Arc::new(other) },
        }
    }
}

/// Returns the error of the database. sqlx wraps it in one with the same message.
fn cause(error: sqlx::Error) -> Cause {
    match error {
        sqlx::Error::Database(error) => Arc::from(error.into_error()),
        other => Arc::new(other),
    }
}

/// Returns the primary code, without its extension.
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code = error.as_database_error()?.code()?;
    code.parse::<i32>().ok().map(|extended| extended & 0xff)
}
