//! The two keys: the presenter's starts lectures, the researcher's reads results.
//!
//! They are made on the first start and stored in a file beside the database that only its owner
//! can read. They are not in the database, so that a copy of the data can be passed on without
//! them.

use std::fmt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::secret_file;

/// A secret that opens something.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(String);

impl Key {
    /// Makes a key from 32 random bytes of the operating system.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Returns whether a text is this key, in constant time.
    #[must_use]
    pub fn is(&self, given: &str) -> bool {
        // Hashes have the same length whatever was given.
        let (own, other) = (Sha256::digest(&self.0), Sha256::digest(given));
        bool::from(own.ct_eq(&other))
    }

    /// Returns the key itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Returns the key as it is written in an address. Keys made here need no change.
    #[must_use]
    pub fn in_address(&self) -> String {
        self.0.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        let fits =
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b));
        if fits { Ok(Self(text)) } else { Err(KeyError::Characters) }
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

/// Never shows the key, which could get into a log.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Both keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// Starts and drives lectures.
    pub presenter: Key,
    /// Reads results.
    pub research: Key,
}

/// Keys given on the command line or in the environment. They take precedence over those in the
/// file.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The presenter's.
    pub presenter: Option<Key>,
    /// The researcher's.
    pub research: Option<Key>,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum KeyError {
    /// A key has to fit in an address and in a header.
    #[error("a key has only letters, digits and the signs - . _ ~ + / =")]
    Characters,
    /// The operating system provides no random bytes.
    #[error("the operating system provided no random bytes for the keys")]
    Randomness(#[from] getrandom::Error),
    /// The file does not exist yet.
    #[error("there are no keys in {path} yet: start “konventa serve” once", path = .0.display())]
    Missing(PathBuf),
    /// The file cannot be read or written.
    #[error("the keys in {path} cannot be read or written", path = .path.display())]
    File { path: PathBuf, source: std::io::Error },
    /// The file was changed.
    #[error("{path} does not have the two lines presenter = \"…\" and research = \"…\": fix it, or delete it to get new keys",
            path = .0.display())]
    Broken(PathBuf),
}

/// Returns the file of the keys of a database: `konventa.keys.toml` for `konventa.db`.
#[must_use]
pub fn file_beside(database: &Path) -> PathBuf {
    database.with_extension("keys.toml")
}

impl Keys {
    /// Returns the given keys, and the others from the file.
    ///
    /// Fails with [`KeyError::Missing`] if the file is needed and does not exist.
    pub fn read(file: &Path, given: Given) -> Result<Self, KeyError> {
        if let Given { presenter: Some(presenter), research: Some(research) } = given {
            return Ok(Self { presenter, research });
        }
        let text = std::fs::read_to_string(file).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => KeyError::Missing(file.to_owned()),
            _ => KeyError::File { path: file.to_owned(), source },
        })?;
        // What TOML says of a broken file may quote a key.
        let stored: Self = toml::from_str(&text).map_err(|_| KeyError::Broken(file.to_owned()))?;
        Ok(Self {
            presenter: given.presenter.unwrap_or(stored.presenter),
            research: given.research.unwrap_or(stored.research),
        })
    }

    /// Does the same, and makes the file if it is needed and does not exist.
    pub fn read_or_make(file: &Path, given: Given) -> Result<Self, KeyError> {
        match Self::read(file, given.clone()) {
            Err(KeyError::Missing(_)) => {
                Self { presenter: Key::random()?, research: Key::random()? }.write(file)?;
                Self::read(file, given)
            }
            other => other,
        }
    }

    /// Writes a new file that only its owner may read. A file that another process made in the
    /// meantime is left unchanged.
    fn write(&self, file: &Path) -> Result<(), KeyError> {
        let (presenter, research) = (self.presenter.reveal(), self.research.reveal());
        let text = format!(
            "# Anyone who knows these keys may present and read results. To get new ones, delete this file and start again.\n\
             presenter = \"{presenter}\"\nresearch = \"{research}\"\n"
        );
        match secret_file::create(file, &text) {
            Err(source) if source.kind() != std::io::ErrorKind::AlreadyExists => {
                Err(KeyError::File { path: file.to_owned(), source })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn keys_are_made_once_and_readable_by_their_owner_only() {
        let dir = tempfile::tempdir().unwrap();
        let file = file_beside(&dir.path().join("konventa.db"));
        assert_eq!(file.file_name().unwrap(), "konventa.keys.toml");
        assert!(matches!(Keys::read(&file, Given::default()), Err(KeyError::Missing(_))));
        let made = Keys::read_or_make(&file, Given::default()).unwrap();
        assert_eq!(Keys::read_or_make(&file, Given::default()).unwrap(), made);
        assert_eq!(made.presenter.reveal().len(), 43);
        assert_ne!(made.presenter, made.research);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let given = Given { research: Some(key("mine")), presenter: None };
        let mixed = Keys::read(&file, given).unwrap();
        assert_eq!((mixed.research, mixed.presenter), (key("mine"), made.presenter));
    }

    #[test]
    fn with_both_given_no_file_is_made() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        let given = Given { presenter: Some(key("p")), research: Some(key("r")) };
        Keys::read_or_make(&file, given).unwrap();
        assert!(!file.exists());
    }

    #[test]
    fn a_broken_file_is_reported_and_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        for text in ["", "presenter = \"a\"", "presenter = \"a\"\nresearch = \"b c\"", "\u{0}"] {
            std::fs::write(&file, text).unwrap();
            assert!(
                matches!(Keys::read_or_make(&file, Given::default()), Err(KeyError::Broken(_))),
                "{text}"
            );
            assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        }
    }

    #[test]
    fn a_key_opens_only_itself_and_is_never_shown() {
        let secret = key("abc");
        assert!(secret.is("abc"));
        for wrong in ["", "ab", "abcd", "ABC"] {
            assert!(!secret.is(wrong), "{wrong}");
        }
        assert!(!format!("{secret:?}").contains("abc"));
        assert_eq!(key("a+b/c=").in_address(), "a%2Bb%2Fc%3D");
        for bad in ["", "a b", "ä", "a#b", "a\nb"] {
            assert!(Key::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
