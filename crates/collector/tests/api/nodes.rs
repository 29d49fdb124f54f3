//! Several servers on one database of PostgreSQL.

use std::time::{Duration, Instant};

use konventa_test_postgres::Cluster;
use serde_json::json;

use super::live::StartedLecture;
use super::samples::{GAIN, POLL, PRE, submission};
use super::server::{PRESENTER, Server};

/// How long a change may take to be known at every server before a test fails. On a quiet machine it takes
/// milliseconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// Two servers on a new database.
async fn two() -> (Cluster, Server, Server) {
    let cluster = Cluster::start().unwrap();
    let address = cluster.create_database().unwrap();
    let ((one, _), (other, _)) = (Server::on(&address).await, Server::on(&address).await);
    (cluster, one, other)
}

/// Waits until both servers say the same of a lecture.
async fn same(one: &Server, other: &Server, hall: &StartedLecture) {
    let begin = Instant::now();
    while other.snapshot(hall).await != one.snapshot(hall).await {
        assert!(begin.elapsed() < PATIENCE, "{}", one.snapshot(hall).await);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Votes counted by a server, once there are as many as expected.
async fn votes(server: &Server, hall: &StartedLecture, expected: u64) -> Duration {
    let begin = Instant::now();
    while server.counts(hall).await["votes"] != expected {
        assert!(begin.elapsed() < PATIENCE, "{}", server.counts(hall).await);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    begin.elapsed()
}

#[tokio::test]
async fn a_presenter_at_one_server_drives_phones_at_another_and_every_vote_counts_once() {
    let (_cluster, one, other) = two().await;
    let hall = one.start_lecture(None).await;
    let mut phone = other.follow(&hall, "").await;
    phone.expect("snapshot").await;
    one.done(&hall, json!({"command": "start"})).await;
    assert_eq!(phone.events(1).await, ["started"]);
    one.show(&hall, PRE).await;
    assert_eq!(other.vote(&hall, 1, "before", "handed-in").await.status, 201);
    one.open_poll(&hall, POLL).await;
    assert_eq!(phone.events(3).await, ["shown", "shown", "poll_opened"]);
    for n in 10..22 {
        let server = if n % 2 == 0 { &one } else { &other };
        let choice = if n < 20 { "no" } else { "yes" };
        assert_eq!(server.vote(&hall, n, "poll", choice).await.status, 201);
    }
    // A phone that lost the answer asks the other server again.
    assert_eq!(one.vote(&hall, 11, "poll", "no").await.status, 200);
    assert_eq!(one.vote_again(&hall, 11, "poll", "yes", 1).await.status, 200);
    votes(&one, &hall, 12).await;
    votes(&other, &hall, 12).await;

    one.done(&hall, json!({"command": "close_poll"})).await;
    // Whether the other server has heard of it or not, no vote is accepted any more.
    assert_eq!(other.vote(&hall, 30, "poll", "no").await.status, 409);
    let revealed = one.done(&hall, json!({"command": "reveal_poll"})).await;
    assert_eq!(revealed[0]["votes"], json!([3, 9, 0]));
    assert_eq!(phone.events(1).await, ["poll_closed"]);
    assert_eq!(phone.expect("message").await.data["votes"], json!([3, 9, 0]));

    for n in 100..110 {
        let server = if n % 2 == 0 { &one } else { &other };
        assert_eq!(server.hand_in(&hall, submission(n, "cwu", "ccb")).await.status, 201);
    }
    other.show(&hall, GAIN).await;
    let (shown, gained) = (phone.expect("message").await.data, phone.expect("message").await.data);
    assert_eq!((shown["scene"].as_str(), gained["gain"]["n"].as_u64()), (Some("gain"), Some(10)));
    same(&one, &other, &hall).await;
}

#[tokio::test]
async fn a_server_that_dies_in_the_middle_of_a_lecture_is_replaced_by_another() {
    let cluster = Cluster::start().unwrap();
    let address = cluster.create_database().unwrap();
    let ((one, maintenance), (other, _)) = (Server::on(&address).await, Server::on(&address).await);
    let hall = one.start_lecture(None).await;
    one.done(&hall, json!({"command": "start"})).await;
    one.open_poll(&hall, POLL).await;
    let mut phone = one.follow(&hall, "").await;
    let known = phone.expect("snapshot").await.data["seq"].as_u64().unwrap();
    for n in 10..20 {
        assert_eq!(one.vote(&hall, n, "poll", "no").await.status, 201);
    }
    let seats = std::mem::take(&mut *one.seats.lock().unwrap());
    maintenance.abort();
    drop((one, phone));
    *other.seats.lock().unwrap() = seats;

    // The phone follows again from where it was, and sends again what had no answer.
    let begin = Instant::now();
    let mut phone = other.follow(&hall, &format!("after={known}")).await;
    assert_eq!(other.vote(&hall, 10, "poll", "no").await.status, 200, "it is there once");
    assert_eq!(other.vote(&hall, 20, "poll", "yes").await.status, 201);
    assert_eq!(other.result(&hall).await, json!([1, 10, 0]));
    assert_eq!(phone.events(2).await, ["poll_closed", "poll_revealed"]);
    assert!(begin.elapsed() < PATIENCE, "{:?}", begin.elapsed());
}

#[tokio::test]
async fn a_takeover_at_one_server_ends_the_earlier_driver_at_every_other() {
    let (_cluster, one, other) = two().await;
    let hall = one.begun(None).await;
    assert_eq!(other.snapshot(&hall).await["seq"], 1);
    let taken = one.post(&format!("/api/lectures/{}/driver", hall.code), Some(PRESENTER), &json!(null)).await;
    assert_eq!(taken.status, 200, "{}", taken.json());
    let driver = taken.json()["driver"].as_str().unwrap().to_owned();
    // Without waiting: the other server may not have heard of it yet.
    let refused = other.command(&hall, &json!({"command": "show", "slide": 1, "fragment": 0})).await;
    assert_eq!(refused.status, 403, "{}", refused.json());
    let now = StartedLecture { driver, ..hall };
    other.show(&now, 1).await;
    same(&one, &other, &now).await;
}

#[tokio::test]
async fn doors_heads_and_tickets_are_the_same_at_every_server() {
    let (_cluster, one, other) = two().await;
    let hall = one.begun(Some(3)).await;
    assert!(one.seat(&hall, 1).await.is_some());
    assert!(other.seat(&hall, 2).await.is_some());
    one.door(&hall, false).await;
    assert!(other.seat(&hall, 3).await.is_none(), "the door is closed");
    other.door(&hall, true).await;
    assert!(one.seat(&hall, 3).await.is_some());
    assert!(other.seat(&hall, 4).await.is_none(), "three seats are taken");
    let both_count = async |what: &str, n: u32| {
        let begin = Instant::now();
        while one.counts(&hall).await[what] != n || other.counts(&hall).await[what] != n {
            assert!(begin.elapsed() < PATIENCE, "{what}: {}", one.counts(&hall).await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    both_count("tickets", 3).await;
    // Phones are counted wherever they follow, and no more are let in than there are seats.
    let (first, _second, _third) =
        (one.follow(&hall, "").await, other.follow(&hall, "").await, other.follow(&hall, "").await);
    both_count("here", 3).await;
    assert_eq!(one.try_follow(&hall, "").await.0, 409);
    assert_eq!(other.try_follow(&hall, "").await.0, 409);
    drop(first);
    both_count("here", 2).await;
}

#[tokio::test]
async fn after_postgresql_was_away_every_server_catches_up() {
    let (cluster, one, other) = two().await;
    let hall = one.begun(None).await;
    let mut phone = other.follow(&hall, "").await;
    phone.expect("snapshot").await;
    cluster.kill().unwrap();
    let refused = one.command(&hall, &json!({"command": "show", "slide": 1, "fragment": 0})).await;
    assert_eq!(refused.status, 503, "{}", refused.json());
    cluster.restart().unwrap();
    one.show(&hall, 1).await;
    assert_eq!(phone.events(1).await, ["shown"]);
}
