//! The report. docs/statistics.md says what each figure is.

mod between;

use serde::Serialize;
use utoipa::ToSchema;

use self::between::{CountryGain, LanguageBias, LanguageGain, Lectures, MonthGain, PlaceGain};
use super::{Name, Scope};

/// A number, or in its place the reason why there is none.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Figure {
    /// The number.
    Value(f64),
    /// The reason.
    Undefined(Undefined),
}

/// An object in place of a number that does not exist.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Undefined {
    /// The reason.
    pub undefined: UndefinedReason,
}

/// Why a figure is undefined. docs/statistics.md says what each code means.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UndefinedReason {
    /// Fewer than 10 records.
    TooFewRecords,
    /// The figure needs more students.
    TooFewSubjects,
    /// The figure needs more items.
    TooFewItems,
    /// The figure needs more lectures.
    TooFewClusters,
    /// All scores changed by the same amount.
    EqualDifferences,
    /// No score changed.
    NothingChanged,
    /// All students have the same score, or the same result for the item.
    NoVariation,
    /// Everything was right before the lecture.
    NothingLeftToGain,
    /// No students of both languages with the same score can be compared.
    NothingToCompare,
    /// No more was right after the lecture than before.
    NothingGained,
}

/// One version of the deck with records in scope.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionCount {
    /// The version.
    pub version: Name,
    /// How many of its records are shown.
    pub paired: Figure,
    /// Whether the figures are over its records too: not where it asks other items than the newest.
    pub counted: bool,
}

/// What to bear in mind.
#[derive(Debug, Clone, Serialize, ToSchema)]
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
    /// More than 15 % had everything right before.
    Ceiling,
    /// More than 15 % had everything right after.
    CeilingAfter,
    /// KR-20 before is under 0.7.
    LowReliability,
    /// More than 20 % did not come back.
    Attrition,
    /// Those who did not come back had another mean score before, by more than 0.1.
    UnevenAttrition,
    /// Students of one lecture are alike: intervals over students are too narrow.
    Clustering,
    /// Fewer than 20 lectures for the interval over lectures.
    FewLectures,
    /// An item is much harder or easier in one language.
    BiasedItem,
}

/// Structs whose fields are all figures, as the domain has them.
macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Serialize, ToSchema)]
            pub struct $name {
                $(pub $field: Figure,)*
            }
        )*
    };
}

figures! {
    /// How many records there are. A count of 1 to 9 is withheld.
    Counts { paired, pre_only, post_only }
    /// Scores of one quiz, 0 to 1.
    Scores { mean, sd, median, q1, q3, floor, ceiling, unsure }
    /// A later score minus an earlier one, −1 to 1.
    Difference { mean, sd, ci_low, ci_high }
    /// The paired t test.
    PairedT { t, df, p }
    /// Effect sizes with their 95 % intervals.
    Effect {
        d_z, d_z_ci_low, d_z_ci_high, d_av, d_av_ci_low, d_av_ci_high, hedges_g_z, hedges_g_z_ci_low, hedges_g_z_ci_high,
        hedges_g_av, hedges_g_av_ci_low, hedges_g_av_ci_high,
    }
    /// What was learned of what could still be learned.
    Gain {
        class_g, class_g_ci_low, class_g_ci_high, cluster_ci_low, cluster_ci_high, mean_individual_g, individual_undefined,
        mean_change, change_undefined,
    }
    /// Reliability of a quiz.
    Reliability { kr20, ci_low, ci_high }
    /// Who did not come back.
    Attrition { lost, pre_only_mean }
}

/// Scores before and after.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TwoScores {
    /// Before the lecture.
    pub pre: Scores,
    /// After the lecture.
    pub post: Scores,
}

/// Wilcoxon's signed rank test.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Wilcoxon {
    /// The smaller sum of ranks.
    pub w: Figure,
    /// Two-sided.
    pub p: Figure,
    /// How many scores changed.
    pub n: Figure,
    /// Where p comes from.
    #[schema(required)]
    pub method: Option<Method>,
    /// Ranks gained minus ranks lost, as a share of all.
    pub rank_biserial: Figure,
}

/// Where a p comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Counted out.
    Exact,
    /// By the normal distribution.
    Normal,
}

/// Whether the difference could be by chance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Tests {
    /// Student's.
    pub paired_t: PairedT,
    /// Wilcoxon's.
    pub wilcoxon: Wilcoxon,
}

/// Reliability of both quizzes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Reliabilities {
    /// Before the lecture.
    pub pre: Reliability,
    /// After the lecture.
    pub post: Reliability,
}

/// One item before and after.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemGain {
    /// Which item.
    pub item: Name,
    /// Share right before, 0 to 1.
    pub pre_right: Figure,
    pub pre_right_ci_low: Figure,
    pub pre_right_ci_high: Figure,
    /// Share right after, 0 to 1.
    pub post_right: Figure,
    pub post_right_ci_low: Figure,
    pub post_right_ci_high: Figure,
    /// Students right both times.
    pub kept: u64,
    /// Students right only after.
    pub gained: u64,
    /// Students right only before.
    pub lost: u64,
    /// Students right neither time.
    pub never: u64,
    pub difference: Figure,
    pub difference_ci_low: Figure,
    pub difference_ci_high: Figure,
    pub mcnemar_p: Figure,
    pub mcnemar_p_holm: Figure,
    pub discrimination_pre: Figure,
    pub discrimination_post: Figure,
    /// Students who said "I don't know" before.
    pub unsure_pre: u64,
    /// Those of them who were right after.
    pub unsure_to_right: u64,
}

/// How many students had so many items right before and after.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScorePair {
    /// Items right before.
    pub pre: u16,
    /// Items right after.
    pub post: u16,
    /// Students.
    pub n: u64,
}

/// One item three times.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemRetention {
    /// Which item.
    pub item: Name,
    /// Share right before the lecture, 0 to 1.
    pub pre_right: Figure,
    /// Share right after it.
    pub post_right: Figure,
    /// Share right weeks later.
    pub later_right: Figure,
}

/// The students who answered once more, weeks later: before the lecture, after it, and then.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Retention {
    /// How many are shown. 0 only where nobody of the deck answered once more.
    pub n: Figure,
    /// The median number of days between.
    pub days: Figure,
    /// Their mean score before the lecture, 0 to 1.
    pub pre: Figure,
    /// Their mean score after it.
    pub post: Figure,
    /// Their mean score weeks later.
    pub later: Figure,
    /// Weeks later minus after.
    pub difference: Difference,
    /// The share of what they had gained that was still there.
    pub kept: Figure,
    /// Per item; empty where nothing may be shown.
    pub items: Vec<ItemRetention>,
}

/// What was learned.
#[derive(Debug, Clone, Serialize, ToSchema)]
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
    pub effect: Effect,
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
    /// By country.
    pub countries: Vec<CountryGain>,
    /// By language.
    pub languages: Vec<LanguageGain>,
    /// By place.
    pub places: Vec<PlaceGain>,
    /// By month.
    pub months: Vec<MonthGain>,
    /// By live lecture.
    pub lectures: Lectures,
    /// Items in a language against those in the language with most students.
    pub bias: Vec<LanguageBias>,
    /// What was still there weeks later.
    pub retention: Retention,
}

#[cfg(test)]
mod tests {
    use konventa_domain::gain;
    use utoipa::PartialSchema;

    use super::UndefinedReason;

    #[test]
    fn the_codes_are_those_of_the_report() {
        let codes = gain::UndefinedReason::ALL.map(gain::UndefinedReason::code);
        let schema = serde_json::to_value(UndefinedReason::schema()).unwrap();
        assert_eq!(schema["enum"], serde_json::json!(codes));
    }
}
