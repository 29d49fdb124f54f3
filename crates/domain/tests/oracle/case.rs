//! A data set of the oracle, and its records as the collector counts them.

use konventa_domain::gain::{DeckCounts, LinkedOutcomes, Scope, Stratum, Tally, Venue};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes};
use konventa_domain::{Country, Language};
use serde::Deserialize;
use serde_json::Value;

/// One data set and its expected report.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its number and kind.
    pub name: String,
    /// The number of items of the quiz.
    items: usize,
    records: Vec<Record>,
    followups: Vec<Revisited>,
    /// The figures. `null` where one is undefined.
    pub expected: Value,
}

/// Students who are alike: the lecture, the language, a letter for each item before and after, and
/// how many they are.
#[derive(Debug, Deserialize)]
struct Record(Option<u32>, Language, Option<String>, Option<String>, u64);

/// Those of them who took the follow-up and are alike: the lecture, the language, a letter for each
/// item before, after and later, how many days later, and how many they are.
#[derive(Debug, Deserialize)]
struct Revisited(Option<u32>, Language, String, String, String, u64, u64);

fn outcomes(letters: &str) -> Vec<Outcome> {
    letters.chars().map(|c| Outcome::from_letter(c).unwrap()).collect()
}

/// A stratum; all are of one country, version and day.
fn stratum(lecture: Option<u32>, language: Language) -> Stratum {
    let lecture = lecture.map(|number| format!("lecture-{number:02}").parse().unwrap());
    Stratum {
        version: "v".parse().unwrap(),
        demographics: Demographics::new(Country::Montenegro, language),
        venue: lecture.map(|lecture| Venue { lecture, place: None }),
        day: "2026-11-24".parse().unwrap(),
    }
}

impl Record {
    fn taken(&self) -> QuizOutcomes {
        match (self.2.as_deref(), self.3.as_deref()) {
            (Some(before), Some(after)) => {
                QuizOutcomes::Both(outcomes(before).into_iter().zip(outcomes(after)).collect())
            }
            (Some(before), None) => QuizOutcomes::PreOnly(outcomes(before)),
            (None, Some(after)) => QuizOutcomes::PostOnly(outcomes(after)),
            (None, None) => panic!("a record without a quiz"),
        }
    }
}

impl Revisited {
    fn each(&self) -> impl Iterator<Item = LinkedOutcomes> {
        let first = outcomes(&self.2).into_iter().zip(outcomes(&self.3)).collect();
        let one = LinkedOutcomes { first, later: outcomes(&self.4), days: self.5 };
        (0..self.6).map(move |_| one.clone())
    }
}

impl Case {
    /// The scope of all records of the deck.
    pub fn scope() -> Scope {
        Scope::of("d".parse().unwrap())
    }

    /// Counts the records.
    pub fn counts(&self) -> DeckCounts {
        let items = (0..self.items).map(|place| format!("item-{place:02}").parse().unwrap()).collect();
        let deck_items = DeckItems { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items };
        let mut counts = DeckCounts { versions: vec![deck_items], ..DeckCounts::default() };
        for record in &self.records {
            let tally =
                counts.strata.entry(stratum(record.0, record.1)).or_insert_with(|| Tally::new(self.items));
            let taken = record.taken();
            (0..record.4).for_each(|_| tally.add(&taken));
        }
        for revisited in &self.followups {
            let students = counts.followups.entry(stratum(revisited.0, revisited.1)).or_default();
            students.extend(revisited.each());
        }
        counts
    }
}
