//! Why a figure is undefined.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// Why a figure is undefined.
///
/// [`code`](Self::code) is for programs and does not change; [`Display`](fmt::Display) is a
/// sentence for people.
///
/// ```
/// use konventa_statistics::UndefinedReason;
///
/// let reason = UndefinedReason::NoVariation;
/// assert_eq!(reason.code(), "no_variation");
/// assert_eq!(reason.to_string(), "all subjects have the same score");
/// assert_eq!("no_variation".parse(), Ok(reason));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(rename_all = "snake_case", description = "Why a figure is undefined.")
)]
pub enum UndefinedReason {
    /// There are no records, or fewer than the caller discloses.
    TooFewRecords,
    /// The figure needs more subjects than there are.
    TooFewSubjects,
    /// The figure needs more items than there are.
    TooFewItems,
    /// The figure needs more groups or clusters than there are.
    TooFewClusters,
    /// All subjects gained or lost the same, so the differences have no variance.
    EqualDifferences,
    /// No subject has another score after than before.
    NothingChanged,
    /// All subjects have the same score, or an item has the same result for all of them.
    NoVariation,
    /// All scores were at their maximum before.
    NothingLeftToGain,
    /// No two subjects of both groups with the same score can be compared.
    NothingToCompare,
    /// Scores were not higher after than before.
    NothingGained,
}

impl UndefinedReason {
    /// All reasons.
    pub const ALL: [Self; 10] = [
        Self::TooFewRecords,
        Self::TooFewSubjects,
        Self::TooFewItems,
        Self::TooFewClusters,
        Self::EqualDifferences,
        Self::NothingChanged,
        Self::NoVariation,
        Self::NothingLeftToGain,
        Self::NothingToCompare,
        Self::NothingGained,
    ];

    /// The reason why a figure that needs more than `subjects` subjects is undefined.
    pub(crate) const fn too_few(subjects: u64) -> Self {
        if subjects == 0 { Self::TooFewRecords } else { Self::TooFewSubjects }
    }

    /// The code on the wire, in snake case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooFewRecords => "too_few_records",
            Self::TooFewSubjects => "too_few_subjects",
            Self::TooFewItems => "too_few_items",
            Self::TooFewClusters => "too_few_clusters",
            Self::EqualDifferences => "equal_differences",
            Self::NothingChanged => "nothing_changed",
            Self::NoVariation => "no_variation",
            Self::NothingLeftToGain => "nothing_left_to_gain",
            Self::NothingToCompare => "nothing_to_compare",
            Self::NothingGained => "nothing_gained",
        }
    }
}

impl fmt::Display for UndefinedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooFewRecords => "no records, or too few to show",
            Self::TooFewSubjects => "too few subjects for this figure",
            Self::TooFewItems => "too few items for this figure",
            Self::TooFewClusters => "too few groups for this figure",
            Self::EqualDifferences => "all scores changed by the same amount",
            Self::NothingChanged => "no score changed",
            Self::NoVariation => "all subjects have the same score",
            Self::NothingLeftToGain => "all scores were at their maximum before",
            Self::NothingToCompare => "no subjects of both groups with the same score differ",
            Self::NothingGained => "scores were not higher after than before",
        })
    }
}

impl Error for UndefinedReason {}

/// The text is not the code of an [`UndefinedReason`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseReasonError(String);

impl fmt::Display for ParseReasonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not the code of a reason for an undefined figure", self.0)
    }
}

impl Error for ParseReasonError {}

impl FromStr for UndefinedReason {
    type Err = ParseReasonError;

    fn from_str(text: &str) -> Result<Self, ParseReasonError> {
        let known = Self::ALL.into_iter().find(|reason| reason.code() == text);
        known.ok_or_else(|| ParseReasonError(text.to_owned()))
    }
}

#[cfg(feature = "serde")]
mod wire {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::UndefinedReason;

    impl Serialize for UndefinedReason {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.code())
        }
    }

    impl<'de> Deserialize<'de> for UndefinedReason {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_snake_case_and_read_back() {
        for reason in UndefinedReason::ALL {
            assert!(
                reason.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
                "{reason:?}"
            );
            assert_eq!(reason.code().parse(), Ok(reason));
            assert_eq!(UndefinedReason::ALL.iter().filter(|other| other.code() == reason.code()).count(), 1);
        }
        let error = "the moon".parse::<UndefinedReason>().unwrap_err();
        assert_eq!(error.to_string(), "“the moon” is not the code of a reason for an undefined figure");
    }
}
