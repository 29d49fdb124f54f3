//! Studies.

use async_trait::async_trait;
use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageRequest, Salt};
use konventa_domain::id::DeckId;
use konventa_domain::submission::SubmissionId;

use super::Database;
use crate::engine::Engine;
use crate::followup::{EndedStudy, FollowUpStore, JoinStudyResult, StoredStudy, StudyCount};
use crate::tables::followup::{read, write};
use crate::tables::marks::RECORDS_CHANGED;
use crate::writer::Change;
use crate::{Fingerprint, StoreError, WithdrawResult};

#[async_trait]
impl<E: Engine> FollowUpStore for Database<E> {
    async fn open_study(&self, deck: &DeckId, salt: Salt, today: Day) -> Result<StoredStudy, StoreError> {
        let study = StoredStudy { deck: deck.clone(), salt, began: today };
        let what = Change::new().and_once(RECORDS_CHANGED).erases(|(_, ended)| *ended);
        let (study, _) =
            self.writer.run(what, move |to| Box::pin(async move { write::open(to, study).await })).await?;
        Ok(study)
    }

    async fn study(&self, deck: &DeckId) -> Result<Option<StoredStudy>, StoreError> {
        self.explained(read::study(&mut *self.reader().await?, deck).await)
    }

    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError> {
        self.explained(read::studies(&mut *self.reader().await?).await)
    }

    async fn link(&self, linkage: LinkageRequest, today: Day) -> Result<JoinStudyResult, StoreError> {
        let what = Change::new().inserts(Fingerprint::of(linkage.id));
        self.writer.run(what, move |to| Box::pin(async move { write::link(to, &linkage, today).await })).await
    }

    async fn record_followup(
        &self,
        response: FollowUpRecord,
        today: Day,
    ) -> Result<JoinStudyResult, StoreError> {
        let Some(known) = self.find_deck_items(&response.deck, &response.version).await? else {
            return Err(StoreError::UnknownDeckVersion { deck: response.deck, version: response.version });
        };
        let what = Change::new().inserts(Fingerprint::of(response.id));
        self.writer
            .run(what, move |to| {
                Box::pin(async move { write::respond(to, response, known.number, today).await })
            })
            .await
    }

    async fn withdraw_followup(&self, id: SubmissionId) -> Result<WithdrawResult, StoreError> {
        let id = Fingerprint::of(id);
        let what = Change::new().erases(|result: &WithdrawResult| result.is_gone());
        self.writer.run(what, move |to| Box::pin(write::withdraw_own(to, id))).await
    }

    async fn end_study(&self, study: &StoredStudy, today: Day) -> Result<Option<EndedStudy>, StoreError> {
        let study = study.clone();
        let what = Change::new().and_once(RECORDS_CHANGED).erases(Option::is_some);
        self.writer.run(what, move |to| Box::pin(async move { write::end(to, &study, today).await })).await
    }
}
