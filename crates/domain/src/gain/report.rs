//! The report: what leaves the server. docs/statistics.md says what each figure is.

mod between;
mod caveat;
mod items;
mod one_quiz;
mod retention;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use self::between::{Compared, ItemBias, LanguageBias, LectureGain, Lectures};
pub use self::caveat::Caveat;
pub use self::items::ItemGain;
pub use self::one_quiz::Attrition;
use self::one_quiz::{OneQuiz, attrition, with_one_quiz};
pub use self::retention::{ItemRetention, Retention};
use super::{DeckCounts, Figure, Group, SMALLEST_GROUP, Scope, Strata, Tally, UndefinedReason, groups};
use crate::id::DeckVersion;
use crate::scoring::Outcome;
use crate::statistics::{
    self, Description, Difference, EffectSizes, IndividualGain, Interval, PairedT, Reliability, Wilcoxon,
};
use crate::submission::Edition;
use crate::{Country, Language, Month};

/// How many records there are. A count of 1 to 9 is withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// With both quizzes: all other figures are over these.
    pub paired: Figure,
    /// With only the quiz before.
    pub pre_only: Figure,
    /// With only the quiz after.
    pub post_only: Figure,
}

/// One version of the deck that has records in scope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionCount {
    /// The version.
    pub version: DeckVersion,
    /// How many of its records are shown.
    pub paired: Figure,
    /// Whether the figures are over its records too. They are not where it asks other items.
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
pub struct TwoScores {
    /// Before the lecture.
    pub pre: Scores,
    /// After the lecture.
    pub post: Scores,
}

/// Whether the difference could be by chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tests {
    /// Student's.
    pub paired_t: PairedT,
    /// Wilcoxon's.
    pub wilcoxon: Wilcoxon,
}

/// What was learned of what could still be learned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gain {
    /// Normalised gain of the class.
    pub class_g: Figure,
    /// The lower end of its interval over students.
    pub class_g_ci_low: Figure,
    /// The upper end.
    pub class_g_ci_high: Figure,
    /// The lower end of its interval over lectures.
    pub cluster_ci_low: Figure,
    /// The upper end.
    pub cluster_ci_high: Figure,
    /// The mean of single students' gains.
    pub mean_individual_g: Figure,
    /// How many have none.
    pub individual_undefined: Figure,
    /// The mean normalised change.
    pub mean_change: Figure,
    /// How many have none.
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

/// How many students had so many items right before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScorePair {
    /// Items right before.
    pub pre: u16,
    /// Items right after.
    pub post: u16,
    /// Students.
    pub n: u64,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// Which records it is about.
    pub scope: Scope,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// The versions with records in scope, oldest first.
    pub versions: Vec<VersionCount>,
    /// How many items were asked.
    pub items_asked: u16,
    /// How many records there are.
    pub n: Counts,
    /// What to bear in mind.
    pub caveats: Vec<Caveat>,
    /// Scores before and after.
    pub score: TwoScores,
    /// After minus before.
    pub difference: Difference,
    /// Whether it could be by chance.
    pub tests: Tests,
    /// How large it is.
    pub effect: EffectSizes,
    /// Normalised gain.
    pub gain: Gain,
    /// Reliability of the quiz.
    pub reliability: Reliabilities,
    /// Who did not come back.
    pub attrition: Attrition,
    /// Per item; empty where nothing may be shown.
    pub items: Vec<ItemGain>,
    /// Scores in pairs; empty where nothing may be shown.
    pub distribution: Vec<ScorePair>,
    /// By country, where all records of a group are of one.
    pub countries: Vec<Compared<Country>>,
    /// By language, where all records of a group are in one.
    pub languages: Vec<Compared<Language>>,
    /// By place, where all records of a group are of one.
    pub places: Vec<Compared<String>>,
    /// By month, where all records of a group are of one.
    pub months: Vec<Compared<Month>>,
    /// By live lecture.
    pub lectures: Lectures,
    /// Items in a language against those in the language with most students.
    pub bias: Vec<LanguageBias>,
    /// What was still there weeks later.
    pub retention: Retention,
}

/// The seed of all intervals that are drawn, so that the same records always show the same ones. Any number would do.
const SEED: u64 = 2_011;

impl Report {
    /// The report on the records in scope.
    ///
    /// Versions are only counted together where they ask the same items: the newest that has enough records in scope says which.
    #[must_use]
    pub fn of(scope: Scope, census: &DeckCounts) -> Self {
        let DeckCounts { editions, strata, synthetic, followups } = census;
        let all = groups(strata.iter().map(|(stratum, tally)| (stratum, tally.paired())));
        let shown: Vec<&Group<'_>> = all.iter().filter(|group| group.is_in(&scope)).collect();
        let of_version = |edition: &Edition| {
            shown
                .iter()
                .filter(|group| group.version() == Some(&edition.version))
                .map(|group| group.n)
                .sum::<u64>()
        };
        let newest = editions.iter().rev().find(|edition| of_version(edition) > 0);
        let newest = newest.or_else(|| with_one_quiz(census, &scope));
        let items = newest.map(|edition| edition.items.clone()).unwrap_or_default();
        // Where nothing can be shown, it still has to be said that there is something, whatever it asks.
        let counted = |version: &DeckVersion| {
            newest.is_none()
                || editions.iter().any(|edition| edition.version == *version && edition.items == items)
        };
        let versions: Vec<VersionCount> = editions
            .iter()
            .filter(|edition| of_version(edition) > 0)
            .map(|edition| VersionCount {
                version: edition.version.clone(),
                paired: Figure::count(of_version(edition)),
                counted: counted(&edition.version),
            })
            .collect();
        let parts: Vec<Part<'_>> = shown
            .iter()
            .filter(|group| group.version().is_some_and(&counted))
            .map(|group| Part::of(group, strata, items.len()))
            .collect();
        let whole = sum(items.len(), parts.iter().map(|part| &*part.tally));
        let asked = strata.iter().filter(|(stratum, _)| stratum.is_in(&scope));
        let withheld =
            asked.map(|(_, tally)| tally.paired()).sum::<u64>() > shown.iter().map(|group| group.n).sum();
        let pre_only = OneQuiz::of(strata, &scope, &counted, Tally::pre_only);
        let n = Counts {
            paired: if whole.paired() == 0 && withheld {
                Figure::Undefined(UndefinedReason::TooFewRecords)
            } else {
                Figure::count(whole.paired())
            },
            pre_only: pre_only.n(),
            post_only: OneQuiz::of(strata, &scope, &counted, |tally| tally.post_only).n(),
        };
        let pairs = whole.pairs();
        let enough = whole.paired() >= SMALLEST_GROUP;
        let lectures = between::lectures(items.len(), &parts);
        let mut report = Self {
            synthetic: *synthetic,
            versions,
            items_asked: pairs.items,
            caveats: Vec::new(),
            score: TwoScores {
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
            tests: Tests { paired_t: statistics::paired_t(&pairs), wilcoxon: statistics::wilcoxon(&pairs) },
            effect: statistics::effect_sizes(&pairs),
            gain: gain(&whole, lectures.1),
            reliability: Reliabilities {
                pre: reliability(&whole, super::ItemTally::pre_right, |pair| pair.0),
                post: reliability(&whole, super::ItemTally::post_right, |pair| pair.1),
            },
            attrition: attrition(strata, &pre_only, &n, pairs.items),
            items: if enough { items::items(&items, &whole) } else { Vec::new() },
            distribution: if enough { distribution(&whole) } else { Vec::new() },
            countries: between::compared(items.len(), &parts, |labels| labels.country),
            languages: between::compared(items.len(), &parts, |labels| labels.language),
            places: between::compared(items.len(), &parts, |labels| labels.place.clone()),
            months: between::compared(items.len(), &parts, |labels| labels.month),
            lectures: lectures.0,
            bias: between::bias(&items, &parts),
            retention: Retention::of(&items, &all, followups, &scope, &counted),
            n,
            scope,
        };
        report.caveats = caveat::caveats(&report, withheld);
        report
    }
}

/// A group with what is the same in it, and its counts.
struct Part<'a> {
    group: &'a Group<'a>,
    labels: super::Labels,
    tally: Cow<'a, Tally>,
}

impl<'a> Part<'a> {
    fn of(group: &'a Group<'a>, strata: &'a Strata, items: usize) -> Self {
        let mut tallies = group.strata.iter().filter_map(|stratum| strata.get(stratum));
        // Most groups are one stratum, whose counts need no copy.
        let tally = match (group.strata.len(), tallies.next()) {
            (1, Some(only)) => Cow::Borrowed(only),
            (_, first) => Cow::Owned(sum(items, first.into_iter().chain(tallies))),
        };
        Self { group, labels: group.labels(), tally }
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
