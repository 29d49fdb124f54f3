//! Which records of a lecture are taken: from its begin until a day after its end, as many as it has
//! seats.

use std::time::Duration;

use serde_json::{Value, json};

use super::live::StartedLecture;
use super::samples::{id, submission};
use super::server::{Reply, Server, bare};

fn of(hall: &StartedLecture, n: u128) -> Value {
    let mut sent = submission(n, "cwu", "ccb");
    sent["lecture"] = json!(hall.id);
    sent
}

/// The last part of the problem's type.
fn kind(reply: &Reply) -> String {
    reply.json()["type"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn over(server: &Server, hall: &StartedLecture) {
    server.done(hall, json!({"command": "end"})).await;
    server.pass(Duration::from_hours(25));
    server.app.lectures.clean_up().await.unwrap();
}

#[tokio::test]
async fn a_lecture_that_nobody_knows_takes_nothing() {
    let server = Server::start().await;
    let mut sent = submission(1, "cwu", "ccb");
    for made_up in ["never-was-a-lecture", "hall"] {
        sent["lecture"] = json!(made_up);
        insta::assert_snapshot!("unknown_lecture", server.submit(&sent).await.shown());
    }
    assert!(!server.has_records().await);
    sent["lecture"] = Value::Null;
    assert_eq!(server.submit(&sent).await.status, 201, "without a lecture it is somebody who learns alone");
}

/// A student may go through the lecture alone before it begins. The phone keeps the record until then.
#[tokio::test]
async fn a_lecture_that_has_not_begun_takes_nothing_yet() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    insta::assert_snapshot!("lecture_not_begun", server.submit(&of(&hall, 1)).await.shown());
    assert!(!server.has_records().await);
    server.done(&hall, json!({"command": "start"})).await;
    assert_eq!(server.submit(&of(&hall, 1)).await.status, 201);
}

#[tokio::test]
async fn a_lecture_takes_records_until_a_day_after_its_end() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for n in 0..12 {
        assert_eq!(server.submit(&of(&hall, n)).await.status, 201);
    }
    server.done(&hall, json!({"command": "end"})).await;
    server.pass(Duration::from_hours(23));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.submit(&of(&hall, 12)).await.status, 201);
    server.pass(Duration::from_hours(2));
    server.app.lectures.clean_up().await.unwrap();
    insta::assert_snapshot!("lecture_over", server.submit(&of(&hall, 20)).await.shown());
    // The one of the next day waits: a batch of a single lecture is not mixed with it.
    assert_eq!(server.kept().await.batches[0].n(), 12);
}

/// Nothing is left a day after a lecture by which a sealed record is recognised, so whatever comes then
/// is refused, and nothing counts twice.
#[tokio::test]
async fn a_repetition_counts_once_at_any_time() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let n = async |server: &Server| {
        server.kept().await.batches.iter().map(konventa_domain::gain::Batch::n).sum::<u64>()
    };
    for n in 0..12 {
        assert_eq!(server.hand_in(&hall, of(&hall, n)).await.status, 201);
        assert_eq!(server.hand_in(&hall, of(&hall, n)).await.status, 200);
    }
    server.show(&hall, super::samples::GAIN).await;
    assert_eq!((n(&server).await, server.hand_in(&hall, of(&hall, 3)).await.status.as_u16()), (12, 200));
    assert_eq!(server.withdraw(&id(3)).await.status, 409);
    // One is late and waits alone.
    assert_eq!(server.hand_in(&hall, of(&hall, 30)).await.status, 201);
    let server = server.restart().await;
    assert_eq!(server.submit(&of(&hall, 3)).await.status, 200);
    over(&server, &hall).await;
    let server = server.restart().await;
    assert_eq!(kind(&server.submit(&of(&hall, 3)).await), "lecture-over");
    assert_eq!(server.submit(&of(&hall, 30)).await.status, 200, "it is still here");
    assert_eq!(n(&server).await, 12);
    // The phone says of which lecture its record is, so it is not told that it was deleted.
    let taking_back = |n| format!("/api/submissions/{}?lecture={}", id(n), hall.id);
    let delete = async |n| server.send(bare(axum::http::Method::DELETE, &taking_back(n))).await;
    assert_eq!(kind(&delete(3).await), "sealed");
    assert_eq!(delete(30).await.status, 204);
    assert_eq!(n(&server).await, 12);
}

#[tokio::test]
async fn a_lecture_takes_as_many_records_as_it_has_seats() {
    let server = Server::start().await;
    let hall = server.begun(Some(12)).await;
    for n in 0..12 {
        assert_eq!(server.submit(&of(&hall, n)).await.status, 201);
    }
    insta::assert_snapshot!("no_seat", server.submit(&of(&hall, 12)).await.shown());
    assert_eq!(server.submit(&of(&hall, 3)).await.status, 200, "a retry takes no seat");
    assert_eq!(server.withdraw(&id(3)).await.status, 204);
    assert_eq!(server.submit(&of(&hall, 12)).await.status, 201);
    for fake in 100..150 {
        assert_eq!(kind(&server.submit(&of(&hall, fake)).await), "no-seat");
    }
    // Those who have a ticket are let in, whatever comes without.
    assert_eq!(server.hand_in(&hall, of(&hall, 200)).await.status, 201);
    server.show(&hall, super::samples::GAIN).await;
    assert_eq!(server.snapshot(&hall).await["gain"], json!(null), "one has a ticket");
}
