//! What a phone asks for.

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sha2::{Digest, Sha256};
use voprf_ng::BlindedElement;

use crate::purpose::Purposes;
use crate::read::{Fields, ReadError, header, not_identity};
use crate::{Suite, base64};

/// A request for the tickets of one seat: one blinded element for each purpose. It says nothing about
/// the tickets that come of it.
///
/// As text: base64url of a form number, the number of polls, and 32 bytes per purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlindedElements {
    pub(crate) purposes: Purposes,
    /// One per purpose, in the order of `purposes`.
    pub(crate) elements: Vec<BlindedElement<Suite>>,
}

impl BlindedElements {
    /// The fingerprint of the request. A lecture stores one per seat that got tickets, so that a
    /// phone may ask again for the same tickets after an answer was lost, and no seat gets others.
    #[must_use]
    pub fn digest(&self) -> RequestDigest {
        let request = Sha256::new_with_prefix(b"konventa-tickets/1 request ").chain_update(self.to_bytes());
        RequestDigest(request.finalize().into())
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = header(self.purposes);
        for element in &self.elements {
            bytes.extend_from_slice(&element.serialize());
        }
        bytes
    }
}

impl fmt::Display for BlindedElements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&self.to_bytes()))
    }
}

impl FromStr for BlindedElements {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        let (purposes, fields) = Fields::of_lecture(text, 0, 1)?;
        let element =
            |field| BlindedElement::deserialize(not_identity(field)?).map_err(|_| ReadError::Element);
        let elements = fields.all().iter().map(element).collect::<Result<_, _>>()?;
        Ok(Self { purposes, elements })
    }
}

/// The fingerprint of a request ([`BlindedElements::digest`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestDigest(pub(crate) [u8; 32]);

impl RequestDigest {
    /// The bytes to store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A request or an evaluation for another number of tickets than the lecture issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the lecture issues {expected} tickets to a seat, not {found}")]
pub struct CountError {
    /// The number of tickets that the lecture issues.
    pub expected: usize,
    /// The number in the request or evaluation.
    pub found: usize,
}

impl CountError {
    pub(crate) fn check(expected: Purposes, found: Purposes) -> Result<(), Self> {
        let (expected, found) = (expected.count(), found.count());
        if expected == found { Ok(()) } else { Err(Self { expected, found }) }
    }
}
