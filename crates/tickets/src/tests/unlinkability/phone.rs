//! Phones that ask for a ticket: as they should, and with mistakes that somebody could make.

use sha2::{Digest, Sha256};
use voprf_ng::Group;

use super::PHONES;
use crate::blinding::Blind;
use crate::challenge::Challenge;
use crate::public_keys::{Point, PublicKey};
use crate::seed::{Expansion, Use};
use crate::tests::{hash_to_group, scalar};
use crate::ticket::TokenInput;
use crate::{Purpose, Suite};

/// What a phone is and what it knows.
pub(super) struct Asking {
    /// The number of phones that asked before it; the server knows that too.
    pub(super) place: usize,
    /// The phone's random bytes.
    pub(super) random: [u8; 32],
    pub(super) challenge: Challenge,
    pub(super) key: PublicKey,
}

/// The nonce of a phone's ticket, and the blinded element that it sends.
pub(super) type Request = ([u8; 32], [u8; 32]);

/// How a phone asks for a ticket.
pub(super) type Phone = fn(&Asking) -> Request;

/// What phones really do.
pub(super) fn honest(asking: &Asking) -> Request {
    seeded(&asking.random, asking)
}

/// A phone that has spent another ticket before: the server knows its nonce, which is here in place of
/// the blinded element.
pub(super) fn with_two_tickets(asking: &Asking) -> Request {
    let poll = Challenge { purpose: Purpose::Poll(0), ..asking.challenge };
    let (first, _) = seeded(&asking.random, &Asking { challenge: poll, ..*asking });
    let (second, _) = seeded(&asking.random, asking);
    (second, first)
}

/// A phone that draws one nonce for all its tickets.
pub(super) fn one_nonce_for_two_tickets(asking: &Asking) -> Request {
    let (nonce, _) = seeded(&asking.random, asking);
    (nonce, nonce)
}

/// What a phone sends with this seed.
pub(super) fn seeded(seed: &[u8; 32], asking: &Asking) -> Request {
    let blind = Blind::new(seed, asking.challenge, &asking.key);
    (blind.nonce(), blind.element.serialize().into())
}

/// The element of the group that belongs to a nonce.
pub(super) fn point(nonce: &[u8; 32], challenge: Challenge, key: &PublicKey) -> Point {
    hash_to_group(TokenInput::new(nonce, &challenge.digest(), &key.id()).as_bytes())
}

fn blinded(nonce: [u8; 32], blind: &[u8; 32], asking: &Asking) -> Request {
    let element = point(&nonce, asking.challenge, &asking.key) * scalar(blind);
    (nonce, Suite::serialize_elem(element).into())
}

/// Draws the next value that is below the order of the group, as blinds are.
fn draw_blind(random: &mut Expansion) -> [u8; 32] {
    loop {
        let drawn = random.bytes();
        if Suite::deserialize_scalar(&drawn).is_ok() {
            return drawn;
        }
    }
}

/// Two random values, of which the second is a blind.
fn draw(asking: &Asking) -> ([u8; 32], [u8; 32]) {
    let mut random = Expansion::new(&asking.random, Use::Blind, &[]);
    (random.bytes(), draw_blind(&mut random))
}

pub(super) fn blind_is_nonce(asking: &Asking) -> Request {
    let (_, blind) = draw(asking);
    blinded(blind, &blind, asking)
}

pub(super) fn nonce_from_stream(asking: &Asking) -> Request {
    let (_, blind) = draw(asking);
    blinded(stream_nonce(asking.place), &blind, asking)
}

/// A nonce that follows from what the server knows of a stream.
pub(super) fn stream_nonce(place: usize) -> [u8; 32] {
    Sha256::digest(place.to_be_bytes()).into()
}

/// The blinds that the server knows: one as it is, because it was left out, and one that all phones
/// have, which the server learns when it asks for a ticket itself.
pub(super) const KNOWN_BLINDS: [[u8; 32]; 2] = {
    let (mut one, mut shared) = ([0; 32], [0x0b; 32]);
    (one[0], shared[0]) = (1, 2);
    [one, shared]
};

pub(super) fn without_blind(asking: &Asking) -> Request {
    blinded(draw(asking).0, &KNOWN_BLINDS[0], asking)
}

pub(super) fn shared_blind(asking: &Asking) -> Request {
    blinded(draw(asking).0, &KNOWN_BLINDS[1], asking)
}

pub(super) fn counting_nonce(asking: &Asking) -> Request {
    let (mut nonce, blind) = draw(asking);
    nonce[..8].copy_from_slice(&(asking.place as u64).to_be_bytes());
    blinded(nonce, &blind, asking)
}

/// The states of a bad random source.
pub(super) fn few_seeds() -> impl Iterator<Item = [u8; 32]> {
    (0..PHONES).map(|state| [u8::try_from(state).unwrap(); 32])
}

pub(super) fn one_of_few_seeds(asking: &Asking) -> Request {
    seeded(&few_seeds().nth(PHONES - 1 - asking.place).unwrap(), asking)
}

/// Four bits of the request are those of the nonce, at the same place.
pub(super) fn leaking_bits(asking: &Asking) -> Request {
    let mut random = Expansion::new(&asking.random, Use::Blind, &[]);
    let nonce = random.bytes();
    loop {
        let (nonce, element) = blinded(nonce, &draw_blind(&mut random), asking);
        if nonce[5] & 0x3c == element[5] & 0x3c {
            return (nonce, element);
        }
    }
}

/// A phone that draws one nonce for all purposes, and shows it whenever it comes back.
pub(super) fn one_nonce_for_all_purposes(asking: &Asking) -> Request {
    let (_, blind) = seeded_blind(asking);
    blinded(asking.random, &blind, asking)
}

/// Four bits are the same in the nonces of all purposes.
pub(super) fn bits_of_all_nonces(asking: &Asking) -> Request {
    let (mut nonce, blind) = seeded_blind(asking);
    nonce[5] = nonce[5] & !0x3c | asking.random[5] & 0x3c;
    blinded(nonce, &blind, asking)
}

/// Four bits of all nonces and of all requests are the same.
pub(super) fn bits_of_the_request_to_come_back(asking: &Asking) -> Request {
    let (mut nonce, _) = seeded_blind(asking);
    nonce[5] = nonce[5] & !0x3c | asking.random[5] & 0x3c;
    let mut random = Expansion::new(&nonce, Use::Blind, &[]);
    loop {
        let (nonce, element) = blinded(nonce, &draw_blind(&mut random), asking);
        if element[5] & 0x3c == asking.random[5] & 0x3c {
            return (nonce, element);
        }
    }
}

/// A nonce and a blind that differ from purpose to purpose.
fn seeded_blind(asking: &Asking) -> ([u8; 32], [u8; 32]) {
    let mut random = Expansion::new(&asking.random, Use::Blind, &[&asking.challenge.digest()]);
    (random.bytes(), draw_blind(&mut random))
}
