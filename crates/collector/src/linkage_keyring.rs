//! The linkage keyring: the server's secret keys for hashing linkage keys a second time. Without
//! them, a copy of the database does not help anyone to try out answers about school.
//!
//! A linkage key is a hash of a few answers with a salt that every phone knows, so it could be
//! found by trying. The database stores its HMAC-SHA-256, cut to 16 bytes, under a key of 32 random
//! bytes that is not in the database. Equal linkage keys stay equal, so records are linked as
//! before.
//!
//! **One secret key per study**, in its own file beside the database (`konventa.linkage.SALT.key`
//! for `konventa.db`, with the salt of the study), readable by its owner only. It is made before
//! its study opens and never later: if it is missing or damaged, new linkage keys would not match
//! the stored ones, so they are refused, and the log says what to do. The file is read for every
//! request, because another process may have ended the study.
//!
//! **When a study ends, its key is deleted first**, then the study's data in the database. Ending
//! needs no key, and a failure between the two steps is repaired by ending the study again; so a
//! finished study never leaves a key behind, and its linkage keys in old copies of the database are
//! worthless. One key for all studies would live as long as any of them and could be deleted while
//! another study opens. A server that is killed just before a study opens may leave a key that was
//! never used.
//!
//! Files are read and written on threads for blocking work: writing a key waits for the disk.

mod file;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hmac::{Hmac, KeyInit as _, Mac as _};
use konventa_domain::followup::{LinkageKey, LinkageKeys, Salt};
use sha2::Sha256;
use tokio::task::{JoinError, spawn_blocking};

/// The secret key of one study.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key([u8; 32]);

/// Where the keys are.
enum KeyLocation {
    Beside(PathBuf),
    Memory(Mutex<Vec<(Salt, Key)>>),
}

/// The secret keys of all studies. A clone is the same keyring.
#[derive(Clone)]
pub struct LinkageKeyring(Arc<KeyLocation>);

/// Why linkage keys cannot be hashed, or a secret key cannot be deleted.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum LinkageKeyringError {
    /// The file does not exist.
    #[error("{file} is missing. With another key no linkage keys would match the stored ones, so none are accepted: restore \
             it, or end the study with “konventa followup end DECK”", file = .0.display())]
    Missing(PathBuf),
    /// The file was changed.
    #[error("{file} is damaged, so no linkage keys are accepted: restore it, or end the study with “konventa \
             followup end DECK”", file = .0.display())]
    Broken(PathBuf),
    /// The file cannot be used.
    #[error("{file} cannot be read, created or deleted", file = .file.display())]
    File { file: PathBuf, source: std::io::Error },
    /// The operating system provides no random bytes.
    #[error("the operating system provided no random bytes for a key")]
    Randomness(#[from] getrandom::Error),
    /// The server is stopping.
    #[error("the work on a key was interrupted")]
    Interrupted(#[from] JoinError),
}

impl LinkageKeyring {
    /// A keyring in files beside a database.
    #[must_use]
    pub fn beside(database: &Path) -> Self {
        Self(Arc::new(KeyLocation::Beside(database.to_owned())))
    }

    /// A keyring in memory, for tests.
    #[must_use]
    pub fn in_memory() -> Self {
        Self(Arc::new(KeyLocation::Memory(Mutex::new(Vec::new()))))
    }

    /// Makes the key of a study that is about to open, unless it exists.
    ///
    /// Fails if it cannot be made, or exists and is damaged.
    pub async fn make(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        self.blocking(move |keys| keys.make(study)).await
    }

    /// Checks that linkage keys of a study can be hashed.
    ///
    /// Fails if the study's key is missing or damaged.
    pub async fn check(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        self.blocking(move |keys| keys.key(study).map(drop)).await
    }

    /// Hashes the linkage keys of a student for the database.
    ///
    /// Fails if the study's key is missing or damaged.
    pub async fn rehash(&self, study: Salt, keys: &LinkageKeys) -> Result<LinkageKeys, LinkageKeyringError> {
        let key = self.blocking(move |keys| keys.key(study)).await?;
        let partial = keys.partial.iter().map(|partial| key.rehash(partial)).collect();
        Ok(LinkageKeys { full: key.rehash(&keys.full), partial })
    }

    /// Deletes the key of a study that ends. A key that is gone already is not an error.
    pub async fn forget(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        self.blocking(move |keys| keys.forget(study)).await
    }

    /// Works with the keys where waiting for a disk holds up no request.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&KeyLocation) -> Result<T, LinkageKeyringError> + Send + 'static,
    ) -> Result<T, LinkageKeyringError> {
        let keys = Arc::clone(&self.0);
        spawn_blocking(move || work(&keys)).await?
    }
}

impl KeyLocation {
    fn make(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        match (self.key(study), self) {
            (Err(LinkageKeyringError::Missing(_)), Self::Beside(database)) => {
                file::write(&file::of(database, study)?, Key::random()?)
            }
            (Err(LinkageKeyringError::Missing(_)), Self::Memory(keys)) => {
                locked(keys).push((study, Key::random()?));
                Ok(())
            }
            (found, _) => found.map(drop),
        }
    }

    fn forget(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        match self {
            Self::Beside(database) => file::delete(database, study),
            Self::Memory(keys) => {
                locked(keys).retain(|(salt, _)| *salt != study);
                Ok(())
            }
        }
    }

    fn key(&self, study: Salt) -> Result<Key, LinkageKeyringError> {
        match self {
            Self::Beside(database) => file::read(&file::of(database, study)?),
            Self::Memory(keys) => {
                let key = locked(keys).iter().find(|(salt, _)| *salt == study).map(|(_, key)| *key);
                key.ok_or_else(|| LinkageKeyringError::Missing("the key in memory".into()))
            }
        }
    }
}

/// Never shows a key, which could get into a log.
impl fmt::Debug for LinkageKeyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkageKeyring(…)")
    }
}

fn locked(keys: &Mutex<Vec<(Salt, Key)>>) -> MutexGuard<'_, Vec<(Salt, Key)>> {
    keys.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Key {
    fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    fn rehash(&self, key: &LinkageKey) -> LinkageKey {
        // HMAC fills a short key up with zeros.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(key.as_bytes());
        let hashed: [u8; 32] = mac.finalize().into_bytes().into();
        LinkageKey::from_bytes(std::array::from_fn(|at| hashed[at]))
    }
}

#[cfg(test)]
mod tests;
