//! Whole lectures.

use std::time::Duration;

use axum::http::header;
use konventa_store::Votes;
use serde_json::{Value, json};

use super::live::StartedLecture;
use super::samples::{GAIN, POLL, PRE, SECOND_POLL, submission};
use super::server::{KEY, PRESENTER, Server};

#[tokio::test]
async fn a_lecture_from_the_lobby_to_the_end() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let lobby = server.snapshot(&hall).await;
    assert_eq!((lobby["phase"].as_str(), lobby["seq"].as_u64()), (Some("lobby"), Some(0)));
    let mut phone = server.follow(&hall, "").await;
    assert_eq!(phone.expect("snapshot").await.data, lobby);

    server.done(&hall, json!({"command": "start"})).await;
    assert_eq!(phone.events(1).await, ["started"]);
    server.show(&hall, PRE).await;
    assert_eq!(phone.expect("message").await.data["scene"], "pre_quiz");
    assert_eq!(server.vote(&hall, 1, "before", "handed-in").await.status, 201);

    server.open_poll(&hall, POLL).await;
    assert_eq!(phone.events(2).await, ["shown", "poll_opened"]);
    for n in 10..22 {
        let choice = if n < 20 { "no" } else { "yes" };
        assert_eq!(server.vote(&hall, n, "poll", choice).await.status, 201);
    }
    assert_eq!(server.vote(&hall, 10, "poll", "no").await.status, 200, "a retry");
    assert_eq!(server.vote_again(&hall, 11, "poll", "yes", 1).await.status, 200, "a change");
    assert_eq!(server.vote_again(&hall, 11, "poll", "perhaps", 0).await.status, 200, "came late");
    assert_eq!(server.result(&hall).await, json!([3, 9, 0]));
    assert_eq!(phone.expect("message").await.data["event"], "poll_closed");
    let revealed = phone.expect("message").await;
    assert_eq!((revealed.id, &revealed.data["votes"]), (Some(6), &json!([3, 9, 0])));

    for n in 100..110 {
        assert_eq!(server.hand_in(&hall, submission(n, "cwu", "ccb")).await.status, 201);
    }
    server.show(&hall, GAIN).await;
    let (shown, gained) = (phone.expect("message").await.data, phone.expect("message").await.data);
    assert_eq!((shown["scene"].as_str(), gained["gain"]["n"].as_u64()), (Some("gain"), Some(10)));
    assert_eq!(gained["gain"]["post_right"], json!([10, 10, 0]));

    server.done(&hall, json!({"command": "end"})).await;
    assert_eq!(phone.events(1).await, ["ended"]);
    let end = server.snapshot(&hall).await;
    assert_eq!((end["phase"].as_str(), end["seq"].as_u64()), (Some("ended"), Some(9)));
}

/// The stage counts it in the lobby, and the start neither loses nor repeats it, even if the phone
/// retries or the server restarts in between.
#[tokio::test]
async fn a_phone_hands_in_during_the_lobby_and_is_counted_once() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let pre = async || server.counts(&hall).await["pre"].as_u64();
    assert_eq!(server.vote(&hall, 1, "before", "handed-in").await.status, 201);
    assert_eq!(server.vote(&hall, 2, "before", "handed-in").await.status, 201);
    assert_eq!(server.vote(&hall, 2, "before", "handed-in").await.status, 200, "a retry");
    assert_eq!(pre().await, Some(2));
    assert_eq!(server.snapshot(&hall).await["phase"], "lobby");

    server.done(&hall, json!({"command": "start"})).await;
    assert_eq!(server.vote(&hall, 1, "before", "handed-in").await.status, 200, "a retry after the start");
    assert_eq!(pre().await, Some(2));
    server.show(&hall, PRE).await;
    assert_eq!(pre().await, Some(2));
    assert_eq!(server.vote(&hall, 3, "before", "handed-in").await.status, 201);
    assert_eq!(pre().await, Some(3));
    let votes: Votes = server.app.store.votes(&hall.id.parse().unwrap()).await.unwrap();
    assert_eq!(votes.values().sum::<u32>(), 3);
}

/// The server is killed while the room votes.
#[tokio::test]
async fn a_restart_in_the_middle_of_a_poll_loses_nothing() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    server.done(&hall, json!({"command": "start"})).await;
    server.open_poll(&hall, SECOND_POLL).await;
    for n in 0..8 {
        assert_eq!(server.vote(&hall, n, "another", "one").await.status, 201);
    }
    let before = server.snapshot(&hall).await;
    let mut phone = server.follow(&hall, "").await;
    phone.expect("snapshot").await;

    let server = server.restart().await;
    assert_eq!(phone.next().await, None, "the stream has ended");
    assert_eq!(server.snapshot(&hall).await, before);
    let mut phone = server.follow(&hall, "after=2").await;
    assert_eq!(phone.events(1).await, ["poll_opened"]);
    assert_eq!(server.vote(&hall, 7, "another", "one").await.status, 200, "counted before the restart");
    for n in 8..12 {
        assert_eq!(server.vote(&hall, n, "another", "two").await.status, 201);
    }
    assert_eq!(server.result(&hall).await, json!([8, 4]));
    assert_eq!(phone.events(2).await, ["poll_closed", "poll_revealed"]);
}

#[tokio::test]
async fn lectures_are_listed_for_callers_with_a_key() {
    let server = Server::start().await;
    let first = server.start_lecture(Some(200)).await;
    let second = server.start_lecture(None).await;
    server.done(&first, json!({"command": "end"})).await;
    for key in [PRESENTER, KEY] {
        let listed = server.get_with("/api/lectures", key).await.json();
        let line = |hall: &super::live::StartedLecture, seats: Value, phase: &str| {
            json!({"id": hall.id, "code": hall.code, "deck": "d", "country": "ME", "language": "en",
                   "place": "Room 12", "seats": seats, "followup": false, "day": "2026-11-23", "phase": phase})
        };
        let expected = json!([line(&second, Value::Null, "lobby"), line(&first, json!(200), "ended")]);
        assert_eq!(listed, expected);
    }
    let snapshot = server.snapshot(&first).await.to_string();
    assert!(!snapshot.contains("Room 12"), "phones are not told the place");
}

/// 24 hours after the end only deck, place and day are left.
#[tokio::test]
async fn a_lecture_deletes_itself() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    server.done(&hall, json!({"command": "start"})).await;
    server.open_poll(&hall, POLL).await;
    server.vote(&hall, 1, "poll", "yes").await;
    server.done(&hall, json!({"command": "end"})).await;
    let mut phone = server.follow(&hall, "").await;
    phone.expect("snapshot").await;

    server.pass(Duration::from_hours(24) - Duration::from_secs(1));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.snapshot(&hall).await["phase"], "ended");

    server.pass(Duration::from_secs(1));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(phone.next().await, None, "the stream has ended");
    let id = hall.id.parse().unwrap();
    let store = &server.app.store;
    assert_eq!(store.events(&id, 0).await.unwrap(), []);
    assert_eq!(store.votes(&id).await.unwrap(), Votes::new());
    assert_eq!(store.drivers(&id).await.unwrap(), []);
    let listed = server.get_with("/api/lectures", PRESENTER).await.json();
    assert_eq!((&listed[0]["id"], &listed[0]["phase"]), (&json!(hall.id), &json!("ended")));

    let path = format!("/api/lectures/{}", hall.code);
    let vote = json!({"vote": super::samples::id(1), "slide": "poll", "choice": "yes"});
    for reply in [
        server.get(&path).await,
        server.get(&format!("{path}?lecture={}", hall.id)).await,
        server.get(&format!("{path}/events")).await,
        server.command(&hall, &json!({"command": "start"})).await,
        server.post(&format!("{path}/driver"), Some(PRESENTER), &Value::Null).await,
        server.post(&format!("{path}/votes"), None, &vote).await,
    ] {
        assert_eq!(reply.status, 410);
        assert_eq!(reply.header(header::CONTENT_TYPE), "application/problem+json");
        insta::assert_snapshot!("lecture_over", reply.shown());
    }
}

/// A lecture that its presenter forgot does not stay forever.
#[tokio::test]
async fn a_lecture_in_which_nothing_happens_ends_by_itself() {
    let server = Server::start().await;
    let (begun, waiting) = (server.start_lecture(None).await, server.start_lecture(None).await);
    server.done(&begun, json!({"command": "start"})).await;
    let mut phone = server.follow(&begun, "").await;
    phone.expect("snapshot").await;
    server.pass(Duration::from_hours(23));
    server.show(&begun, PRE).await;
    server.pass(Duration::from_hours(23));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.snapshot(&begun).await["phase"], "pre_quiz");
    server.pass(Duration::from_hours(1));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(phone.events(2).await, ["shown", "ended"]);
    for hall in [&begun, &waiting] {
        assert_eq!(server.snapshot(hall).await["phase"], "ended");
    }
    server.pass(Duration::from_hours(24));
    server.app.lectures.clean_up().await.unwrap();
    for hall in [&begun, &waiting] {
        assert_eq!(server.get(&format!("/api/lectures/{}", hall.code)).await.status, 410);
    }
}

/// The presenter ends a lecture while the clock is a year ahead. The clock is set right: its votes are
/// deleted a day later, not a year and a day. What runs under the right clock goes on.
#[tokio::test]
async fn a_lecture_that_was_ended_under_a_wrong_clock_is_deleted_a_day_later() {
    let server = Server::start().await;
    let (over, running) = (server.start_lecture(None).await, server.start_lecture(None).await);
    server.pass(Duration::from_hours(24 * 365));
    for hall in [&over, &running] {
        server.done(hall, json!({"command": "start"})).await;
        server.open_poll(hall, POLL).await;
        server.vote(hall, 1, "poll", "yes").await;
    }
    server.done(&over, json!({"command": "end"})).await;
    server.go_back(Duration::from_hours(24 * 365));
    let votes =
        async |hall: &StartedLecture| server.app.store.votes(&hall.id.parse().unwrap()).await.unwrap().len();
    server.app.lectures.clean_up().await.unwrap();
    server.pass(Duration::from_hours(23));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!((votes(&over).await, votes(&running).await), (1, 1), "not before a day");
    server.done(&running, json!({"command": "close_poll"})).await;
    server.pass(Duration::from_hours(1));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.get(&format!("/api/lectures/{}", over.code)).await.status, 410);
    assert_eq!((votes(&over).await, votes(&running).await), (0, 1));
    assert_ne!(server.snapshot(&running).await["phase"], "ended");
}

/// A clock that is far ahead at a start ends nothing and deletes nothing.
#[tokio::test]
async fn a_clock_far_ahead_tidies_nothing() {
    let server = Server::start().await;
    let (over, running) = (server.start_lecture(None).await, server.start_lecture(None).await);
    for hall in [&over, &running] {
        server.done(hall, json!({"command": "start"})).await;
        server.open_poll(hall, POLL).await;
        server.vote(hall, 1, "poll", "yes").await;
    }
    server.done(&over, json!({"command": "end"})).await;
    for days in [3, 400] {
        server.pass(Duration::from_hours(24 * days));
        server.app.lectures.clean_up().await.unwrap();
        assert_eq!(server.snapshot(&over).await["phase"], "ended");
        assert_ne!(server.snapshot(&running).await["phase"], "ended", "{days} days ahead");
        assert_eq!(server.app.store.votes(&over.id.parse().unwrap()).await.unwrap().len(), 1);
    }
    // The presenter goes on: the clock seems to be right after all.
    server.done(&running, json!({"command": "close_poll"})).await;
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.get(&format!("/api/lectures/{}", over.code)).await.status, 410);
    assert_ne!(server.snapshot(&running).await["phase"], "ended");
}
