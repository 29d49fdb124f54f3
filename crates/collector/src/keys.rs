//! The two keys: the presenter's starts lectures, the researcher's reads results.
//!
//! They are made on the first start and stored in a file beside the database that only its owner
//! can read. They are not in the database, so that a copy of the data can be passed on without
//! them. No link contains a key ([`link_codes`]).

mod current;
pub mod link_codes;

use std::fmt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use konventa_store::private_file;

pub use current::CurrentKeys;

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

impl Given {
    /// Whether no key of the file is needed.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.presenter.is_some() && self.research.is_some()
    }
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum KeyError {
    /// A key has to fit in a header.
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
    /// The keys are not in the file.
    #[error(
        "both keys are given by the options --presenter-key and --research-key, or by the environment: change them there, \
         and start the server again"
    )]
    Given,
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

    /// Replaces the keys in the file. A server that runs uses the new ones from then on. Returns the
    /// keys that are valid now: given ones stay.
    ///
    /// Fails if no key of the file is in use, it does not exist or is no file of keys, or it cannot
    /// be written.
    pub fn rotate(file: &Path, given: &Given) -> Result<Self, KeyError> {
        if given.is_complete() {
            return Err(KeyError::Given);
        }
        // A file that is something else is not overwritten.
        Self::read(file, given.clone())?;
        let new = Self { presenter: Key::random()?, research: Key::random()? };
        private_file::replace(file, &new.text())
            .map_err(|source| KeyError::File { path: file.to_owned(), source })?;
        Self::read(file, given.clone())
    }

    /// The text of the file.
    fn text(&self) -> String {
        let (presenter, research) = (self.presenter.reveal(), self.research.reveal());
        format!(
            "# Anyone who knows these keys may present and read results. To get new ones: konventa keys rotate\n\
             presenter = \"{presenter}\"\nresearch = \"{research}\"\n"
        )
    }

    /// Writes a new file that only its owner may read. A file that another process made in the
    /// meantime is left unchanged.
    fn write(&self, file: &Path) -> Result<(), KeyError> {
        match private_file::create_whole(file, &self.text()) {
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
    fn rotated_keys_are_in_a_file_of_their_owner_and_given_ones_are_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("k.keys.toml");
        assert!(matches!(Keys::rotate(&file, &Given::default()), Err(KeyError::Missing(_))));
        let made = Keys::read_or_make(&file, Given::default()).unwrap();
        let rotated = Keys::rotate(&file, &Given::default()).unwrap();
        assert!(made.presenter != rotated.presenter && made.research != rotated.research);
        assert_eq!(Keys::read(&file, Given::default()).unwrap(), rotated);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let given = Given { presenter: Some(key("p")), research: Some(key("r")) };
        assert!(matches!(Keys::rotate(&file, &given), Err(KeyError::Given)));
        std::fs::write(&file, "something else").unwrap();
        assert!(matches!(Keys::rotate(&file, &Given::default()), Err(KeyError::Broken(_))));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "something else");
        assert_eq!(dir.path().read_dir().unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_key_opens_only_itself_and_is_never_shown() {
        let secret = key("abc");
        assert!(secret.is("abc"));
        for wrong in ["", "ab", "abcd", "ABC"] {
            assert!(!secret.is(wrong), "{wrong}");
        }
        assert!(!format!("{secret:?}").contains("abc"));
        for bad in ["", "a b", "ä", "a#b", "a\nb"] {
            assert!(Key::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
