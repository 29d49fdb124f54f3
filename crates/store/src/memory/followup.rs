//! Studies in memory.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageKeys, LinkageRequest, Salt, link_records};
use konventa_domain::gain::{FollowUp, FollowUps};
use konventa_domain::id::DeckId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{SubmissionId, Taken};

use super::{MemoryStore, State};
use crate::followup::{Ended, FollowUpStore, Joined, StoredStudy, StudyCount, in_order_of};
use crate::{Fingerprint, StoreError, Withdrawn};

/// The studies that are open, and what came in. Each by the hash of its own name.
#[derive(Debug, Default)]
pub(super) struct Studies {
    open: BTreeMap<DeckId, StoredStudy>,
    linked: BTreeMap<Fingerprint, Linked>,
    answered: BTreeMap<Fingerprint, Answered>,
}

/// Somebody who consented.
#[derive(Debug, PartialEq, Eq)]
struct Linked {
    deck: DeckId,
    /// The hash of the submission.
    record: Fingerprint,
    links: LinkageKeys,
}

/// Somebody who answered again.
#[derive(Debug)]
struct Answered {
    edition: usize,
    outcomes: Vec<Outcome>,
    whose: Whose,
    day: Day,
}

/// Of whom later answers are.
#[derive(Debug, PartialEq, Eq)]
enum Whose {
    /// Whoever has these links; the study is open.
    Has(DeckId, LinkageKeys),
    /// Whoever handed in this record; the study is over.
    Of(Fingerprint),
}

impl Studies {
    fn takes(&self, deck: &DeckId, salt: Salt, today: Day) -> bool {
        self.open.get(deck).is_some_and(|study| study.salt == salt && study.is_open_on(today))
    }

    fn linked_to(&self, deck: &DeckId) -> impl Iterator<Item = &Linked> {
        self.linked.values().filter(move |linked| linked.deck == *deck)
    }

    fn answered(&self, deck: &DeckId) -> impl Iterator<Item = (Fingerprint, &Answered, &LinkageKeys)> {
        self.answered.iter().filter_map(move |(name, answered)| match &answered.whose {
            Whose::Has(of, links) if of == deck => Some((*name, answered, links)),
            _ => None,
        })
    }

    /// Deletes what leads to a record, and the later answers that belong to it.
    pub(super) fn withdraw(&mut self, record: Fingerprint) {
        self.linked.retain(|_, linked| linked.record != record);
        self.answered.retain(|_, answered| answered.whose != Whose::Of(record));
    }
}

impl State {
    /// Both answers of a student, where there is a record with both quizzes and both editions ask the same.
    fn revisit(&self, answered: &Answered, record: Fingerprint) -> Option<FollowUp> {
        let kept = self.records.get(&record)?;
        let Taken::Both(first) = &kept.taken else { return None };
        let (one, other) = (&self.editions[kept.edition], &self.editions[answered.edition]);
        let later = (one.deck == other.deck).then(|| in_order_of(one, other, &answered.outcomes))??;
        Some(FollowUp { first: first.clone(), later, days: answered.day.days_after(kept.day) })
    }

    /// The later answers of an open study and the records that they belong to. One that has a pair of an earlier study gets
    /// no second one.
    fn pairs(&self, deck: &DeckId) -> Vec<(Fingerprint, Fingerprint)> {
        let records: Vec<Fingerprint> = self.studies.linked_to(deck).map(|linked| linked.record).collect();
        let first: Vec<LinkageKeys> =
            self.studies.linked_to(deck).map(|linked| linked.links.clone()).collect();
        let later: Vec<_> = self.studies.answered(deck).collect();
        let links: Vec<LinkageKeys> = later.iter().map(|(_, _, links)| (*links).clone()).collect();
        let is_new = |record| self.studies.answered.values().all(|other| other.whose != Whose::Of(record));
        let found = link_records(&first, &links).into_iter().filter_map(|pair| {
            let (record, (name, answered, _)) = (records[pair.first], later[pair.later]);
            (is_new(record) && self.revisit(answered, record).is_some()).then_some((name, record))
        });
        found.collect()
    }

    /// All who answered again.
    pub(super) fn followups(&self, deck: &DeckId) -> FollowUps {
        let ended = self.studies.answered.iter().filter_map(|(name, answered)| match answered.whose {
            Whose::Of(record) => Some((*name, record)),
            Whose::Has(..) => None,
        });
        let all: BTreeSet<_> = self.pairs(deck).into_iter().chain(ended).collect();
        let mut followups = FollowUps::new();
        for (name, record) in all {
            let (answered, kept) = (&self.studies.answered[&name], self.records.get(&record));
            let is_of_deck = self.editions[answered.edition].deck == *deck;
            if let (true, Some(kept), Some(revisit)) = (is_of_deck, kept, self.revisit(answered, record)) {
                followups.entry(self.stratum(kept)).or_default().push(revisit);
            }
        }
        followups
    }

    fn end(&mut self, study: &StoredStudy) -> Option<Ended> {
        let deck = &study.deck;
        self.studies.open.get(deck).filter(|open| open.salt == study.salt)?;
        let (linked, answered) = (self.studies.linked_to(deck).count(), self.studies.answered(deck).count());
        let pairs = self.pairs(deck);
        let paired = pairs.len();
        for (name, record) in pairs {
            if let Some(answered) = self.studies.answered.get_mut(&name) {
                answered.whose = Whose::Of(record);
            }
        }
        self.studies.answered.retain(|_, left| !matches!(&left.whose, Whose::Has(of, _) if of == deck));
        self.studies.linked.retain(|_, linked| linked.deck != *deck);
        self.studies.open.remove(deck);
        let [paired, apart, linked] = [paired, answered - paired, linked].map(|count| count as u64);
        Some(Ended { paired, apart, linked })
    }
}

impl FollowUpStore for MemoryStore {
    async fn open_study(&self, deck: &DeckId, salt: Salt, today: Day) -> Result<StoredStudy, StoreError> {
        let mut state = self.state()?;
        if let Some(study) = state.studies.open.get(deck).cloned() {
            if study.is_open_on(today) {
                return Ok(study);
            }
            state.end(&study);
        }
        let study = StoredStudy { deck: deck.clone(), salt, began: today };
        state.studies.open.insert(deck.clone(), study.clone());
        Ok(study)
    }

    async fn study(&self, deck: &DeckId) -> Result<Option<StoredStudy>, StoreError> {
        Ok(self.state()?.studies.open.get(deck).cloned())
    }

    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError> {
        let state = self.state()?;
        let count = |study: &StoredStudy| StudyCount {
            study: study.clone(),
            linked: state.studies.linked_to(&study.deck).count() as u64,
            answered: state.studies.answered(&study.deck).count() as u64,
        };
        Ok(state.studies.open.values().map(count).collect())
    }

    async fn link(&self, linking: LinkageRequest, today: Day) -> Result<Joined, StoreError> {
        let LinkageRequest { id, submission, deck, salt, keys: links } = linking;
        let studies = &mut self.state()?.studies;
        if !studies.takes(&deck, salt, today) {
            return Ok(Joined::Over);
        }
        let (name, given) =
            (Fingerprint::of(id), Linked { deck, record: Fingerprint::of(submission), links });
        if let Some(kept) = studies.linked.get(&name) {
            return Ok(if *kept == given { Joined::Again } else { Joined::Differs });
        }
        if studies.linked.values().any(|other| other.record == given.record) {
            return Ok(Joined::Differs);
        }
        studies.linked.insert(name, given);
        Ok(Joined::New)
    }

    async fn record_followup(&self, later: FollowUpRecord, today: Day) -> Result<Joined, StoreError> {
        let mut state = self.state()?;
        let Some(edition) = state.find(&later.deck, &later.version) else {
            return Err(StoreError::UnknownEdition { deck: later.deck, version: later.version });
        };
        if !state.studies.takes(&later.deck, later.salt, today) {
            return Ok(Joined::Over);
        }
        let name = Fingerprint::of(later.id);
        let whose = Whose::Has(later.deck, later.keys);
        if let Some(kept) = state.studies.answered.get(&name) {
            // The day is left out: a retry after midnight is still the same.
            let same = (kept.edition, &kept.outcomes, &kept.whose) == (edition, &later.outcomes, &whose);
            return Ok(if same { Joined::Again } else { Joined::Differs });
        }
        let answered = Answered { edition, outcomes: later.outcomes, whose, day: today };
        state.studies.answered.insert(name, answered);
        Ok(Joined::New)
    }

    async fn forget_followup(&self, name: SubmissionId) -> Result<Withdrawn, StoreError> {
        let (studies, name) = (&mut self.state()?.studies, Fingerprint::of(name));
        let gone = [studies.linked.remove(&name).is_some(), studies.answered.remove(&name).is_some()];
        Ok(if gone.contains(&true) { Withdrawn::Gone } else { Withdrawn::Unknown })
    }

    async fn end_study(&self, study: &StoredStudy) -> Result<Option<Ended>, StoreError> {
        Ok(self.state()?.end(study))
    }
}
