//! The phones with a seat, compared with the people whom the presenter has counted.
//!
//! A phone more than there are people is one of somebody who is not in the hall, or the second one of
//! somebody who is. The server cannot tell; the presenter can, by counting.

use std::num::NonZeroU32;

use super::Counts;

/// How a lecture’s seats are given out, for its driver.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeatCount {
    /// Phones that were given a seat.
    pub phones: u32,
    /// People in the hall; `None` until the presenter has counted them.
    pub people: Option<NonZeroU32>,
    /// Whether no further phone is given a seat.
    pub door_closed: bool,
}

/// What the presenter should do about the seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatAdvice {
    /// Count the people.
    Count,
    /// Nothing: there are no more phones than people.
    Nothing,
    /// Close the door, or count again: there are more phones than people.
    CloseOrCountAgain,
    /// Count again: there are more phones than people, and the door is closed already.
    CountAgain,
}

impl SeatCount {
    /// Returns the seats as exact counts report them.
    #[must_use]
    pub const fn of(counts: &Counts) -> Self {
        Self {
            phones: counts.tickets,
            people: NonZeroU32::new(counts.heads),
            door_closed: counts.door_closed,
        }
    }

    /// Whether there are more phones than people.
    #[must_use]
    pub const fn has_too_many_phones(self) -> bool {
        match self.people {
            Some(people) => self.phones > people.get(),
            None => false,
        }
    }

    /// Returns what the presenter should do.
    #[must_use]
    pub const fn advice(self) -> SeatAdvice {
        match (self.people, self.has_too_many_phones(), self.door_closed) {
            (None, _, _) => SeatAdvice::Count,
            (Some(_), false, _) => SeatAdvice::Nothing,
            (Some(_), true, false) => SeatAdvice::CloseOrCountAgain,
            (Some(_), true, true) => SeatAdvice::CountAgain,
        }
    }
}

/// Reads the number of people as the presenter types it; `None` for what is no number from 1 on.
#[must_use]
pub fn typed_people(text: &str) -> Option<NonZeroU32> {
    // Not a sign, which `parse` would accept.
    let text = text.trim();
    if text.bytes().all(|digit| digit.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(tickets: u32, heads: u32, door_closed: bool) -> SeatCount {
        SeatCount::of(&Counts { tickets, heads, door_closed, ..Counts::default() })
    }

    #[test]
    fn without_a_count_of_people_the_presenter_is_asked_for_it() {
        for (phones, closed) in [(0, false), (36, false), (36, true)] {
            assert_eq!(seats(phones, 0, closed).advice(), SeatAdvice::Count);
            assert!(!seats(phones, 0, closed).has_too_many_phones());
        }
    }

    #[test]
    fn as_many_phones_as_people_or_fewer_are_fine() {
        for (phones, people) in [(0, 1), (33, 34), (34, 34)] {
            for closed in [false, true] {
                assert_eq!(seats(phones, people, closed).advice(), SeatAdvice::Nothing);
            }
        }
    }

    #[test]
    fn one_phone_more_than_people_is_too_many_and_a_closed_door_is_not_closed_again() {
        assert_eq!(seats(35, 34, false).advice(), SeatAdvice::CloseOrCountAgain);
        assert_eq!(seats(35, 34, true).advice(), SeatAdvice::CountAgain);
        assert!(seats(35, 34, false).has_too_many_phones());
    }

    #[test]
    fn a_number_of_people_is_digits_and_at_least_one() {
        assert_eq!(typed_people(" 34 "), NonZeroU32::new(34));
        for wrong in ["", "0", "00", "-3", "+3", "3.5", "34 people", "٣", "99999999999"] {
            assert_eq!(typed_people(wrong), None, "{wrong:?}");
        }
    }
}
