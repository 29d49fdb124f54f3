//! The phone's half of the seat tickets, as a wasm file that the app loads when it first needs it
//! (ADR 21). From text to text, so that neither side knows the types of the other: the app calls
//! `tickets.js` beside this file, and that calls the functions below.
//!
//! Each returns `None` for anything that it refuses: a phone can do nothing about it, whatever the
//! reason.

// On other targets it is an ordinary library, for tests.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(test)]
mod tests;

use alloc::string::{String, ToString};

use konventa_tickets::{Blinding, LectureContext, Seed};

/// The number of random bytes that [`prepare`] takes.
pub const SEED: usize = 32;

/// Prepares a request for the tickets of one seat, from the id of the lecture, its keys, and the hash of
/// them that it has published. Returns two lines: what the phone stores before it asks, and the request.
#[must_use]
pub fn prepare(seed: [u8; SEED], lecture: &str, keys: &str, commitment: &str) -> Option<String> {
    let (keys, commitment) = (keys.parse().ok()?, commitment.parse().ok()?);
    let blinding = Blinding::new(LectureContext::of(lecture), keys, &commitment, Seed::new(seed)).ok()?;
    let mut answer = blinding.to_stored_text();
    answer.push('\n');
    answer.push_str(&blinding.request().to_string());
    Some(answer)
}

/// Makes the tickets from what is stored and the server's evaluation, after it has checked that the
/// server used the published keys. Returns a line for each ticket, in the order of
/// [`Purposes`](konventa_tickets::Purposes).
#[must_use]
pub fn finish(stored: &str, evaluation: &str) -> Option<String> {
    let tickets = Blinding::from_stored_text(stored).ok()?.finish(&evaluation.parse().ok()?).ok()?;
    let mut answer = String::new();
    for (_, ticket) in tickets.iter() {
        if !answer.is_empty() {
            answer.push('\n');
        }
        answer.push_str(&ticket.to_string());
    }
    Some(answer)
}
