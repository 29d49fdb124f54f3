//! Whether everything that was sent was counted exactly once.

use std::fmt;

use serde::{Deserialize, Serialize};

/// All comparisons of a run. Nothing may be lost, nothing counted twice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exactness {
    /// The number of comparisons.
    pub compared: u64,
    /// Sent, but not counted.
    pub lost: u64,
    /// Counted, but not sent; or counted twice.
    pub doubled: u64,
    /// Each comparison that failed, in words.
    pub faults: Vec<String>,
}

impl Exactness {
    /// Compares counts with the expected ones, place by place. A missing count is 0.
    pub fn counts(&mut self, what: &str, expected: &[u64], reported: &[u64]) {
        for place in 0..expected.len().max(reported.len()) {
            let [right, is] =
                [expected, reported].map(|counts| counts.get(place).copied().unwrap_or_default());
            self.compared += 1;
            self.lost += right.saturating_sub(is);
            self.doubled += is.saturating_sub(right);
        }
        if expected != reported {
            self.faults.push(format!("{what}: {reported:?} instead of {expected:?}"));
        }
    }

    /// Checks a condition; `what` describes its failure.
    pub fn holds(&mut self, holds: bool, what: impl FnOnce() -> String) {
        self.compared += 1;
        if !holds {
            self.faults.push(what());
        }
    }

    /// Whether no comparison failed.
    pub fn is_exact(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.faults.is_empty()
    }
}

impl fmt::Display for Exactness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { compared, lost, doubled, faults } = self;
        write!(f, "{lost} lost, {doubled} doubled ({compared} comparisons)")?;
        faults.iter().try_for_each(|fault| write!(f, "\n  wrong: {fault}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_counts_are_exact() {
        let mut exact = Exactness::default();
        exact.counts("votes", &[3, 0, 4], &[3, 0, 4]);
        exact.holds(true, || unreachable!("the condition holds"));
        assert!(exact.is_exact());
        assert_eq!(exact.to_string(), "0 lost, 0 doubled (4 comparisons)");
    }

    #[test]
    fn a_loss_and_a_double_are_found_even_if_the_sum_is_right() {
        let mut exact = Exactness::default();
        exact.counts("votes", &[3, 5, 4], &[2, 6, 4]);
        assert!(!exact.is_exact());
        assert_eq!((exact.lost, exact.doubled), (1, 1));
        assert!(exact.to_string().ends_with("wrong: votes: [2, 6, 4] instead of [3, 5, 4]"));
    }

    #[test]
    fn missing_counts_are_lost() {
        let mut exact = Exactness::default();
        exact.counts("votes", &[11, 2], &[]);
        assert_eq!((exact.lost, exact.doubled, exact.faults.len()), (13, 0, 1));
    }
}
