//! What makes the links of one study worthless for another, and how a text becomes bytes that tell nothing of it.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::hex::hex_text;
use crate::id::DeckId;

/// How often a hash is hashed again: a fraction of a second on an old phone, and for who tries out answers, 4,096 times the
/// work. Never change it within a study.
const ROUNDS: u32 = 4096;

/// Sixteen random bytes that the server draws once for a study and gives to every phone. It is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 32, max_length = 32, pattern = "^[0-9a-f]{32}$"))]
#[serde(try_from = "String", into = "String")]
pub struct Salt(pub [u8; 16]);

/// A text that is no salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a salt has 32 digits of 0123456789abcdef")]
pub struct ParseSaltError;

hex_text!(Salt, ParseSaltError, "a salt");

/// First answers and later ones to the same deck that may be linked.
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

    /// A hash that is slow to make. `purpose` keeps apart what is made of the same text for different ends.
    pub(super) fn slow(&self, purpose: &str, text: &str) -> [u8; 32] {
        let first = self.fast(purpose, text.as_bytes());
        (0..self.rounds).fold(first, |hash, _| self.fast(purpose, &hash))
    }

    /// A hash. Each part has its length before it, so that no two lists of parts are the same bytes.
    pub(super) fn fast(&self, purpose: &str, content: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in
            [b"konventa again 1", self.deck.as_str().as_bytes(), &self.salt.0, purpose.as_bytes(), content]
        {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}
