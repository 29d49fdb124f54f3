//! The refusals of seat tickets.

use axum::http::StatusCode;
use konventa_domain::problem::Problem;

/// Why no tickets are given out, or why one is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TicketRefusal {
    /// The lecture was started before there were tickets.
    NoTickets,
    /// The driver lets no further tickets be given out.
    DoorClosed,
    /// As many were given out as there are seats.
    NoneLeft,
    /// A vote needs one.
    Needed,
    /// What was presented is not a ticket for this.
    Refused,
    /// It was spent on something else.
    Spent,
}

impl TicketRefusal {
    pub(super) const fn kind(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NoTickets => (StatusCode::NOT_FOUND, "no-tickets", "No seat tickets"),
            Self::DoorClosed => (StatusCode::CONFLICT, Problem::DOOR_CLOSED, "The door is closed"),
            Self::NoneLeft => (StatusCode::CONFLICT, Problem::HALL_FULL, "The lecture is full"),
            Self::Needed => (StatusCode::FORBIDDEN, Problem::TICKET_NEEDED, "A seat ticket is needed"),
            Self::Refused => (StatusCode::FORBIDDEN, Problem::TICKET_REFUSED, "Not a ticket for this"),
            Self::Spent => (StatusCode::CONFLICT, Problem::TICKET_SPENT, "The ticket was spent"),
        }
    }

    pub(super) const fn detail(self) -> &'static str {
        match self {
            Self::NoTickets => {
                "The lecture was started before there were seat tickets. It works without them; send nothing in their place."
            }
            Self::DoorClosed => {
                "The presenter gives out no further seat tickets. A phone that has asked before may ask again. Ask the \
                 presenter to open the door."
            }
            Self::NoneLeft => {
                "As many phones have seat tickets as the lecture has seats. A phone that has asked before may ask again. Ask \
                 the presenter."
            }
            Self::Needed => {
                "A vote in a poll needs the phone’s ticket for this poll, as “Authorization: PrivateToken \
                 token=\"TICKET\"”. Nothing was stored."
            }
            Self::Refused => {
                "This is not a ticket that this lecture has given out for this purpose. Nothing was stored."
            }
            Self::Spent => {
                "This ticket was spent on something else. Each ticket is good for one record or one vote. Nothing was stored."
            }
        }
    }
}
