//! A ticket, and what the server remembers of one.

use core::fmt;
use core::str::FromStr;

use crate::base64;
use crate::challenge::{ChallengeDigest, TOKEN_TYPE};
use crate::read::{Field, Fields, ReadError};

/// A ticket: a token of RFC 9577, section 2.2. Whoever has it can spend it, once.
///
/// As text: base64url of the token's 162 bytes, 216 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// What the key was applied to: all of the token before the authenticator.
    pub(crate) input: TokenInput,
    /// The authenticator.
    pub(crate) output: [u8; 64],
}

/// The input of the VOPRF (RFC 9578, section 5.1): token type, nonce, challenge, id of the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct TokenInput([u8; 98]);

impl TokenInput {
    pub(crate) fn new(nonce: &Field, challenge: &ChallengeDigest, key_id: &Field) -> Self {
        let mut input = [0; 98];
        input[..2].copy_from_slice(&TOKEN_TYPE.to_be_bytes());
        for (to, field) in input[2..].as_chunks_mut().0.iter_mut().zip([nonce, challenge, key_id]) {
            *to = *field;
        }
        Self(input)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Nonce, challenge and id of the key.
    pub(crate) fn fields(&self) -> [&Field; 3] {
        let (fields, _) = self.0[2..].as_chunks();
        [&fields[0], &fields[1], &fields[2]]
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&[self.input.as_bytes(), &self.output].concat()))
    }
}

/// Without its content, so that no log has a ticket.
impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(..)")
    }
}

impl FromStr for Ticket {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        let fields = Fields::of(text)?;
        let token_type = u16::from_be_bytes(fields.header());
        if token_type != TOKEN_TYPE {
            return Err(ReadError::TokenType(token_type));
        }
        let [nonce, challenge, key_id, output @ ..] = fields.all() else { return Err(ReadError::Length) };
        let output = output.as_flattened().try_into().map_err(|_| ReadError::Length)?;
        Ok(Self { input: TokenInput::new(nonce, challenge, key_id), output })
    }
}

/// Why a ticket is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// The ticket, or what it should allow, belongs to another lecture.
    #[error("the ticket belongs to another lecture")]
    WrongLecture,
    /// The ticket is for something else in this lecture.
    #[error("the ticket is for another purpose")]
    WrongPurpose,
    /// The lecture issues no tickets for this, because it has fewer polls.
    #[error("the lecture issues no tickets for this purpose")]
    NoSuchPurpose,
    /// The ticket names another key than the lecture's.
    #[error("the ticket was issued with another key")]
    WrongKey,
    /// The ticket names the right key but was not issued with it.
    #[error("the ticket was not issued by this server")]
    Forged,
}

/// The fingerprint of a verified ticket. The store keeps it until the lecture is deleted, so that no
/// ticket is spent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spent(pub(crate) [u8; 32]);

impl Spent {
    /// The bytes to store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
