//! The one way in which shares are rounded before they are shown.
//!
//! A difference that is shown is the difference of the two shares that are shown: a reader who
//! subtracts one from the other must find it. It is therefore computed after rounding, and may
//! differ from the exact difference by up to one unit. Exact figures are in the exports.

/// The unit in which a share is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of ten.
    Tenth,
    /// Whole percent.
    Percent,
    /// Percent with one decimal place.
    TenthOfPercent,
}

impl Unit {
    /// The number of units in a whole.
    #[must_use]
    pub const fn per_whole(self) -> u16 {
        match self {
            Self::Tenth => 10,
            Self::Percent => 100,
            Self::TenthOfPercent => 1000,
        }
    }

    /// Rounds a share, or a difference of shares, to whole units: half a unit goes away from zero.
    #[must_use]
    pub fn round(self, share: f64) -> i64 {
        /// Shares are quotients. The nearest floating point number of 29/200 is a little below it,
        /// and still means half a percent.
        const HALF: f64 = 0.5 + 1e-9;
        let units = (share.abs() * f64::from(self.per_whole()) + HALF).floor();
        #[expect(clippy::cast_possible_truncation, reason = "saturates, and NaN becomes 0")]
        let units = units as i64;
        if share < 0.0 { -units } else { units }
    }
}

/// A share before and after as it is shown, in whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundedChange {
    /// The share before.
    pub before: i64,
    /// The share after.
    pub after: i64,
}

impl RoundedChange {
    /// Rounds both shares.
    #[must_use]
    pub fn of(before: f64, after: f64, unit: Unit) -> Self {
        Self { before: unit.round(before), after: unit.round(after) }
    }

    /// Rounds both shares for a sentence: to tenths, or to percent if tenths would show the change as
    /// much larger or smaller than it is. Returns the unit, too.
    #[must_use]
    pub fn in_words(before: f64, after: f64) -> (Unit, Self) {
        /// In tenths: more than rounding one of the shares can be off.
        const TOO_FAR: f64 = 0.7;
        let tenths = Self::of(before, after, Unit::Tenth);
        #[expect(clippy::cast_precision_loss, reason = "at most 10")]
        let off = ((after - before) * 10.0 - tenths.difference() as f64).abs();
        if off <= TOO_FAR {
            return (Unit::Tenth, tenths);
        }
        (Unit::Percent, Self::of(before, after, Unit::Percent))
    }

    /// The difference as it is shown.
    #[must_use]
    pub const fn difference(self) -> i64 {
        self.after.saturating_sub(self.before)
    }
}

/// The smallest p-value that is written as a number; of a smaller one only that it is smaller.
const SMALLEST_P: f64 = 0.001;

/// The number of decimal places of a p-value.
pub const P_PLACES: u8 = 3;

/// Returns how a p-value is written, as papers report it: the sign between `p` and a number, and that
/// number, to be written with [`P_PLACES`].
#[must_use]
pub const fn p_value(p: f64) -> (char, f64) {
    if p < SMALLEST_P { ('<', SMALLEST_P) } else { ('=', p) }
}

/// Writes tenths with one decimal place and a proper minus sign.
#[must_use]
pub fn with_one_place(tenths: i64, decimal_mark: char) -> String {
    let sign = if tenths < 0 { "\u{2212}" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}{decimal_mark}{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_difference_by_hand() {
        // 44.46 % and 76.93 %: 44.5, 76.9 and 32.4, not 32.5.
        let shown = RoundedChange::of(0.4446, 0.7693, Unit::TenthOfPercent);
        assert_eq!((shown.before, shown.after, shown.difference()), (445, 769, 324));
        let shown = RoundedChange::of(0.4446, 0.7693, Unit::Percent);
        assert_eq!((shown.before, shown.after, shown.difference()), (44, 77, 33));
        let fall = RoundedChange::of(0.5, 0.4, Unit::Percent);
        assert_eq!(fall.difference(), -10);
    }

    #[test]
    fn a_sentence_is_told_of_ten_unless_that_misleads() {
        let told = |before, after| {
            let (unit, shown) = RoundedChange::in_words(before, after);
            (unit.per_whole(), shown.before, shown.after)
        };
        assert_eq!(told(0.33, 0.72), (10, 3, 7));
        assert_eq!(told(0.39, 0.74), (10, 4, 7));
        assert_eq!(told(0.0, 0.1), (10, 0, 1));
        assert_eq!(told(0.5, 0.5), (10, 5, 5));
        // A fall stays a fall, and a small change is not blown up to one of ten.
        assert_eq!(told(0.5, 0.4), (10, 5, 4));
        assert_eq!(told(0.44, 0.46), (100, 44, 46));
    }

    #[test]
    fn half_a_unit_goes_away_from_zero() {
        for (share, percent) in [
            (0.125, 13),
            (0.375, 38),
            (0.145, 15),
            (0.285, 29),
            (-0.125, -13),
            (0.0, 0),
            (-0.004, 0),
            (1.0, 100),
        ] {
            assert_eq!(Unit::Percent.round(share), percent, "{share}");
        }
        assert_eq!(Unit::Tenth.round(0.449), 4);
    }

    #[test]
    fn tenths_are_written_with_their_mark() {
        assert_eq!(with_one_place(324, '.'), "32.4");
        assert_eq!(with_one_place(-5, ','), "\u{2212}0,5");
        assert_eq!(with_one_place(0, '.'), "0.0");
        assert_eq!(with_one_place(i64::MIN, '.'), "\u{2212}922337203685477580.8");
    }

    #[test]
    fn a_p_value_below_a_thousandth_is_only_said_to_be_smaller() {
        for (p, written) in
            [(0.000_999, ('<', 0.001)), (0.001, ('=', 0.001)), (0.0, ('<', 0.001)), (1.0, ('=', 1.0))]
        {
            assert_eq!(p_value(p), written, "{p}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_shown_as_one() {
        assert_eq!(Unit::Percent.round(f64::NAN), 0);
        assert_eq!(Unit::Percent.round(f64::INFINITY), i64::MAX);
    }

    proptest! {
        #[test]
        fn the_shown_difference_is_the_difference_of_what_is_shown(
            (right_before, right_after, all) in (1_u32..2000).prop_flat_map(|all| (0..=all, 0..=all, Just(all))),
            unit in prop::sample::select(vec![Unit::Tenth, Unit::Percent, Unit::TenthOfPercent]),
        ) {
            let share = |right: u32| f64::from(right) / f64::from(all);
            let (before, after) = (share(right_before), share(right_after));
            let shown = RoundedChange::of(before, after, unit);
            prop_assert_eq!(shown.before + shown.difference(), shown.after);
            // In whole numbers: twice the share in units, of 2 · all.
            let per_whole = u64::from(unit.per_whole());
            for (right, rounded) in [(right_before, shown.before), (right_after, shown.after)] {
                let exact = (2 * u64::from(right) * per_whole + u64::from(all)) / (2 * u64::from(all));
                prop_assert_eq!(u64::try_from(rounded).unwrap(), exact);
            }
            // A rise is never shown as a fall, and no difference is more than one unit off.
            let exact = (after - before) * f64::from(unit.per_whole());
            #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
            let off = (shown.difference() as f64 - exact).abs();
            prop_assert!(off <= 1.0 + 1e-6, "{off}");
            prop_assert!(shown.difference() == 0 || (shown.difference() > 0) == (right_after > right_before));
        }
    }
}
