//! What is kept instead of a secret: a submission id, the number of a vote, a driver's token.

use konventa_domain::lecture::VoteId;
use konventa_domain::submission::SubmissionId;
use sha2::{Digest, Sha256};

/// SHA-256 of something that only its owner knows.
///
/// The ids are 122 random bits that only the phone knows, so nobody who reads the database can find one and withdraw
/// the record or change the vote, and no salt is needed: there is no list of likely ids to try. Tokens have 256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of a submission: over its sixteen bytes.
    #[must_use]
    pub fn of(id: SubmissionId) -> Self {
        Self::of_bytes(id.0.as_bytes())
    }

    /// Of a vote: over its sixteen bytes.
    #[must_use]
    pub fn of_vote(vote: VoteId) -> Self {
        Self::of_bytes(vote.0.as_bytes())
    }

    /// Of a driver's token: over its text.
    #[must_use]
    pub fn of_token(token: &str) -> Self {
        Self::of_bytes(token.as_bytes())
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// As it was stored; `None` where that has another length.
    pub(crate) fn stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes that are stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
