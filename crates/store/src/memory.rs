//! A store that forgets everything at the end: for tests, and to say in few lines what a store means.

mod lectures;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use konventa_domain::gain::{Scope, Tally};
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
    editions: Vec<Edition>,
    records: BTreeMap<Fingerprint, Kept>,
    lectures: Vec<lectures::Held>,
}

/// A record without its name. Its day is not kept, because no report tells it yet.
#[derive(Debug, PartialEq, Eq)]
struct Kept {
    edition: usize,
    lecture: Option<LectureId>,
    country: Country,
    language: Language,
    taken: Taken,
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

    async fn record(&self, record: Record, _day: Day) -> Result<Recorded, StoreError> {
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
        };
        let name = Fingerprint::of(record.id);
        Ok(match state.records.get(&name) {
            None => {
                state.records.insert(name, kept);
                Recorded::New
            }
            Some(same) if *same == kept => Recorded::Again,
            Some(_) => Recorded::Differs,
        })
    }

    async fn withdraw(&self, id: SubmissionId) -> Result<Withdrawn, StoreError> {
        let gone = self.state()?.records.remove(&Fingerprint::of(id));
        Ok(if gone.is_some() { Withdrawn::Gone } else { Withdrawn::Unknown })
    }

    async fn tallies(&self, scope: &Scope) -> Result<Vec<(Edition, Tally)>, StoreError> {
        let state = self.state()?;
        let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
        for kept in state.records.values() {
            let edition = &state.editions[kept.edition];
            let in_scope = edition.deck == scope.deck
                && scope.deck_version.as_ref().is_none_or(|v| *v == edition.version)
                && scope.country.is_none_or(|c| c == kept.country)
                && scope.language.is_none_or(|l| l == kept.language)
                && (scope.lecture.is_none() || scope.lecture == kept.lecture);
            if in_scope {
                let tally = tallies.entry(kept.edition).or_insert_with(|| Tally::new(edition.items.len()));
                tally.add(&kept.taken);
            }
        }
        Ok(tallies.into_iter().map(|(number, tally)| (state.editions[number].clone(), tally)).collect())
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
