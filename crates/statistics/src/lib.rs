#![doc = include_str!("../README.md")]
//!
//! ## Shapes
//!
//! - Scores are whole numbers from 0 to the number of items. Functions that return shares divide by
//!   the number of items at the end.
//! - Subjects that are alike are counted, not listed: a map from a score, or from a pair of scores,
//!   to a number of subjects.
//! - Counts are exact up to 2⁵³.
//!
//! ## Errors
//!
//! A figure that cannot be computed is [`Figure::Undefined`] with an [`UndefinedReason`]. No figure
//! is NaN or infinite; a debug build panics where one would be. Input that contradicts itself (more
//! subjects right than there are) is a mistake of the caller, which a debug build reports with a
//! panic.

mod beta;
mod bootstrap;
mod describe;
mod difference;
mod discrimination;
mod effect_sizes;
mod figure;
mod gain;
mod holm;
mod icc;
mod mantel_haenszel;
mod mcnemar;
mod noncentral_t;
mod paired_t;
mod pairs;
mod reason;
mod reliability;
mod retention;
mod root;
mod share;
mod sums;
mod wilcoxon;

pub use bootstrap::{Cluster, bootstrap_gain, cluster_bootstrap_gain};
pub use describe::{Description, describe, mean_score, median};
pub use difference::{Difference, mean_difference};
pub use discrimination::discrimination;
pub use effect_sizes::{EffectSizes, effect_sizes};
pub use figure::{Figure, Interval};
pub use gain::{IndividualGain, individual_gain, normalized_gain};
pub use holm::holm;
pub use icc::icc;
pub use mantel_haenszel::{DifClass, ItemCounts, MantelHaenszel, mantel_haenszel};
pub use mcnemar::mcnemar;
pub use paired_t::{PairedT, paired_t};
pub use pairs::Pairs;
pub use reason::{ParseReasonError, UndefinedReason};
pub use reliability::{Reliability, kr20};
pub use retention::retained_share;
pub use share::{share_difference, wilson_interval};
pub use sums::Sums;
pub use wilcoxon::{Wilcoxon, WilcoxonMethod, wilcoxon};
