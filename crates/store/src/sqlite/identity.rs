//! Checks that the files of the database are still those that are open.
//!
//! SQLite does not notice when somebody deletes or moves its files: it goes on writing into files
//! that nobody will find again. A file is recognised by device and inode.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// What tells a file from others, as long as it exists.
#[cfg(unix)]
type FileId = (u64, u64);

/// Windows lets nobody move or delete a file that SQLite has open, so its presence is enough.
#[cfg(not(unix))]
type FileId = ();

fn id(path: &Path) -> io::Result<FileId> {
    let found = std::fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Ok((found.dev(), found.ino()))
    }
    #[cfg(not(unix))]
    Ok(drop(found))
}

/// Returns a file that SQLite has beside the database: `-wal` is the log, `-shm` its index. They
/// are beside the file itself if `database` is a link to it.
pub(super) fn beside(database: &Path, suffix: &str) -> PathBuf {
    let file = std::fs::canonicalize(database).unwrap_or_else(|_| database.to_owned());
    let mut name = OsString::from(file);
    name.push(suffix);
    name.into()
}

/// The files of a database that is open.
#[derive(Debug)]
pub(super) struct DatabaseFiles {
    database: (PathBuf, FileId),
    /// The log and its index.
    others: Vec<(PathBuf, FileId)>,
}

impl DatabaseFiles {
    /// The files as they are now, just after SQLite has opened them.
    pub(super) fn opened(database: &Path) -> io::Result<Self> {
        let mut others = Vec::new();
        for file in ["-wal", "-shm"].map(|suffix| beside(database, suffix)) {
            match id(&file) {
                Ok(id) => others.push((file, id)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { database: (database.to_owned(), id(database)?), others })
    }

    /// Returns a file that is no longer the one that is open.
    pub(super) fn moved(&self) -> Option<&Path> {
        std::iter::once(&self.database)
            .chain(&self.others)
            .find(|file| !is_same(file))
            .map(|(path, _)| &**path)
    }

    /// Whether the database itself is in its place.
    pub(super) fn database_is_in_place(&self) -> bool {
        is_same(&self.database)
    }

    /// Whether nobody has put other files in the places of the log and its index. Then what is in the
    /// log, which is still open, may be moved into the database that is open.
    pub(super) fn log_may_be_moved(&self) -> bool {
        self.others.iter().all(|file| is_same(file) || !file.0.exists())
    }
}

fn is_same((path, opened): &(PathBuf, FileId)) -> bool {
    id(path).is_ok_and(|found| found == *opened)
}
