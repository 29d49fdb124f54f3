//! Live lectures in SQLite.

mod future;
mod read;
mod write;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::{JoinCode, Numbered};

use super::SqliteStore;
use super::marks::RECORDS_CHANGED;
use super::writer::Change;
use crate::lecture::{
    Addition, AppendResult, CastVoteResult, Driver, LectureStore, OpenLectureResult, StoredLecture,
    StoredVote, Votes,
};
use crate::{Fingerprint, SeatProof, StoreError};

/// Seconds since 1970. A clock that is set before 1970 counts as 1970.
fn unix_seconds(moment: SystemTime) -> i64 {
    assert_fits(moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

#[async_trait]
impl LectureStore for SqliteStore {
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
        self.with_path(read::by_code(&self.readers, code).await)
    }

    async fn lecture_by_id(&self, id: &LectureId) -> Result<Option<StoredLecture>, StoreError> {
        self.with_path(read::by_id(&self.readers, id).await)
    }

    async fn lectures(&self) -> Result<Vec<StoredLecture>, StoreError> {
        self.with_path(read::all(&self.readers).await)
    }

    async fn events(&self, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>, StoreError> {
        self.with_path(read::events(&self.readers, lecture, after).await)
    }

    async fn event_times(&self, lecture: &LectureId) -> Result<Vec<u64>, StoreError> {
        self.with_path(read::event_times(&self.readers, lecture).await)
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
        self.with_path(read::is_cast(&self.readers, vote).await)
    }

    async fn votes(&self, lecture: &LectureId) -> Result<Votes, StoreError> {
        self.with_path(read::votes(&self.readers, lecture).await)
    }

    async fn drivers(&self, lecture: &LectureId) -> Result<Vec<Driver>, StoreError> {
        self.with_path(read::drivers(&self.readers, lecture).await)
    }

    async fn forget_lecture(&self, lecture: &LectureId) -> Result<(), StoreError> {
        let lecture = lecture.clone();
        // Its seats are told in reports from now on.
        let what = Change::new().and_once(RECORDS_CHANGED).erases(|()| true);
        self.writer.run(what, move |to| Box::pin(async move { write::forget(to, &lecture).await })).await
    }

    async fn ended_by(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.with_path(read::ended_by(&self.readers, unix_seconds(moment)).await)
    }

    async fn silent_since(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.with_path(read::silent_since(&self.readers, unix_seconds(moment)).await)
    }

    async fn set_back_future_times(&self, now: SystemTime) -> Result<u64, StoreError> {
        if !self.with_path(future::any(&self.readers, now).await)? {
            return Ok(0);
        }
        self.writer
            .run(Change::new(), move |to| Box::pin(async move { future::set_back(to, now).await }))
            .await
    }

    async fn newest_event(&self, now: SystemTime) -> Result<Option<SystemTime>, StoreError> {
        let seconds = self.with_path(read::newest_event(&self.readers, unix_seconds(now)).await)?;
        Ok(seconds.map(|seconds| UNIX_EPOCH + Duration::from_secs(assert_fits(seconds.max(0)))))
    }
}
