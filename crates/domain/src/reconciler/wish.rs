//! A setting that the presenter changes beside the course of the lecture, such as whether its door is
//! closed. No event tells of it, so the server’s answer is all that shows that it is set.

use super::CommandReply;

/// What the presenter wants a setting to be, until the server has set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish<T> {
    wanted: Option<T>,
    /// Whether a request is under way. There is one at a time, so that an earlier value cannot arrive
    /// after a later one.
    sent: bool,
    failure: Option<WishFailure>,
}

/// Why a setting is not as the presenter wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WishFailure {
    /// The server did not answer. The wish is sent again.
    Lost,
    /// Another device drives, and decides. The wish is dropped.
    NotTheDriver,
    /// The server refused. The wish is dropped.
    Refused,
}

impl<T> Default for Wish<T> {
    fn default() -> Self {
        Self { wanted: None, sent: false, failure: None }
    }
}

impl<T: Copy + PartialEq> Wish<T> {
    /// The presenter wants this value, and nothing wanted before.
    pub const fn want(&mut self, value: T) {
        self.wanted = Some(value);
        self.failure = None;
    }

    /// Returns the value to send now; `None` if nothing is wanted, or while an answer is awaited.
    pub const fn send(&mut self) -> Option<T> {
        if self.sent {
            return None;
        }
        self.sent = self.wanted.is_some();
        self.wanted
    }

    /// The server answered to this value, or did not.
    pub fn answered(&mut self, value: T, reply: &CommandReply) {
        self.sent = false;
        let (failure, is_settled) = match reply {
            CommandReply::Done(_) => (None, self.wanted == Some(value)),
            CommandReply::Lost => (self.wanted.map(|_| WishFailure::Lost), false),
            // Whatever is wanted by now: it would be refused too.
            CommandReply::NotTheDriver => (Some(WishFailure::NotTheDriver), true),
            CommandReply::Refused if self.wanted == Some(value) => (Some(WishFailure::Refused), true),
            CommandReply::Refused => (None, false),
        };
        self.failure = failure;
        if is_settled {
            self.wanted = None;
        }
    }

    /// Why the last wish is not fulfilled; `None` if it is, and while its first answer is awaited.
    #[must_use]
    pub const fn failure(&self) -> Option<WishFailure> {
        self.failure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DONE: CommandReply = CommandReply::Done(Vec::new());

    fn sent(value: u8) -> Wish<u8> {
        let mut wish = Wish::default();
        wish.want(value);
        assert_eq!(wish.send(), Some(value));
        wish
    }

    #[test]
    fn a_wish_is_sent_once_and_settled_by_the_answer() {
        let mut wish = sent(34);
        assert_eq!((wish.send(), wish.failure()), (None, None));
        wish.answered(34, &DONE);
        assert_eq!((wish.send(), wish.failure()), (None, None));
    }

    #[test]
    fn without_an_answer_it_is_sent_again_and_said_to_wait() {
        let mut wish = sent(34);
        for _ in 0..3 {
            wish.answered(34, &CommandReply::Lost);
            assert_eq!(wish.failure(), Some(WishFailure::Lost));
            assert_eq!(wish.send(), Some(34));
        }
        wish.answered(34, &DONE);
        assert_eq!((wish.send(), wish.failure()), (None, None));
    }

    #[test]
    fn a_later_wish_waits_for_the_answer_to_the_earlier_one() {
        for reply in [DONE, CommandReply::Lost, CommandReply::Refused] {
            let mut wish = sent(34);
            wish.want(35);
            assert_eq!(wish.send(), None);
            wish.answered(34, &reply);
            assert_eq!(wish.send(), Some(35), "{reply:?}");
        }
    }

    #[test]
    fn a_refused_wish_is_dropped_and_said_not_to_be_set_until_the_next_one() {
        for (reply, failure) in [
            (CommandReply::Refused, WishFailure::Refused),
            (CommandReply::NotTheDriver, WishFailure::NotTheDriver),
        ] {
            let mut wish = sent(34);
            wish.answered(34, &reply);
            assert_eq!((wish.send(), wish.failure()), (None, Some(failure)));
            wish.want(35);
            assert_eq!((wish.failure(), wish.send()), (None, Some(35)));
        }
    }

    #[test]
    fn a_device_that_does_not_drive_drops_the_later_wish_too() {
        let mut wish = sent(34);
        wish.want(35);
        wish.answered(34, &CommandReply::NotTheDriver);
        assert_eq!((wish.send(), wish.failure()), (None, Some(WishFailure::NotTheDriver)));
    }
}
