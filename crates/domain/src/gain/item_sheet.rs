//! The items of a report as a sheet for a pilot: which are too easy before the lecture, and which
//! do not distinguish students who learned from students who did not. docs/pilot.md says how to use it.
//!
//! It is made from a report, so it has nothing that a report withholds: for fewer than ten students
//! it has no item.

use std::error::Error;

use csv::{Terminator, WriterBuilder};

use super::{Figure, ItemGain, Report, Scope};
use crate::invariant::OrNever as _;

/// If a larger share of students is right before the lecture, an item has nothing left to teach, or
/// can be guessed.
const TOO_EASY: f64 = 0.7;
/// Below this discrimination an item hardly correlates with the others.
const WEAK: f64 = 0.3;

const HEAD: [&str; 10] = [
    "item",
    "scope",
    "students",
    "right_before",
    "right_before_se",
    "discrimination_before",
    "right_after",
    "right_after_se",
    "discrimination_after",
    "flag",
];

/// Returns the sheet as CSV with the line endings of RFC 4180. An undefined figure is an empty
/// cell.
#[must_use]
pub fn item_sheet(report: &Report) -> String {
    let mut scope = scope(&report.scope);
    if let Some(note) = report.set_aside.first() {
        let what = if note.counted { "counted" } else { "left out" };
        scope = format!("{scope}; set_aside={what}");
    }
    let rows = report.items.iter().map(|item| row(item, &scope, report.n.paired));
    table(rows).or_never("rows of equal length fit into memory", String::new)
}

fn table(rows: impl Iterator<Item = [String; HEAD.len()]>) -> Result<String, Box<dyn Error>> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    table.write_record(HEAD)?;
    for row in rows {
        table.write_record(row)?;
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}

fn row(item: &ItemGain, scope: &str, students: Figure) -> [String; HEAD.len()] {
    let cell = |value: Option<f64>| value.map(|value| format!("{value:.3}")).unwrap_or_default();
    let figure = |figure: Figure| cell(figure.value());
    // The standard error of a share: with 20 students and half of them right, 0.11.
    let error = |share: Figure| {
        let share = share.value().zip(students.value().filter(|n| *n > 0.0));
        cell(share.map(|(share, n)| (share * (1.0 - share) / n).sqrt()))
    };
    [
        item.item.to_string(),
        scope.to_owned(),
        students.value().map(|n| n.to_string()).unwrap_or_default(),
        figure(item.pre_right),
        error(item.pre_right),
        figure(item.discrimination_pre),
        figure(item.post_right),
        error(item.post_right),
        figure(item.discrimination_post),
        flag(item).to_owned(),
    ]
}

/// What is wrong with an item. Its discrimination is judged after the lecture: before it, nearly
/// everybody guesses.
fn flag(item: &ItemGain) -> &'static str {
    let too_easy = item.pre_right.value().is_some_and(|share| share > TOO_EASY);
    let weak = item.discrimination_post.value().is_some_and(|goes_with| goes_with < WEAK);
    match (too_easy, weak) {
        (true, true) => "too easy before; weak after",
        (true, false) => "too easy before",
        (false, true) => "weak after",
        (false, false) => "",
    }
}

/// The deck and the conditions, in one cell.
fn scope(scope: &Scope) -> String {
    let conditions =
        scope.conditions().map(|condition| (condition.filter().name(), condition.value().to_string()));
    let parts = std::iter::once(("deck", scope.deck.to_string())).chain(conditions);
    parts.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::batch::tests::{batches, stratum};
    use super::super::{DeckCounts, Tally, Value};
    use super::*;
    use crate::scoring::Outcome;
    use crate::statistics::UndefinedReason;
    use crate::submission::{DeckItems, QuizOutcomes};
    use crate::{Country, Language};

    /// Two items: four letters a student, the first item before and after, then the second.
    fn report(students: &[&str]) -> Report {
        let mut tally = Tally::new(2);
        for letters in students {
            let outcomes: Vec<Outcome> = letters.chars().filter_map(Outcome::from_letter).collect();
            tally.add(&QuizOutcomes::Both(outcomes.chunks(2).map(|pair| (pair[0], pair[1])).collect()));
        }
        let stratum = stratum("v", Country::Montenegro, Language::Montenegrin, None, "2026-11-24");
        let deck_items = DeckItems {
            deck: "d".parse().unwrap(),
            version: "v".parse().unwrap(),
            items: vec!["a".parse().unwrap(), "b".parse().unwrap()],
        };
        let counts = DeckCounts {
            versions: vec![deck_items],
            batches: batches([(stratum, tally)]),
            ..DeckCounts::default()
        };
        Report::of(Scope::of("d".parse().unwrap()).only(Value::Country(Country::Montenegro)), &counts)
    }

    const TEN: [&str; 10] = ["cccc", "cccc", "ccwc", "ccwc", "ccwc", "wcwc", "ucuw", "bcbw", "wcww", "wwuu"];

    /// Before, 5 and 2 of 10 are right and 2 have both: (2·10 − 5·2)/√(5·5·2·8) = 0.5. After, 9 and
    /// 6 are, and 6 have both: (6·10 − 9·6)/√(9·1·6·4) = 0.408. √(0.5·0.5/10) = 0.158.
    #[test]
    fn ten_students_by_hand() {
        let sheet = item_sheet(&report(&TEN));
        let lines: Vec<&str> = sheet.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "item,scope,students,right_before,right_before_se,discrimination_before,right_after,right_after_se,\
                 discrimination_after,flag",
                "a,deck=d; country=ME,10,0.500,0.158,0.500,0.900,0.095,0.408,",
                "b,deck=d; country=ME,10,0.200,0.126,0.500,0.600,0.155,0.408,",
                "",
            ]
        );
    }

    #[test]
    fn fewer_than_ten_students_have_no_line() {
        assert_eq!(item_sheet(&report(&TEN[..9])).lines().count(), 1);
    }

    #[test]
    fn what_is_to_be_replaced_has_a_flag() {
        let flagged = |before: f64, after: Figure| {
            let mut report = report(&TEN);
            let item = report.items.first_mut().unwrap();
            (item.pre_right, item.discrimination_post) = (Figure::Value(before), after);
            item_sheet(&report).lines().nth(1).unwrap().rsplit(',').next().unwrap().to_owned()
        };
        assert_eq!(flagged(0.7, Figure::Value(0.3)), "");
        assert_eq!(flagged(0.71, Figure::Value(0.3)), "too easy before");
        assert_eq!(flagged(0.7, Figure::Value(0.29)), "weak after");
        assert_eq!(flagged(0.95, Figure::Value(-0.1)), "too easy before; weak after");
        // All were right after: whether it goes with the others is not known.
        assert_eq!(flagged(0.5, Figure::Undefined(UndefinedReason::NoVariation)), "");
    }

    #[test]
    fn a_place_with_a_comma_stays_one_cell() {
        let mut report = report(&TEN);
        report.scope = report.scope.only(Value::Place("Law, \"old\" hall".into()));
        let sheet = item_sheet(&report);
        assert!(sheet.contains("a,\"deck=d; country=ME; place=Law, \"\"old\"\" hall\",10,"), "{sheet}");
    }
}
