//! What was still there weeks later.

use super::{Figure, Why};

/// The share of a gain that was kept: `(later − pre) / (post − pre)`, given how many answers of the same `n` students were right
/// before, after and later. Above 1 where they went on learning, below 0 where they knew less than at first. Undefined where nothing
/// was gained.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of answers stay far below 2^53")]
pub fn kept(n: u64, pre: u64, post: u64, later: u64) -> Figure {
    if n == 0 {
        return Figure::Undefined(Why::TooFewRecords);
    }
    if post <= pre {
        return Figure::Undefined(Why::NothingGained);
    }
    Figure::Value((later as f64 - pre as f64) / (post as f64 - pre as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_what_was_gained() {
        assert_eq!(kept(10, 40, 80, 70), Figure::Value(0.75));
        assert_eq!(kept(10, 40, 80, 90), Figure::Value(1.25));
        assert_eq!(kept(10, 40, 80, 30), Figure::Value(-0.25));
        for post in [39, 40] {
            assert_eq!(kept(10, 40, post, 40), Figure::Undefined(Why::NothingGained));
        }
        assert_eq!(kept(0, 0, 0, 0), Figure::Undefined(Why::TooFewRecords));
    }
}
