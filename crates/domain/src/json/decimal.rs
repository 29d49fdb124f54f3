//! Decimal digits become a number.

/// A number as it is written: digits and where the point is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Decimal {
    digits: u64,
    /// The power of ten that the digits are multiplied with.
    scale: i32,
}

impl Decimal {
    /// A digit before the point.
    pub(super) fn push(&mut self, digit: u8) {
        if !self.fits(digit) {
            self.scale = self.scale.saturating_add(1);
        }
    }

    /// A digit after the point.
    pub(super) fn push_fraction(&mut self, digit: u8) {
        if self.fits(digit) {
            self.scale = self.scale.saturating_sub(1);
        }
    }

    /// Moves the point.
    pub(super) const fn scale(&mut self, by: i32) {
        self.scale = self.scale.saturating_add(by);
    }

    /// The digits alone, where none is missing and there is no point.
    pub(super) fn whole(self) -> Option<u64> {
        (self.scale == 0).then_some(self.digits)
    }

    /// The number, if there is one so large. As serde_json does it: right to the last bit where the digits are below 2⁵³
    /// and the power of ten at most 22, which holds for all of ours but for the last bit of a gain.
    pub(super) fn value(self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "said above")]
        let mut value = self.digits as f64;
        let mut left = self.scale.unsigned_abs();
        while left > 0 && value != 0.0 && value.is_finite() {
            // Ten to the 22nd is the last that a number holds exactly.
            let step = left.min(22);
            let power = (0..step).fold(1.0, |power, _| power * 10.0);
            if self.scale < 0 {
                value /= power;
            } else {
                value *= power;
            }
            left -= step;
        }
        value.is_finite().then_some(value)
    }

    /// Takes a digit, unless there is no room for it.
    fn fits(&mut self, digit: u8) -> bool {
        let longer = self.digits.checked_mul(10).and_then(|digits| digits.checked_add(u64::from(digit)));
        self.digits = longer.unwrap_or(self.digits);
        longer.is_some()
    }
}
