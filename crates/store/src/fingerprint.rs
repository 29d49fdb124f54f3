//! What is kept instead of a submission id.

use konventa_domain::submission::SubmissionId;
use sha2::{Digest, Sha256};

/// SHA-256 over the sixteen bytes of a submission id.
///
/// The id is 122 random bits that only the phone knows, so nobody who reads the database can find it and withdraw the
/// record, and no salt is needed: there is no list of likely ids to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of a submission.
    #[must_use]
    pub fn of(id: SubmissionId) -> Self {
        Self(Sha256::digest(id.0.as_bytes()).into())
    }

    /// The bytes that are stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
