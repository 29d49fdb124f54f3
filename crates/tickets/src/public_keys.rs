//! What a lecture publishes before it issues tickets.

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sha2::{Digest, Sha256};
use voprf_ng::Group;

use crate::challenge::{Challenge, LectureContext};
use crate::purpose::Purposes;
use crate::read::{Field, Fields, ReadError, header, not_identity};
use crate::{Suite, base64};

/// A point of the group.
pub(crate) type Point = <Suite as Group>::Elem;

/// The public key for one purpose of one lecture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PublicKey {
    pub(crate) point: Point,
    pub(crate) bytes: Field,
}

impl PublicKey {
    pub(crate) fn of(point: Point) -> Self {
        Self { point, bytes: Suite::serialize_elem(point).into() }
    }

    fn read(field: &Field) -> Result<Self, ReadError> {
        let bytes = not_identity(field)?;
        let point = Suite::deserialize_elem(bytes).map_err(|_| ReadError::Element)?;
        Ok(Self { point, bytes: *bytes })
    }

    /// The key's id in a token (RFC 9578, section 5.5).
    pub(crate) fn id(self) -> Field {
        Sha256::digest(self.bytes).into()
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for PublicKey {}

/// The public keys of a lecture: one for each purpose. All phones have to see the same ones, which
/// [`KeyCommitment`] is for.
///
/// As text: base64url of a form number, the number of polls, the lecture, and 32 bytes per purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKeys {
    pub(crate) lecture: LectureContext,
    pub(crate) purposes: Purposes,
    /// One per purpose, in the order of `purposes`.
    pub(crate) keys: Vec<PublicKey>,
}

impl PublicKeys {
    /// The lecture that publishes these keys.
    #[must_use]
    pub const fn lecture(&self) -> LectureContext {
        self.lecture
    }

    /// The purposes that the lecture issues tickets for.
    #[must_use]
    pub const fn purposes(&self) -> Purposes {
        self.purposes
    }

    /// The hash of these keys.
    #[must_use]
    pub fn commitment(&self) -> KeyCommitment {
        let keys = Sha256::new_with_prefix(b"konventa-tickets/1 keys ").chain_update(self.to_bytes());
        KeyCommitment(keys.finalize().into())
    }

    /// The purposes with their challenges and keys, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Challenge, &PublicKey)> {
        let lecture = self.lecture;
        let challenges = self.purposes.iter().map(move |purpose| Challenge { lecture, purpose });
        challenges.zip(&self.keys)
    }

    /// The content of the text.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = header(self.purposes);
        self.push_to(&mut bytes);
        bytes
    }

    /// Writes the fields of the text.
    pub(crate) fn push_to(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.lecture.0);
        for key in &self.keys {
            bytes.extend_from_slice(&key.bytes);
        }
    }

    /// Reads the fields of the text.
    pub(crate) fn read(purposes: Purposes, fields: &[Field]) -> Result<Self, ReadError> {
        let [lecture, fields @ ..] = fields else { return Err(ReadError::Length) };
        let mut keys = Vec::with_capacity(fields.len());
        for field in fields {
            keys.push(PublicKey::read(field)?);
        }
        Ok(Self { lecture: LectureContext(*lecture), purposes, keys })
    }
}

impl fmt::Display for PublicKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&self.to_bytes()))
    }
}

impl FromStr for PublicKeys {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        let (purposes, fields) = Fields::of_lecture(text, 1, 1)?;
        Self::read(purposes, fields.all())
    }
}

/// A hash of a lecture's [`PublicKeys`]. A server that gave each phone keys of its own could tell
/// their tickets apart. So the hash travels a way that is the same for everybody, such as the picture
/// on the wall, and a phone refuses keys with another hash.
///
/// As text: 43 characters of base64url.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyCommitment(Field);

impl fmt::Display for KeyCommitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&self.0))
    }
}

impl FromStr for KeyCommitment {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        let bytes = base64::decode(text).ok_or(ReadError::Base64)?;
        Ok(Self(bytes.try_into().map_err(|_| ReadError::Length)?))
    }
}
