//! All tickets of a phone.

use crate::purpose::{Purpose, Purposes};
use crate::ticket::Ticket;
use alloc::vec::Vec;

/// The tickets of one seat, one for each purpose. The phone stores their texts with the
/// journey; to spend one it needs nothing of this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tickets {
    pub(crate) purposes: Purposes,
    /// One per purpose, in the order of `purposes`.
    pub(crate) all: Vec<Ticket>,
}

impl Tickets {
    /// The ticket for a purpose; `None` for a poll that the lecture does not have. It stays here, so
    /// that an outbox that tries again sends the same one.
    #[must_use]
    pub fn get(&self, purpose: Purpose) -> Option<&Ticket> {
        self.all.get(self.purposes.position(purpose)?)
    }

    /// All tickets, each with its purpose.
    pub fn iter(&self) -> impl Iterator<Item = (Purpose, &Ticket)> {
        self.purposes.iter().zip(&self.all)
    }
}
