//! Conversion of decimal digits to a number.

/// 10³⁸ is the largest power of ten that a `u128` holds.
const LARGEST_POWER: u32 = 38;

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

    /// Returns the number, unless it is too large. Up to a scale of 38, which no number that we write
    /// exceeds, it is computed as serde_json does: one operation with the float nearest to the power
    /// of ten. Beyond, the last bit can differ.
    pub(super) fn value(self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "rounded to the nearest float")]
        let mut value = self.digits as f64;
        let mut left = self.scale.unsigned_abs();
        while left > 0 && value != 0.0 && value.is_finite() {
            let step = left.min(LARGEST_POWER);
            #[expect(clippy::cast_precision_loss, reason = "rounded to the nearest float")]
            let power = 10_u128.pow(step) as f64;
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
