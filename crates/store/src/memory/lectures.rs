//! Lectures in memory.

use std::collections::BTreeMap;
use std::time::SystemTime;

use konventa_domain::id::LectureId;
use konventa_domain::lecture::{JoinCode, Numbered};

use super::MemoryStore;
use crate::lecture::{
    Addition, Appended, Ballot, Cast, Driver, LectureStore, Opened, Rest, StoredLecture, Votes,
};
use crate::{Fingerprint, StoreError};

/// One lecture with everything in it.
#[derive(Debug)]
pub(super) struct Held {
    row: StoredLecture,
    /// With their times.
    events: Vec<(SystemTime, Numbered)>,
    /// Choice and revision by slide and name.
    votes: BTreeMap<(usize, Fingerprint), (usize, u32)>,
    drivers: Vec<Driver>,
    ended: Option<SystemTime>,
}

impl Held {
    /// Whether it is this lecture.
    pub(super) fn is(&self, id: &LectureId) -> bool {
        self.row.about.id == *id
    }

    /// Where it was held.
    pub(super) fn place(&self) -> Option<String> {
        self.row.place.clone()
    }

    fn last(&self) -> u64 {
        self.events.last().map_or(0, |(_, event)| event.seq)
    }

    fn is_silent_since(&self, moment: SystemTime) -> bool {
        let last = self.events.iter().map(|(at, _)| *at).max().unwrap_or_else(|| self.row.day.end());
        self.row.rest == Rest::Running && last <= moment
    }
}

impl MemoryStore {
    /// Does something with a lecture; gives the default where there is none.
    fn with<T: Default>(&self, id: &LectureId, f: impl FnOnce(&mut Held) -> T) -> Result<T, StoreError> {
        let mut state = self.state()?;
        Ok(state.lectures.iter_mut().find(|held| held.row.about.id == *id).map(f).unwrap_or_default())
    }

    fn rows(&self, fits: impl Fn(&Held) -> bool) -> Result<Vec<StoredLecture>, StoreError> {
        let state = self.state()?;
        Ok(state.lectures.iter().filter(|held| fits(held)).map(|held| held.row.clone()).collect())
    }
}

impl LectureStore for MemoryStore {
    async fn open_lecture(&self, lecture: &StoredLecture, driver: Fingerprint) -> Result<Opened, StoreError> {
        let mut state = self.state()?;
        let same =
            |held: &Held| held.row.about.id == lecture.about.id || held.row.about.code == lecture.about.code;
        if state.lectures.iter().any(same) {
            return Ok(Opened::Taken);
        }
        state.lectures.push(Held {
            row: StoredLecture { rest: Rest::Running, ..lecture.clone() },
            events: Vec::new(),
            votes: BTreeMap::new(),
            drivers: vec![Driver { term: 1, token: driver }],
            ended: None,
        });
        Ok(Opened::New)
    }

    async fn lecture_by_code(&self, code: JoinCode) -> Result<Option<StoredLecture>, StoreError> {
        Ok(self.rows(|held| held.row.about.code == code)?.pop())
    }

    async fn lecture_by_id(&self, id: &LectureId) -> Result<Option<StoredLecture>, StoreError> {
        Ok(self.rows(|held| held.is(id))?.pop())
    }

    async fn lectures(&self) -> Result<Vec<StoredLecture>, StoreError> {
        let mut rows = self.rows(|_| true)?;
        rows.reverse();
        Ok(rows)
    }

    async fn events(&self, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>, StoreError> {
        self.with(lecture, |held| {
            let events = held.events.iter().map(|(_, event)| event);
            events.filter(|event| event.seq > after).cloned().collect()
        })
    }

    async fn append(&self, addition: Addition) -> Result<Appended, StoreError> {
        let appended = self.with(&addition.lecture, |held| {
            if held.last() != addition.after || held.row.rest == Rest::Forgotten {
                return Some(Appended::Conflict);
            }
            held.events.extend(addition.numbered().map(|event| (addition.at, event)));
            held.drivers.extend(addition.driver);
            if addition.ends() {
                held.row.rest = Rest::Ended;
                held.ended = Some(addition.at);
            }
            Some(Appended::Kept)
        })?;
        Ok(appended.unwrap_or(Appended::Conflict))
    }

    async fn cast(&self, ballot: Ballot) -> Result<Cast, StoreError> {
        let cast = self.with(&ballot.lecture, |held| {
            if held.row.rest == Rest::Forgotten {
                return None;
            }
            let now = (ballot.choice, ballot.revision);
            let Some(kept) = held.votes.get_mut(&(ballot.slide, ballot.name)) else {
                held.votes.insert((ballot.slide, ballot.name), now);
                return Some(Cast::New);
            };
            let before = *kept;
            if ballot.revision >= before.1 {
                *kept = now;
            }
            Some(if kept.0 == before.0 { Cast::Again } else { Cast::Changed { from: before.0 } })
        })?;
        Ok(cast.unwrap_or(Cast::NoLecture))
    }

    async fn is_cast(&self, ballot: &Ballot) -> Result<bool, StoreError> {
        self.with(&ballot.lecture, |held| {
            held.votes.get(&(ballot.slide, ballot.name)).is_some_and(|(choice, _)| *choice == ballot.choice)
        })
    }

    async fn votes(&self, lecture: &LectureId) -> Result<Votes, StoreError> {
        self.with(lecture, |held| {
            let mut votes = Votes::new();
            for ((slide, _), (choice, _)) in &held.votes {
                *votes.entry((*slide, *choice)).or_default() += 1;
            }
            votes
        })
    }

    async fn drivers(&self, lecture: &LectureId) -> Result<Vec<Driver>, StoreError> {
        self.with(lecture, |held| held.drivers.clone())
    }

    async fn forget(&self, lecture: &LectureId) -> Result<(), StoreError> {
        self.with(lecture, |held| {
            held.row.rest = Rest::Forgotten;
            held.ended = None;
            held.events.clear();
            held.votes.clear();
            held.drivers.clear();
        })
    }

    async fn ended_by(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.rows(|held| held.ended.is_some_and(|ended| ended <= moment))
    }

    async fn silent_since(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.rows(|held| held.is_silent_since(moment))
    }
}
