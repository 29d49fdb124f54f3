//! The ledger: a small file beside the database with the number of its commits.
//!
//! When SQLite opens a log that is damaged, it reads it up to the damage and says nothing. The
//! database counts its commits too (`mark`), so a number that is smaller than the one in the ledger
//! means that commits were lost. The ledger is written after each commit and never before it. It is
//! not synced: after a power cut its number may be too small, which only hides a loss and never
//! invents one.
//!
//! A server locks the ledger, so that a second server on the same database refuses to start.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::identity::beside;
use crate::private_file;

/// The numbers of commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Commits {
    /// All commits.
    pub(super) all: u64,
    /// Those that are in the database file itself; the others are in its log.
    pub(super) saved: u64,
}

/// The open ledger. Dropping it releases the lock.
#[derive(Debug)]
pub(super) struct Ledger(File);

/// Returns the file of the ledger.
pub(super) fn file_of(database: &Path) -> PathBuf {
    beside(database, "-commits")
}

impl Ledger {
    /// Opens and locks the ledger of a database; `None` if somebody else has locked it.
    pub(super) fn lock(database: &Path) -> io::Result<Option<Self>> {
        let mut options = private_file::options();
        let file = options.read(true).write(true).create(true).truncate(false).open(file_of(database))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            // Some network disks know no locks. The database itself is locked by SQLite.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Some(Self(file)))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether the file at the path of the ledger is the one that is locked.
    pub(super) fn is_in_place(&self, database: &Path) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let id = |found: std::fs::Metadata| (found.dev(), found.ino());
            let own = self.0.metadata().map(id);
            std::fs::metadata(file_of(database)).map(id).is_ok_and(|found| own.is_ok_and(|own| own == found))
        }
        // Windows lets nobody delete a file that is open.
        #[cfg(not(unix))]
        {
            file_of(database).exists()
        }
    }

    /// Returns the numbers; `None` if there are none yet.
    ///
    /// Fails if there is something else, or if the file cannot be read.
    pub(super) fn read(&mut self) -> io::Result<Option<Commits>> {
        self.0.rewind()?;
        let mut text = String::new();
        (&self.0).take(4096).read_to_string(&mut text)?;
        let number = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        match (number("commits ="), number("saved =")) {
            (Some(all), Some(saved)) => Ok(Some(Commits { all, saved })),
            _ if text.trim().is_empty() => Ok(None),
            _ => Err(io::Error::new(io::ErrorKind::InvalidData, "it has no numbers of commits")),
        }
    }

    /// Writes the numbers. The text always has the same length, so nothing has to be cut off.
    pub(super) fn write(&mut self, commits: Commits) -> io::Result<()> {
        let Commits { all, saved } = commits;
        let text = format!(
            "# The commits of the database beside this file, so that a damaged log is noticed. A server locks this file.\n\
             commits = {all:020}\nsaved = {saved:020}\n"
        );
        self.0.rewind()?;
        self.0.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_locked_once_and_keeps_its_numbers() {
        let dir = tempfile::tempdir().unwrap();
        let database = dir.path().join("k.db");
        let mut ledger = Ledger::lock(&database).unwrap().unwrap();
        assert!(Ledger::lock(&database).unwrap().is_none(), "it is locked");
        assert_eq!(ledger.read().unwrap(), None);
        for commits in [Commits { all: 120, saved: 99 }, Commits { all: 121, saved: 121 }] {
            ledger.write(commits).unwrap();
            assert_eq!(ledger.read().unwrap(), Some(commits));
        }
        drop(ledger);
        let mut again = Ledger::lock(&database).unwrap().unwrap();
        assert_eq!(again.read().unwrap(), Some(Commits { all: 121, saved: 121 }));
    }

    #[test]
    fn an_empty_ledger_has_no_numbers_and_garbage_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let database = dir.path().join("k.db");
        let read = |content: &[u8]| {
            std::fs::write(file_of(&database), content).unwrap();
            Ledger::lock(&database).unwrap().unwrap().read()
        };
        assert_eq!(read(b"\n\n").unwrap(), None);
        for garbage in [&b"\xff\xfe\x00"[..], b"commits = -1\nsaved = 0", b"commits = 7"] {
            assert_eq!(read(garbage).unwrap_err().kind(), io::ErrorKind::InvalidData);
        }
    }
}
