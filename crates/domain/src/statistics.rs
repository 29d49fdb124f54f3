//! The figures of the report. docs/statistics.md says of each what it is, where its formula comes from and what it cannot
//! say; the names there are the names here.
//!
//! Nothing here knows of decks or lectures: whole numbers go in, a [`Figure`] comes out. Sums are kept as whole numbers, so
//! that no figure depends on the order of the records.

mod beta;
mod bias;
mod bootstrap;
mod describe;
mod difference;
mod discrimination;
mod effect;
mod figure;
mod gain;
mod icc;
mod item;
mod moments;
mod noncentral_t;
mod pairs;
mod reliability;
mod retention;
mod root;
mod student_t;
mod wilcoxon;

pub use bias::{Bias, BiasClass, Table, mantel_haenszel};
pub use bootstrap::{Cluster, bootstrap, cluster_bootstrap};
pub use describe::{Scores, describe, mean_score, median};
pub use difference::{Difference, difference};
pub use discrimination::{Totals, discrimination};
pub use effect::{Effect, effect};
pub use figure::{Figure, Interval, Why};
pub use gain::{Individual, class_gain, individual_gain};
pub use icc::{GroupSums, icc};
pub use item::{holm, mcnemar, share_difference, share_interval};
pub use pairs::Pairs;
pub use reliability::{Reliability, kr20};
pub use retention::kept;
pub use student_t::{PairedT, paired_t};
pub use wilcoxon::{Method, Wilcoxon, wilcoxon};
