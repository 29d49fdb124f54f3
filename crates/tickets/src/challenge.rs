//! What a ticket is bound to: the token challenge of RFC 9577, section 2.1.

use sha2::{Digest, Sha256};

use crate::purpose::Purpose;

/// VOPRF over ristretto255 with SHA-512, in the registry of token types.
pub(crate) const TOKEN_TYPE: u16 = 5;

/// The token type, and the issuer's name, which is the same for all servers: a lecture's id is random.
/// Then the length of the lecture.
const BEFORE_LECTURE: &[u8] = b"\x00\x05\x00\x08konventa\x20";

/// Stands for one lecture: a hash of its id, as 32 bytes are what a redemption context may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LectureContext(pub(crate) [u8; 32]);

impl LectureContext {
    /// The context of the lecture with this id.
    #[must_use]
    pub fn of(lecture: &str) -> Self {
        Self(Sha256::new_with_prefix(b"konventa-tickets/1 lecture ").chain_update(lecture).finalize().into())
    }
}

/// A lecture and a purpose: what the server expects a ticket to be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Challenge {
    /// The lecture.
    pub lecture: LectureContext,
    /// The purpose.
    pub purpose: Purpose,
}

/// The hash of a challenge, as a ticket has it.
pub(crate) type ChallengeDigest = [u8; 32];

impl Challenge {
    /// Hashes the challenge of RFC 9577: token type, issuer, redemption context (the lecture), origin
    /// (the purpose). Each text has its length before it.
    pub(crate) fn digest(self) -> ChallengeDigest {
        let (kind, number) = self.purpose.name();
        let mut hash = Sha256::new_with_prefix(BEFORE_LECTURE);
        hash.update(self.lecture.0);
        hash.update([0, byte(kind.len() + number.len())]);
        hash.update(kind);
        hash.update(number);
        hash.finalize().into()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the name of a purpose has a few letters")]
const fn byte(length: usize) -> u8 {
    length as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_length(text: &str) -> Vec<u8> {
        let length = u16::try_from(text.len()).unwrap();
        [&length.to_be_bytes(), text.as_bytes()].concat()
    }

    #[test]
    fn a_challenge_has_the_bytes_of_the_standard() {
        for purpose in [Purpose::Record, Purpose::Poll(3), Purpose::Poll(63)] {
            let challenge = Challenge { lecture: LectureContext([7; 32]), purpose };
            let mut bytes = TOKEN_TYPE.to_be_bytes().to_vec();
            bytes.extend(with_length("konventa"));
            bytes.extend([32]);
            bytes.extend([7; 32]);
            bytes.extend(with_length(&purpose.to_string()));
            assert_eq!(challenge.digest(), *Sha256::digest(bytes));
        }
    }

    #[test]
    fn lectures_and_purposes_have_different_challenges() {
        let digest = |lecture, purpose| Challenge { lecture: LectureContext::of(lecture), purpose }.digest();
        let first = digest("a", Purpose::Record);
        assert_eq!(first, digest("a", Purpose::Record));
        assert_ne!(first, digest("b", Purpose::Record));
        assert_ne!(first, digest("a", Purpose::TakeBack));
    }
}
