//! A phone's seat tickets for one lecture: from nothing to a ticket for each purpose.
//!
//! A record or a vote counts for a lecture with a ticket, which proves that a phone has a seat, and not which phone
//! (ADR 21). What the texts contain is known to `crates/tickets` alone, and what the server's answers mean
//! to `crates/tickets-wasm`.
//!
//! What a phone has is a [`Seat`], stored under one key for each lecture, for all tabs. It is stored
//! before anything is sent, and what is sent is only what is stored: so whatever is closed, killed or
//! cut off in between, the phone makes one request, and the same one again. [`Issuance`] decides what
//! a tab does next.

mod entry;
mod issuance;

use crate::id::SlideId;
use crate::json;
use crate::stored::Stored;

pub use entry::EntryTicket;
pub use issuance::{Issuance, IssuanceEffect, IssuanceEvent, Situation};

/// How far a phone is with its tickets, as it is stored. `crates/tickets-wasm/tickets.js` returns it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
#[json(rename_all = "lowercase")]
pub enum Seat {
    /// It asks for them, or soon will.
    Prepared(PreparedRequest),
    /// It has them.
    Held(SeatTickets),
    /// It gets none: the lecture is over, or its keys are not the published ones.
    Refused,
}

/// A request for tickets. Whoever has it and the answer can make the tickets.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
pub struct PreparedRequest {
    /// The seed and the keys, of which the tickets are made. Never sent.
    pub secret: String,
    /// What is sent.
    pub request: String,
    /// The slides of the polls, in the order of their tickets.
    pub polls: Vec<SlideId>,
    /// Whether the last answer was that there is no seat: the door is closed, or the hall is full.
    pub barred: bool,
}

/// The tickets that are spent or shown.
#[derive(Debug, Clone, PartialEq, Eq, json::Read, json::Write)]
pub struct SeatTickets {
    /// For the record.
    pub record: String,
    /// For coming back into a full hall.
    pub rejoin: String,
    /// For the poll on each slide.
    pub polls: Vec<(SlideId, String)>,
}

impl Seat {
    /// The ticket for the poll on a slide, or for the record if there is no slide. `None` if the phone
    /// gets none.
    #[must_use]
    pub fn ticket(&self, slide: Option<&SlideId>) -> Option<EntryTicket> {
        let text = match (self, slide) {
            (Self::Prepared(_), _) => return Some(EntryTicket::Awaited),
            (Self::Refused, _) => return None,
            (Self::Held(tickets), None) => &tickets.record,
            (Self::Held(tickets), Some(slide)) => &tickets.polls.iter().find(|(poll, _)| poll == slide)?.1,
        };
        Some(EntryTicket::Ready(text.clone()))
    }

    /// Whether the phone was told that it has no seat, for now or for good.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Prepared(request) => request.barred,
            Self::Held(_) => false,
            Self::Refused => true,
        }
    }
}

/// The first form has a number.
impl Stored for Seat {
    const FORM: u16 = 1;
    const FIELD: &'static str = "seat";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stored;

    fn slide(name: &str) -> SlideId {
        name.parse().unwrap()
    }

    #[test]
    fn a_ticket_is_found_by_what_it_is_for() {
        let polls = ["a", "b"].map(|poll| (slide(poll), format!("ticket for {poll}"))).to_vec();
        let seat =
            Seat::Held(SeatTickets { record: "record".to_owned(), rejoin: "rejoin".to_owned(), polls });
        let ready = |text: &str| Some(EntryTicket::Ready(text.to_owned()));
        assert_eq!(seat.ticket(None), ready("record"));
        assert_eq!(seat.ticket(Some(&slide("b"))), ready("ticket for b"));
        assert_eq!(seat.ticket(Some(&slide("c"))), None, "a slide that the lecture does not know as a poll");
    }

    #[test]
    fn form_1_stays_as_it_is() {
        let request = PreparedRequest {
            secret: "s".to_owned(),
            request: "r".to_owned(),
            polls: vec![slide("a")],
            barred: true,
        };
        let tickets = SeatTickets {
            record: "x".to_owned(),
            rejoin: "y".to_owned(),
            polls: vec![(slide("a"), "z".to_owned())],
        };
        for (seat, text) in [
            (
                Seat::Prepared(request),
                r#"{"form":1,"seat":{"prepared":{"secret":"s","request":"r","polls":["a"],"barred":true}}}"#,
            ),
            (
                Seat::Held(tickets),
                r#"{"form":1,"seat":{"held":{"record":"x","rejoin":"y","polls":[["a","z"]]}}}"#,
            ),
            (Seat::Refused, r#"{"form":1,"seat":"refused"}"#),
        ] {
            assert_eq!(stored::write(&seat), text);
            assert_eq!(stored::read::<Seat>(text), Ok(seat));
        }
    }
}
