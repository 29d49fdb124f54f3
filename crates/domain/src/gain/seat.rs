//! Whether a record came with a ticket from a hall.

use crate::Named;

/// What vouches for a record: the lecture gave out a ticket for a seat in its hall, and the record spent
/// it. Anybody can make up a record without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Named)]
#[json(rename_all = "snake_case")]
pub enum Seat {
    /// The record spent a ticket of its lecture.
    Ticket,
    /// It came without one: its student learned alone, the door was closed, or the lecture gave out no
    /// tickets.
    None,
}

impl Seat {
    /// Whether a ticket vouches for the record.
    #[must_use]
    pub const fn vouched(vouched: bool) -> Self {
        if vouched { Self::Ticket } else { Self::None }
    }

    /// Whether it is [`Seat::Ticket`].
    #[must_use]
    pub const fn is_vouched(self) -> bool {
        matches!(self, Self::Ticket)
    }

    /// What it is called in English.
    #[must_use]
    pub const fn english_name(self) -> &'static str {
        match self {
            Self::Ticket => "with a ticket from the hall",
            Self::None => "without a ticket",
        }
    }
}
