//! Hashes that are stored instead of secrets: submission ids, the random numbers of votes, drivers'
//! tokens, and seat tickets.

use konventa_domain::lecture::VoteId;
use konventa_domain::submission::SubmissionId;
use sha2::{Digest, Sha256};

/// SHA-256 of something that only its owner knows.
///
/// An id is 122 random bits that only the phone knows, so nobody who reads the database can find
/// the id and withdraw the record or change the vote. No salt is needed: there is no list of likely
/// ids to try. A token has 256 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Hashes the sixteen bytes of a submission id, or of the id of linkage keys or a follow-up
    /// response.
    #[must_use]
    pub fn of(id: SubmissionId) -> Self {
        Self::of_bytes(id.0.as_bytes())
    }

    /// Hashes the sixteen bytes of a vote's random number.
    #[must_use]
    pub fn of_vote(vote: VoteId) -> Self {
        Self::of_bytes(vote.0.as_bytes())
    }

    /// Hashes the text of a driver's token.
    #[must_use]
    pub fn of_token(token: &str) -> Self {
        Self::of_bytes(token.as_bytes())
    }

    /// Takes a hash that was computed elsewhere: of a request for seat tickets, or of a ticket.
    #[must_use]
    pub const fn of_hash(hash: [u8; 32]) -> Self {
        Self(hash)
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads a stored hash; `None` if it has another length.
    pub(crate) fn stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes that are stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
