//! Valid submissions are stored once.

use konventa_domain::gain::Tally;
use serde_json::{Value, json};

use super::samples::{id, submission};
use super::server::{Server, posted};

#[tokio::test]
async fn a_submission_is_stored_once() {
    let server = Server::start().await;
    let sent = submission(1, "cwu", "ccb");
    for (status, _) in [(201, "the first time"), (200, "a retry"), (200, "another retry")] {
        let reply = server.submit(&sent).await;
        assert_eq!((reply.status.as_u16(), reply.json()), (status, json!({"status": "recorded"})));
    }
    let kept = server.kept().await;
    let tally = kept.strata.values().next().unwrap();
    assert_eq!((kept.strata.len(), tally.paired()), (1, 1));
    let right: Vec<_> = tally.items.iter().map(|item| (item.pre_right(), item.post_right())).collect();
    assert_eq!(right, [(1, 1), (0, 1), (0, 0)]);
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
    assert_eq!(server.submit(&submission(1, "cwu", "")).await.status, 201);
    assert_eq!(server.submit(&submission(2, "", "ccb")).await.status, 201);
    let mut live = submission(3, "ccc", "ccc");
    live["lecture"] = json!("hall-7");
    assert_eq!(server.submit(&live).await.status, 201);
    let strata = server.kept().await.strata.clone();
    let sum = |count: fn(&Tally) -> u64| strata.values().map(count).sum::<u64>();
    assert_eq!((sum(Tally::paired), sum(Tally::pre_only), sum(|tally| tally.post_only)), (1, 1, 1));
    let paired: Vec<_> =
        strata.iter().filter(|(_, tally)| tally.paired() > 0).map(|(s, _)| s.lecture()).collect();
    assert_eq!(paired, [Some(&"hall-7".parse().unwrap())]);
}

#[tokio::test]
async fn the_same_id_with_anything_else_is_refused_and_changes_nothing() {
    let server = Server::start().await;
    let first = submission(1, "cwu", "ccb");
    assert_eq!(server.submit(&first).await.status, 201);
    let kept = server.kept().await;
    let changes: [(&str, Value); 4] = [
        ("country", json!("AL")),
        ("language", json!("en")),
        ("lecture", json!("hall")),
        ("items", submission(1, "cwu", "ccc")["items"].clone()),
    ];
    for (field, value) in changes {
        let mut other = first.clone();
        other[field] = value;
        insta::assert_snapshot!("differs", server.submit(&other).await.shown());
        assert_eq!(server.kept().await, kept);
    }
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
    assert!(server.kept().await.strata.is_empty());
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
    let mut sent = submission(1, "cc", "cc");
    sent["deck_version"] = json!("v0");
    sent["items"] = json!([
        {"item": "old", "pre": "wrong", "post": "correct"},
        {"item": "a", "pre": "wrong", "post": "wrong"}
    ]);
    assert_eq!(server.submit(&sent).await.status, 201);
    let kept = server.kept().await;
    let (stratum, tally) = kept.strata.iter().next().unwrap();
    let right: Vec<u64> = tally.items.iter().map(konventa_domain::gain::ItemTally::post_right).collect();
    assert_eq!((&stratum.version, right), (&old.version, vec![0, 1]));
}
