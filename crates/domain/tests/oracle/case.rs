//! A data set, and the records as the collector counts them.

use konventa_domain::gain::{Census, Hall, Scope, Stratum, Tally};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Edition, Taken};
use konventa_domain::{Country, Language};
use serde::Deserialize;
use serde_json::Value;

/// One data set and what its report has to say.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its number and kind.
    pub name: String,
    /// How many items the quiz has.
    items: usize,
    records: Vec<Record>,
    /// The figures. `null` where there is none.
    pub expected: Value,
}

/// Students who are alike: the lecture, the language, a letter for each item before and after, how many they are.
#[derive(Debug, Deserialize)]
struct Record(Option<u32>, Language, Option<String>, Option<String>, u64);

impl Record {
    fn taken(&self) -> Taken {
        let outcomes =
            |letters: &str| letters.chars().map(|c| Outcome::from_letter(c).unwrap()).collect::<Vec<_>>();
        match (self.2.as_deref(), self.3.as_deref()) {
            (Some(before), Some(after)) => {
                Taken::Both(outcomes(before).into_iter().zip(outcomes(after)).collect())
            }
            (Some(before), None) => Taken::PreOnly(outcomes(before)),
            (None, Some(after)) => Taken::PostOnly(outcomes(after)),
            (None, None) => panic!("a record without a quiz"),
        }
    }

    /// All of one country, version and day.
    fn stratum(&self) -> Stratum {
        let lecture = self.0.map(|number| format!("lecture-{number:02}").parse().unwrap());
        Stratum {
            version: "v".parse().unwrap(),
            country: Country::Montenegro,
            language: self.1,
            hall: lecture.map(|lecture| Hall { lecture, place: None }),
            day: "2026-11-24".parse().unwrap(),
        }
    }
}

impl Case {
    /// All records of the deck.
    pub fn scope() -> Scope {
        Scope::of("d".parse().unwrap())
    }

    /// The records, counted.
    pub fn census(&self) -> Census {
        let items = (0..self.items).map(|place| format!("item-{place:02}").parse().unwrap()).collect();
        let edition = Edition { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items };
        let mut census = Census { editions: vec![edition], ..Census::default() };
        for record in &self.records {
            let tally = census.strata.entry(record.stratum()).or_insert_with(|| Tally::new(self.items));
            let taken = record.taken();
            (0..record.4).for_each(|_| tally.add(&taken));
        }
        census
    }
}
