//! Valid submissions are stored once.

use konventa_domain::gain::BatchKind;
use serde_json::{Value, json};

use super::samples::{GAIN, id, submission};
use super::server::{Server, posted};

#[tokio::test]
async fn a_submission_is_stored_once() {
    let server = Server::start().await;
    let recorded = json!({"status": "recorded", "until": "2026-12-01"});
    // It may be sealed by then, so nothing is promised.
    let repeated = json!({"status": "recorded"});
    for n in 1..=10 {
        let sent = submission(n, "cwu", "ccb");
        for (status, answer) in [(201, &recorded), (200, &repeated), (200, &repeated)] {
            let reply = server.submit(&sent).await;
            assert_eq!((reply.status.as_u16(), &reply.json()), (status, answer));
        }
    }
    server.seal().await;
    // The answer to the first try got lost, and the phone comes back after the sealing.
    assert_eq!(server.submit(&submission(1, "cwu", "ccb")).await.status, 200);
    server.seal().await;
    let kept = server.kept().await;
    let [batch] = &kept.batches[..] else { panic!("{:?}", kept.batches) };
    let items = &batch.tally.items;
    let right: Vec<_> = items.iter().map(|item| (item.pre_right(), item.post_right())).collect();
    assert_eq!((batch.n(), right), (10, vec![(10, 10), (0, 10), (0, 0)]));
    assert!(server.database().exists());
}

#[tokio::test]
async fn the_order_of_items_and_the_spelling_of_the_type_do_not_matter() {
    let server = Server::start().await;
    let mut sent = submission(1, "cwu", "ccb");
    assert_eq!(server.submit(&sent).await.status, 201);
    sent["items"].as_array_mut().unwrap().reverse();
    let with_charset = posted("/api/submissions", "Application/JSON; charset=utf-8", sent.to_string());
    assert_eq!(server.send(with_charset).await.status, 200);
}

#[tokio::test]
async fn one_quiz_may_be_missed_and_a_lecture_may_be_named() {
    let server = Server::start().await;
    let begun = server.begun(None).await;
    for n in 0..10 {
        assert_eq!(server.submit(&submission(n, "cwu", "")).await.status, 201);
        assert_eq!(server.submit(&submission(20 + n, "", "ccb")).await.status, 201);
        let mut live = submission(40 + n, "ccc", "ccc");
        live["lecture"] = json!(begun.id);
        assert_eq!(server.submit(&live).await.status, 201);
    }
    assert_eq!(server.seal().await, 3);
    let kept = server.kept().await;
    let mut found: Vec<_> =
        kept.batches.iter().map(|batch| (batch.kind, batch.n(), batch.labels.lecture())).collect();
    found.sort();
    let hall = begun.id.parse().unwrap();
    assert_eq!(
        found,
        [(BatchKind::Both, 10, Some(&hall)), (BatchKind::Pre, 10, None), (BatchKind::Post, 10, None)]
    );
}

#[tokio::test]
async fn the_same_id_with_anything_else_is_refused_and_changes_nothing() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let first = submission(1, "cwu", "ccb");
    assert_eq!(server.submit(&first).await.status, 201);
    let changes: [(&str, Value); 4] = [
        ("country", json!("AL")),
        ("language", json!("en")),
        ("lecture", json!(hall.id)),
        ("items", submission(1, "cwu", "ccc")["items"].clone()),
    ];
    for (field, value) in changes {
        let mut other = first.clone();
        other[field] = value;
        insta::assert_snapshot!("differs", server.submit(&other).await.shown());
    }
    assert_eq!(server.submit(&first).await.status, 200, "it is as it was");
}

#[tokio::test]
async fn a_withdrawn_submission_is_gone() {
    let server = Server::start().await;
    server.submit(&submission(1, "cwu", "ccb")).await;
    for _ in 0..2 {
        let reply = server.withdraw(&id(1)).await;
        assert_eq!((reply.status.as_u16(), reply.body.len()), (204, 0));
    }
    assert_eq!(server.withdraw(&id(99)).await.status, 204);
    assert!(!server.has_records().await);
}

/// Once it is sealed, nobody can say which record it was. The phone is told so, and nothing changes.
#[tokio::test]
async fn a_sealed_submission_cannot_be_taken_back() {
    let server = Server::start().await;
    for n in 0..12 {
        server.submit(&submission(n, "cwu", "ccb")).await;
    }
    server.withdraw(&id(11)).await;
    server.seal().await;
    let kept = server.kept().await;
    for n in 0..11 {
        insta::assert_snapshot!("sealed", server.withdraw(&id(n)).await.shown());
    }
    for n in [11, 99] {
        assert_eq!(server.withdraw(&id(n)).await.status, 204, "it was never sealed");
    }
    assert_eq!(server.kept().await, kept);
    assert_eq!(kept.batches[0].n(), 11);
}

/// The answer says until when taking back is possible.
#[tokio::test]
async fn the_answer_says_until_when_it_can_be_taken_back() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let until =
        async |n: u128| server.hand_in(&hall, submission(n, "cwu", "ccb")).await.json()["until"].take();
    for n in 0..12 {
        assert_eq!(until(n).await, "gain_shown");
    }
    assert_eq!(until(0).await, "gain_shown", "a retry before anything is sealed");
    assert_eq!(server.snapshot(&hall).await["until"], "gain_shown");
    server.show(&hall, GAIN).await;
    assert_eq!(until(60).await, "lecture_over");
    assert_eq!(until(0).await, Value::Null, "a retry of what is sealed");
    assert_eq!(server.snapshot(&hall).await["until"], "lecture_over");
    assert_eq!(server.withdraw(&id(3)).await.status, 409);
    assert_eq!(server.withdraw(&id(60)).await.status, 204);
    let server = server.restart().await;
    assert_eq!(server.submit(&submission(61, "cwu", "ccb")).await.json()["until"], "2026-12-01");
}

/// A phone that opened the deck before an update sends the version that it saw.
#[tokio::test]
async fn a_deck_version_that_was_served_before_is_still_accepted() {
    let server = Server::start().await;
    let items = ["a", "old"].map(|item| item.parse().unwrap()).to_vec();
    let old = konventa_domain::submission::DeckItems {
        deck: "d".parse().unwrap(),
        version: "v0".parse().unwrap(),
        items,
    };
    server.app.store.announce(&old).await.unwrap();
    for n in 0..10 {
        let mut sent = submission(n, "cc", "cc");
        sent["deck_version"] = json!("v0");
        sent["items"] = json!([
            {"item": "old", "pre": "wrong", "post": "correct"},
            {"item": "a", "pre": "wrong", "post": "wrong"}
        ]);
        assert_eq!(server.submit(&sent).await.status, 201);
    }
    server.seal().await;
    let kept = server.kept().await;
    let batch = &kept.batches[0];
    let right: Vec<u64> =
        batch.tally.items.iter().map(konventa_domain::gain::ItemTally::post_right).collect();
    assert_eq!((batch.labels.version(), right), (Some(&old.version), vec![0, 10]));
}
