//! A number, or the reason why there is none.

use crate::UndefinedReason;

/// A finite number, or the reason why there is none.
///
/// In JSON (feature `serde`) it is a number, or `{"undefined": "code"}` with the
/// [`code`](UndefinedReason::code) of the reason.
///
/// ```
/// use konventa_statistics::{Figure, UndefinedReason};
///
/// let share = Figure::Value(0.25);
/// assert_eq!(share.map(|share| share * 100.0).value(), Some(25.0));
/// let unknown = Figure::Undefined(UndefinedReason::TooFewSubjects);
/// assert_eq!(unknown.value(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A finite number.
    Value(f64),
    /// The reason why there is no number.
    Undefined(UndefinedReason),
}

impl Figure {
    /// Returns a number that is known to be finite.
    ///
    /// # Panics
    /// In a debug build, where it is not.
    ///
    /// ```
    /// # use konventa_statistics::Figure;
    /// assert_eq!(Figure::new(0.5), Figure::Value(0.5));
    /// ```
    #[must_use]
    pub const fn new(value: f64) -> Self {
        debug_assert!(value.is_finite(), "a figure must be finite");
        Self::Value(value)
    }

    /// Returns a count as a figure, exact up to 2⁵³.
    ///
    /// ```
    /// # use konventa_statistics::Figure;
    /// assert_eq!(Figure::count(7), Figure::Value(7.0));
    /// ```
    #[must_use]
    pub const fn count(n: u64) -> Self {
        Self::Value(real(n))
    }

    /// Returns `part / whole`, undefined with [`UndefinedReason::TooFewRecords`] where `whole` is
    /// 0.
    ///
    /// ```
    /// # use konventa_statistics::{Figure, UndefinedReason};
    /// assert_eq!(Figure::share(1, 4), Figure::Value(0.25));
    /// assert_eq!(Figure::share(0, 0), Figure::Undefined(UndefinedReason::TooFewRecords));
    /// ```
    #[must_use]
    pub const fn share(part: u64, whole: u64) -> Self {
        if whole == 0 {
            Self::Undefined(UndefinedReason::TooFewRecords)
        } else {
            Self::Value(real(part) / real(whole))
        }
    }

    /// Returns the number, if there is one.
    ///
    /// ```
    /// # use konventa_statistics::Figure;
    /// assert_eq!(Figure::Value(0.5).value(), Some(0.5));
    /// ```
    #[must_use]
    pub const fn value(&self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Undefined(_) => None,
        }
    }

    /// Applies a function to the number and keeps a reason as it is.
    ///
    /// # Panics
    /// In a debug build, where the result is not finite.
    ///
    /// ```
    /// # use konventa_statistics::Figure;
    /// assert_eq!(Figure::Value(0.5).map(f64::sqrt), Figure::Value(0.5_f64.sqrt()));
    /// ```
    #[must_use]
    pub fn map(self, to: impl FnOnce(f64) -> f64) -> Self {
        match self {
            Self::Value(value) => Self::new(to(value)),
            Self::Undefined(reason) => Self::Undefined(reason),
        }
    }
}

impl From<Result<f64, UndefinedReason>> for Figure {
    fn from(result: Result<f64, UndefinedReason>) -> Self {
        result.map_or_else(Self::Undefined, Self::new)
    }
}

/// A count as a floating-point number, exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(crate) const fn real(n: u64) -> f64 {
    n as f64
}

/// The ends of a 95 % interval, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Returns both ends as figures, lower first. Both have the reason where there is no interval.
    ///
    /// # Panics
    /// In a debug build, where an end is not finite.
    ///
    /// ```
    /// use konventa_statistics::{Figure, Interval, UndefinedReason};
    ///
    /// let (low, high) = Interval::ends(Ok(Interval { low: 0.2, high: 0.8 }));
    /// assert_eq!((low, high), (Figure::Value(0.2), Figure::Value(0.8)));
    /// let none = Interval::ends(Err(UndefinedReason::EqualDifferences));
    /// assert_eq!(none.0, none.1);
    /// ```
    #[must_use]
    pub fn ends(interval: Result<Self, UndefinedReason>) -> (Figure, Figure) {
        match interval {
            Ok(Self { low, high }) => (Figure::new(low), Figure::new(high)),
            Err(reason) => (Figure::Undefined(reason), Figure::Undefined(reason)),
        }
    }

    /// Returns the interval with both ends multiplied by a factor above 0.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

#[cfg(feature = "serde")]
mod wire {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Figure;
    use crate::UndefinedReason;

    /// A number, or the reason why there is none.
    #[derive(Serialize, Deserialize)]
    #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = Figure))]
    #[serde(untagged)]
    pub(super) enum Wire {
        Value(f64),
        Undefined { undefined: UndefinedReason },
    }

    impl Serialize for Figure {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match *self {
                Self::Value(value) => {
                    debug_assert!(value.is_finite(), "a figure must be finite");
                    Wire::Value(value)
                }
                Self::Undefined(undefined) => Wire::Undefined { undefined },
            }
            .serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Figure {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(match Wire::deserialize(deserializer)? {
                Wire::Value(value) => Self::Value(value),
                Wire::Undefined { undefined } => Self::Undefined(undefined),
            })
        }
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use std::borrow::Cow;

    use utoipa::openapi::RefOr;
    use utoipa::openapi::schema::Schema;
    use utoipa::{PartialSchema, ToSchema};

    use super::Figure;
    use super::wire::Wire;

    impl PartialSchema for Figure {
        fn schema() -> RefOr<Schema> {
            Wire::schema()
        }
    }

    impl ToSchema for Figure {
        fn name() -> Cow<'static, str> {
            Wire::name()
        }

        fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
            Wire::schemas(schemas);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "serde")]
    #[test]
    fn a_figure_is_a_number_or_a_reason() {
        let undefined = |reason: UndefinedReason| {
            (Figure::Undefined(reason), format!("{{\"undefined\":\"{}\"}}", reason.code()))
        };
        let value = (Figure::Value(0.5), "0.5".to_owned());
        for (figure, json) in std::iter::once(value).chain(UndefinedReason::ALL.map(undefined)) {
            assert_eq!(serde_json::to_string(&figure).unwrap(), json);
            assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), figure);
        }
        assert_eq!(serde_json::from_str::<Figure>("7").unwrap(), Figure::count(7));
        assert!(serde_json::from_str::<Figure>(r#"{"undefined":"the moon"}"#).is_err());
    }

    #[cfg(debug_assertions)]
    #[test]
    fn not_a_number_stops_a_debug_build() {
        for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(std::panic::catch_unwind(|| Figure::new(wrong)).is_err());
            assert!(std::panic::catch_unwind(|| Figure::from(Ok(wrong))).is_err());
            assert!(std::panic::catch_unwind(|| Figure::Value(1.0).map(|_| wrong)).is_err());
            #[cfg(feature = "serde")]
            assert!(std::panic::catch_unwind(|| serde_json::to_string(&Figure::Value(wrong))).is_err());
        }
    }
}
