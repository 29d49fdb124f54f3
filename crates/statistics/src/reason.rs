//! Why a figure is undefined.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $code:literal, $message:literal;)+) => {
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
        /// assert_eq!(reason.to_string(), "nothing varies: all scores, or all results of the item, are equal");
        /// assert_eq!("no_variation".parse(), Ok(reason));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(
            feature = "openapi",
            derive(utoipa::ToSchema),
            schema(rename_all = "snake_case", description = "Why a figure is undefined.")
        )]
        pub enum UndefinedReason {
            $($(#[$doc])* $reason,)+
        }

        impl UndefinedReason {
            /// All reasons.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$reason),+];

            /// The code on the wire, in snake case.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$reason => $code,)+
                }
            }
        }

        impl fmt::Display for UndefinedReason {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$reason => $message,)+
                })
            }
        }
    };
}

reasons! {
    /// There are no subjects, or the caller shows no figure of so few.
    TooFewRecords = "too_few_records", "no records, or too few to show";
    /// The figure needs more subjects than there are.
    TooFewSubjects = "too_few_subjects", "too few subjects for this figure";
    /// The figure needs more items than there are.
    TooFewItems = "too_few_items", "too few items for this figure";
    /// The figure needs more clusters than there are.
    TooFewClusters = "too_few_clusters", "too few clusters for this figure";
    /// All subjects gained or lost the same, so the differences have no variance.
    EqualDifferences = "equal_differences", "all scores changed by the same amount";
    /// No subject has another score after than before.
    NothingChanged = "nothing_changed", "no score changed";
    /// All subjects have the same score, or an item has the same result for all of them.
    NoVariation = "no_variation", "nothing varies: all scores, or all results of the item, are equal";
    /// All scores were at their maximum before.
    NothingLeftToGain = "nothing_left_to_gain", "all scores were at their maximum before";
    /// No subject of one group can be compared with one of the other at the same score.
    NothingToCompare = "nothing_to_compare", "no subject of one group can be compared with one of the other at the same score";
    /// Scores were not higher after than before.
    NothingGained = "nothing_gained", "scores were not higher after than before";
}

impl UndefinedReason {
    /// The reason why a figure that needs more than `subjects` subjects is undefined.
    pub(crate) const fn too_few(subjects: u64) -> Self {
        if subjects == 0 { Self::TooFewRecords } else { Self::TooFewSubjects }
    }
}

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
