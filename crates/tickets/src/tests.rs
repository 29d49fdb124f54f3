//! Tests of the whole way of a ticket, and what several of them share.

mod abuse;
mod malformed;
mod properties;
mod stored;
mod unlinkability;
mod vectors;

use sha2::Sha512;
use voprf_ng::Group;

use crate::public_keys::Point;
use crate::{
    Blinding, Challenge, Evaluation, IssuerKey, LectureContext, Purpose, Purposes, Seed, Spent, Suite,
    Ticket, TicketError, Tickets,
};

/// A seed that differs from test to test.
fn seed(number: u64) -> Seed {
    let mut bytes = [0x5e; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Seed::new(bytes)
}

/// The key of a lecture with three polls.
fn issuer(lecture: &str) -> IssuerKey {
    issuer_with(lecture, 3, 1)
}

fn issuer_with(lecture: &str, polls: u8, number: u64) -> IssuerKey {
    IssuerKey::new(LectureContext::of(lecture), Purposes::with_polls(polls).unwrap(), seed(number))
}

/// What a phone stores while it asks for tickets.
fn blinding(issuer: &IssuerKey, number: u64) -> Blinding {
    let keys = issuer.public_keys();
    let commitment = keys.commitment();
    Blinding::new(keys.lecture(), keys, &commitment, seed(number)).unwrap()
}

fn evaluation(issuer: &IssuerKey, blinding: &Blinding) -> Evaluation {
    issuer.evaluate(&blinding.request(), seed(99)).unwrap()
}

/// The tickets of the phone with this number.
fn tickets(issuer: &IssuerKey, number: u64) -> Tickets {
    let blinding = blinding(issuer, number);
    blinding.finish(&evaluation(issuer, &blinding)).unwrap()
}

fn verify(
    issuer: &IssuerKey,
    ticket: &Ticket,
    lecture: &str,
    purpose: Purpose,
) -> Result<Spent, TicketError> {
    issuer.verify(ticket, Challenge { lecture: LectureContext::of(lecture), purpose })
}

/// `HashToGroup` of RFC 9497, which [`voprf_ng`] uses inside.
fn hash_to_group(input: &[u8]) -> Point {
    let domain: [&[u8]; 2] = [b"HashToGroup-OPRFV1-\x01-", b"ristretto255-SHA512"];
    Suite::hash_to_curve::<Sha512>(&[input], &domain).unwrap()
}

/// The scalar with these bytes; one that stands for nothing, if it is not below the order of the group.
fn scalar(bytes: &[u8; 32]) -> <Suite as Group>::Scalar {
    let mut bytes = *bytes;
    bytes[31] &= 0x0f;
    Suite::deserialize_scalar(&bytes).unwrap()
}
