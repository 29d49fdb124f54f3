//! Votes as shares.

use konventa_domain::invariant::assert_fits;

/// The share of one choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The number of votes.
    pub votes: u32,
    /// Their percentage of all votes, rounded.
    pub percent: u32,
    /// Whether no choice has more.
    pub most: bool,
}

impl Share {
    /// The share of the choice at an index; `None` if there is no such choice.
    #[must_use]
    pub fn of(votes: &[u32], at: usize) -> Option<Self> {
        let mine = *votes.get(at)?;
        let all: u64 = votes.iter().copied().map(u64::from).sum();
        // Halves are rounded up.
        let percent = (u64::from(mine) * 200 + all).checked_div(all * 2).unwrap_or(0);
        let most = mine > 0 && votes.iter().all(|other| *other <= mine);
        Some(Self { votes: mine, percent: assert_fits(percent), most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_the_most_is_marked() {
        let shares: Vec<Share> = (0..3).filter_map(|at| Share::of(&[18, 12, 1], at)).collect();
        assert_eq!(shares.iter().map(|share| share.percent).collect::<Vec<_>>(), [58, 39, 3]);
        assert_eq!(shares.iter().map(|share| share.most).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(Share::of(&[0, 0], 0), Some(Share { votes: 0, percent: 0, most: false }));
        assert_eq!(Share::of(&[1], 1), None);
        assert_eq!(Share::of(&[1, 199], 0).unwrap().percent, 1);
    }
}
