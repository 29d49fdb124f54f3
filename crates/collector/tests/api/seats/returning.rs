//! Coming back into a full hall.

use konventa_test_support::Purpose;
use serde_json::Value;

use super::super::samples::POLL;
use super::super::server::{Server, bare};
use super::{kind, yes};

#[tokio::test]
async fn thirty_streams_with_one_ticket_are_one_seat() {
    let server = Server::start().await;
    let hall = server.start_lecture(Some(2)).await;
    let ticket = server.seated(&hall, 1).await.ticket(Purpose::Rejoin);
    let again = format!("again={ticket}");
    let mut streams = Vec::new();
    for _ in 0..30 {
        streams.push(server.follow(&hall, &again).await);
    }
    assert_eq!(server.counts(&hall).await["here"], 1);
    let _new = server.follow(&hall, "").await;
    assert_eq!(server.snapshot(&hall).await["full"], true);
    assert_eq!(server.try_follow(&hall, "").await.0, 409);
    // Its owner comes back again, and so does somebody else who has a ticket: they are two.
    streams.push(server.follow(&hall, &again).await);
    let other = server.seated(&hall, 2).await.ticket(Purpose::Rejoin);
    let other = server.follow(&hall, &format!("again={other}")).await;
    assert_eq!(server.counts(&hall).await["here"], 3);
    drop(other);
    streams.truncate(1);
    assert_eq!(server.counts(&hall).await["here"], 2, "one stream is left of thirty-one");
    streams.clear();
    assert_eq!(server.counts(&hall).await["here"], 1);
    let _third = server.follow(&hall, "").await;
    // A restart forgets who sat where, and not what a ticket is good for.
    let server = server.restart().await;
    let _two = (server.follow(&hall, "").await, server.follow(&hall, "").await);
    server.follow(&hall, &again).await.expect("snapshot").await;
}

/// Thirty streams of one phone that asked for no tickets fill a hall of thirty. They get nothing for it, and keep
/// nobody out who has a ticket, or asks for some.
#[tokio::test]
async fn thirty_bare_streams_fill_a_hall_and_get_nothing_of_it() {
    let server = Server::start().await;
    let hall = server.begun(Some(30)).await;
    let early = server.seated(&hall, 1).await;
    let mut bare_streams = Vec::new();
    for _ in 0..30 {
        bare_streams.push(server.follow(&hall, "").await);
    }
    assert_eq!(server.snapshot(&hall).await["full"], true);
    assert_eq!(server.try_follow(&hall, "").await.0, 409);
    server.open_poll(&hall, POLL).await;
    for n in 100..130 {
        assert_eq!(kind(&server.vote_with(&hall, &yes(n), None).await), "ticket-needed");
    }
    // The driver sees it: thirty phones that follow, and one that has a seat.
    let counts = server.counts(&hall).await;
    assert_eq!(["here", "tickets", "votes"].map(|name| counts[name].as_u64().unwrap()), [30, 1, 0]);
    // Phones with tickets get in, and so does one that gets its tickets only now.
    let late = server.seated(&hall, 2).await;
    let mut streams = Vec::new();
    for (n, seat) in [(1, early), (2, late)] {
        let mut stream = server.follow(&hall, &format!("again={}", seat.ticket(Purpose::Rejoin))).await;
        stream.expect("snapshot").await;
        streams.push(stream);
        assert_eq!(
            server.vote_with(&hall, &yes(n), seat.ticket_for_vote("poll").as_deref()).await.status,
            201
        );
    }
    let counts = server.counts(&hall).await;
    assert_eq!(["here", "tickets", "votes"].map(|name| counts[name].as_u64().unwrap()), [32, 2, 2]);
    assert_eq!(server.stored().await, [0, 2, 2]);
}

#[tokio::test]
async fn what_is_no_ticket_to_come_back_is_like_nothing() {
    let server = Server::start().await;
    let (hall, other) = (server.start_lecture(Some(1)).await, server.start_lecture(None).await);
    let (seat, foreign) = (server.seated(&hall, 1).await, server.seated(&other, 1).await);
    let good = seat.ticket(Purpose::Rejoin);
    let bad = [
        "true".to_owned(),
        String::new(),
        good[..212].to_owned(),
        format!("{}A", &good[..215]),
        seat.ticket(Purpose::Record),
        seat.ticket(Purpose::Poll(0)),
        foreign.ticket(Purpose::Rejoin),
    ];
    for bad in bad.iter().filter(|bad| **bad != good) {
        let query = format!("again={bad}");
        let stream = server.follow(&hall, &query).await;
        assert_eq!(server.counts(&hall).await["here"], 1, "a seat was left");
        assert_eq!(server.try_follow(&hall, &query).await.0, 403, "{query}");
        let path = format!("/api/lectures/{}/events?lecture={}&{query}", hall.code, hall.id);
        let refused: Value = server.send(bare(axum::http::Method::GET, &path)).await.json();
        assert_eq!(refused["type"], "/problems/ticket-refused");
        assert_eq!(server.try_follow(&hall, "").await.0, 409, "without any it is only full");
        server.follow(&hall, &format!("again={good}")).await;
        drop(stream);
    }
    // Shown as often as one likes, it is still good for that.
    let _first = server.follow(&hall, "").await;
    for _ in 0..3 {
        server.follow(&hall, &format!("again={good}")).await;
    }
}
