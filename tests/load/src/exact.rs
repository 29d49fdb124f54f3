//! Whether everything that was said came to be counted, once.

use std::fmt;

use serde::{Deserialize, Serialize};

/// All comparisons of a run. Nothing may be lost and nothing doubled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exactness {
    /// Numbers that were compared.
    pub compared: u64,
    /// Said, and not counted.
    pub lost: u64,
    /// Counted, and not said; or counted twice.
    pub doubled: u64,
    /// What else is not as it should be, and where something was lost or doubled.
    pub faults: Vec<String>,
}

impl Exactness {
    /// Compares counts with what they should be, place by place. A missing count is 0.
    pub fn counts(&mut self, what: &str, expected: &[u64], told: &[u64]) {
        for place in 0..expected.len().max(told.len()) {
            let [right, is] = [expected, told].map(|counts| counts.get(place).copied().unwrap_or_default());
            self.compared += 1;
            self.lost += right.saturating_sub(is);
            self.doubled += is.saturating_sub(right);
        }
        if expected != told {
            self.faults.push(format!("{what}: {told:?} instead of {expected:?}"));
        }
    }

    /// Notes what has to be so.
    pub fn holds(&mut self, so: bool, what: impl FnOnce() -> String) {
        self.compared += 1;
        if !so {
            self.faults.push(what());
        }
    }

    /// Whether nothing was found.
    #[must_use]
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
    fn what_is_right_is_silent() {
        let mut exact = Exactness::default();
        exact.counts("votes", &[3, 0, 4], &[3, 0, 4]);
        exact.holds(true, || unreachable!("nothing to say"));
        assert!(exact.is_exact());
        assert_eq!(exact.to_string(), "0 lost, 0 doubled (4 comparisons)");
    }

    #[test]
    fn a_planted_loss_and_a_planted_double_are_found_though_the_sum_is_right() {
        let mut exact = Exactness::default();
        exact.counts("votes", &[3, 5, 4], &[2, 6, 4]);
        assert!(!exact.is_exact());
        assert_eq!((exact.lost, exact.doubled), (1, 1));
        assert!(exact.to_string().ends_with("wrong: votes: [2, 6, 4] instead of [3, 5, 4]"));
    }

    #[test]
    fn counts_that_are_missing_are_lost() {
        let mut exact = Exactness::default();
        exact.counts("votes", &[11, 2], &[]);
        assert_eq!((exact.lost, exact.doubled, exact.faults.len()), (13, 0, 1));
    }
}
