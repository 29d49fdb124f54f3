//! Seat tickets: a phone proves that it has a seat in a lecture, and nobody can tell which seat.
//!
//! A record or a vote counts for a lecture only with a ticket. A phone gets its tickets over its
//! stream while the lecture is open, one for each [`Purpose`], and spends them later. The server that
//! issued a ticket recognises it as its own, but not as one that it gave to a certain phone.
//!
//! # The threat
//!
//! No figure describes fewer than ten people. Without tickets, somebody who can send nine made-up
//! records beside the one of a victim gets a figure about ten records, subtracts the nine, and knows
//! the answers of the victim. So what is counted has to come from the room. But if the server knew
//! from which phone of the room, the records would have names: it sees who joined when, and whoever
//! holds the server, a backup or a court order sees it too.
//!
//! Tickets answer both. Made-up records cost seats, which are few, counted, and compared with the
//! heads in the hall. And what the server knows of a phone (its stream and its request) has nothing in
//! common with what it knows of a record (its ticket).
//!
//! # How it works
//!
//! These are Privacy Pass tokens of the privately verifiable kind (RFC 9576 to 9578), token type 5:
//! VOPRF(ristretto255, SHA-512) of RFC 9497.
//!
//! | step | who | type |
//! |---|---|---|
//! | A lecture begins: it gets a secret, and publishes its public keys and their hash. | server | [`IssuerKey`], [`PublicKeys`], [`KeyCommitment`] |
//! | The phone checks the keys, draws a seed, and stores both. | phone | [`Blinding`] |
//! | It sends a blinded element for each ticket. The server cannot see what they are for. | phone | [`BlindedElements`] |
//! | The server applies its key to each, and proves that it was the published one. | server | [`Evaluation`] |
//! | The phone checks the proofs, removes the blinds, and stores the tickets. | phone | [`Tickets`] |
//! | It spends a ticket together with a record or a vote. | phone | [`Ticket`] |
//! | The server verifies the ticket for what it is spent on ([`Challenge`]), and stores its fingerprint. | server | [`Spent`] |
//!
//! ```
//! use konventa_tickets::{
//!     Blinding, Challenge, IssuerKey, LectureContext, Purpose, Purposes, Seed, TicketError,
//! };
//!
//! # fn random() -> [u8; 32] { use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
//! #     static LAST: AtomicU8 = AtomicU8::new(0); [LAST.fetch_add(1, Relaxed); 32] }
//! // Both: the lecture, which has three polls.
//! let lecture = LectureContext::of("7f3k-2p9a");
//!
//! // The server, when the lecture begins.
//! let issuer = IssuerKey::new(lecture, Purposes::with_polls(3)?, Seed::new(random()));
//! let keys = issuer.public_keys().to_string();
//! let commitment = issuer.public_keys().commitment();
//!
//! // The phone. It stores `stored` before it sends `request`.
//! let blinding = Blinding::new(lecture, keys.parse()?, &commitment, Seed::new(random()))?;
//! let stored = blinding.to_stored_text();
//! let request = blinding.request().to_string();
//!
//! // The server, once for each seat.
//! let answer = issuer.evaluate(&request.parse()?, Seed::new(random()))?.to_string();
//!
//! // The phone, after a reload.
//! let tickets = Blinding::from_stored_text(&stored)?.finish(&answer.parse()?)?;
//! let ticket = tickets.get(Purpose::Record).unwrap().to_string();
//!
//! // The server, when a record arrives with this ticket.
//! let spent = issuer.verify(&ticket.parse()?, Challenge { lecture, purpose: Purpose::Record })?;
//! let stored_fingerprint = spent.as_bytes();
//!
//! // It is no ticket for a vote.
//! let vote = Challenge { lecture, purpose: Purpose::Poll(0) };
//! assert_eq!(issuer.verify(&ticket.parse()?, vote), Err(TicketError::WrongPurpose));
//! # assert_eq!(stored_fingerprint.len(), 32);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # One key for each purpose
//!
//! The server evaluates elements that it cannot read. With one key for all, a phone could ask for a
//! ticket for its record, one to take it back and three for polls, and make five tickets for records
//! of them. So each purpose has its own key, derived from the secret of the lecture, and the place of
//! an element in a request decides which key is applied to it. That is also why an evaluation has a
//! proof per ticket: the batched proof of RFC 9497 covers elements under one key.
//!
//! # What the caller has to do
//!
//! - Draw each [`Seed`] from the random source of the operating system or browser.
//! - Answer one request per seat ([`BlindedElements::digest`]), and stop at the number of seats.
//! - Store [`Spent`] in the same commit as what the ticket allowed, and refuse it the second time.
//! - Let [`KeyCommitment`] reach all phones the same way, so that no phone is given its own keys.
//! - Delete a [`Blinding`] when its tickets are stored, and an [`IssuerKey`] with its lecture.
//! - Let a ticket arrive at another time than the request, and log neither addresses nor moments of
//!   either.
//!
//! # What this is not
//!
//! - **Not a proof that there is a person.** Anyone who opens ten streams gets the tickets of ten
//!   seats. Seats are bounded and counted; that is what makes it cost something and be seen.
//! - **Not a cover for an address or a moment.** Anyone who sees the packets of a phone, or sees it
//!   send a record as the only one in the room, needs no ticket to link anything.
//! - **Not a defence against a server that sends phones a changed app.** It answers what a server
//!   knows, stores, loses and can be made to hand over, if it runs this code.
//! - **Not proof against a phone that is seized while it asks.** Until the tickets are stored, the
//!   phone has the seed that links them to its request. Later it has the tickets that it has not spent.
//! - **Not a ban on giving tickets away.** They are bearer tokens.
//!
//! Unlinkability does not rest on the difficulty of discrete logarithms: a blinded element fits every
//! ticket equally well, so not even a quantum computer finds the right one, as long as SHA-512 of an
//! unknown seed looks random. That nobody can forge tickets does rest on it, for the days that a key
//! lives.
//!
//! # Pure
//!
//! Nothing here reads a clock, a random source, a file or a network. Every text that arrives is read
//! into a type once, and each malformed one has its [`ReadError`].
//!
//! The choice of crates, the figures and the flow over a phone's stream: docs/adr/0021-seat-tickets.md.

// Without std, so that a file of its own for phones can be without it too (ADR 21).
#![cfg_attr(not(test), no_std)]

extern crate alloc;

mod base64;
mod blinding;
mod challenge;
mod evaluation;
mod issuer;
mod public_keys;
mod purpose;
mod read;
mod request;
mod seed;
mod ticket;
mod tickets;

pub use blinding::{Blinding, EvaluationError, KeysError};
pub use challenge::{Challenge, LectureContext};
pub use evaluation::Evaluation;
pub use issuer::IssuerKey;
pub use public_keys::{KeyCommitment, PublicKeys};
pub use purpose::{Purpose, Purposes, TooManyPollsError};
pub use read::ReadError;
pub use request::{BlindedElements, CountError, RequestDigest};
pub use seed::Seed;
pub use ticket::{Spent, Ticket, TicketError};
pub use tickets::Tickets;

/// VOPRF(ristretto255, SHA-512) of RFC 9497.
type Suite = voprf_ng::Ristretto255;

#[cfg(test)]
mod tests;
