//! The stream of a lecture: no message is lost or repeated, and slow readers hold up nobody.

use std::sync::Arc;

use axum::http::{HeaderName, Method, header};
use serde_json::json;

use super::live::{StartedLecture, Stream};
use super::samples::{GAIN, POLL, submission};
use super::server::{Server, With as _, bare};

async fn begun(seats: Option<u32>) -> (Server, StartedLecture) {
    let server = Server::start().await;
    let hall = server.start_lecture(seats).await;
    server.done(&hall, json!({"command": "start"})).await;
    (server, hall)
}

#[tokio::test]
async fn a_stream_has_its_content_type_and_is_not_cached() {
    let (server, hall) = begun(None).await;
    let path = format!("/api/lectures/{}/events", hall.code);
    let reply = server.head(bare(Method::GET, &path)).await;
    assert_eq!(reply.status, 200);
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store"),
        ("x-accel-buffering", "no"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(reply.header(name), value);
    }
}

#[tokio::test]
async fn a_returning_client_gets_exactly_the_missed_events() {
    let (server, hall) = begun(None).await;
    server.show(&hall, 1).await;
    server.show(&hall, 2).await;
    let mut phone = server.follow(&hall, "after=1").await;
    for seq in 2..=3 {
        assert_eq!(phone.expect("message").await.id, Some(seq));
    }
    // A browser that reconnects by itself: its header takes precedence over the address.
    let path = format!("/api/lectures/{}/events?after=1", hall.code);
    let again = bare(Method::GET, &path).with(HeaderName::from_static("last-event-id"), "2");
    let mut again = Stream::of(server.open(again).await.1);
    assert_eq!(again.expect("message").await.id, Some(3));
    // A client that knows everything gets a beat at once.
    let mut whole = server.follow(&hall, "after=3").await;
    whole.expect("beat").await;
    server.show(&hall, 3).await;
    for stream in [&mut phone, &mut again, &mut whole] {
        assert_eq!(stream.expect("message").await.id, Some(4));
    }
    // A number from another server, or from before its data was lost.
    let mut ahead = server.follow(&hall, "after=99").await;
    ahead.expect("stale").await;
    let snapshot = ahead.expect("snapshot").await;
    assert_eq!((snapshot.id, snapshot.data["slide"].as_u64()), (Some(4), Some(3)));
}

#[tokio::test]
async fn a_client_that_missed_too_much_gets_a_snapshot() {
    let (server, hall) = begun(None).await;
    for n in 0..600 {
        server.show(&hall, n % 2 + 1).await;
    }
    let server = server.restart().await;
    let mut near = server.follow(&hall, "after=101").await;
    assert!(near.events(500).await.iter().all(|name| name == "shown"));
    let mut far = server.follow(&hall, "after=100").await;
    far.expect("stale").await;
    assert_eq!(far.expect("snapshot").await.id, Some(601));
}

#[tokio::test]
async fn a_slow_reader_is_cut_off_and_the_others_get_everything() {
    let (server, hall) = begun(None).await;
    let mut slow = server.follow(&hall, "").await;
    let mut good = server.follow(&hall, "").await;
    good.expect("snapshot").await;
    for n in 0..300 {
        server.show(&hall, n % 2 + 1).await;
        assert_eq!(good.expect("message").await.id, Some(n as u64 + 2));
    }
    slow.expect("snapshot").await;
    assert_eq!(slow.next().await, None, "it is too far behind");
    let mut again = server.follow(&hall, "after=1&again=true").await;
    assert_eq!(again.events(300).await.len(), 300);
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_that_open_during_many_events_miss_nothing() {
    let (server, hall) = begun(None).await;
    let server = Arc::new(server);
    let mut following = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (server, hall) = (Arc::clone(&server), hall.clone());
        following.spawn(async move {
            let mut stream = server.follow(&hall, "").await;
            let mut last = stream.expect("snapshot").await.id.unwrap();
            while last < 101 {
                let next = stream.expect("message").await.id.unwrap();
                assert_eq!(next, last + 1);
                last = next;
            }
        });
    }
    for n in 0..100 {
        server.show(&hall, n % 2 + 1).await;
        tokio::task::yield_now().await;
    }
    while let Some(done) = following.join_next().await {
        done.unwrap();
    }
}

/// The presenter's screens get the counts, in steps of five and at most four times per second; phones do
/// not. The driver alone can ask for exact ones.
#[tokio::test]
async fn only_the_driver_gets_exact_counts() {
    let (server, hall) = begun(None).await;
    let maintenance = server.run_maintenance();
    let mut phone = server.follow(&hall, "").await;
    let mut stage = server.follow(&hall, "counts=true").await;
    phone.expect("snapshot").await;
    stage.expect("snapshot").await;
    let none = json!({
        "here": 0, "pre": 0, "post": 0, "votes": 0, "tickets": 0, "heads": 0, "door_closed": false
    });
    // The clock has a test of its own.
    let counted = |mut data: serde_json::Value| {
        let fields = data.as_object_mut().unwrap();
        assert!(fields.remove("clock").is_some() && fields.remove("now").is_some());
        data
    };
    assert_eq!(counted(stage.expect("counts").await.data), none);
    server.open_poll(&hall, POLL).await;
    for n in 0..30 {
        server.vote(&hall, n, "poll", "yes").await;
    }
    server.vote(&hall, 50, "before", "handed-in").await;
    server.vote(&hall, 51, "after", "handed-in").await;
    let other = server.follow(&hall, "").await;
    let mut told = Vec::new();
    let all = json!({
        "here": 0, "pre": 0, "post": 0, "votes": 30, "tickets": 30, "heads": 0, "door_closed": false
    });
    while told.last() != Some(&all) {
        let message = stage.next().await.unwrap();
        if message.kind == "counts" {
            told.push(counted(message.data));
        }
    }
    assert!(told.len() <= 16, "{told:?}");
    let shown = told.iter().map(|counts| counts["votes"].as_u64().unwrap());
    assert!(shown.collect::<Vec<_>>().iter().all(|n| *n == 0 || (*n >= 10 && n % 5 == 0)), "{told:?}");
    let exact = json!({
        "here": 2, "pre": 1, "post": 1, "votes": 30, "tickets": 30, "heads": 0, "door_closed": false
    });
    assert_eq!(counted(server.counts(&hall).await), exact);
    drop(other);
    while server.counts(&hall).await["here"] != 1 {
        tokio::task::yield_now().await;
    }
    let path = format!("/api/lectures/{}/counts", hall.code);
    assert_eq!(server.get(&path).await.status, 401);
    for (token, status) in [("stranger", 403), (super::server::KEY, 403)] {
        assert_eq!(server.get_with(&path, token).await.status, status);
    }
    assert_eq!(phone.events(2).await, ["shown", "poll_opened"]);
    server.done(&hall, json!({"command": "close_poll"})).await;
    assert_eq!(phone.events(1).await, ["poll_closed"], "no counts in between");
    maintenance.abort();
}

/// The room's gain is its first batch: it is counted when the presenter asks for it, shown once, and
/// never counts on.
#[tokio::test]
async fn the_gain_is_shown_once() {
    let (server, hall) = begun(None).await;
    let hand_in = async |from: u128, to: u128| {
        for n in from..to {
            assert_eq!(server.hand_in(&hall, submission(n, "cww", "ccw")).await.status, 201);
        }
    };
    hand_in(0, 9).await;
    server.show(&hall, GAIN).await;
    let mut stage = server.follow(&hall, "").await;
    stage.expect("snapshot").await;
    server.done(&hall, json!({"command": "count"})).await;
    assert_eq!(server.snapshot(&hall).await["gain"], json!(null), "nine are too few");
    hand_in(9, 12).await;
    server.done(&hall, json!({"command": "count"})).await;
    let shown = stage.expect("message").await.data;
    assert_eq!(
        (&shown["gain"]["n"], &shown["gain"]["pre_right"], &shown["gain"]["post_right"]),
        (&json!(12), &json!([12, 0, 0]), &json!([12, 12, 0]))
    );
    hand_in(12, 40).await;
    server.done(&hall, json!({"command": "count"})).await;
    server.show(&hall, POLL).await;
    server.show(&hall, GAIN).await;
    assert_eq!(stage.events(2).await, ["shown", "shown"]);
    assert_eq!(server.snapshot(&hall).await["gain"]["n"], 12);
    let server = server.restart().await;
    assert_eq!(server.snapshot(&hall).await["gain"]["n"], 12);
}

#[tokio::test]
async fn a_stopping_server_ends_streams_and_opens_none() {
    let (server, hall) = begun(None).await;
    let mut phone = server.follow(&hall, "").await;
    phone.expect("snapshot").await;
    server.app.lectures.close();
    assert_eq!(phone.next().await, None);
    let (status, _) = server.try_follow(&hall, "").await;
    assert_eq!(status, 503);
    assert_eq!(server.get(&format!("/api/lectures/{}", hall.code)).await.header(header::RETRY_AFTER), "10");
}

/// A dead connection is silent, so a working one has a beat every 15 seconds.
#[tokio::test]
async fn a_quiet_stream_beats() {
    let (server, hall) = begun(None).await;
    let mut stream = server.follow(&hall, "").await;
    stream.expect("snapshot").await;
    // Only now, because paused time jumps ahead whenever the test waits for the database.
    tokio::time::pause();
    let maintenance = server.run_maintenance();
    let begin = tokio::time::Instant::now();
    for beat in 1..=20 {
        assert_eq!(stream.next().await.unwrap().kind, "beat");
        assert_eq!(begin.elapsed().as_secs().div_ceil(15), beat);
    }
    maintenance.abort();
}
