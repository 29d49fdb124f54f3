//! What has to be said beside the figures.

use serde::{Deserialize, Serialize};

use super::{Figure, Report};

/// Something to bear in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Caveat {
    /// The records were made up by a program.
    Synthetic,
    /// Records that were asked for are in groups that reach beyond, and are left out.
    Withheld,
    /// Versions that ask other items are left out.
    OtherVersions,
    /// Fewer than 30 records.
    FewRecords,
    /// Many had everything right before: the quiz could not show what they learned.
    Ceiling,
    /// Many had everything right after: they may have learned more than the quiz could show.
    CeilingAfter,
    /// Scores of the quiz before say little about single students.
    LowReliability,
    /// Many did not come back.
    Attrition,
    /// Those who did not come back knew more or less than those who did.
    UnevenAttrition,
    /// Students of one lecture are alike: intervals over students are too narrow.
    Clustering,
    /// Too few lectures for the interval over lectures.
    FewLectures,
    /// An item is much harder or easier in one language.
    BiasedItem,
}

/// So many records are few.
const FEW: f64 = 30.0;
/// So many at the ceiling are many: what is usual for health questionnaires, C. B. Terwee and others, Journal of Clinical Epidemiology
/// 60 (2007), 34.
const MANY_AT_CEILING: f64 = 0.15;
/// Below this, scores of a test do not even suit comparisons of groups: J. C. Nunnally, "Psychometric Theory" (1978).
const LOW_RELIABILITY: f64 = 0.7;
/// More lost than this threaten a result: K. F. Schulz and D. A. Grimes, The Lancet 359 (2002), 781.
const MANY_LOST: f64 = 0.2;
/// A difference of scores between those who stayed and those who did not that is worth a word.
const UNEVEN: f64 = 0.1;
/// Alike enough to matter in halls of a hundred.
const ALIKE: f64 = 0.01;
/// Fewer lectures make too narrow an interval.
const FEW_LECTURES: usize = 20;

/// All that applies.
pub(super) fn caveats(report: &Report, withheld: bool) -> Vec<Caveat> {
    let over = |figure: Figure, limit: f64| figure.value().is_some_and(|value| value > limit);
    let under = |figure: Figure, limit: f64| figure.value().is_some_and(|value| value < limit);
    let few = report.n.paired.value().is_some_and(|n| n > 0.0 && n < FEW);
    let uneven = match (report.attrition.pre_only_mean, report.score.pre.mean) {
        (Figure::Value(lost), Figure::Value(stayed)) => (lost - stayed).abs() > UNEVEN,
        _ => false,
    };
    let lectures = report.lectures.each.len();
    let biased = report.bias.iter().flat_map(|language| &language.items).any(super::ItemBias::is_large);
    let known = [
        (Caveat::Synthetic, report.synthetic),
        (Caveat::Withheld, withheld),
        (Caveat::OtherVersions, report.versions.iter().any(|version| !version.counted)),
        (Caveat::FewRecords, few),
        (Caveat::Ceiling, over(report.score.pre.ceiling, MANY_AT_CEILING)),
        (Caveat::CeilingAfter, over(report.score.post.ceiling, MANY_AT_CEILING)),
        (Caveat::LowReliability, under(report.reliability.pre.kr20, LOW_RELIABILITY)),
        (Caveat::Attrition, over(report.attrition.lost, MANY_LOST)),
        (Caveat::UnevenAttrition, uneven),
        (Caveat::Clustering, over(report.lectures.icc, ALIKE)),
        (Caveat::FewLectures, (2..FEW_LECTURES).contains(&lectures)),
        (Caveat::BiasedItem, biased),
    ];
    known.into_iter().filter(|(_, applies)| *applies).map(|(caveat, _)| caveat).collect()
}
