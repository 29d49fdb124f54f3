//! The tickets of a lecture beside the people in its hall.

use serde::{Deserialize, Serialize};

use crate::id::LectureId;

/// How many tickets a lecture gave out, and how many people its presenter counted in the hall. Both are
/// final: the lecture is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LectureSeats {
    /// The lecture.
    pub lecture: LectureId,
    /// The number of tickets for records that it gave out.
    pub tickets: u32,
    /// The number of people.
    pub heads: u32,
}

impl LectureSeats {
    /// Whether somebody had more than one ticket, or was not in the hall.
    #[must_use]
    pub const fn are_too_many(&self) -> bool {
        self.tickets > self.heads
    }
}
