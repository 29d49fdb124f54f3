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
    with_suffix(file_itself(database), suffix)
}

/// The file, if a path is a link to it.
fn file_itself(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn with_suffix(file: PathBuf, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(suffix);
    name.into()
}

/// The files of a database that is open.
#[derive(Debug)]
pub(super) struct DatabaseFiles {
    database: (PathBuf, FileId),
    others: Vec<Other>,
}

/// The log or its index.
#[derive(Debug)]
struct Other {
    suffix: &'static str,
    /// Where it was when it was opened.
    opened: PathBuf,
    id: FileId,
}

impl DatabaseFiles {
    /// The files as they are now, just after SQLite has opened them.
    pub(super) fn opened(database: &Path) -> io::Result<Self> {
        let mut others = Vec::new();
        for suffix in ["-wal", "-shm"] {
            let opened = beside(database, suffix);
            match id(&opened) {
                Ok(id) => others.push(Other { suffix, opened, id }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { database: (database.to_owned(), id(database)?), others })
    }

    /// Returns a file that is no longer the one that is open. If the database was moved and a link is in
    /// its place, the next start looks for the log beside the file itself, and would not find it.
    pub(super) fn moved(&self) -> Option<&Path> {
        let path = &*self.database.0;
        if !is_same(&self.database) {
            return Some(path);
        }
        let file = file_itself(path);
        let is_beside = |other: &Other| is_same(&(with_suffix(file.clone(), other.suffix), other.id));
        self.others.iter().find(|other| !is_beside(other)).map(|other| &*other.opened)
    }

    /// Whether the database itself is in its place.
    pub(super) fn database_is_in_place(&self) -> bool {
        is_same(&self.database)
    }

    /// Whether nobody has put other files in the places of the log and its index. Then what is in the
    /// log, which is still open, may be moved into the database that is open.
    pub(super) fn log_may_be_moved(&self) -> bool {
        let is_open = |other: &Other| id(&other.opened).is_ok_and(|found| found == other.id);
        self.others.iter().all(|other| is_open(other) || !other.opened.exists())
    }
}

fn is_same((path, opened): &(PathBuf, FileId)) -> bool {
    id(path).is_ok_and(|found| found == *opened)
}
