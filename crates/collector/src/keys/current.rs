//! The keys that are valid now. `konventa keys rotate` may replace them while the server runs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::{Given, KeyError, Keys};
use crate::error_chain::chain;

/// The keys that are valid now.
#[derive(Debug)]
pub struct CurrentKeys {
    read: Arc<Mutex<ReadKeys>>,
    /// The file to read again when it changes, and the keys that take precedence over it.
    file: Option<(PathBuf, Given)>,
}

/// Keys, and the state of the file when they were read.
#[derive(Debug, Clone)]
struct ReadKeys {
    keys: Keys,
    state: Option<FileState>,
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
        Ok(Self { file, read: Arc::new(Mutex::new(ReadKeys { keys, state })) })
    }

    /// Returns the keys. A file that changed is read again; one that cannot be read changes nothing.
    /// A slow disk does not hold up other requests.
    pub async fn now(&self) -> Keys {
        let Some((file, given)) = self.file.clone() else { return self.last() };
        let read = Arc::clone(&self.read);
        let now = tokio::task::spawn_blocking(move || read_again(&read, &file, given)).await;
        // A panic is in the log, and changes no key.
        now.unwrap_or_else(|_| self.last())
    }

    fn last(&self) -> Keys {
        lock(&self.read).keys.clone()
    }

    /// The file that has the keys; `None` if all were given.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_ref().map(|(file, _)| file.as_path())
    }
}

/// The keys are replaced in one assignment, so a panic cannot leave half of them.
fn lock(read: &Mutex<ReadKeys>) -> MutexGuard<'_, ReadKeys> {
    read.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the file again if it changed. Other requests are not locked out in the meantime; if two read
/// it, the state beside the keys says at the next request whether they are the latest.
fn read_again(read: &Mutex<ReadKeys>, file: &Path, given: Given) -> Keys {
    let known = lock(read).clone();
    let Some(state) = FileState::of(file).filter(|state| known.state != Some(*state)) else {
        return known.keys;
    };
    let keys = Keys::read(file, given).unwrap_or_else(|error| {
        tracing::error!(target: "konventa", "the earlier keys are used: {}", chain(&error));
        known.keys
    });
    *lock(read) = ReadKeys { keys: keys.clone(), state: Some(state) };
    keys
}

/// Keys that never change.
impl From<Keys> for CurrentKeys {
    fn from(keys: Keys) -> Self {
        Self { file: None, read: Arc::new(Mutex::new(ReadKeys { keys, state: None })) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Key;
    use super::*;

    #[tokio::test]
    async fn new_keys_are_valid_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        let current = CurrentKeys::read_or_make(&file, Given::default()).unwrap();
        let before = current.now().await;
        assert_eq!(current.now().await, before);
        let rotated = Keys::rotate(&file, &Given::default()).unwrap();
        assert_eq!(current.now().await, rotated);
        assert!(rotated.presenter != before.presenter && rotated.research != before.research);
        // A file that somebody damages, and one that is gone.
        std::fs::write(&file, "presenter =").unwrap();
        assert_eq!(current.now().await, rotated);
        std::fs::remove_file(&file).unwrap();
        assert_eq!(current.now().await, rotated);
    }

    #[tokio::test]
    async fn a_given_key_stays() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        let given = Given { presenter: Some(Key::random().unwrap()), research: None };
        let current = CurrentKeys::read_or_make(&file, given.clone()).unwrap();
        let before = current.now().await;
        Keys::rotate(&file, &given).unwrap();
        assert_eq!(current.now().await.presenter, before.presenter);
        assert_ne!(current.now().await.research, before.research);
    }
}
