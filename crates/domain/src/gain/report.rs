//! The report: figures over all records in scope, on the scale 0 to 1, withheld where the group is too small.

use serde::{Deserialize, Serialize};

use super::{Figure, SMALLEST_GROUP, Tally, class_gain};
use crate::id::{DeckId, DeckVersion, ItemId, LectureId};
use crate::submission::Edition;
use crate::{Country, Language};

/// Which records a report is about. `None` means all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// The deck.
    pub deck: DeckId,
    /// One version of it.
    #[serde(default)]
    pub deck_version: Option<DeckVersion>,
    /// One country.
    #[serde(default)]
    pub country: Option<Country>,
    /// One language.
    #[serde(default)]
    pub language: Option<Language>,
    /// One live lecture.
    #[serde(default)]
    pub lecture: Option<LectureId>,
}

/// How many records there are. A count of 1 to 9 is withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// With both quizzes: all other figures are over these.
    pub paired: Figure,
    /// With only the quiz before.
    pub pre_only: Figure,
    /// With only the quiz after.
    pub post_only: Figure,
}

/// Share of items right, averaged over records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mean {
    /// The mean.
    pub mean: Figure,
}

/// Scores before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Before the lecture.
    pub pre: Mean,
    /// After the lecture.
    pub post: Mean,
}

/// After minus before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The mean difference.
    pub mean: Figure,
}

/// What was learned of what could still be learned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// Class normalised gain: [`class_gain`](super::class_gain()).
    pub class_g: Figure,
}

/// One item before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemGain {
    /// Which item.
    pub item: ItemId,
    /// Share right before.
    pub pre_right: Figure,
    /// Share right after.
    pub post_right: Figure,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which records it is about.
    pub scope: Scope,
    /// How many they are.
    pub n: Counts,
    /// Scores before and after.
    pub score: Scores,
    /// After minus before.
    pub difference: Difference,
    /// Normalised gain.
    pub gain: Gain,
    /// Per item; empty where nothing may be shown.
    pub items: Vec<ItemGain>,
}

const TOO_FEW: &str = "fewer than 10 records";
const NOTHING_LEFT: &str = "every answer was right before the lecture";

impl Report {
    /// Computes the report over tallies of one or more editions of the same deck.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
    pub fn of(scope: Scope, tallies: &[(Edition, Tally)]) -> Self {
        let total = |count: fn(&Tally) -> u64| tallies.iter().map(|(_, t)| count(t)).sum::<u64>();
        let paired = total(|t| t.paired);
        let n = Counts {
            paired: shown(paired),
            pre_only: shown(total(|t| t.pre_only)),
            post_only: shown(total(|t| t.post_only)),
        };
        if paired < SMALLEST_GROUP {
            let none = || Figure::undefined(TOO_FEW);
            return Self {
                scope,
                n,
                score: Scores { pre: Mean { mean: none() }, post: Mean { mean: none() } },
                difference: Difference { mean: none() },
                gain: Gain { class_g: none() },
                items: Vec::new(),
            };
        }
        let mean = |right: fn(&super::ItemTally) -> u64| {
            let shares = tallies
                .iter()
                .filter(|(_, t)| t.paired > 0 && !t.items.is_empty())
                .map(|(_, t)| t.items.iter().map(right).sum::<u64>() as f64 / t.items.len() as f64);
            shares.sum::<f64>() / paired as f64
        };
        let (pre, post) = (mean(|i| i.pre_right), mean(|i| i.post_right));
        Self {
            scope,
            n,
            score: Scores {
                pre: Mean { mean: Figure::Value(pre) },
                post: Mean { mean: Figure::Value(post) },
            },
            difference: Difference { mean: Figure::Value(post - pre) },
            gain: Gain {
                class_g: class_gain(pre, post).map_or_else(|| Figure::undefined(NOTHING_LEFT), Figure::Value),
            },
            items: items(tallies),
        }
    }
}

/// A count, where it tells nothing about a small group.
fn shown(count: u64) -> Figure {
    if (1..SMALLEST_GROUP).contains(&count) { Figure::undefined(TOO_FEW) } else { Figure::count(count) }
}

/// Items in the order of the newest edition given last; an item is over the editions that have it, and withheld where
/// those have too few records.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
fn items(tallies: &[(Edition, Tally)]) -> Vec<ItemGain> {
    let mut names: Vec<&ItemId> = Vec::new();
    for (edition, _) in tallies.iter().rev() {
        for item in &edition.items {
            if !names.contains(&item) {
                names.push(item);
            }
        }
    }
    names
        .into_iter()
        .map(|name| {
            let (mut n, mut pre, mut post) = (0, 0, 0);
            for (edition, tally) in tallies {
                let place = edition.items.iter().position(|i| i == name);
                if let Some(item) = place.and_then(|place| tally.items.get(place)) {
                    n += tally.paired;
                    pre += item.pre_right;
                    post += item.post_right;
                }
            }
            let share = |right: u64| {
                if n < SMALLEST_GROUP {
                    Figure::undefined(TOO_FEW)
                } else {
                    Figure::Value(right as f64 / n as f64)
                }
            };
            ItemGain { item: name.clone(), pre_right: share(pre), post_right: share(post) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scoring::Outcome;
    use crate::submission::Taken;

    fn edition(version: &str, items: &[&str]) -> Edition {
        Edition {
            deck: "d".parse().unwrap(),
            version: version.parse().unwrap(),
            items: items.iter().map(|i| i.parse().unwrap()).collect(),
        }
    }

    fn scope() -> Scope {
        Scope { deck: "d".parse().unwrap(), deck_version: None, country: None, language: None, lecture: None }
    }

    fn both(pairs: &str) -> Taken {
        let outcomes: Vec<Outcome> = pairs.chars().filter_map(Outcome::from_letter).collect();
        Taken::Both(outcomes.chunks(2).map(|p| (p[0], p[1])).collect())
    }

    /// Ten students, two items. Before: 5 and 2 of 10 right; after: 9 and 6. Means 0.35 and 0.75, gain 0.40/0.65.
    #[test]
    fn ten_students_by_hand() {
        let mut tally = Tally::new(2);
        for pairs in ["cccc", "cccc", "ccwc", "ccwc", "ccwc", "wcwc", "ucuw", "bcbw", "wcww", "wwuu"] {
            tally.add(&both(pairs));
        }
        tally.add(&Taken::PreOnly(vec![Outcome::Correct, Outcome::Correct]));
        let report = Report::of(scope(), &[(edition("v", &["a", "b"]), tally)]);
        assert_eq!(report.n.paired, Figure::Value(10.0));
        assert_eq!(report.n.pre_only, Figure::undefined("fewer than 10 records"));
        assert_eq!(report.n.post_only, Figure::Value(0.0));
        let close = |figure: &Figure, expected: f64| {
            let value = figure.value().unwrap();
            assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
        };
        close(&report.score.pre.mean, 0.35);
        close(&report.score.post.mean, 0.75);
        close(&report.difference.mean, 0.40);
        close(&report.gain.class_g, 0.40 / 0.65);
        close(&report.items[0].pre_right, 0.5);
        close(&report.items[0].post_right, 0.9);
        close(&report.items[1].pre_right, 0.2);
        close(&report.items[1].post_right, 0.6);
    }

    #[test]
    fn an_item_of_a_small_edition_is_withheld() {
        let (mut old, mut new) = (Tally::new(1), Tally::new(2));
        (0..9).for_each(|_| old.add(&both("wc")));
        (0..5).for_each(|_| new.add(&both("wccc")));
        let report = Report::of(scope(), &[(edition("v1", &["a"]), old), (edition("v2", &["a", "b"]), new)]);
        assert_eq!(report.items[0].post_right, Figure::Value(1.0));
        assert_eq!(report.items[1].post_right, Figure::undefined("fewer than 10 records"));
        assert!((report.score.pre.mean.value().unwrap() - 2.5 / 14.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_left_to_learn_has_no_gain() {
        let mut tally = Tally::new(1);
        (0..10).for_each(|_| tally.add(&both("cc")));
        let report = Report::of(scope(), &[(edition("v", &["a"]), tally)]);
        assert!(report.gain.class_g.value().is_none());
    }

    proptest! {
        #[test]
        fn fewer_than_ten_show_nothing(n in 0_usize..10) {
            let mut tally = Tally::new(1);
            (0..n).for_each(|_| tally.add(&both("wc")));
            let report = Report::of(scope(), &[(edition("v", &["a"]), tally)]);
            prop_assert!(report.score.pre.mean.value().is_none() && report.items.is_empty());
            prop_assert_eq!(report.n.paired.value(), (n == 0).then_some(0.0));
        }

        #[test]
        fn a_report_does_not_depend_on_how_records_are_split(letters in prop::collection::vec("[cwub]{4}", 10..40), cut in 0_usize..40) {
            let mut whole = Tally::new(2);
            let (mut left, mut right) = (Tally::new(2), Tally::new(2));
            for (i, pairs) in letters.iter().enumerate() {
                whole.add(&both(pairs));
                if i < cut { left.add(&both(pairs)) } else { right.add(&both(pairs)) }
            }
            let one = Report::of(scope(), &[(edition("v", &["a", "b"]), whole)]);
            let two = Report::of(scope(), &[(edition("v", &["a", "b"]), left), (edition("v", &["a", "b"]), right)]);
            prop_assert_eq!(one.items, two.items);
            let (a, b) = (one.score.post.mean.value().unwrap(), two.score.post.mean.value().unwrap());
            prop_assert!((a - b).abs() < 1e-12);
        }
    }
}
