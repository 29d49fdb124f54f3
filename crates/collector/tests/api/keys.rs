//! The exchange of a link's code for a key.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use konventa_collector::keys::link_codes::issue;
use konventa_domain::api::KeyRole;
use serde_json::json;
use tokio::task::JoinSet;

use super::server::{BEGIN, KEY, PRESENTER, Reply, Server, keys};

async fn redeem(server: &Server, code: &str) -> Reply {
    server.post("/api/keys", None, &json!({"code": code})).await
}

#[tokio::test]
async fn a_link_gives_its_key_once_and_within_ten_minutes() {
    let server = Server::start().await;
    let at = |seconds| -> SystemTime { UNIX_EPOCH + Duration::from_secs(BEGIN + seconds) };
    let (presenter, research) = (keys().presenter, keys().research);
    let code = issue(KeyRole::Presenter, &presenter, at(0)).unwrap();
    let reply = redeem(&server, &code).await;
    assert_eq!((reply.status.as_u16(), reply.json()), (200, json!({"role": "presenter", "key": PRESENTER})));
    assert_eq!(reply.header("cache-control"), "no-store");
    insta::assert_snapshot!("link_over", redeem(&server, &code).await.shown());
    let [used, late] = [(); 2].map(|()| issue(KeyRole::Researcher, &research, at(0)).unwrap());
    let reply = redeem(&server, &used).await;
    assert_eq!((reply.status.as_u16(), reply.json()), (200, json!({"role": "researcher", "key": KEY})));
    server.pass(Duration::from_mins(10));
    for void in [&late, &used, "guessed", PRESENTER, ""] {
        assert_eq!(redeem(&server, void).await.json()["type"], "/problems/link-over", "{void}");
    }
    for garbage in [json!({}), json!({"code": 1}), json!({"code": "x", "more": 1})] {
        assert_eq!(server.post("/api/keys", None, &garbage).await.status, 422, "{garbage}");
    }
}

/// A link in a chat: many people open it in the same instant.
#[tokio::test]
async fn of_many_requests_with_one_link_a_single_one_gets_the_key() {
    let server = Arc::new(Server::start().await);
    let now: SystemTime = UNIX_EPOCH + Duration::from_secs(BEGIN);
    let code = issue(KeyRole::Presenter, &keys().presenter, now).unwrap();
    let mut asking = JoinSet::new();
    for _ in 0..40 {
        let (server, code) = (Arc::clone(&server), code.clone());
        asking.spawn(async move { redeem(&server, &code).await.status.as_u16() });
    }
    let mut answers = asking.join_all().await;
    answers.sort_unstable();
    assert_eq!((answers[0], &answers[1..]), (200, &[410; 39][..]));
}
