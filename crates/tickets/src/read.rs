//! Reading what others wrote: base64 text of fields that have the same length.

use alloc::vec::Vec;

use zeroize::Zeroize;

use crate::base64;
use crate::purpose::Purposes;

/// The first byte of every text that has a header of ours. A ticket has a token type instead.
pub(crate) const FORM: u8 = 1;

/// A text that cannot be read: malformed, or written by another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text is not base64url without padding.
    #[error("the text is not base64url without padding")]
    Base64,
    /// The text is shorter or longer than what it says it holds.
    #[error("the text has the wrong length")]
    Length,
    /// The text has a form that this version does not know.
    #[error("form {0} is not known")]
    Form(u8),
    /// A ticket of another kind than VOPRF over ristretto255 with SHA-512.
    #[error("token type {0} is not known")]
    TokenType(u16),
    /// More polls than a lecture can have.
    #[error("a lecture cannot have {0} polls")]
    Polls(u8),
    /// Bytes that are no element of ristretto255, or not its one encoding.
    #[error("an element of the group is malformed")]
    Element,
    /// The identity of the group, which would reveal a ticket or forge a key.
    #[error("an element of the group is the identity")]
    Identity,
    /// A number of a proof that is zero, or not below the order of the group.
    #[error("a proof is malformed")]
    Proof,
}

/// Thirty-two bytes: an element, a scalar, a hash or a seed. All texts are made of these.
pub(crate) type Field = [u8; 32];

/// The content of a text: two bytes of header, then [`Field`]s.
pub(crate) struct Fields {
    bytes: Vec<u8>,
}

impl Fields {
    /// Reads any text with fields in it.
    pub(crate) fn of(text: &str) -> Result<Self, ReadError> {
        let bytes = base64::decode(text).ok_or(ReadError::Base64)?;
        if bytes.len() % 32 == 2 { Ok(Self { bytes }) } else { Err(ReadError::Length) }
    }

    /// Reads text whose header is [`FORM`] and the number of polls. It has some fields, and some for
    /// each purpose.
    pub(crate) fn of_lecture(
        text: &str,
        first: usize,
        for_each_purpose: usize,
    ) -> Result<(Purposes, Self), ReadError> {
        let bytes = base64::decode(text).ok_or(ReadError::Base64)?;
        let [form, polls, ..] = bytes[..] else { return Err(ReadError::Length) };
        if form != FORM {
            return Err(ReadError::Form(form));
        }
        let purposes = Purposes::with_polls(polls).map_err(|_| ReadError::Polls(polls))?;
        if bytes.len() != 2 + 32 * (first + for_each_purpose * purposes.count()) {
            return Err(ReadError::Length);
        }
        Ok((purposes, Self { bytes }))
    }

    /// Overwrites what was a secret.
    pub(crate) fn wipe(mut self) {
        self.bytes.zeroize();
    }

    pub(crate) fn header(&self) -> [u8; 2] {
        [self.bytes[0], self.bytes[1]]
    }

    /// All fields.
    pub(crate) fn all(&self) -> &[Field] {
        self.bytes[2..].as_chunks().0
    }
}

/// Begins a text that [`Fields::of_lecture`] reads.
pub(crate) fn header(purposes: Purposes) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2 + 32 * 3 * purposes.count());
    bytes.push(FORM);
    bytes.push(purposes.polls());
    bytes
}

/// The bytes of an element, if they are not those of the identity, which has no other encoding.
pub(crate) fn not_identity(field: &Field) -> Result<&Field, ReadError> {
    if field == &[0; 32] { Err(ReadError::Identity) } else { Ok(field) }
}
