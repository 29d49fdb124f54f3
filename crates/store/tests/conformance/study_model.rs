//! Studies as plain maps: the model that `followup_model` compares a store with.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageKeys, LinkageRequest, Salt, link_records};
use konventa_domain::gain::{LinkedByStratum, LinkedOutcomes, Stratum};
use konventa_domain::id::DeckId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, QuizOutcomes, Record, SubmissionId};
use konventa_store::{
    EndedStudy, Fingerprint, JoinStudyResult, RecordResult, StoredStudy, StudyCount, WithdrawResult,
};

/// Records, and the studies that are open. Everything that came in is found by the hash of its own
/// id.
#[derive(Debug, Default)]
pub(crate) struct StudyModel {
    versions: Vec<DeckItems>,
    records: BTreeMap<Fingerprint, (Record, Day)>,
    open: BTreeMap<DeckId, StoredStudy>,
    linkages: BTreeMap<Fingerprint, Linkage>,
    responses: BTreeMap<Fingerprint, Response>,
}

/// The linkage keys of a student who consented.
#[derive(Debug, PartialEq, Eq)]
struct Linkage {
    deck: DeckId,
    /// Hash of the submission.
    record: Fingerprint,
    keys: LinkageKeys,
}

/// A follow-up response.
#[derive(Debug)]
struct Response {
    deck_items: DeckItems,
    outcomes: Vec<Outcome>,
    student: Student,
    day: Day,
}

/// The student who gave a response.
#[derive(Debug, PartialEq, Eq)]
enum Student {
    /// The one with these linkage keys; the study is open.
    With(DeckId, LinkageKeys),
    /// The one who submitted this record; the study is over.
    Of(Fingerprint),
}

impl StudyModel {
    pub(crate) fn new(versions: &[DeckItems]) -> Self {
        Self { versions: versions.to_vec(), ..Self::default() }
    }

    pub(crate) fn record(&mut self, record: Record, today: Day) -> RecordResult {
        match self.records.get(&Fingerprint::of(record.id)) {
            // The day does not count: a retry after midnight is still the same record.
            Some((stored, _)) if *stored == record => RecordResult::Duplicate,
            Some(_) => RecordResult::Differs,
            None => {
                self.records.insert(Fingerprint::of(record.id), (record, today));
                RecordResult::New
            }
        }
    }

    pub(crate) fn withdraw(&mut self, id: SubmissionId) -> WithdrawResult {
        let record = Fingerprint::of(id);
        self.linkages.retain(|_, linkage| linkage.record != record);
        self.responses.retain(|_, response| response.student != Student::Of(record));
        if self.records.remove(&record).is_some() { WithdrawResult::Gone } else { WithdrawResult::Unknown }
    }

    pub(crate) fn open_study(&mut self, deck: &DeckId, salt: Salt, today: Day) -> StoredStudy {
        if let Some(study) = self.open.get(deck).cloned() {
            if study.is_open_on(today) {
                return study;
            }
            self.end_study(&study);
        }
        let study = StoredStudy { deck: deck.clone(), salt, began: today };
        self.open.insert(deck.clone(), study.clone());
        study
    }

    pub(crate) fn studies(&self) -> Vec<StudyCount> {
        let count = |study: &StoredStudy| StudyCount {
            study: study.clone(),
            consented: self.linkages_of(&study.deck).count() as u64,
            answered: self.responses_to(&study.deck).count() as u64,
        };
        self.open.values().map(count).collect()
    }

    pub(crate) fn link(&mut self, linkage: LinkageRequest, today: Day) -> JoinStudyResult {
        let LinkageRequest { id, submission, deck, salt, keys } = linkage;
        if !self.accepts(&deck, salt, today) {
            return JoinStudyResult::Over;
        }
        let (id, sent) = (Fingerprint::of(id), Linkage { deck, record: Fingerprint::of(submission), keys });
        if let Some(stored) = self.linkages.get(&id) {
            return if *stored == sent { JoinStudyResult::Duplicate } else { JoinStudyResult::Differs };
        }
        if self.linkages.values().any(|other| other.record == sent.record) {
            return JoinStudyResult::Differs;
        }
        self.linkages.insert(id, sent);
        JoinStudyResult::New
    }

    pub(crate) fn record_followup(&mut self, response: FollowUpRecord, today: Day) -> JoinStudyResult {
        if !self.accepts(&response.deck, response.salt, today) {
            return JoinStudyResult::Over;
        }
        let of = |known: &&DeckItems| known.deck == response.deck && known.version == response.version;
        let deck_items = self.versions.iter().find(of).expect("the deck_items was announced").clone();
        let id = Fingerprint::of(response.id);
        let student = Student::With(response.deck, response.keys);
        if let Some(stored) = self.responses.get(&id) {
            // The day does not count here either.
            let same = (&stored.deck_items, &stored.outcomes, &stored.student)
                == (&deck_items, &response.outcomes, &student);
            return if same { JoinStudyResult::Duplicate } else { JoinStudyResult::Differs };
        }
        let response = Response { deck_items, outcomes: response.outcomes, student, day: today };
        self.responses.insert(id, response);
        JoinStudyResult::New
    }

    pub(crate) fn withdraw_followup(&mut self, id: SubmissionId) -> WithdrawResult {
        let id = Fingerprint::of(id);
        let gone = [self.linkages.remove(&id).is_some(), self.responses.remove(&id).is_some()];
        if gone.contains(&true) { WithdrawResult::Gone } else { WithdrawResult::Unknown }
    }

    pub(crate) fn end_study(&mut self, study: &StoredStudy) -> Option<EndedStudy> {
        let deck = &study.deck;
        self.open.get(deck).filter(|open| open.salt == study.salt)?;
        let (consented, answered) = (self.linkages_of(deck).count(), self.responses_to(deck).count());
        let pairs = self.pairs(deck);
        let linked = pairs.len();
        for (id, record) in pairs {
            if let Some(response) = self.responses.get_mut(&id) {
                response.student = Student::Of(record);
            }
        }
        self.responses.retain(|_, left| !matches!(&left.student, Student::With(of, _) if of == deck));
        self.linkages.retain(|_, linkage| linkage.deck != *deck);
        self.open.remove(deck);
        let [linked, unlinked, consented] = [linked, answered - linked, consented].map(|count| count as u64);
        Some(EndedStudy { linked, unlinked, consented })
    }

    /// All follow-ups of a deck, of the open study and of the ended ones.
    pub(crate) fn followups(&self, deck: &DeckId) -> LinkedByStratum {
        let ended = self.responses.iter().filter_map(|(id, response)| match response.student {
            Student::Of(record) => Some((*id, record)),
            Student::With(..) => None,
        });
        let all: BTreeSet<_> = self.pairs(deck).into_iter().chain(ended).collect();
        let mut followups = LinkedByStratum::new();
        for (id, record) in all {
            let response = &self.responses[&id];
            if response.deck_items.deck == *deck
                && let Some((stratum, followup)) = self.followup(response, record)
            {
                followups.entry(stratum).or_default().push(followup);
            }
        }
        followups
    }

    fn accepts(&self, deck: &DeckId, salt: Salt, today: Day) -> bool {
        self.open.get(deck).is_some_and(|study| study.salt == salt && study.is_open_on(today))
    }

    fn linkages_of(&self, deck: &DeckId) -> impl Iterator<Item = &Linkage> {
        self.linkages.values().filter(move |linkage| linkage.deck == *deck)
    }

    /// The responses to the open study of a deck.
    fn responses_to(&self, deck: &DeckId) -> impl Iterator<Item = (Fingerprint, &Response, &LinkageKeys)> {
        self.responses.iter().filter_map(move |(id, response)| match &response.student {
            Student::With(of, keys) if of == deck => Some((*id, response, keys)),
            _ => None,
        })
    }

    /// Record and response of a student, if the record has both quizzes and both deck versions ask the
    /// same items.
    fn followup(&self, response: &Response, record: Fingerprint) -> Option<(Stratum, LinkedOutcomes)> {
        let (record, day) = self.records.get(&record)?;
        let QuizOutcomes::Both(first) = &record.taken else { return None };
        let of = |known: &&DeckItems| known.deck == record.deck && known.version == record.version;
        let asked = &self.versions.iter().find(of)?.items;
        if record.deck != response.deck_items.deck || asked.len() != response.deck_items.items.len() {
            return None;
        }
        let outcome = |item| {
            let index = response.deck_items.items.iter().position(|other| other == item)?;
            Some(response.outcomes[index])
        };
        let later = asked.iter().map(outcome).collect::<Option<_>>()?;
        let stratum = Stratum {
            version: record.version.clone(),
            demographics: record.demographics,
            venue: None,
            day: *day,
        };
        Some((stratum, LinkedOutcomes { first: first.clone(), later, days: response.day.days_after(*day) }))
    }

    /// The responses to an open study, and the records that they belong to. A record that was
    /// linked in an earlier study is not linked again.
    fn pairs(&self, deck: &DeckId) -> Vec<(Fingerprint, Fingerprint)> {
        let linkages: Vec<&Linkage> = self.linkages_of(deck).collect();
        let responses: Vec<_> = self.responses_to(deck).collect();
        let first: Vec<LinkageKeys> = linkages.iter().map(|linkage| linkage.keys.clone()).collect();
        let later: Vec<LinkageKeys> = responses.iter().map(|(_, _, keys)| (*keys).clone()).collect();
        let is_new = |record| self.responses.values().all(|other| other.student != Student::Of(record));
        let found = link_records(&first, &later).into_iter().filter_map(|pair| {
            let (record, (id, response, _)) = (linkages[pair.first].record, responses[pair.later]);
            (is_new(record) && self.followup(response, record).is_some()).then_some((id, record))
        });
        found.collect()
    }
}
