//! Studies as plain maps: the model that `followup_model` compares a store with.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageKeys, LinkageRequest, Salt, link_records};
use konventa_domain::gain::{
    Batch, BatchKind, BatchReturns, Cell, LinkedOutcomes, Occasion, PendingStratum, Seat, Stratum, Tally,
    cells, seal,
};
use konventa_domain::id::DeckId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, QuizOutcomes, Record, SubmissionId};
use konventa_store::{
    EndedStudy, Fingerprint, JoinStudyResult, RecordResult, StoredStudy, StudyCount, WithdrawResult,
};

use super::samples::today;

/// Records, and the studies that are open. Everything that came in is found by the hash of its own
/// id.
#[derive(Debug, Default)]
pub(crate) struct StudyModel {
    versions: Vec<DeckItems>,
    pending: BTreeMap<Fingerprint, Record>,
    received: BTreeSet<Fingerprint>,
    batches: Vec<SealedBatch>,
    cells: Vec<(DeckId, Cell)>,
    open: BTreeMap<DeckId, StoredStudy>,
    linkages: BTreeMap<Fingerprint, Linkage>,
    responses: BTreeMap<Fingerprint, Response>,
}

#[derive(Debug)]
struct SealedBatch {
    deck_items: DeckItems,
    batch: Batch,
    is_in_cell: bool,
}

/// The linkage keys of a student who consented.
#[derive(Debug)]
struct Linkage {
    deck: DeckId,
    keys: LinkageKeys,
    record: FirstRecord,
}

/// The record of a student who consented.
#[derive(Debug)]
enum FirstRecord {
    /// Hash of the submission, which is pending or did not arrive.
    Pending(Fingerprint),
    /// The index of its batch, and its outcomes.
    Sealed(usize, QuizOutcomes),
}

/// A follow-up response to a study that is open.
#[derive(Debug, PartialEq, Eq)]
struct Response {
    deck_items: DeckItems,
    outcomes: Vec<Outcome>,
    keys: LinkageKeys,
}

/// A cell in words: its batches, and its students who returned.
pub(crate) type ListedCell = (Vec<String>, Vec<String>);

impl StudyModel {
    pub(crate) fn new(versions: &[DeckItems]) -> Self {
        Self { versions: versions.to_vec(), ..Self::default() }
    }

    pub(crate) fn record(&mut self, record: Record) -> RecordResult {
        let id = Fingerprint::of(record.id);
        match self.pending.get(&id) {
            _ if self.received.contains(&id) => RecordResult::Duplicate,
            Some(stored) if *stored == record => RecordResult::Duplicate,
            Some(_) => RecordResult::Differs,
            None => {
                self.pending.insert(id, record);
                RecordResult::New
            }
        }
    }

    pub(crate) fn withdraw(&mut self, id: SubmissionId) -> WithdrawResult {
        let record = Fingerprint::of(id);
        self.linkages.retain(|_, linkage| !linkage.record.is_pending(record));
        let gone = self.pending.remove(&record).is_some();
        self.withdrawn(record, gone)
    }

    /// Seals everything. Returns the number of new batches.
    pub(crate) fn seal(&mut self) -> usize {
        let key = |record: &Record| (BatchKind::of(&record.taken), stratum(record));
        let mut new = 0;
        for deck in ["d", "e"] {
            let own = || self.pending.values().filter(|record| record.deck.as_str() == deck);
            let strata: BTreeSet<(BatchKind, Stratum)> = own().map(key).collect();
            let pending: Vec<PendingStratum> = strata
                .into_iter()
                .map(|(kind, stratum)| {
                    let n = own().filter(|record| key(record) == (kind, stratum.clone())).count() as u64;
                    PendingStratum { kind, stratum, n }
                })
                .collect();
            for batch in seal(&pending, &Occasion::Everything) {
                let version = &batch.strata[0].version;
                let of = |known: &&DeckItems| known.deck.as_str() == deck && known.version == *version;
                let deck_items = self.versions.iter().find(of).expect("it was announced").clone();
                let mut tally = Tally::new(deck_items.items.len());
                let index = self.batches.len();
                self.pending.retain(|hash, record| {
                    let (kind, stratum) = key(record);
                    let is_in = record.deck.as_str() == deck
                        && kind == batch.kind
                        && batch.strata.contains(&&stratum);
                    if is_in {
                        tally.add(&record.taken);
                        self.received.insert(*hash);
                        let linked = self.linkages.values_mut().filter(|own| own.record.is_pending(*hash));
                        linked.for_each(|own| own.record = FirstRecord::Sealed(index, record.taken.clone()));
                    }
                    !is_in
                });
                let batch = Batch { kind: batch.kind, labels: batch.labels(), tally };
                self.batches.push(SealedBatch { deck_items, batch, is_in_cell: false });
                new += 1;
            }
        }
        new
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
        let (id, record) = (Fingerprint::of(id), Fingerprint::of(submission));
        if let Some(stored) = self.linkages.get(&id) {
            // Of a sealed record nobody knows whose it was.
            let same_record =
                stored.record.is_pending(record) || matches!(stored.record, FirstRecord::Sealed(..));
            let same = same_record && stored.deck == deck && stored.keys == keys;
            return if same { JoinStudyResult::Duplicate } else { JoinStudyResult::Differs };
        }
        if self.received.contains(&record) {
            return JoinStudyResult::Sealed;
        }
        if self.linkages.values().any(|other| other.record.is_pending(record)) {
            return JoinStudyResult::Differs;
        }
        self.linkages.insert(id, Linkage { deck, keys, record: FirstRecord::Pending(record) });
        JoinStudyResult::New
    }

    pub(crate) fn record_followup(&mut self, response: FollowUpRecord, today: Day) -> JoinStudyResult {
        if !self.accepts(&response.deck, response.salt, today) {
            return JoinStudyResult::Over;
        }
        let of = |known: &&DeckItems| known.deck == response.deck && known.version == response.version;
        let deck_items = self.versions.iter().find(of).expect("the version was announced").clone();
        let id = Fingerprint::of(response.id);
        let response = Response { deck_items, outcomes: response.outcomes, keys: response.keys };
        if let Some(stored) = self.responses.get(&id) {
            return if *stored == response { JoinStudyResult::Duplicate } else { JoinStudyResult::Differs };
        }
        self.responses.insert(id, response);
        JoinStudyResult::New
    }

    pub(crate) fn withdraw_followup(&mut self, id: SubmissionId) -> WithdrawResult {
        let id = Fingerprint::of(id);
        let gone = [self.linkages.remove(&id).is_some(), self.responses.remove(&id).is_some()];
        self.withdrawn(id, gone.contains(&true))
    }

    pub(crate) fn end_study(&mut self, study: &StoredStudy) -> Option<EndedStudy> {
        let deck = &study.deck;
        self.open.get(deck).filter(|open| open.salt == study.salt)?;
        let (consented, answered) = (self.linkages_of(deck).count(), self.responses_to(deck).count());
        let mut linked = 0;
        let mut pairs = self.pairs(deck);
        let own = |sealed: &SealedBatch| sealed.deck_items.deck == *deck && !sealed.is_in_cell;
        let free: Vec<usize> = (0..self.batches.len())
            .filter(|index| own(&self.batches[*index]) && self.batches[*index].batch.kind == BatchKind::Both)
            .collect();
        let returns: Vec<BatchReturns> = free
            .iter()
            .map(|index| {
                let (batch, returned) = (&self.batches[*index].batch, pairs.get(index).map_or(0, Vec::len));
                BatchReturns { labels: batch.labels.clone(), n: batch.n(), returned: returned as u64 }
            })
            .collect();
        for cell in cells(&returns) {
            let batches: Vec<usize> = cell.into_iter().map(|index| free[index]).collect();
            let mut returned = Vec::new();
            for batch in &batches {
                self.batches[*batch].is_in_cell = true;
                for (id, outcomes) in pairs.remove(batch).unwrap_or_default() {
                    self.received.insert(id);
                    returned.push(outcomes);
                    linked += 1;
                }
            }
            self.cells.push((deck.clone(), Cell { batches, returned }));
        }
        self.responses.retain(|_, left| left.deck_items.deck != *deck);
        self.linkages.retain(|_, linkage| linkage.deck != *deck);
        self.open.remove(deck);
        let [linked, unlinked, consented] = [linked, answered - linked, consented].map(|count| count as u64);
        Some(EndedStudy { linked, unlinked, consented })
    }

    /// The cells of a deck.
    pub(crate) fn cells(&self, deck: &DeckId) -> Vec<ListedCell> {
        let batches: Vec<Batch> = self.batches.iter().map(|sealed| sealed.batch.clone()).collect();
        let own = self.cells.iter().filter(|(of, _)| of == deck).map(|(_, cell)| cell.clone());
        Self::listed(&batches, &own.collect::<Vec<Cell>>())
    }

    /// Cells in words, sorted.
    pub(crate) fn listed(batches: &[Batch], cells: &[Cell]) -> Vec<ListedCell> {
        let sorted = |mut all: Vec<String>| {
            all.sort_unstable();
            all
        };
        let list = |cell: &Cell| {
            let own = cell.batches.iter().map(|index| format!("{:?}", batches[*index])).collect();
            let returned = cell.returned.iter().map(|one| format!("{one:?}")).collect();
            (sorted(own), sorted(returned))
        };
        let mut all: Vec<ListedCell> = cells.iter().map(list).collect();
        all.sort_unstable();
        all
    }

    fn withdrawn(&self, id: Fingerprint, gone: bool) -> WithdrawResult {
        if gone {
            WithdrawResult::Gone
        } else if self.received.contains(&id) {
            WithdrawResult::Sealed
        } else {
            WithdrawResult::Unknown
        }
    }

    fn accepts(&self, deck: &DeckId, salt: Salt, today: Day) -> bool {
        self.open.get(deck).is_some_and(|study| study.salt == salt && study.is_open_on(today))
    }

    fn linkages_of(&self, deck: &DeckId) -> impl Iterator<Item = &Linkage> {
        self.linkages.values().filter(move |linkage| linkage.deck == *deck)
    }

    /// The responses to the open study of a deck.
    fn responses_to(&self, deck: &DeckId) -> impl Iterator<Item = (Fingerprint, &Response)> {
        let own = self.responses.iter().filter(move |(_, response)| response.deck_items.deck == *deck);
        own.map(|(id, response)| (*id, response))
    }

    /// The responses to an open study by the batch of their records, if the record has both quizzes
    /// and both deck versions ask the same items.
    fn pairs(&self, deck: &DeckId) -> BTreeMap<usize, Vec<(Fingerprint, LinkedOutcomes)>> {
        let linkages: Vec<&Linkage> = self.linkages_of(deck).collect();
        let responses: Vec<_> = self.responses_to(deck).collect();
        let first: Vec<LinkageKeys> = linkages.iter().map(|linkage| linkage.keys.clone()).collect();
        let later: Vec<LinkageKeys> = responses.iter().map(|(_, response)| response.keys.clone()).collect();
        let mut pairs: BTreeMap<usize, Vec<(Fingerprint, LinkedOutcomes)>> = BTreeMap::new();
        for pair in link_records(&first, &later) {
            let (id, response) = responses[pair.later];
            if let Some((batch, outcomes)) = self.linked(&linkages[pair.first].record, response) {
                pairs.entry(batch).or_default().push((id, outcomes));
            }
        }
        pairs
    }

    fn linked(&self, record: &FirstRecord, response: &Response) -> Option<(usize, LinkedOutcomes)> {
        let FirstRecord::Sealed(index, QuizOutcomes::Both(first)) = record else { return None };
        let sealed = &self.batches[*index];
        let asked = &sealed.deck_items.items;
        let same_deck = sealed.deck_items.deck == response.deck_items.deck;
        if sealed.is_in_cell || !same_deck || asked.len() != response.deck_items.items.len() {
            return None;
        }
        let outcome = |item| {
            let index = response.deck_items.items.iter().position(|other| other == item)?;
            Some(response.outcomes[index])
        };
        let later = asked.iter().map(outcome).collect::<Option<_>>()?;
        // All records are of one day, and all responses nine days later.
        Some((*index, LinkedOutcomes { first: first.clone(), later, days: Some(9) }))
    }
}

impl FirstRecord {
    fn is_pending(&self, record: Fingerprint) -> bool {
        matches!(self, Self::Pending(own) if *own == record)
    }
}

fn stratum(record: &Record) -> Stratum {
    let (version, demographics) = (record.version.clone(), record.demographics);
    Stratum { venue: None, day: today(), version, demographics, seat: Seat::vouched(record.vouched) }
}
