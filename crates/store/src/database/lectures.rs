//! Live lectures.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::{JoinCode, Numbered};

use super::Database;
use crate::engine::Engine;
use crate::lecture::{
    Addition, AppendResult, CastVoteResult, Driver, LectureStore, OpenLectureResult, StoredLecture,
    StoredVote, Votes,
};
use crate::tables::lectures::{future, read, unix_seconds, write};
use crate::tables::marks::RECORDS_CHANGED;
use crate::writer::Change;
use crate::{Fingerprint, SeatProof, StoreError};

#[async_trait]
impl<E: Engine> LectureStore for Database<E> {
    async fn open_lecture(
        &self,
        lecture: &StoredLecture,
        driver: Fingerprint,
    ) -> Result<OpenLectureResult, StoreError> {
        let lecture = lecture.clone();
        self.writer
            .run(Change::new(), move |to| Box::pin(async move { write::open(to, &lecture, driver).await }))
            .await
    }

    async fn lecture_by_code(&self, code: JoinCode) -> Result<Option<StoredLecture>, StoreError> {
        self.explained(read::by_code(&mut *self.reader().await?, code).await)
    }

    async fn lecture_by_id(&self, id: &LectureId) -> Result<Option<StoredLecture>, StoreError> {
        self.explained(read::by_id(&mut *self.reader().await?, id).await)
    }

    async fn lectures(&self) -> Result<Vec<StoredLecture>, StoreError> {
        self.explained(read::all(&mut *self.reader().await?).await)
    }

    async fn events(&self, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>, StoreError> {
        self.explained(read::events(&mut *self.reader().await?, lecture, after).await)
    }

    async fn event_times(&self, lecture: &LectureId) -> Result<Vec<u64>, StoreError> {
        self.explained(read::event_times(&mut *self.reader().await?, lecture).await)
    }

    async fn append(&self, addition: Addition) -> Result<AppendResult, StoreError> {
        let what = Change::new().then_rewrite(addition.ends());
        self.writer.run(what, move |to| Box::pin(async move { write::append(to, &addition).await })).await
    }

    async fn cast_with(&self, vote: StoredVote, proof: SeatProof) -> Result<CastVoteResult, StoreError> {
        let what = Change::new().inserts(vote.hash);
        self.writer.run(what, move |to| Box::pin(async move { write::cast(to, &vote, proof).await })).await
    }

    async fn is_cast(&self, vote: &StoredVote) -> Result<bool, StoreError> {
        self.explained(read::is_cast(&mut *self.reader().await?, vote).await)
    }

    async fn votes(&self, lecture: &LectureId) -> Result<Votes, StoreError> {
        self.explained(read::votes(&mut *self.reader().await?, lecture).await)
    }

    async fn drivers(&self, lecture: &LectureId) -> Result<Vec<Driver>, StoreError> {
        self.explained(read::drivers(&mut *self.reader().await?, lecture).await)
    }

    async fn forget_lecture(&self, lecture: &LectureId) -> Result<(), StoreError> {
        let lecture = lecture.clone();
        // Its seats are told in reports from now on.
        let what = Change::new().and_once(RECORDS_CHANGED).erases(|()| true);
        self.writer.run(what, move |to| Box::pin(async move { write::forget(to, &lecture).await })).await
    }

    async fn ended_by(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.explained(read::ended_by(&mut *self.reader().await?, unix_seconds(moment)).await)
    }

    async fn silent_since(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.explained(read::silent_since(&mut *self.reader().await?, moment).await)
    }

    async fn set_back_future_times(&self, now: SystemTime) -> Result<u64, StoreError> {
        if !self.explained(future::any(&mut *self.reader().await?, now).await)? {
            return Ok(0);
        }
        self.writer
            .run(Change::new(), move |to| Box::pin(async move { future::set_back(to, now).await }))
            .await
    }

    async fn newest_event(&self, now: SystemTime) -> Result<Option<SystemTime>, StoreError> {
        let seconds = self.explained(read::newest_event(&mut *self.reader().await?, now).await)?;
        Ok(seconds.map(|seconds| UNIX_EPOCH + Duration::from_secs(assert_fits(seconds.max(0)))))
    }
}
