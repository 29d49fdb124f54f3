//! A number, or the reason why there is none.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A figure of a report. In JSON a number, or `{"undefined": "why"}` in its place; never NaN.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A finite number.
    Value(f64),
    /// Why there is no number.
    Undefined(String),
}

impl Figure {
    /// A number where it is finite.
    #[must_use]
    pub fn finite(value: f64, otherwise: &str) -> Self {
        if value.is_finite() { Self::Value(value) } else { Self::Undefined(otherwise.to_owned()) }
    }

    /// A count. Exact up to 2⁵³ records.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
    pub fn count(n: u64) -> Self {
        Self::Value(n as f64)
    }

    /// The reason given.
    #[must_use]
    pub fn undefined(why: &str) -> Self {
        Self::Undefined(why.to_owned())
    }

    /// The number, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Undefined(_) => None,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Why {
    undefined: String,
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => s.serialize_f64(*value),
            Self::Undefined(why) => Why { undefined: why.clone() }.serialize(s),
        }
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(d)?;
        match value.as_f64() {
            Some(number) => Ok(Self::Value(number)),
            None => serde_json::from_value::<Why>(value)
                .map(|why| Self::Undefined(why.undefined))
                .map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_or_a_reason() {
        for (figure, json) in
            [(Figure::Value(0.5), "0.5"), (Figure::undefined("why"), r#"{"undefined":"why"}"#)]
        {
            assert_eq!(serde_json::to_string(&figure).unwrap(), json);
            assert_eq!(serde_json::from_str::<Figure>(json).unwrap(), figure);
        }
        assert_eq!(Figure::finite(f64::NAN, "no"), Figure::undefined("no"));
    }
}
