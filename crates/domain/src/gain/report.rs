//! The report: the figures that leave the server. docs/statistics.md defines each of them.

mod between;
mod caveat;
mod items;
mod one_quiz;
mod retention;

use serde::{Deserialize, Serialize};

pub use self::between::{ItemBias, LanguageBias, LectureGain, Lectures, SubgroupGain};
pub use self::caveat::Caveat;
pub use self::items::ItemGain;
pub use self::one_quiz::Attrition;
use self::one_quiz::{OneQuizRecords, attrition, with_one_quiz};
pub use self::retention::{ItemRetention, Retention};
use super::{
    Batch, BatchKind, BatchLabels, DeckCounts, Dimension, Figure, Label, LectureSeats, SMALLEST_GROUP, Scope,
    Seat, SetAsideNote, Tally, UndefinedReason,
};
use crate::id::DeckVersion;
use crate::scoring::Outcome;
use crate::statistics::{
    self, Description, Difference, EffectSizes, IndividualGain, Interval, PairedT, Reliability, Wilcoxon,
};
use crate::submission::DeckItems;
use crate::{Country, Language, Month};

/// The numbers of sealed records. A count of 1 to 9 does not exist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordCounts {
    /// With both quizzes. All other figures cover these.
    pub paired: Figure,
    /// With only the pre-quiz.
    pub pre_only: Figure,
    /// With only the post-quiz.
    pub post_only: Figure,
    /// Of those with both quizzes, the ones that came without a ticket from the hall.
    pub without_ticket: Figure,
}

/// The number of the records with both quizzes, and of those of them without a ticket. `withheld` says that
/// the scope cuts through other batches.
fn paired_counts(parts: &[&Batch], withheld: bool) -> (Figure, Figure) {
    let has_none = |part: &&&Batch| part.labels.seat() != Some(Seat::Ticket);
    let paired: u64 = parts.iter().map(|part| part.n()).sum();
    let without: u64 = parts.iter().filter(has_none).map(|part| part.n()).sum();
    if paired == 0 && withheld {
        let withheld = Figure::Undefined(UndefinedReason::TooFewRecords);
        (withheld, withheld)
    } else {
        (Figure::count(paired), Figure::count(without))
    }
}

/// One version of the deck that has records in scope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionCount {
    /// The version.
    pub version: DeckVersion,
    /// The number of its records that are shown.
    pub paired: Figure,
    /// Whether the figures cover its records. They do not if the version asks other items.
    pub counted: bool,
}

/// Scores of one quiz, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scores {
    /// The mean share of items right.
    pub mean: Figure,
    /// The standard deviation with n − 1.
    pub sd: Figure,
    /// The median.
    pub median: Figure,
    /// The first quartile.
    pub q1: Figure,
    /// The third quartile.
    pub q3: Figure,
    /// The share of students with nothing right.
    pub floor: Figure,
    /// The share of students with everything right.
    pub ceiling: Figure,
    /// The share of "I don't know" among all answers.
    pub unsure: Figure,
}

impl Scores {
    /// Describes the scores of `quiz`, in which "I don't know" was chosen `unsure` times.
    fn of(whole: &Tally, quiz: fn(&(u16, u16)) -> u16, unsure: u64) -> Self {
        let items = whole.pairs().items;
        let Description { mean, sd, median, q1, q3, floor, ceiling } =
            statistics::describe(items, &whole.scores_of(quiz));
        let unsure = match mean {
            Figure::Value(_) => Figure::share(unsure, whole.paired()).map(|each| each / f64::from(items)),
            undefined @ Figure::Undefined(_) => undefined,
        };
        Self { mean, sd, median, q1, q3, floor, ceiling, unsure }
    }
}

/// Scores before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrePostScores {
    /// Before the lecture.
    pub pre: Scores,
    /// After the lecture.
    pub post: Scores,
}

/// Tests of whether the difference could be chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignificanceTests {
    /// Student's paired t test.
    pub paired_t: PairedT,
    /// Wilcoxon's signed rank test.
    pub wilcoxon: Wilcoxon,
}

/// The share that was learned of what could still be learned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gain {
    /// Normalised gain of the class: [`normalized_gain()`](statistics::normalized_gain()).
    pub class_g: Figure,
    /// The lower end of its interval over students.
    pub class_g_ci_low: Figure,
    /// The upper end.
    pub class_g_ci_high: Figure,
    /// The lower end of its interval over lectures.
    pub cluster_ci_low: Figure,
    /// The upper end.
    pub cluster_ci_high: Figure,
    /// The mean of the gains of single students.
    pub mean_individual_g: Figure,
    /// The number of students for whom it is undefined.
    pub individual_undefined: Figure,
    /// The mean normalised change.
    pub mean_change: Figure,
    /// The number of students for whom it is undefined.
    pub change_undefined: Figure,
}

/// Reliability of both quizzes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reliabilities {
    /// Before the lecture.
    pub pre: Reliability,
    /// After the lecture.
    pub post: Reliability,
}

/// The number of students with the same two scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScorePair {
    /// Items right before.
    pub pre: u16,
    /// Items right after.
    pub post: u16,
    /// The number of students.
    pub n: u64,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// The records that it covers.
    pub scope: Scope,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// The versions with records in scope, oldest first.
    pub versions: Vec<VersionCount>,
    /// The number of items asked.
    pub items_asked: u16,
    /// The numbers of records.
    pub n: RecordCounts,
    /// Warnings that belong to it.
    pub caveats: Vec<Caveat>,
    /// What is set aside of the scope, and whether the figures count it.
    pub set_aside: Vec<SetAsideNote>,
    /// The lectures in scope that gave out more tickets than there were people in the hall.
    pub seats: Vec<LectureSeats>,
    /// Scores before and after.
    pub score: PrePostScores,
    /// After minus before.
    pub difference: Difference,
    /// Whether the difference could be chance.
    pub tests: SignificanceTests,
    /// How large the difference is.
    pub effect: EffectSizes,
    /// Normalised gain.
    pub gain: Gain,
    /// Reliability of the quiz.
    pub reliability: Reliabilities,
    /// The students who did not return for the post-quiz.
    pub attrition: Attrition,
    /// Each item; empty if nothing may be shown.
    pub items: Vec<ItemGain>,
    /// Pairs of scores; empty if nothing may be shown.
    pub distribution: Vec<ScorePair>,
    /// Each country, over the batches of that country alone.
    pub countries: Vec<SubgroupGain<Country>>,
    /// Each language, over the batches in that language alone.
    pub languages: Vec<SubgroupGain<Language>>,
    /// Each place, over the batches of that place alone.
    pub places: Vec<SubgroupGain<String>>,
    /// Each month, over the batches of that month alone.
    pub months: Vec<SubgroupGain<Month>>,
    /// The live lectures.
    pub lectures: Lectures,
    /// The items in each language, compared with the language of most students.
    pub bias: Vec<LanguageBias>,
    /// How much was still known at the follow-up.
    pub retention: Retention,
}

/// The seed of all bootstrap intervals, so that the same records always give the same ones. Any
/// number would do.
const SEED: u64 = 2_011;

impl Report {
    /// Computes the report on the records in a scope.
    ///
    /// Versions are counted together only if they ask the same items: those of the newest version
    /// with enough records in the scope.
    #[must_use]
    pub fn of(scope: Scope, counts: &DeckCounts) -> Self {
        let set_aside = counts.notes(&scope);
        let counts = counts.for_scope(&scope);
        let counts = counts.as_ref();
        let DeckCounts { versions, batches, synthetic, cells, .. } = counts;
        let paired = || batches.iter().filter(|batch| batch.kind == BatchKind::Both);
        let shown: Vec<&Batch> = paired().filter(|batch| batch.is_in(&scope)).collect();
        let of_version = |deck_items: &DeckItems| {
            let is_of_it = |batch: &&&Batch| batch.labels.version() == Some(&deck_items.version);
            shown.iter().filter(is_of_it).map(|batch| batch.n()).sum::<u64>()
        };
        let newest = versions.iter().rev().find(|deck_items| of_version(deck_items) > 0);
        let newest = newest.or_else(|| with_one_quiz(counts, &scope));
        let items = newest.map(|deck_items| deck_items.items.clone()).unwrap_or_default();
        // If nothing can be shown, the report still says that there are records, whatever they ask.
        let counted = |version: &DeckVersion| {
            newest.is_none()
                || versions
                    .iter()
                    .any(|deck_items| deck_items.version == *version && deck_items.items == items)
        };
        let versions: Vec<VersionCount> = versions
            .iter()
            .filter(|deck_items| of_version(deck_items) > 0)
            .map(|deck_items| VersionCount {
                version: deck_items.version.clone(),
                paired: Figure::count(of_version(deck_items)),
                counted: counted(&deck_items.version),
            })
            .collect();
        let is_counted = |batch: &&Batch| batch.labels.version().is_some_and(&counted);
        let parts: Vec<&Batch> = shown.iter().copied().filter(is_counted).collect();
        let whole = sum(items.len(), parts.iter().map(|part| &part.tally));
        let withheld = paired().any(|batch| scope.cuts(&batch.labels));
        let pre_only = OneQuizRecords::of(batches, &scope, &counted, BatchKind::Pre);
        let (paired, without_ticket) = paired_counts(&parts, withheld);
        let n = RecordCounts {
            paired,
            pre_only: pre_only.n(),
            post_only: OneQuizRecords::of(batches, &scope, &counted, BatchKind::Post).n(),
            without_ticket,
        };
        let pairs = whole.pairs();
        let enough = whole.paired() >= SMALLEST_GROUP;
        let lectures = between::lectures(items.len(), &parts);
        let in_lectures = parts.iter().any(|part| *part.labels.get(Dimension::Lecture) != Label::Absent);
        let mut report = Self {
            synthetic: *synthetic,
            versions,
            items_asked: pairs.items,
            caveats: Vec::new(),
            set_aside,
            seats: counts.crowded(&scope),
            score: PrePostScores {
                pre: Scores::of(
                    &whole,
                    |pair| pair.0,
                    whole.items.iter().map(|item| item.having(|pre| pre == Outcome::Unsure, |_| true)).sum(),
                ),
                post: Scores::of(
                    &whole,
                    |pair| pair.1,
                    whole
                        .items
                        .iter()
                        .map(|item| item.having(|_| true, |post| post == Outcome::Unsure))
                        .sum(),
                ),
            },
            difference: statistics::mean_difference(&pairs),
            tests: SignificanceTests {
                paired_t: statistics::paired_t(&pairs),
                wilcoxon: statistics::wilcoxon(&pairs),
            },
            effect: statistics::effect_sizes(&pairs),
            gain: gain(&whole, lectures.1),
            reliability: Reliabilities {
                pre: reliability(&whole, super::ItemTally::pre_right, |pair| pair.0),
                post: reliability(&whole, super::ItemTally::post_right, |pair| pair.1),
            },
            attrition: attrition(&pre_only, &n, pairs.items),
            items: if enough { items::items(&items, &whole) } else { Vec::new() },
            distribution: if enough { distribution(&whole) } else { Vec::new() },
            countries: between::compared(items.len(), &parts, BatchLabels::country),
            languages: between::compared(items.len(), &parts, BatchLabels::language),
            places: between::compared(items.len(), &parts, |labels| labels.place().map(ToOwned::to_owned)),
            months: between::compared(items.len(), &parts, BatchLabels::month),
            lectures: lectures.0,
            bias: between::bias(&items, &parts),
            retention: Retention::of(&items, (batches, cells), &scope, &counted),
            n,
            scope,
        };
        report.caveats = caveat::caveats(&report, withheld, in_lectures);
        report
    }
}

fn sum<'a>(items: usize, tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    let mut all = Tally::new(items);
    tallies.for_each(|tally| all.add_all(tally));
    all
}

fn gain(whole: &Tally, clusters: Vec<statistics::Cluster>) -> Gain {
    let pairs = whole.pairs();
    let IndividualGain { gain, gain_undefined, change, change_undefined } =
        statistics::individual_gain(&pairs);
    let means = |of: fn(&(u16, u16)) -> u16| statistics::mean_score(pairs.items, &whole.scores_of(of));
    let class_g = class_gain(means(|pair| pair.0), means(|pair| pair.1));
    let (class_g_ci_low, class_g_ci_high) = Interval::ends(statistics::bootstrap_gain(&pairs, SEED));
    let (cluster_ci_low, cluster_ci_high) =
        Interval::ends(statistics::cluster_bootstrap_gain(pairs.items, clusters, SEED));
    let counted = |n| {
        if whole.paired() == 0 { Figure::Undefined(UndefinedReason::TooFewRecords) } else { Figure::count(n) }
    };
    Gain {
        class_g,
        class_g_ci_low,
        class_g_ci_high,
        cluster_ci_low,
        cluster_ci_high,
        mean_individual_g: gain,
        individual_undefined: counted(gain_undefined),
        mean_change: change,
        change_undefined: counted(change_undefined),
    }
}

/// The normalised gain of two mean scores.
fn class_gain(pre: Figure, post: Figure) -> Figure {
    match (pre, post) {
        (Figure::Value(pre), Figure::Value(post)) => statistics::normalized_gain(pre, post).into(),
        (Figure::Undefined(reason), _) | (_, Figure::Undefined(reason)) => Figure::Undefined(reason),
    }
}

fn reliability(
    whole: &Tally,
    right: fn(&super::ItemTally) -> u64,
    quiz: fn(&(u16, u16)) -> u16,
) -> Reliability {
    let right: Vec<u64> = whole.items.iter().map(right).collect();
    statistics::kr20(&right, &whole.scores_of(quiz))
}

fn distribution(whole: &Tally) -> Vec<ScorePair> {
    whole.scores.iter().map(|(&(pre, post), &n)| ScorePair { pre, post, n }).collect()
}

#[cfg(test)]
mod tests;
