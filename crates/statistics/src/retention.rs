//! What is left of a gain later.

use crate::figure::real;
use crate::{Figure, UndefinedReason};

/// Returns the share of a gain that is left later, `(later − pre) / (post − pre)`, given the sums
/// of the scores of the same `n` subjects before, after and later.
///
/// Above 1 if scores rose further, below 0 if they fell below the scores before. Undefined without
/// subjects, and if scores were not higher after than before. If the gain is small the quotient is
/// unstable.
///
/// ```
/// use konventa_statistics::{Figure, UndefinedReason, retained_share};
///
/// assert_eq!(retained_share(10, 40, 80, 70), Figure::Value(0.75));
/// assert_eq!(retained_share(10, 40, 40, 70), Figure::Undefined(UndefinedReason::NothingGained));
/// ```
#[must_use]
pub fn retained_share(n: u64, pre: u64, post: u64, later: u64) -> Figure {
    if n == 0 {
        return Figure::Undefined(UndefinedReason::TooFewRecords);
    }
    if post <= pre {
        return Figure::Undefined(UndefinedReason::NothingGained);
    }
    Figure::new((real(later) - real(pre)) / (real(post) - real(pre)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_what_was_gained() {
        assert_eq!(retained_share(10, 40, 80, 70), Figure::Value(0.75));
        assert_eq!(retained_share(10, 40, 80, 90), Figure::Value(1.25));
        assert_eq!(retained_share(10, 40, 80, 30), Figure::Value(-0.25));
        for post in [39, 40] {
            assert_eq!(retained_share(10, 40, post, 40), Figure::Undefined(UndefinedReason::NothingGained));
        }
        assert_eq!(retained_share(0, 0, 0, 0), Figure::Undefined(UndefinedReason::TooFewRecords));
    }
}
