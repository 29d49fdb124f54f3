//! A store that forgets everything at the end: for tests, and to say in few lines what a store means.

mod followup;
mod lectures;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use konventa_domain::gain::{DeckCounts, Stratum, Tally, Venue};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::{Edition, Record, SubmissionId, Taken};
use konventa_domain::{Country, Language};

use konventa_domain::Day;

use crate::{Fingerprint, Recorded, Store, StoreError, Withdrawn};

/// Records and lectures in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    closed: bool,
    synthetic: bool,
    editions: Vec<Edition>,
    records: BTreeMap<Fingerprint, Kept>,
    lectures: Vec<lectures::Held>,
    studies: followup::Studies,
}

/// A record without its name.
#[derive(Debug)]
struct Kept {
    edition: usize,
    lecture: Option<LectureId>,
    country: Country,
    language: Language,
    taken: Taken,
    day: Day,
}

impl Kept {
    /// Whether it says the same. The day is left out: a retry after midnight is still the same record.
    fn is(&self, other: &Self) -> bool {
        let said = |kept: &Self| {
            (kept.edition, kept.lecture.clone(), kept.country, kept.language, kept.taken.clone())
        };
        said(self) == said(other)
    }
}

impl MemoryStore {
    fn state(&self) -> Result<MutexGuard<'_, State>, StoreError> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.closed { Err(StoreError::Closed) } else { Ok(state) }
    }
}

impl State {
    fn find(&self, deck: &DeckId, version: &DeckVersion) -> Option<usize> {
        self.editions.iter().position(|e| e.deck == *deck && e.version == *version)
    }

    /// The records of a deck.
    fn of<'a>(&'a self, deck: &'a DeckId) -> impl Iterator<Item = &'a Kept> {
        self.records.values().filter(move |kept| self.editions[kept.edition].deck == *deck)
    }

    fn stratum(&self, kept: &Kept) -> Stratum {
        let hall = |lecture: &LectureId| Venue {
            lecture: lecture.clone(),
            place: self.lectures.iter().find(|held| held.is(lecture)).and_then(lectures::Held::place),
        };
        Stratum {
            version: self.editions[kept.edition].version.clone(),
            country: kept.country,
            language: kept.language,
            venue: kept.lecture.as_ref().map(hall),
            day: kept.day,
        }
    }
}

impl Store for MemoryStore {
    async fn announce(&self, edition: &Edition) -> Result<(), StoreError> {
        let mut state = self.state()?;
        match state.find(&edition.deck, &edition.version) {
            Some(known) if state.editions[known] == *edition => {}
            Some(_) => {
                let (deck, version) = (edition.deck.clone(), edition.version.clone());
                return Err(StoreError::EditionDiffers { deck, version });
            }
            None => state.editions.push(edition.clone()),
        }
        Ok(())
    }

    async fn edition(&self, deck: &DeckId, version: &DeckVersion) -> Result<Option<Edition>, StoreError> {
        let state = self.state()?;
        Ok(state.find(deck, version).map(|found| state.editions[found].clone()))
    }

    async fn editions(&self) -> Result<Vec<Edition>, StoreError> {
        Ok(self.state()?.editions.clone())
    }

    async fn record(&self, record: Record, day: Day) -> Result<Recorded, StoreError> {
        let mut state = self.state()?;
        let Some(edition) = state.find(&record.deck, &record.version) else {
            return Err(StoreError::UnknownEdition { deck: record.deck, version: record.version });
        };
        let kept = Kept {
            edition,
            lecture: record.lecture,
            country: record.country,
            language: record.language,
            taken: record.taken,
            day,
        };
        let name = Fingerprint::of(record.id);
        Ok(match state.records.get(&name) {
            None => {
                state.records.insert(name, kept);
                Recorded::New
            }
            Some(same) if same.is(&kept) => Recorded::Again,
            Some(_) => Recorded::Differs,
        })
    }

    async fn withdraw(&self, id: SubmissionId) -> Result<Withdrawn, StoreError> {
        let (mut state, name) = (self.state()?, Fingerprint::of(id));
        state.studies.withdraw(name);
        let gone = state.records.remove(&name);
        Ok(if gone.is_some() { Withdrawn::Gone } else { Withdrawn::Unknown })
    }

    async fn census(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> Result<Arc<DeckCounts>, StoreError> {
        let state = self.state()?;
        let mut census = DeckCounts {
            editions: state.editions.iter().filter(|edition| edition.deck == *deck).cloned().collect(),
            synthetic: state.synthetic,
            ..DeckCounts::default()
        };
        for kept in state.of(deck).filter(|kept| lecture.is_none() || lecture == kept.lecture.as_ref()) {
            let items = state.editions[kept.edition].items.len();
            let tally = census.strata.entry(state.stratum(kept)).or_insert_with(|| Tally::new(items));
            tally.add(&kept.taken);
        }
        if lecture.is_none() {
            census.followups = state.followups(deck);
        }
        Ok(Arc::new(census))
    }

    async fn outcomes(&self, deck: &DeckId) -> Result<BTreeMap<Stratum, Vec<Taken>>, StoreError> {
        let state = self.state()?;
        let mut outcomes: BTreeMap<Stratum, Vec<Taken>> = BTreeMap::new();
        for kept in state.of(deck) {
            outcomes.entry(state.stratum(kept)).or_default().push(kept.taken.clone());
        }
        Ok(outcomes)
    }

    async fn mark_synthetic(&self) -> Result<(), StoreError> {
        self.state()?.synthetic = true;
        Ok(())
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.state().map(|_| ())
    }

    async fn close(&self) {
        if let Ok(mut state) = self.state() {
            state.closed = true;
        }
    }
}
