//! Small editions and records.

use std::time::UNIX_EPOCH;

use konventa_domain::Day;
use konventa_domain::gain::Scope;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Edition, Record, SubmissionId, Taken};
use konventa_domain::{Country, Language};

pub(crate) fn edition(deck: &str, version: &str, items: &[&str]) -> Edition {
    Edition {
        deck: deck.parse().unwrap(),
        version: version.parse().unwrap(),
        items: items.iter().map(|i| i.parse().unwrap()).collect(),
    }
}

pub(crate) fn id(n: u128) -> SubmissionId {
    SubmissionId(uuid::Uuid::from_u128(n))
}

/// `pre` and `post` in letters, empty where that quiz was missed.
pub(crate) fn record(n: u128, edition: &Edition, pre: &str, post: &str) -> Record {
    let outcomes = |letters: &str| -> Option<Vec<Outcome>> {
        (!letters.is_empty()).then(|| letters.chars().map(|c| Outcome::from_letter(c).unwrap()).collect())
    };
    Record {
        id: id(n),
        deck: edition.deck.clone(),
        version: edition.version.clone(),
        lecture: None,
        country: Country::Montenegro,
        language: Language::English,
        taken: Taken::from_parts(outcomes(pre), outcomes(post)).unwrap(),
    }
}

pub(crate) fn scope(deck: &str) -> Scope {
    Scope { deck: deck.parse().unwrap(), deck_version: None, country: None, language: None, lecture: None }
}

pub(crate) fn today() -> Day {
    Day::of(UNIX_EPOCH)
}
