//! Numbers as the reader's language writes them.

use konventa_domain::gain::{Figure, UndefinedReason};
use konventa_domain::rounding::{P_PLACES, RoundedChange, Unit, p_value};

use crate::browser::Decimals;
use crate::i18n::{Texts, args};

/// The text in place of a number that does not exist.
pub(super) const NONE: &str = "–";

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
const fn real(units: i64) -> f64 {
    units as f64
}

/// Writes numbers in one language.
#[derive(Clone)]
pub(super) struct Numbers {
    pub(super) texts: Texts,
    whole: Decimals,
    one: Decimals,
    two: Decimals,
    three: Decimals,
}

impl Numbers {
    pub(super) fn new(texts: Texts) -> Self {
        let digits = |n| Decimals::new(texts.language(), n);
        Self { texts, whole: digits(0), one: digits(1), two: digits(2), three: digits(P_PLACES) }
    }

    /// A count.
    pub(super) fn whole(&self, value: f64) -> String {
        self.whole.write(value)
    }

    /// A count with its number, for texts with plural forms.
    pub(super) fn counted(value: f64) -> u32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "counts of people, not negative"
        )]
        let n = value as u32;
        n
    }

    pub(super) fn one(&self, value: f64) -> String {
        self.one.write(value)
    }

    pub(super) fn two(&self, value: f64) -> String {
        self.two.write(value)
    }

    /// A share in whole percent, without the sign.
    pub(super) fn hundredths(&self, share: f64) -> String {
        self.whole.write(real(Unit::Percent.round(share)))
    }

    /// A number of tenths, with one decimal place.
    fn tenths(&self, tenths: i64) -> String {
        self.one.write(real(tenths) / 10.0)
    }

    /// A share in percent with one decimal place, without the sign.
    pub(super) fn exact_hundredths(&self, share: f64) -> String {
        self.tenths(Unit::TenthOfPercent.round(share))
    }

    /// A share in percent.
    pub(super) fn percent(&self, share: f64) -> String {
        format!("{}\u{a0}%", self.hundredths(share))
    }

    /// A share in percent with one decimal place.
    pub(super) fn exact_percent(&self, share: f64) -> String {
        format!("{}\u{a0}%", self.exact_hundredths(share))
    }

    /// A difference of shares in percentage points, always with plus or minus.
    pub(super) fn points(&self, difference: f64) -> String {
        let written = self.hundredths(difference);
        // A difference that rounds to 0 has neither.
        if difference > 0.0 && written != self.whole.write(0.0) { format!("+{written}") } else { written }
    }

    /// A difference of shares in percentage points with one decimal place.
    pub(super) fn exact_points(&self, difference: f64) -> String {
        self.signed(Unit::TenthOfPercent.round(difference))
    }

    /// Tenths of a percentage point, always with plus or minus.
    fn signed(&self, tenths: i64) -> String {
        let written = self.tenths(tenths);
        if tenths > 0 { format!("+{written}") } else { written }
    }

    /// The difference of two shares in percentage points: that of the shares as [`exact_percent`]
    /// shows them, so that they can be subtracted. A dash if one of them does not exist.
    ///
    /// [`exact_percent`]: Self::exact_percent
    pub(super) fn change(&self, before: Figure, after: Figure) -> String {
        let both = before.value().zip(after.value());
        both.map_or_else(
            || NONE.to_owned(),
            |(before, after)| {
                self.signed(RoundedChange::of(before, after, Unit::TenthOfPercent).difference())
            },
        )
    }

    /// Both ends of an interval, with one decimal place more if they would look the same without.
    pub(super) fn ends(
        &self,
        (low, high): (f64, f64),
        write: fn(&Self, f64) -> String,
        finer: fn(&Self, f64) -> String,
    ) -> (String, String) {
        let both = |write: fn(&Self, f64) -> String| (write(self, low), write(self, high));
        let whole = both(write);
        if whole.0 == whole.1 { both(finer) } else { whole }
    }

    /// A p-value as papers report it.
    pub(super) fn p(&self, p: f64) -> String {
        let (sign, p) = p_value(p);
        format!("p\u{a0}{sign}\u{a0}{}", self.three.write(p))
    }

    /// A figure, or the reason why it is undefined.
    pub(super) fn figure(&self, figure: Figure, write: impl Fn(&Self, f64) -> String) -> String {
        match figure {
            Figure::Value(value) => write(self, value),
            Figure::Undefined(reason) => format!("{NONE} ({})", self.reason(reason)),
        }
    }

    /// A figure, or a dash if the reason is shown elsewhere.
    pub(super) fn short(&self, figure: Figure, write: impl Fn(&Self, f64) -> String) -> String {
        figure.value().map_or_else(|| NONE.to_owned(), |value| write(self, value))
    }

    /// An interval; empty if there is none.
    pub(super) fn interval(&self, ends: (Figure, Figure), write: impl Fn(&Self, f64) -> String) -> String {
        let both = ends.0.value().zip(ends.1.value());
        both.map_or_else(String::new, |(low, high)| {
            let (low, high) = (write(self, low), write(self, high));
            self.texts.research_interval(args::ResearchInterval { low: &low, high: &high })
        })
    }

    fn reason(&self, reason: UndefinedReason) -> &'static str {
        let t = self.texts;
        match reason {
            UndefinedReason::TooFewRecords => t.research_why_too_few_records(),
            UndefinedReason::TooFewSubjects => t.research_why_too_few_students(),
            UndefinedReason::TooFewItems => t.research_why_too_few_items(),
            UndefinedReason::TooFewClusters => t.research_why_too_few_lectures(),
            UndefinedReason::EqualDifferences => t.research_why_equal_differences(),
            UndefinedReason::NothingChanged => t.research_why_nobody_changed(),
            UndefinedReason::NoVariation => t.research_why_no_variation(),
            UndefinedReason::NothingLeftToGain => t.research_why_nothing_left(),
            UndefinedReason::NothingToCompare => t.research_why_nothing_to_compare(),
            UndefinedReason::NothingGained => t.research_why_nothing_gained(),
        }
    }
}
