//! The keys that are valid now. `konventa keys rotate` may replace them while the server runs.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::{Given, KeyError, Keys};
use crate::error_chain::chain;

/// The keys that are valid now.
#[derive(Debug)]
pub struct CurrentKeys {
    /// The file to read again when it changes, and the keys that take precedence over it.
    file: Option<(PathBuf, Given)>,
    read: Mutex<(Keys, Option<FileState>)>,
}

/// What tells whether a file was replaced or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileState {
    modified: SystemTime,
    length: u64,
    #[cfg(unix)]
    inode: u64,
}

impl FileState {
    fn of(file: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(file).ok()?;
        Some(Self {
            modified: metadata.modified().ok()?,
            length: metadata.len(),
            #[cfg(unix)]
            inode: std::os::unix::fs::MetadataExt::ino(&metadata),
        })
    }
}

impl CurrentKeys {
    /// Returns the given keys, and the others from the file, which is made if it does not exist.
    pub fn read_or_make(file: &Path, given: Given) -> Result<Self, KeyError> {
        // First, so that a change after it is noticed.
        let state = FileState::of(file);
        let keys = Keys::read_or_make(file, given.clone())?;
        let file = (!given.is_complete()).then(|| (file.to_owned(), given));
        Ok(Self { file, read: Mutex::new((keys, state)) })
    }

    /// Returns the keys. A file that changed is read again; one that cannot be read changes nothing.
    #[must_use]
    pub fn now(&self) -> Keys {
        // The keys are replaced in one assignment, so a panic cannot leave half of them.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((file, given)) = &self.file
            && let Some(state) = FileState::of(file)
            && read.1 != Some(state)
        {
            match Keys::read(file, given.clone()) {
                Ok(keys) => *read = (keys, Some(state)),
                Err(error) => {
                    tracing::error!(target: "konventa", "the earlier keys are used: {}", chain(&error));
                    read.1 = Some(state);
                }
            }
        }
        read.0.clone()
    }

    /// The file that has the keys; `None` if all were given.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_ref().map(|(file, _)| file.as_path())
    }
}

/// Keys that never change.
impl From<Keys> for CurrentKeys {
    fn from(keys: Keys) -> Self {
        Self { file: None, read: Mutex::new((keys, None)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Key;
    use super::*;

    #[test]
    fn new_keys_are_valid_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        let current = CurrentKeys::read_or_make(&file, Given::default()).unwrap();
        let before = current.now();
        assert_eq!(current.now(), before);
        let rotated = Keys::rotate(&file, &Given::default()).unwrap();
        assert_eq!(current.now(), rotated);
        assert!(rotated.presenter != before.presenter && rotated.research != before.research);
        // A file that somebody damages, and one that is gone.
        std::fs::write(&file, "presenter =").unwrap();
        assert_eq!(current.now(), rotated);
        std::fs::remove_file(&file).unwrap();
        assert_eq!(current.now(), rotated);
    }

    #[test]
    fn a_given_key_stays() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        let given = Given { presenter: Some(Key::random().unwrap()), research: None };
        let current = CurrentKeys::read_or_make(&file, given.clone()).unwrap();
        let before = current.now();
        Keys::rotate(&file, &given).unwrap();
        assert_eq!(current.now().presenter, before.presenter);
        assert_ne!(current.now().research, before.research);
    }
}
