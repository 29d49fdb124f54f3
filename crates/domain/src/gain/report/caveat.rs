//! The warnings that belong to a report.

use serde::{Deserialize, Serialize};

use super::{Figure, Report};

/// A warning about the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Caveat {
    /// The records were made up by a program.
    Synthetic,
    /// Some records of the scope are in batches that extend beyond it, and are left out.
    Withheld,
    /// Batches are set aside and left out; `set_aside` says why.
    SetAside,
    /// Batches that are set aside are counted; `set_aside` says why they are set aside.
    SetAsideCounted,
    /// Some records of the scope came without a ticket from the hall, and some are of lectures;
    /// `n.without_ticket` says how many.
    WithoutTicket,
    /// Versions that ask other items are left out.
    OtherVersions,
    /// Fewer than 30 records.
    FewRecords,
    /// Many students had everything right before the lecture: the quiz could not show what they
    /// learned.
    Ceiling,
    /// Many students had everything right after the lecture: they may have learned more than the
    /// quiz could show.
    CeilingAfter,
    /// Scores of the pre-quiz say little about single students.
    LowReliability,
    /// Many students did not return for the post-quiz.
    Attrition,
    /// The students who did not return knew more or less than those who did.
    UnevenAttrition,
    /// Students of one lecture resemble each other: intervals over students are too narrow.
    Clustering,
    /// Too few lectures for the interval over lectures.
    FewLectures,
    /// An item is much harder or easier in one language.
    BiasedItem,
}

/// Below this number of records the report warns.
const FEW: f64 = 30.0;
/// Above this share of students with everything right the report warns. It is usual for health
/// questionnaires: C. B. Terwee and others, Journal of Clinical Epidemiology 60 (2007), 34.
const MANY_AT_CEILING: f64 = 0.15;
/// Below this reliability, scores are not even fit to compare groups: J. C. Nunnally, "Psychometric
/// Theory" (1978).
const LOW_RELIABILITY: f64 = 0.7;
/// Losing more than this share of students threatens a result: K. F. Schulz and D. A. Grimes, The
/// Lancet 359 (2002), 781.
const MANY_LOST: f64 = 0.2;
/// Above this difference of scores between students who returned and students who did not the
/// report warns.
const UNEVEN: f64 = 0.1;
/// Above this intraclass correlation, clustering matters in lectures of a hundred students.
const ALIKE: f64 = 0.01;
/// With fewer lectures the interval over lectures is too narrow.
const FEW_LECTURES: usize = 20;

/// Returns all warnings that apply. `withheld` says that the scope cuts through batches, `in_lectures` that
/// some of its records are of lectures.
pub(super) fn caveats(report: &Report, withheld: bool, in_lectures: bool) -> Vec<Caveat> {
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
        (Caveat::SetAside, report.set_aside.iter().any(|note| !note.counted)),
        (Caveat::SetAsideCounted, report.set_aside.iter().any(|note| note.counted)),
        (Caveat::WithoutTicket, in_lectures && over(report.n.without_ticket, 0.0)),
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
