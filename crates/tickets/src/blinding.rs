//! The phone's half: it asks without saying for what, and turns the answer into tickets.

use alloc::string::String;
use alloc::vec::Vec;

use voprf_ng::{BlindedElement, VoprfClient};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::challenge::{Challenge, LectureContext};
use crate::evaluation::{Evaluated, Evaluation};
use crate::public_keys::{KeyCommitment, PublicKey, PublicKeys};
use crate::purpose::Purpose;
use crate::read::{Fields, ReadError, header};
use crate::request::{BlindedElements, CountError};
use crate::seed::{Expansion, Seed, Use};
use crate::ticket::{Ticket, TokenInput};
use crate::tickets::Tickets;
use crate::{Suite, base64};

/// What a phone stores from the moment it asks for tickets until it has them: a seed, from which all
/// nonces and blinds follow, and the keys of the lecture. So after a reload it sends the same request
/// and gets the same tickets.
///
/// Whoever has this text can link the request to the tickets. The phone deletes it when it stores the
/// tickets.
pub struct Blinding {
    seed: Zeroizing<[u8; 32]>,
    keys: PublicKeys,
}

impl ZeroizeOnDrop for Blinding {}

/// What follows from the seed for one ticket.
pub(crate) struct Blind {
    input: TokenInput,
    client: VoprfClient<Suite>,
    pub(crate) element: BlindedElement<Suite>,
}

/// A phone refuses the keys of a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// The keys belong to another lecture.
    #[error("the keys belong to another lecture")]
    WrongLecture,
    /// The keys are not the ones that the lecture has committed to. Other phones may have others, so
    /// that the server could tell their tickets apart.
    #[error("the keys are not the ones that the lecture has published")]
    NotCommitted,
}

/// A phone refuses an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationError {
    /// For another number of tickets than was asked for.
    #[error(transparent)]
    Count(#[from] CountError),
    /// The proof does not fit the request and the key that is published for this purpose.
    #[error("the ticket for {0} was not issued with the key that the lecture has published")]
    Proof(Purpose),
}

impl Blinding {
    /// Prepares a request for the tickets of one seat.
    ///
    /// # Errors
    /// [`KeysError`] if the keys are not those of the lecture, or not the ones it has committed to.
    pub fn new(
        lecture: LectureContext,
        keys: PublicKeys,
        commitment: &KeyCommitment,
        seed: Seed,
    ) -> Result<Self, KeysError> {
        if keys.lecture != lecture {
            return Err(KeysError::WrongLecture);
        }
        if keys.commitment() != *commitment {
            return Err(KeysError::NotCommitted);
        }
        Ok(Self { seed: seed.0, keys })
    }

    /// The request to send. It is the same each time.
    #[must_use]
    pub fn request(&self) -> BlindedElements {
        let mut elements = Vec::with_capacity(self.keys.keys.len());
        for (challenge, key) in self.keys.iter() {
            elements.push(Blind::new(&self.seed, challenge, key).element.clone());
        }
        BlindedElements { purposes: self.keys.purposes, elements }
    }

    /// Checks an evaluation and makes the tickets. They are the same whatever proof the server chose.
    ///
    /// # Errors
    /// [`EvaluationError`] if it answers another request, or if the server used another key than it
    /// has published. Then there are no tickets at all.
    pub fn finish(&self, evaluation: &Evaluation) -> Result<Tickets, EvaluationError> {
        CountError::check(self.keys.purposes, evaluation.purposes)?;
        let mut all = Vec::with_capacity(self.keys.keys.len());
        for ((challenge, key), evaluated) in self.keys.iter().zip(&evaluation.elements) {
            all.push(Blind::new(&self.seed, challenge, key).finish(challenge, key, evaluated)?);
        }
        Ok(Tickets { purposes: self.keys.purposes, all })
    }

    /// The text for the phone's storage: base64url of a form number, the number of polls,
    /// the seed, the lecture, and the keys.
    #[must_use]
    pub fn to_stored_text(&self) -> String {
        let mut bytes = header(self.keys.purposes);
        bytes.extend_from_slice(&*self.seed);
        self.keys.push_to(&mut bytes);
        base64::encode(&bytes)
    }

    /// Reads what [`to_stored_text`](Self::to_stored_text) wrote.
    ///
    /// # Errors
    /// [`ReadError`] if the text is damaged or of another form.
    pub fn from_stored_text(text: &str) -> Result<Self, ReadError> {
        let (purposes, fields) = Fields::of_lecture(text, 2, 1)?;
        let [seed, fields @ ..] = fields.all() else { return Err(ReadError::Length) };
        Ok(Self { seed: Zeroizing::new(*seed), keys: PublicKeys::read(purposes, fields)? })
    }
}

impl Blind {
    pub(crate) fn new(seed: &[u8; 32], challenge: Challenge, key: &PublicKey) -> Self {
        let digest = challenge.digest();
        let nonce = Expansion::new(seed, Use::Nonce, &[&digest]).bytes();
        let input = TokenInput::new(&nonce, &digest, &key.id());
        let mut random = Expansion::new(seed, Use::Blind, &[&digest]);
        let Ok(drawn) = VoprfClient::blind(input.as_bytes(), &mut random) else {
            unreachable!("no known input hashes to the identity, and a seed can always be expanded")
        };
        Self { input, client: drawn.state, element: drawn.message }
    }

    pub(crate) fn finish(
        &self,
        challenge: Challenge,
        key: &PublicKey,
        evaluated: &Evaluated,
    ) -> Result<Ticket, EvaluationError> {
        let input = self.input.as_bytes();
        match self.client.finalize(input, &evaluated.element, &evaluated.proof, key.point) {
            Ok(output) => Ok(Ticket { input: self.input, output: output.into() }),
            Err(_) => Err(EvaluationError::Proof(challenge.purpose)),
        }
    }

    #[cfg(test)]
    pub(crate) fn nonce(&self) -> [u8; 32] {
        *self.input.fields()[0]
    }
}
