//! A number, or the reason why there is none.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A figure of a report. In JSON a number, or `{"undefined": "why"}` in its place; never NaN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A finite number.
    Value(f64),
    /// Why there is no number.
    Undefined(Why),
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing is told of so few.
    TooFewRecords,
    /// More students are needed than there are.
    TooFewStudents,
    /// More items are needed than there are.
    TooFewItems,
    /// More lectures are needed than there are.
    TooFewLectures,
    /// Everybody gained or lost the same.
    EqualDifferences,
    /// Nobody has another score after than before.
    NobodyChanged,
    /// All have the same.
    NoVariation,
    /// Everything was right before.
    NothingLeftToLearn,
    /// Students with the same score cannot be compared between the groups.
    NothingToCompare,
    /// No more was right after than before.
    NothingGained,
}

impl Why {
    /// All reasons.
    pub const ALL: [Self; 10] = [
        Self::TooFewRecords,
        Self::TooFewStudents,
        Self::TooFewItems,
        Self::TooFewLectures,
        Self::EqualDifferences,
        Self::NobodyChanged,
        Self::NoVariation,
        Self::NothingLeftToLearn,
        Self::NothingToCompare,
        Self::NothingGained,
    ];

    /// Why a figure that needs more students has none with so many.
    #[must_use]
    pub const fn too_few(students: u64) -> Self {
        if students == 0 { Self::TooFewRecords } else { Self::TooFewStudents }
    }

    /// The reason in words, as it stands in the report.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::TooFewRecords => "fewer than 10 records",
            Self::TooFewStudents => "too few students for this figure",
            Self::TooFewItems => "too few items for this figure",
            Self::TooFewLectures => "too few lectures for this figure",
            Self::EqualDifferences => "every student's score changed by the same",
            Self::NobodyChanged => "nobody's score changed",
            Self::NoVariation => "all students have the same",
            Self::NothingLeftToLearn => "every answer was right before the lecture",
            Self::NothingToCompare => "no students with the same score in both groups differ",
            Self::NothingGained => "no more was right after the lecture than before",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl Figure {
    /// A number where it is finite.
    #[must_use]
    pub const fn finite(value: f64, otherwise: Why) -> Self {
        if value.is_finite() { Self::Value(value) } else { Self::Undefined(otherwise) }
    }

    /// A count. Exact up to 2⁵³ records.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
    pub const fn count(n: u64) -> Self {
        Self::Value(n as f64)
    }

    /// The number, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Undefined(_) => None,
        }
    }

    /// A number made of this one.
    #[must_use]
    pub fn map(self, to: impl FnOnce(f64) -> f64) -> Self {
        match self {
            Self::Value(value) => Self::Value(to(value)),
            Self::Undefined(why) => Self::Undefined(why),
        }
    }
}

impl From<Result<f64, Why>> for Figure {
    fn from(result: Result<f64, Why>) -> Self {
        result.map_or_else(Self::Undefined, Self::Value)
    }
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
    /// Both ends as figures.
    #[must_use]
    pub fn ends(interval: Result<Self, Why>) -> (Figure, Figure) {
        match interval {
            Ok(Self { low, high }) => (Figure::Value(low), Figure::Value(high)),
            Err(why) => (Figure::Undefined(why), Figure::Undefined(why)),
        }
    }

    /// Both ends times a factor above 0.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.words())
    }
}

impl<'de> Deserialize<'de> for Why {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let words = String::deserialize(d)?;
        let known = Self::ALL.into_iter().find(|why| why.words() == words);
        known.ok_or_else(|| serde::de::Error::custom(format!("“{words}” is no reason")))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Value(f64),
    Undefined { undefined: Why },
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Value(value) => Wire::Value(value),
            Self::Undefined(undefined) => Wire::Undefined { undefined },
        }
        .serialize(s)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(match Wire::deserialize(d)? {
            Wire::Value(value) => Self::Value(value),
            Wire::Undefined { undefined } => Self::Undefined(undefined),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_or_a_reason() {
        let why = |why| (Figure::Undefined(why), format!("{{\"undefined\":\"{why}\"}}"));
        for (figure, json) in std::iter::once((Figure::Value(0.5), "0.5".to_owned())).chain(Why::ALL.map(why))
        {
            assert_eq!(serde_json::to_string(&figure).unwrap(), json);
            assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), figure);
        }
        assert_eq!(serde_json::from_str::<Figure>("7").unwrap(), Figure::count(7));
        assert!(serde_json::from_str::<Figure>(r#"{"undefined":"the moon"}"#).is_err());
        assert_eq!(Figure::finite(f64::NAN, Why::NoVariation), Figure::Undefined(Why::NoVariation));
    }
}
