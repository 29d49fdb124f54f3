//! What is said when the program itself is wrong, or the network breaks.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Body;
use axum::http::{Method, header};
use http_body_util::{BodyExt as _, Limited};
use konventa_collector::app::App;
use konventa_collector::decks::Decks;
use konventa_collector::router::router;
use konventa_collector::site::Site;
use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageRequest, Salt};
use konventa_domain::gain::{DeckCounts, Stratum};
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::lecture::{JoinCode, Numbered};
use konventa_domain::submission::{Edition, Record, SubmissionId, Taken};
use konventa_store::{
    Addition, Appended, Ballot, Cast, Driver, Ended, Fingerprint, FollowUpStore, Joined, LectureStore,
    Opened, Recorded, Store, StoreError, StoredLecture, StoredStudy, StudyCount, Votes, Withdrawn,
};
use tower::ServiceExt as _;

use super::samples::submission;
use super::server::{Reply, Server, keys, request};

/// A store with a mistake in every place.
struct Mistaken;

impl Store for Mistaken {
    async fn announce(&self, _: &Edition) -> Result<(), StoreError> {
        panic!("a mistake")
    }
    async fn edition(&self, _: &DeckId, _: &DeckVersion) -> Result<Option<Edition>, StoreError> {
        panic!("a mistake with student-17")
    }
    async fn editions(&self) -> Result<Vec<Edition>, StoreError> {
        panic!("a mistake")
    }
    async fn record(&self, _: Record, _: Day) -> Result<Recorded, StoreError> {
        panic!("a mistake")
    }
    async fn withdraw(&self, _: SubmissionId) -> Result<Withdrawn, StoreError> {
        panic!("a mistake")
    }
    async fn census(
        &self,
        _: &DeckId,
        _: Option<&LectureId>,
    ) -> Result<std::sync::Arc<DeckCounts>, StoreError> {
        panic!("a mistake")
    }
    async fn outcomes(&self, _: &DeckId) -> Result<BTreeMap<Stratum, Vec<Taken>>, StoreError> {
        panic!("a mistake")
    }
    async fn mark_synthetic(&self) -> Result<(), StoreError> {
        panic!("a mistake")
    }
    async fn ready(&self) -> Result<(), StoreError> {
        panic!("a mistake")
    }
    async fn close(&self) {}
}

impl LectureStore for Mistaken {
    async fn open_lecture(&self, _: &StoredLecture, _: Fingerprint) -> Result<Opened, StoreError> {
        panic!("a mistake")
    }
    async fn lecture_by_code(&self, _: JoinCode) -> Result<Option<StoredLecture>, StoreError> {
        panic!("a mistake")
    }
    async fn lecture_by_id(&self, _: &LectureId) -> Result<Option<StoredLecture>, StoreError> {
        panic!("a mistake")
    }
    async fn lectures(&self) -> Result<Vec<StoredLecture>, StoreError> {
        panic!("a mistake")
    }
    async fn events(&self, _: &LectureId, _: u64) -> Result<Vec<Numbered>, StoreError> {
        panic!("a mistake")
    }
    async fn append(&self, _: Addition) -> Result<Appended, StoreError> {
        panic!("a mistake")
    }
    async fn cast(&self, _: Ballot) -> Result<Cast, StoreError> {
        panic!("a mistake")
    }
    async fn is_cast(&self, _: &Ballot) -> Result<bool, StoreError> {
        panic!("a mistake")
    }
    async fn votes(&self, _: &LectureId) -> Result<Votes, StoreError> {
        panic!("a mistake")
    }
    async fn drivers(&self, _: &LectureId) -> Result<Vec<Driver>, StoreError> {
        panic!("a mistake")
    }
    async fn forget(&self, _: &LectureId) -> Result<(), StoreError> {
        panic!("a mistake")
    }
    async fn ended_by(&self, _: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        panic!("a mistake")
    }
    async fn silent_since(&self, _: SystemTime) -> Result<Vec<StoredLecture>, StoreError> {
        panic!("a mistake")
    }
}

impl FollowUpStore for Mistaken {
    async fn open_study(&self, _: &DeckId, _: Salt, _: Day) -> Result<StoredStudy, StoreError> {
        panic!("a mistake")
    }
    async fn study(&self, _: &DeckId) -> Result<Option<StoredStudy>, StoreError> {
        panic!("a mistake")
    }
    async fn studies(&self) -> Result<Vec<StudyCount>, StoreError> {
        panic!("a mistake")
    }
    async fn link(&self, _: LinkageRequest, _: Day) -> Result<Joined, StoreError> {
        panic!("a mistake")
    }
    async fn record_followup(&self, _: FollowUpRecord, _: Day) -> Result<Joined, StoreError> {
        panic!("a mistake")
    }
    async fn forget_followup(&self, _: SubmissionId) -> Result<Withdrawn, StoreError> {
        panic!("a mistake")
    }
    async fn end_study(&self, _: &StoredStudy) -> Result<Option<Ended>, StoreError> {
        panic!("a mistake")
    }
}

#[tokio::test]
async fn a_mistake_in_the_program_is_a_problem_without_its_message() {
    let app = App::new(Mistaken, Decks::default(), Site::OnDisk, keys());
    let request = request(Method::POST, "/api/submissions")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(submission(1, "ccc", "ccc").to_string()))
        .unwrap();
    let (head, body) = router(Arc::new(app)).oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let reply = Reply { status: head.status, headers: head.headers, body };
    insta::assert_snapshot!("internal", reply.shown());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_problem() {
    let server = Server::start().await;
    let sent = Body::from(submission(1, "ccc", "ccc").to_string());
    let reply = server.submit_bytes(Body::new(Limited::new(sent, 50))).await;
    insta::assert_snapshot!("incomplete", reply.shown());
    assert!(server.kept().await.strata.is_empty());
}
