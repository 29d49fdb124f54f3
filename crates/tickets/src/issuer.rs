//! The server's half: it evaluates blinded elements and verifies tickets.

use alloc::string::String;
use alloc::vec::Vec;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use voprf_ng::{BlindedElement, VoprfServer, VoprfServerEvaluateResult};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::challenge::{Challenge, ChallengeDigest, LectureContext};
use crate::evaluation::{Evaluated, Evaluation};
use crate::public_keys::{PublicKey, PublicKeys};
use crate::purpose::Purposes;
use crate::read::{Fields, ReadError, header};
use crate::request::{BlindedElements, CountError};
use crate::seed::{Expansion, Seed, Use};
use crate::ticket::{Spent, Ticket, TicketError};
use crate::{Suite, base64};

/// The secret of one lecture, with which the server issues and verifies its tickets. It lives as long
/// as the lecture; without it, no ticket can be made or verified.
///
/// Each purpose has a key of its own, derived from the secret (`DeriveKeyPair` of RFC 9497). With one
/// key for all, a phone could use all its tickets for records: the server does not see what a blinded
/// element is for.
pub struct IssuerKey {
    lecture: LectureContext,
    purposes: Purposes,
    secret: Zeroizing<[u8; 32]>,
    /// One per purpose, in the order of `purposes`.
    servers: Vec<VoprfServer<Suite>>,
}

impl ZeroizeOnDrop for IssuerKey {}

impl IssuerKey {
    /// The key of a new lecture.
    #[must_use]
    pub fn new(lecture: LectureContext, purposes: Purposes, seed: Seed) -> Self {
        Self::derive(lecture, purposes, seed.0)
    }

    fn derive(lecture: LectureContext, purposes: Purposes, secret: Zeroizing<[u8; 32]>) -> Self {
        let mut servers = Vec::with_capacity(purposes.count());
        for purpose in purposes.iter() {
            let info = Challenge { lecture, purpose }.digest();
            let server = VoprfServer::new_from_seed(&*secret, &info);
            servers.push(server.expect("256 hashes in a row are never zero"));
        }
        Self { lecture, purposes, secret, servers }
    }

    /// The keys to publish.
    #[must_use]
    pub fn public_keys(&self) -> PublicKeys {
        let keys = self.servers.iter().map(|server| PublicKey::of(server.get_public_key())).collect();
        PublicKeys { lecture: self.lecture, purposes: self.purposes, keys }
    }

    /// Checks that a request is for as many tickets as the lecture issues, before it is stored.
    ///
    /// # Errors
    /// [`CountError`] if it is for more or fewer.
    pub fn accepts(&self, request: &BlindedElements) -> Result<(), CountError> {
        CountError::check(self.purposes, request.purposes)
    }

    /// Evaluates the request of one seat. The caller makes sure that each seat gets one evaluation: it
    /// stores [`BlindedElements::digest`], and a request with the same digest is a repetition that may
    /// be answered again.
    ///
    /// # Errors
    /// [`CountError`] if the request is not for as many tickets as the lecture issues.
    pub fn evaluate(&self, request: &BlindedElements, seed: Seed) -> Result<Evaluation, CountError> {
        let Seed(seed) = seed;
        self.accepts(request)?;
        let pairs = self.servers.iter().zip(&request.elements);
        let elements = pairs.map(|(server, element)| self.evaluate_one(server, element, &seed)).collect();
        Ok(Evaluation { purposes: self.purposes, elements })
    }

    fn evaluate_one(
        &self,
        server: &VoprfServer<Suite>,
        element: &BlindedElement<Suite>,
        seed: &[u8; 32],
    ) -> Evaluated {
        // The secret, the key and the element are hashed too: two proofs with one random number would
        // reveal a key, so a bad random source alone must not lead to that.
        let about: [&[u8]; 3] = [&*self.secret, &server.serialize(), &element.serialize()];
        let mut random = Expansion::new(seed, Use::Proof, &about);
        let VoprfServerEvaluateResult { message, proof } =
            server.blind_evaluate(&mut random, element).expect("an expansion of a seed does not fail");
        Evaluated { element: message, proof }
    }

    /// Verifies a ticket for what is about to happen. The caller stores what it returns, in the same
    /// commit as what the ticket allowed, and refuses a ticket that it has stored before.
    ///
    /// # Errors
    /// [`TicketError`] if the ticket is for something else or was not issued with this key.
    pub fn verify(&self, ticket: &Ticket, challenge: Challenge) -> Result<Spent, TicketError> {
        if challenge.lecture != self.lecture {
            return Err(TicketError::WrongLecture);
        }
        let place = self.purposes.position(challenge.purpose).ok_or(TicketError::NoSuchPurpose)?;
        let [_, ticket_challenge, key_id] = ticket.input.fields();
        if *ticket_challenge != challenge.digest() {
            return Err(self.mismatch(ticket_challenge));
        }
        let server = &self.servers[place];
        if *key_id != PublicKey::of(server.get_public_key()).id() {
            return Err(TicketError::WrongKey);
        }
        let output = server.evaluate(ticket.input.as_bytes()).map_err(|_| TicketError::Forged)?;
        if !bool::from(output.as_slice().ct_eq(&ticket.output)) {
            return Err(TicketError::Forged);
        }
        Ok(self.spent(ticket))
    }

    /// What a ticket for another challenge is: of another purpose, or of another lecture.
    fn mismatch(&self, found: &ChallengeDigest) -> TicketError {
        let lecture = self.lecture;
        let is_ours = |purpose| Challenge { lecture, purpose }.digest() == *found;
        if self.purposes.iter().any(is_ours) { TicketError::WrongPurpose } else { TicketError::WrongLecture }
    }

    /// Hashes a ticket together with the secret. So once the secret is deleted, nobody who has the
    /// ticket can find its fingerprint in an old copy of the list.
    pub(crate) fn spent(&self, ticket: &Ticket) -> Spent {
        let hash = Sha256::new_with_prefix(b"konventa-tickets/1 spent ").chain_update(*self.secret);
        Spent(hash.chain_update(ticket.input.as_bytes()).finalize().into())
    }

    /// The text for the server's secret storage, and for nothing else: base64url of a form number, the
    /// number of polls, the lecture, and the secret.
    #[must_use]
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(header(self.purposes));
        bytes.extend_from_slice(&self.lecture.0);
        bytes.extend_from_slice(&*self.secret);
        Zeroizing::new(base64::encode(&bytes))
    }

    /// Reads what [`to_secret_text`](Self::to_secret_text) wrote.
    ///
    /// # Errors
    /// [`ReadError`] if the text is damaged or of another form.
    pub fn from_secret_text(text: &str) -> Result<Self, ReadError> {
        let (purposes, fields) = Fields::of_lecture(text, 2, 0)?;
        let [lecture, secret] = fields.all() else { return Err(ReadError::Length) };
        let (lecture, secret) = (LectureContext(*lecture), Zeroizing::new(*secret));
        fields.wipe();
        Ok(Self::derive(lecture, purposes, secret))
    }
}
