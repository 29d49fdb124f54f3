//! Records.

use std::sync::Arc;

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::gain::{DeckCounts, SealedRecords, SetAside, SetAsideTarget};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::submission::{DeckItems, Record, SubmissionId};

use super::Database;
use crate::engine::Engine;
use crate::tables::marks::{self, RECORDS_CHANGED};
use crate::tables::record_row::RecordRow;
use crate::tables::{deck_counts, deck_versions, records, seal, set_aside};
use crate::writer::Change;
use crate::{
    Fingerprint, RecordResult, RecordStore, SealWhen, SeatProof, SpentTicket, StoreError, WithdrawResult,
    letters,
};

#[async_trait]
impl<E: Engine> RecordStore for Database<E> {
    async fn announce(&self, deck_items: &DeckItems) -> Result<(), StoreError> {
        match self.find_deck_items(&deck_items.deck, &deck_items.version).await? {
            Some(known) if known.deck_items == *deck_items => Ok(()),
            Some(_) => {
                let (deck, version) = (deck_items.deck.clone(), deck_items.version.clone());
                Err(StoreError::DeckVersionDiffers { deck, version })
            }
            None => {
                let deck_items = deck_items.clone();
                self.writer
                    .run(Change::new().and_once(RECORDS_CHANGED).repeatable(), move |to| {
                        Box::pin(async move { deck_versions::announce(to, &deck_items).await })
                    })
                    .await
            }
        }
    }

    async fn deck_items(
        &self,
        deck: &DeckId,
        version: &DeckVersion,
    ) -> Result<Option<DeckItems>, StoreError> {
        Ok(self.find_deck_items(deck, version).await?.map(|known| known.deck_items))
    }

    async fn known_deck_items(&self) -> Result<Vec<DeckItems>, StoreError> {
        self.explained(deck_versions::all(&mut *self.reader().await?).await)
    }

    async fn record_with(
        &self,
        mut record: Record,
        day: Day,
        proof: SeatProof,
    ) -> Result<RecordResult, StoreError> {
        record.vouched |= matches!(proof, SeatProof::Ticket(_));
        let Some(known) = self.find_deck_items(&record.deck, &record.version).await? else {
            return Err(StoreError::UnknownDeckVersion { deck: record.deck, version: record.version });
        };
        // Prepared here, so that the writer has nothing left to do but write.
        let (id, day) = (Fingerprint::of(record.id), day.to_string());
        let (pre, post) = letters::encode(&record.taken);
        self.writer
            .run(Change::new().inserts(id), move |to| {
                Box::pin(async move {
                    let row = RecordRow::of(&record, known.number, &day, (pre.as_deref(), post.as_deref()));
                    records::store(to, id, row, proof).await
                })
            })
            .await
    }

    async fn withdraw_with(
        &self,
        id: SubmissionId,
        ticket: Option<SpentTicket>,
    ) -> Result<WithdrawResult, StoreError> {
        let id = Fingerprint::of(id);
        // The linkage keys may be there without their record.
        let what = Change::new().erases(|&(_, deleted)| deleted > 0);
        let (result, _) =
            self.writer.run(what, move |to| Box::pin(records::withdraw(to, id, ticket))).await?;
        Ok(result)
    }

    async fn deck_counts(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
    ) -> Result<Arc<DeckCounts>, StoreError> {
        self.explained(match lecture {
            None => self.counts.count(&self.engine, deck).await,
            Some(_) => deck_counts::count(&self.engine, deck, lecture).await.map(Arc::new),
        })
    }

    async fn is_seal_due(&self, when: &SealWhen) -> Result<bool, StoreError> {
        self.explained(seal::is_due(&self.engine, when).await)
    }

    async fn set_aside(&self, what: SetAside) -> Result<bool, StoreError> {
        self.writer
            .run(Change::new().and_once(RECORDS_CHANGED), move |to| {
                Box::pin(async move { set_aside::add(to, &what).await })
            })
            .await
    }

    async fn undo_set_aside(&self, target: SetAsideTarget) -> Result<bool, StoreError> {
        self.writer
            .run(Change::new().and_once(RECORDS_CHANGED), move |to| {
                Box::pin(async move { set_aside::remove(to, &target).await })
            })
            .await
    }

    async fn all_set_aside(&self) -> Result<Vec<SetAside>, StoreError> {
        self.explained(set_aside::all(&mut *self.reader().await?).await)
    }

    async fn has_real_records(&self) -> Result<bool, StoreError> {
        self.explained(marks::has_real_records(&mut *self.reader().await?).await.map_err(Into::into))
    }

    async fn seal(&self, when: SealWhen) -> Result<usize, StoreError> {
        if !self.is_seal_due(&when).await? {
            return Ok(0);
        }
        let what = Change::new().and_once(RECORDS_CHANGED).leaves_traces(|_| true).then_rewrite(true);
        self.writer.run(what, move |to| Box::pin(async move { seal::seal(to, &when).await })).await
    }

    async fn sealed_records(&self, deck: &DeckId) -> Result<Vec<SealedRecords>, StoreError> {
        self.explained(deck_counts::sealed_records(&self.engine, deck).await)
    }

    async fn mark_synthetic(&self) -> Result<(), StoreError> {
        self.writer
            .run(Change::new().and_once(RECORDS_CHANGED), |to| Box::pin(marks::set_synthetic(to)))
            .await
    }
}
