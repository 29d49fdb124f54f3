//! A study: its salt makes linkage keys worthless for any other study, and its hash is slow.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::hex::hex_text;
use crate::id::DeckId;
use crate::invariant::assert_fits;

/// Number of times that a hash is hashed again: a fraction of a second on an old phone, and 4,096
/// times the work for someone who guesses answers. Never change it within a study.
const ROUNDS: u32 = 4096;

/// The first hash input. It has an older name of the follow-up: another one would break every
/// study.
const PROTOCOL: &[u8] = b"konventa again 1";

/// Sixteen random bytes that the server draws once for a study and gives to every phone. Not a
/// secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 32, max_length = 32, pattern = "^[0-9a-f]{32}$"))]
#[serde(try_from = "String", into = "String")]
pub struct Salt(pub [u8; 16]);

/// A text that is not a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a salt has 32 digits of 0123456789abcdef")]
pub struct ParseSaltError;

hex_text!(Salt, ParseSaltError, "a salt");

/// A study: first and follow-up records of the same deck that may be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Study {
    deck: DeckId,
    salt: Salt,
    rounds: u32,
}

impl Study {
    /// The study of a deck with this salt.
    #[must_use]
    pub const fn new(deck: DeckId, salt: Salt) -> Self {
        Self { deck, salt, rounds: ROUNDS }
    }

    /// The same with hardly any work, for tests with many students.
    #[cfg(test)]
    pub(super) const fn quick(deck: DeckId, salt: Salt) -> Self {
        Self { deck, salt, rounds: 1 }
    }

    /// Hashes a text slowly. `purpose` separates hashes of the same text that serve different ends.
    pub(super) fn slow(&self, purpose: &str, text: &str) -> [u8; 32] {
        let first = self.fast(purpose, text.as_bytes());
        (0..self.rounds).fold(first, |hash, _| self.fast(purpose, &hash))
    }

    /// Hashes content quickly. Each part is preceded by its length, so that no two lists of parts
    /// have the same bytes.
    pub(super) fn fast(&self, purpose: &str, content: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in [PROTOCOL, self.deck.as_str().as_bytes(), &self.salt.0, purpose.as_bytes(), content] {
            hash.update(assert_fits::<_, u64>(part.len()).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}
