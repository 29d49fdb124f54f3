//! The errors of a store, in sentences that the operator of the server can act on.

mod postgres;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use konventa_domain::id::{DeckId, DeckVersion};
use sqlx::migrate::MigrateError;

pub use postgres::PostgresProblem;

/// The error of an engine behind a [`StoreError`].
pub type Cause = Arc<dyn Error + Send + Sync>;

/// Why a store failed. It can be cloned because a failed commit is the result of all callers that
/// waited for it. `path` is the database. A cause is kept only where the message does not say it
/// already: what SQLite says of a damaged file helps nobody.
#[derive(Debug, Clone, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum StoreError {
    /// The address is of no known kind.
    #[error(
        "“{0}” is not the address of a database: write sqlite://FILE, for example sqlite://konventa.db, or \
             postgres://USER@HOST/DATABASE"
    )]
    InvalidAddress(String),
    /// The address of PostgreSQL cannot be read. It is not shown, because it may have a password.
    #[error(
        "the address of the database is not one of PostgreSQL: write postgres://USER@HOST/DATABASE, for example \
             postgres://konventa@localhost/konventa"
    )]
    InvalidPostgresAddress,
    /// The command is about the file of SQLite.
    #[error(
        "the database {0} is no file: its backups are made and restored with “pg_dump --format=custom” and “pg_restore”"
    )]
    OnlySqlite(String),
    /// A database to which another was to be moved has something already.
    #[error("the database {0} is not empty: name one that is new")]
    NotEmpty(String),
    /// A database does not have what was copied into it. The copy was undone.
    #[error(
        "the table {table} of {to} does not have what was copied into it, so the copy was undone: try again"
    )]
    CopyDiffers { to: String, table: &'static str },
    /// What is wrong with a database of PostgreSQL.
    #[error("the database {database} {problem}")]
    Postgres { database: String, problem: PostgresProblem },
    /// PostgreSQL reported anything else.
    #[error("the database {database} reported an error that konventa does not know")]
    PostgresFailed { database: String, source: Cause },
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
            path = .0.display())]
    Unwritable(PathBuf),
    /// The process may open no more files.
    #[error("the database {path} cannot be opened, because this program may open no more files: run “ulimit -n 65536” before \
             you start it", path = .0.display())]
    TooManyFiles(PathBuf),
    /// Another server uses the file.
    #[error("another server uses the database {path}: stop it first, or name another database with --database",
            path = .0.display())]
    InUse(PathBuf),
    /// The file is in a directory where nothing can be written, and needs to be written before it can be read.
    #[error("the database {path} can be read only where its directory can be written, because {reason}: copy the whole \
             directory to a place of your own and name the copy with --database", path = .path.display())]
    NeedsWriting { path: PathBuf, reason: &'static str },
    /// The file is not a database.
    #[error("{path} is not a database of SQLite: it is another kind of file, or it is damaged. “konventa restore FILE” \
             restores a backup", path = .0.display())]
    NotADatabase(PathBuf),
    /// The file is a database of another program.
    #[error("{path} is not a database of konventa", path = .0.display())]
    NotOurs(PathBuf),
    /// The backup does not exist.
    #[error("there is no backup {path}", path = .0.display())]
    NoBackup(PathBuf),
    /// Parts of the file were overwritten.
    #[error("the database {path} is damaged: stop the server and restore a backup with “konventa restore FILE”",
            path = .0.display())]
    Corrupt(PathBuf),
    /// A newer version of this program has changed the tables.
    #[error("the database {path} was written by a newer version of konventa: run that one", path = .0.display())]
    Newer(PathBuf),
    /// The disk is full.
    #[error("the disk with the database {path} is full: what needs more space is not stored until there is some", path = .0.display())]
    Full(PathBuf),
    /// The disk cannot be read or written.
    #[error("the disk with the database {path} cannot be read or written: nothing more is stored until it can",
            path = .0.display())]
    Disk(PathBuf),
    /// Another program has locked the file.
    #[error("another program has locked the database {path} for more than 5 seconds", path = .0.display())]
    Busy(PathBuf),
    /// A file of the database is no longer the one that is open.
    #[error("{file} was moved, deleted or replaced while the server uses it, so nothing more is stored: put it back, or stop \
             the server and start it again", file = .0.display())]
    Moved(PathBuf),
    /// Something was deleted, but a reader keeps its traces in the log.
    #[error("what was deleted from the database {path} is still in its log, because another program reads it without a pause: \
             the log is cleared as soon as it ends", path = .0.display())]
    NotErased(PathBuf),
    /// Commits were lost, and nobody has acknowledged it.
    #[error("commits of the database were lost: {note} says how many and what to do", note = .0.display())]
    CommitsLost(PathBuf),
    /// A file that would be overwritten.
    #[error("{file} exists already: name a file that does not exist", file = .0.display())]
    FileExists(PathBuf),
    /// A file beside the database, or a backup, cannot be read or written.
    #[error("{file} cannot be read or written", file = .file.display())]
    File { file: PathBuf, source: Cause },
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
    /// The queue of changes stayed full.
    #[error("more changes arrive than the database can store: they are refused until it has caught up")]
    Overloaded,
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
    pub(super) const IOERR: i32 = 10;
    pub(super) const CORRUPT: i32 = 11;
    pub(super) const FULL: i32 = 13;
    pub(super) const CANTOPEN: i32 = 14;
    pub(super) const AUTH: i32 = 23;
    pub(super) const NOTADB: i32 = 26;
}

/// Error numbers of Unix for a process or a system that has no file descriptors left.
const NO_MORE_FILES: [i32; 2] = [24, 23];

impl StoreError {
    /// Returns what an error of the engine means for the database at `path`.
    pub(crate) fn from_sqlite(error: sqlx::Error, path: &Path) -> Self {
        if matches!(error, sqlx::Error::PoolClosed) {
            return Self::Closed;
        }
        let code = primary_code(&error);
        let path = path.to_owned();
        match code {
            Some(code::CANTOPEN) => Self::cannot_open(path),
            Some(code::PERM | code::READONLY | code::AUTH) => Self::Unwritable(path),
            Some(code::BUSY) => Self::Busy(path),
            Some(code::FULL) => Self::Full(path),
            Some(code::IOERR) => Self::Disk(path),
            Some(code::CORRUPT) => Self::Corrupt(path),
            Some(code::NOTADB) => Self::NotADatabase(path),
            _ => Self::Failed { path, source: cause(error) },
        }
    }

    /// Finds out why a file cannot be opened; SQLite does not say.
    ///
    /// Only the directory is opened. On Unix, closing a second handle of the database itself would
    /// release the locks of every connection of this process.
    fn cannot_open(path: PathBuf) -> Self {
        let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match std::fs::read_dir(dir) {
            Err(error) if error.raw_os_error().is_some_and(|number| NO_MORE_FILES.contains(&number)) => {
                Self::TooManyFiles(path)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Self::NoDirectory { dir: dir.to_owned(), file: path }
            }
            _ => Self::Unwritable(path),
        }
    }

    /// Returns what an error of the system means for a file beside the database.
    pub(crate) fn from_io(error: std::io::Error, file: &Path) -> Self {
        let file = file.to_owned();
        match error.raw_os_error() {
            Some(number) if NO_MORE_FILES.contains(&number) => Self::TooManyFiles(file),
            _ => Self::File { file, source: Arc::new(error) },
        }
    }

    /// Returns what a failed migration means for the database at `path`.
    pub(crate) fn from_migration(error: MigrateError, path: &Path) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::from_sqlite(error, path)
            }
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => Self::Newer(path.to_owned()),
            other => Self::Failed { path: path.to_owned(), source: Arc::new(other) },
        }
    }
}

/// Returns the error of the database. sqlx wraps it in one with the same message.
pub(crate) fn cause(error: sqlx::Error) -> Cause {
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
