//! The presenter's position in the slides, and how two windows agree on it.
//!
//! The stage and the console each hold a [`StampedShow`]. Either may change it, with a larger
//! [`Stamp`] for each change; a window that receives another value takes the one with the larger
//! stamp. So both end at the same position, in whatever order messages and reloads arrive.

mod pace;
mod position;

use serde::{Deserialize, Serialize};

use crate::Timestamp;

pub use pace::{Pace, pace};
pub use position::{Move, Outline, Position, Screen, Show};

/// Orders changes: by number, then by the window that made them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// One more than the largest number the author of the change had seen.
    pub number: u64,
    /// A random number of the window, to break ties.
    pub window: u64,
}

/// The position, the start of the clock, and the stamp of their last change.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StampedShow {
    /// The stamp of the last change.
    pub stamp: Stamp,
    /// What is shown.
    pub show: Show,
    /// When the clock was started; `None` before.
    pub started: Option<Timestamp>,
}

impl StampedShow {
    /// The first slide, before anything happened.
    #[must_use]
    pub fn start() -> Self {
        Self { stamp: Stamp::default(), show: Show::default(), started: None }
    }

    /// Makes a change in this window.
    #[must_use]
    pub fn changed(self, window: u64, show: Show, started: Option<Timestamp>) -> Self {
        Self { stamp: Stamp { number: self.stamp.number + 1, window }, show, started }
    }

    /// Returns the later one of this value and one that the window received.
    #[must_use]
    pub fn heard(self, other: Self) -> Self {
        if other.stamp > self.stamp { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shared() -> impl Strategy<Value = StampedShow> {
        (0_u64..4, 0_u64..3).prop_map(|(number, window)| StampedShow {
            stamp: Stamp { number, window },
            // Only one window makes a change with a given number, so a stamp determines its value.
            show: Show {
                position: Position { slide: usize::try_from(number * 3 + window).unwrap(), fragment: 0 },
                ..Show::default()
            },
            started: None,
        })
    }

    proptest! {
        #[test]
        fn windows_agree_whatever_the_order(a in shared(), b in shared(), c in shared()) {
            prop_assert_eq!(a.heard(b), b.heard(a));
            prop_assert_eq!(a.heard(b).heard(c), a.heard(b.heard(c)));
            prop_assert_eq!(a.heard(a), a);
        }

        #[test]
        fn a_change_wins_over_what_it_was_made_from(a in shared(), window in 0_u64..3) {
            let changed = a.changed(window, Show::default(), None);
            prop_assert_eq!(a.heard(changed), changed);
            prop_assert_eq!(changed.heard(a), changed);
        }
    }
}
