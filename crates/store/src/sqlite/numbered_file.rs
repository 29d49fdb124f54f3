//! Databases beside another one, whose names have a number.

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::private_file::{create_empty, directory};

/// Creates an empty file for its owner only, whose name is `base` and the first number that is free: `base-1.db`.
pub(super) fn create(base: &Path) -> io::Result<PathBuf> {
    for file in numbered(base) {
        match create_empty(&file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map(|_| file),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Deletes the databases whose names are `base` and a number, and what SQLite keeps beside each, as far
/// as that is possible.
pub(super) fn remove(base: &Path) {
    let entries = std::fs::read_dir(directory(base)).into_iter().flatten().flatten();
    for entry in entries {
        if base.file_name().is_some_and(|base| is_numbered(base, &entry.file_name())) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Deletes what programs that were killed have left in the directory of a file: files whose names
/// contain `mark` and a number, in which nobody has written for `age`.
pub(super) fn remove_abandoned(beside: &Path, mark: &str, age: Duration) {
    let entries = std::fs::read_dir(directory(beside)).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let base = name.to_str().and_then(|name| name.rfind(mark).and_then(|at| name.get(..at + mark.len())));
        let is_old =
            || entry.metadata().and_then(|found| found.modified()).is_ok_and(|at| is_before(at, age));
        if base.is_some_and(|base| is_numbered(OsStr::new(base), &name)) && is_old() {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Whether a time is more than `age` ago.
fn is_before(time: SystemTime, age: Duration) -> bool {
    SystemTime::now().duration_since(time).is_ok_and(|passed| passed > age)
}

/// Whether a file is one that `create` creates, or one that SQLite creates beside it.
fn is_numbered(base: &OsStr, name: &OsStr) -> bool {
    let (Some(base), Some(name)) = (base.to_str(), name.to_str()) else {
        return false;
    };
    let rest = name.strip_prefix(base).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.split_once(".db")).is_some_and(|(number, suffix)| {
        number.parse::<u16>().is_ok() && matches!(suffix, "" | "-journal" | "-wal" | "-shm")
    })
}

fn numbered(base: &Path) -> impl Iterator<Item = PathBuf> {
    (1..1000).map(move |number| {
        let mut name = OsString::from(base);
        name.push(format!("-{number}.db"));
        PathBuf::from(name)
    })
}
