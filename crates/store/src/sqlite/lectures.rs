//! Lectures in SQLite: how the calls reach the reader and the writer.

mod read;
mod write;

use std::time::{SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{JoinCode, Numbered};
use sqlx::sqlite::SqliteConnection;

use super::SqliteStore;
use super::reader::ReadError;
use super::writer::{Change, Reply};
use crate::lecture::{Addition, Appended, Ballot, Cast, Driver, LectureStore, Opened, StoredLecture, Votes};
use crate::{Fingerprint, StoreError};

/// Something to write about a lecture.
#[derive(Debug)]
pub(super) enum LectureChange {
    /// A new one, and its first driver.
    Open(Box<StoredLecture>, Fingerprint, Reply<Opened>),
    /// Something happened in it.
    Append(Addition, Reply<Appended>),
    /// A vote.
    Cast(Ballot, Reply<Cast>),
    /// All but its row is deleted.
    Forget(LectureId, Reply<()>),
}

impl LectureChange {
    pub(super) async fn apply(&mut self, to: &mut SqliteConnection) -> sqlx::Result<()> {
        match self {
            Self::Open(lecture, driver, reply) => reply.set(write::open(to, lecture, *driver).await?),
            Self::Append(addition, reply) => reply.set(write::append(to, addition).await?),
            Self::Cast(ballot, reply) => reply.set(write::cast(to, ballot).await?),
            Self::Forget(lecture, reply) => reply.set(write::forget(to, lecture).await?),
        }
        Ok(())
    }

    pub(super) fn settle(self, committed: &Result<(), StoreError>) {
        match self {
            Self::Open(_, _, reply) => reply.settle(committed),
            Self::Append(_, reply) => reply.settle(committed),
            Self::Cast(_, reply) => reply.settle(committed),
            Self::Forget(_, reply) => reply.settle(committed),
        }
    }
}

/// Seconds since 1970. A clock before that is taken as 1970, and one far beyond as far beyond.
fn seconds(moment: SystemTime) -> i64 {
    let since = moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).unwrap_or(i64::MAX)
}

impl SqliteStore {
    async fn change<T>(
        &self,
        change: impl FnOnce(Reply<T>) -> LectureChange + Send,
    ) -> Result<T, StoreError> {
        self.writer.make(|reply| Change::Lecture(change(reply))).await
    }

    fn read<T>(&self, result: Result<T, ReadError>) -> Result<T, StoreError> {
        result.map_err(|error| error.at(&self.path))
    }
}

#[async_trait]
impl LectureStore for SqliteStore {
    async fn open_lecture(&self, lecture: &StoredLecture, driver: Fingerprint) -> Result<Opened, StoreError> {
        let lecture = Box::new(lecture.clone());
        self.change(|reply| LectureChange::Open(lecture, driver, reply)).await
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
        self.change(|reply| LectureChange::Append(addition, reply)).await
    }

    async fn cast(&self, ballot: Ballot) -> Result<Cast, StoreError> {
        self.change(|reply| LectureChange::Cast(ballot, reply)).await
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
        self.change(|reply| LectureChange::Forget(lecture, reply)).await
    }

    async fn ended_by(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.read(read::ended_by(&self.readers, seconds(moment)).await)
    }

    async fn silent_since(&self, moment: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        self.read(read::silent_since(&self.readers, seconds(moment)).await)
    }
}
