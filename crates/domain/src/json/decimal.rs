//! Conversion of decimal digits to a number.

/// A number as it is written: digits, and the place of the point.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Decimal {
    digits: u64,
    /// The power of ten that the digits are multiplied by.
    scale: i32,
}

impl Decimal {
    /// Adds a digit before the point.
    pub(super) fn push(&mut self, digit: u8) {
        if !self.try_append(digit) {
            self.scale = self.scale.saturating_add(1);
        }
    }

    /// Adds a digit after the point.
    pub(super) fn push_fraction(&mut self, digit: u8) {
        if self.try_append(digit) {
            self.scale = self.scale.saturating_sub(1);
        }
    }

    /// Moves the point.
    pub(super) const fn scale(&mut self, by: i32) {
        self.scale = self.scale.saturating_add(by);
    }

    /// Returns the digits as an integer, if all of them fit and there is no point.
    pub(super) fn whole(self) -> Option<u64> {
        (self.scale == 0).then_some(self.digits)
    }

    /// Returns the number, unless it is too large. Computed as serde_json does it: exact where the
    /// digits are below 2⁵³ and the power of ten is at most 22, which is true of all our numbers
    /// except for the last bit of a gain.
    pub(super) fn value(self) -> Option<f64> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "exact below 2^53, and larger values lose only their last bit"
        )]
        let mut value = self.digits as f64;
        let mut left = self.scale.unsigned_abs();
        while left > 0 && value != 0.0 && value.is_finite() {
            // 10²² is the largest power of ten that a float represents exactly.
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

    /// Appends a digit. Returns false if there is no space for it.
    fn try_append(&mut self, digit: u8) -> bool {
        let longer = self.digits.checked_mul(10).and_then(|digits| digits.checked_add(u64::from(digit)));
        self.digits = longer.unwrap_or(self.digits);
        longer.is_some()
    }
}
