//! What a ticket is good for, and which tickets a lecture issues.

use core::fmt;

/// What a ticket can be spent on. A phone gets one ticket for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// To submit the record of this lecture.
    Record,
    /// To take the record back.
    TakeBack,
    /// To answer the follow-up weeks later.
    FollowUp,
    /// To come back into a full hall after a reload. It is shown at each return and not spent.
    Rejoin,
    /// To vote in a poll, counted from 0 in the order of the deck.
    Poll(u8),
}

impl Purpose {
    /// The purpose in a token challenge: a word, and the number of a poll in three digits. (The code
    /// that formats numbers is more than a phone should have to load.)
    pub(crate) const fn name(self) -> (&'static str, [u8; 3]) {
        match self {
            Self::Record => ("record-", *b"000"),
            Self::TakeBack => ("take-back-", *b"000"),
            Self::FollowUp => ("follow-up-", *b"000"),
            Self::Rejoin => ("rejoin-", *b"000"),
            Self::Poll(number) => {
                ("poll-", [b'0' + number / 100, b'0' + number / 10 % 10, b'0' + number % 10])
            }
        }
    }
}

/// As in the token challenge: `record-000`, `take-back-000`, `follow-up-000`, `rejoin-000`, `poll-003`.
impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, number) = self.name();
        f.write_str(word)?;
        number.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

/// A lecture would need tickets for more polls than [`Purposes::MAX_POLLS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a lecture issues tickets for at most {max} polls, not for {0}", max = Purposes::MAX_POLLS)]
pub struct TooManyPollsError(pub u8);

/// The tickets that a lecture issues to each phone: one for every purpose, in a fixed order. So a
/// request does not say what its elements are for, and cannot ask for two of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Purposes {
    polls: u8,
}

impl Purposes {
    /// The largest number of polls in a lecture. It limits how large a request can be.
    pub const MAX_POLLS: u8 = 64;

    /// The purposes that every lecture has.
    const IN_EVERY_LECTURE: [Purpose; 4] =
        [Purpose::Record, Purpose::TakeBack, Purpose::FollowUp, Purpose::Rejoin];

    /// The purposes of a lecture with this number of polls.
    ///
    /// # Errors
    /// [`TooManyPollsError`] for more polls than [`MAX_POLLS`](Self::MAX_POLLS).
    pub const fn with_polls(polls: u8) -> Result<Self, TooManyPollsError> {
        if polls <= Self::MAX_POLLS { Ok(Self { polls }) } else { Err(TooManyPollsError(polls)) }
    }

    /// The number of polls.
    #[must_use]
    pub const fn polls(self) -> u8 {
        self.polls
    }

    /// The number of tickets that each phone gets.
    #[must_use]
    pub const fn count(self) -> usize {
        Self::IN_EVERY_LECTURE.len() + self.polls as usize
    }

    /// All purposes, in the order of requests and evaluations.
    pub fn iter(self) -> impl Iterator<Item = Purpose> {
        Self::IN_EVERY_LECTURE.into_iter().chain((0..self.polls).map(Purpose::Poll))
    }

    /// The place of a purpose in that order; `None` for a poll that the lecture does not have.
    pub(crate) fn position(self, purpose: Purpose) -> Option<usize> {
        self.iter().position(|one| one == purpose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_its_own_place_and_its_own_name() {
        let purposes = Purposes::with_polls(Purposes::MAX_POLLS).unwrap();
        let all: Vec<Purpose> = purposes.iter().collect();
        assert_eq!(all.len(), purposes.count());
        let names = all.iter().map(Purpose::to_string).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(names.len(), all.len());
        for (place, purpose) in all.into_iter().enumerate() {
            assert_eq!(purposes.position(purpose), Some(place));
        }
    }

    #[test]
    fn a_poll_is_named_by_its_number() {
        let names = [0, 9, 10, 255].map(|number| Purpose::Poll(number).to_string());
        assert_eq!(names, ["poll-000", "poll-009", "poll-010", "poll-255"]);
    }

    #[test]
    fn a_poll_that_the_lecture_does_not_have_has_no_place() {
        assert_eq!(Purposes::with_polls(2).unwrap().position(Purpose::Poll(2)), None);
    }

    #[test]
    fn too_many_polls_are_refused() {
        let error = Purposes::with_polls(65).unwrap_err();
        assert_eq!(error.to_string(), "a lecture issues tickets for at most 64 polls, not for 65");
    }
}
