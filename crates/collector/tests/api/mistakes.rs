//! What is said when the program itself is wrong, or the network breaks.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, header};
use http_body_util::{BodyExt as _, Limited};
use konventa_collector::app::App;
use konventa_collector::decks::Decks;
use konventa_collector::keys::Key;
use konventa_collector::router::router;
use konventa_collector::site::Site;
use konventa_domain::gain::{Scope, Tally};
use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::submission::{Edition, Record, SubmissionId};
use konventa_store::{Day, Recorded, Store, StoreError, Withdrawn};
use tower::ServiceExt as _;

use super::samples::submission;
use super::server::{Reply, Server, request};

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
    async fn tallies(&self, _: &Scope) -> Result<Vec<(Edition, Tally)>, StoreError> {
        panic!("a mistake")
    }
    async fn ready(&self) -> Result<(), StoreError> {
        panic!("a mistake")
    }
    async fn close(&self) {}
}

#[tokio::test]
async fn a_mistake_in_the_program_is_a_problem_without_its_message() {
    let research_key = Key::try_from("k".to_owned()).unwrap();
    let app = App { store: Mistaken, decks: Decks::default(), site: Site::OnDisk, research_key };
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
    assert_eq!(server.kept().await, []);
}
