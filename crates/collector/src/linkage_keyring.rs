//! LinkageKeys are sealed on arrival: who gets the database alone cannot try out answers about school.
//!
//! A link is a hash of a few answers, with a salt that every phone knows, so it could be found by trying. What is stored is
//! HMAC-SHA-256 of it, cut to 16 bytes, under a key of 32 random bytes that is not in the database. Equal links stay
//! equal, so they are matched as before.
//!
//! **One key for each study**, in a file of its own beside the database (`konventa.links.SALT.key` for `konventa.db`, with the
//! salt of the study), which only its owner may read. It is made before its study opens, and never later: where it is gone
//! or damaged, links that come would fit none of the earlier ones, so they are refused, and the log says what to do. It is
//! read anew each time, for another process may have ended the study.
//!
//! **When a study ends, its key is deleted first**, then what the database has of it. Ending needs no key, and what fails
//! between the two is done by ending it once more; so no study is over whose key is left, and its links in old copies
//! of the database are worthless for ever. One key for all studies would live as long as any of them, and could be
//! deleted while another one opens; a key of its own belongs to nobody else. A server that is cut off just before a study opens may
//! leave a key with which nothing was sealed.

mod file;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hmac::{Hmac, KeyInit as _, Mac as _};
use konventa_domain::followup::{LinkageKey, LinkageKeys, Salt};
use sha2::Sha256;

/// The key of one study.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key([u8; 32]);

/// Where the keys are.
enum KeyLocation {
    Beside(PathBuf),
    Memory(Mutex<Vec<(Salt, Key)>>),
}

/// Seals links with the key of their study.
pub struct LinkageKeyring(KeyLocation);

/// Why links cannot be sealed, or a key not be deleted.
#[derive(Debug, thiserror::Error)]
pub enum LinkageKeyringError {
    /// The file is not there.
    #[error("{file} is missing. With another key no links would fit the earlier ones, so none are taken: put it back, or end \
             the study with “konventa followup end DECK”", file = .0.display())]
    Missing(PathBuf),
    /// The file was changed.
    #[error("{file} is damaged, so no links are taken: put it back as it was, or end the study with “konventa followup end \
             DECK”", file = .0.display())]
    Broken(PathBuf),
    /// The file cannot be used.
    #[error("{file} cannot be read, made or deleted: {why}", file = .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers for a key of links: {0}")]
    Randomness(String),
}

impl LinkageKeyring {
    /// With keys that are kept in files beside a database.
    #[must_use]
    pub fn beside(database: &Path) -> Self {
        Self(KeyLocation::Beside(database.to_owned()))
    }

    /// With keys that are gone at the end, for tests.
    #[must_use]
    pub const fn in_memory() -> Self {
        Self(KeyLocation::Memory(Mutex::new(Vec::new())))
    }

    /// Makes the key of a study that is about to open, unless it is there.
    ///
    /// # Errors
    /// Where it cannot be made, or is there and damaged.
    pub fn make(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        match (self.key(study), &self.0) {
            (Err(LinkageKeyringError::Missing(_)), KeyLocation::Beside(database)) => {
                file::write(&file::of(database, study), Key::random()?)
            }
            (Err(LinkageKeyringError::Missing(_)), KeyLocation::Memory(keys)) => {
                held(keys).push((study, Key::random()?));
                Ok(())
            }
            (found, _) => found.map(drop),
        }
    }

    /// Whether links of a study can be sealed.
    ///
    /// # Errors
    /// Where its key is missing or damaged.
    pub fn check(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        self.key(study).map(drop)
    }

    /// What is stored in place of links.
    ///
    /// # Errors
    /// Where the key of their study is missing or damaged.
    pub fn rehash(&self, study: Salt, links: &LinkageKeys) -> Result<LinkageKeys, LinkageKeyringError> {
        let key = self.key(study)?;
        let partial = links.partial.iter().map(|link| key.rehash(link)).collect();
        Ok(LinkageKeys { full: key.rehash(&links.full), partial })
    }

    /// Deletes the key of a study that ends. One that is gone already is no error.
    ///
    /// # Errors
    /// Where it cannot be deleted.
    pub fn forget(&self, study: Salt) -> Result<(), LinkageKeyringError> {
        match &self.0 {
            KeyLocation::Beside(database) => file::delete(&file::of(database, study)),
            KeyLocation::Memory(keys) => {
                held(keys).retain(|(salt, _)| *salt != study);
                Ok(())
            }
        }
    }

    fn key(&self, study: Salt) -> Result<Key, LinkageKeyringError> {
        match &self.0 {
            KeyLocation::Beside(database) => file::read(&file::of(database, study)),
            KeyLocation::Memory(keys) => {
                let key = held(keys).iter().find(|(salt, _)| *salt == study).map(|(_, key)| *key);
                key.ok_or_else(|| LinkageKeyringError::Missing("the key in memory".into()))
            }
        }
    }
}

/// Never a key: it could get into a log.
impl fmt::Debug for LinkageKeyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkageKeyring(…)")
    }
}

fn held(keys: &Mutex<Vec<(Salt, Key)>>) -> MutexGuard<'_, Vec<(Salt, Key)>> {
    keys.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Key {
    fn random() -> Result<Self, LinkageKeyringError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| LinkageKeyringError::Randomness(error.to_string()))?;
        Ok(Self(bytes))
    }

    fn rehash(&self, link: &LinkageKey) -> LinkageKey {
        // A short key is filled up with zeros, as HMAC has it.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(link.as_bytes());
        let sealed: [u8; 32] = mac.finalize().into_bytes().into();
        LinkageKey::from_bytes(std::array::from_fn(|at| sealed[at]))
    }
}

#[cfg(test)]
mod tests;
