//! Live lectures in SQLite.

mod read;
mod write;

use std::time::{SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use konventa_domain::id::LectureId;
use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::{JoinCode, Numbered};

use super::SqliteStore;
use crate::lecture::{Addition, Appended, Ballot, Cast, Driver, LectureStore, Opened, StoredLecture, Votes};
use crate::{Fingerprint, StoreError};

/// Seconds since 1970. A clock that is set before 1970 counts as 1970.
fn seconds(moment: SystemTime) -> i64 {
    assert_fits(moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

#[async_trait]
impl LectureStore for SqliteStore {
    async fn open_lecture(&self, lecture: &StoredLecture, driver: Fingerprint) -> Result<Opened, StoreError> {
        let lecture = lecture.clone();
        self.writer.run(move |to| Box::pin(async move { write::open(to, &lecture, driver).await })).await
    }

    async fn lecture_by_code(&self, code: JoinCode) -> Result<Option<StoredLecture>, StoreError> {
        self.read(read::by_code(&self.readers, code).await)
    }

    async fn lecture_by_id(&self, id: &LectureId) -> Result<Option<StoredLecture>, StoreError> {
        self.read(read::by_id(&self.readers, id).await)
    }

    async fn lectures(&self) -> Result<Vec<StoredLecture>, StoreError> {
        self.read(read::all(&self.readers).await)
    }

    async fn events(&self, lecture: &LectureId, after: u64) -> Result<Vec<Numbered>, StoreError> {
        self.read(read::events(&self.readers, lecture, after).await)
    }

    async fn append(&self, addition: Addition) -> Result<Appended, StoreError> {
        self.writer.run(move |to| Box::pin(async move { write::append(to, &addition).await })).await
    }

    async fn cast(&self, ballot: Ballot) -> Result<Cast, StoreError> {
        self.writer.run(move |to| Box::pin(async move { write::cast(to, &ballot).await })).await
    }

    async fn is_cast(&self, ballot: &Ballot) -> Result<bool, StoreError> {
        self.read(read::is_cast(&self.readers, ballot).await)
    }

    async fn votes(&self, lecture: &LectureId) -> Result<Votes, StoreError> {
        self.read(read::votes(&self.readers, lecture).await)
    }

    async fn drivers(&self, lecture: &LectureId) -> Result<Vec<Driver>, StoreError> {
        self.read(read::drivers(&self.readers, lecture).await)
    }

    async fn forget_lecture(&self, lecture: &LectureId) -> Result<(), StoreError> {
        let lecture = lecture.clone();
        self.writer.run(move |to| Box::pin(async move { write::forget(to, &lecture).await })).await
    }

    async fn ended_by(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.read(read::ended_by(&self.readers, seconds(moment)).await)
    }

    async fn silent_since(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.read(read::silent_since(&self.readers, seconds(moment)).await)
    }
}
