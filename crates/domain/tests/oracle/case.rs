//! A data set of the oracle, and its records as the collector seals and counts them.

use std::collections::BTreeMap;

use konventa_domain::gain::{
    Batch, BatchKind, BatchReturns, Cell, DeckCounts, LinkedOutcomes, Occasion, PendingStratum, Scope, Seat,
    Stratum, Tally, Venue, cells, seal,
};
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
        seat: Seat::None,
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
        let one = LinkedOutcomes { first, later: outcomes(&self.4), days: Some(self.5) };
        (0..self.6).map(move |_| one.clone())
    }
}

impl Case {
    /// The scope of all records of the deck.
    pub fn scope() -> Scope {
        Scope::of("d".parse().unwrap())
    }

    /// Seals and counts the records.
    pub fn counts(&self) -> DeckCounts {
        let items = (0..self.items).map(|place| format!("item-{place:02}").parse().unwrap()).collect();
        let deck_items = DeckItems { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items };
        let mut tallies: BTreeMap<(BatchKind, Stratum), Tally> = BTreeMap::new();
        for record in &self.records {
            let taken = record.taken();
            let key = (BatchKind::of(&taken), stratum(record.0, record.1));
            let tally = tallies.entry(key).or_insert_with(|| Tally::new(self.items));
            (0..record.4).for_each(|_| tally.add(&taken));
        }
        let pending: Vec<PendingStratum> = tallies
            .iter()
            .map(|((kind, stratum), tally)| {
                let n = tally.paired() + tally.pre_only() + tally.post_only;
                PendingStratum { kind: *kind, stratum: stratum.clone(), n }
            })
            .collect();
        let mut followups: BTreeMap<Stratum, Vec<LinkedOutcomes>> = BTreeMap::new();
        for revisited in &self.followups {
            followups.entry(stratum(revisited.0, revisited.1)).or_default().extend(revisited.each());
        }
        let (mut batches, mut returned, mut returns) = (Vec::new(), Vec::new(), Vec::new());
        for new in seal(&pending, &Occasion::Everything) {
            let mut tally = Tally::new(self.items);
            for stratum in &new.strata {
                tally.add_all(&tallies[&(new.kind, (*stratum).clone())]);
            }
            // Only students with both quizzes take the follow-up.
            let own = new.strata.iter().filter(|_| new.kind == BatchKind::Both);
            let own: Vec<LinkedOutcomes> =
                own.filter_map(|stratum| followups.get(*stratum)).flatten().cloned().collect();
            returns.push(BatchReturns { labels: new.labels(), n: new.n, returned: own.len() as u64 });
            returned.push(own);
            batches.push(Batch { kind: new.kind, labels: new.labels(), tally });
        }
        let cells = cells(&returns).into_iter().map(|own| Cell {
            returned: own.iter().flat_map(|index| returned[*index].clone()).collect(),
            batches: own,
        });
        let cells = cells.collect();
        DeckCounts { versions: vec![deck_items], batches, cells, ..DeckCounts::default() }
    }
}
