//! Who gets tickets: one set for each seat, whatever is asked, when and how often.

use std::sync::Arc;

use konventa_test_support::Purpose;
use konventa_tickets::{Blinding, IssuerKey, LectureContext, Purposes, Seed};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::super::live::StartedLecture;
use super::super::samples::POLL;
use super::super::server::{Reply, Server};
use super::{end, forget, kind, of, yes};

/// The body of a request, as JSON.
async fn body(server: &Server, hall: &StartedLecture, n: u128) -> Value {
    serde_json::to_value(server.seat_request(hall, n).await.unwrap().body()).unwrap()
}

async fn ask(server: &Server, hall: &StartedLecture, body: &Value) -> Reply {
    server.post(&format!("/api/lectures/{}/tickets?lecture={}", hall.code, hall.id), None, body).await
}

async fn tickets(server: &Server, hall: &StartedLecture) -> u64 {
    server.counts(hall).await["tickets"].as_u64().unwrap()
}

#[tokio::test]
async fn all_phones_see_the_same_keys_and_the_polls_in_their_order() {
    let server = Server::start().await;
    let (hall, other) = (server.start_lecture(None).await, server.start_lecture(None).await);
    let path = |hall: &StartedLecture| format!("/api/lectures/{}/ticket-keys", hall.code);
    let keys = server.get(&path(&hall)).await.json();
    assert_eq!(keys["polls"], json!(["poll", "another"]));
    assert_ne!(keys["keys"], server.get(&path(&other)).await.json()["keys"]);
    let commitment = server.snapshot(&hall).await["ticket_keys"].clone();
    let server = server.restart().await;
    assert_eq!(server.get(&path(&hall)).await.json(), keys);
    assert_eq!(server.snapshot(&hall).await["ticket_keys"], commitment);
    assert_eq!(commitment.as_str().unwrap().len(), 43);
}

/// A phone has one seed, so all its tabs, sockets and repetitions are one request.
#[tokio::test(flavor = "multi_thread")]
async fn thirty_requests_of_one_seed_are_one_seat_and_give_the_same_tickets() {
    let server = Arc::new(Server::start().await);
    let hall = server.start_lecture(Some(1)).await;
    let mut asking = JoinSet::new();
    for _ in 0..30 {
        let (server, hall) = (Arc::clone(&server), hall.clone());
        asking.spawn(async move {
            let request = server.seat_request(&hall, 7).await.unwrap();
            let reply = server.ask_for_tickets(&hall, &request).await;
            assert_eq!(reply.status, 200);
            let seat = request.finish(&serde_json::from_slice(&reply.body).unwrap()).unwrap();
            (seat.ticket(Purpose::Record), seat.ticket(Purpose::Rejoin), seat.ticket_for_vote("another"))
        });
    }
    let all = asking.join_all().await;
    assert!(all.windows(2).all(|two| two[0] == two[1]), "other tickets");
    assert_eq!(tickets(&server, &hall).await, 1);
    assert_eq!(server.select("SELECT count(*) FROM ticket_request").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_seats_are_given_out_than_there_are() {
    let server = Arc::new(Server::start().await);
    let hall = server.start_lecture(Some(12)).await;
    let mut asking = JoinSet::new();
    for n in 0..30 {
        let (server, hall) = (Arc::clone(&server), hall.clone());
        asking.spawn(async move {
            let reply = ask(&server, &hall, &body(&server, &hall, n).await).await;
            (n, reply.status.as_u16(), if reply.status == 200 { String::new() } else { kind(&reply) })
        });
    }
    let all = asking.join_all().await;
    let given = all.iter().filter(|(_, status, _)| *status == 200).count();
    let refused = all.iter().filter(|(_, _, kind)| kind == "hall-full").count();
    assert_eq!((given, refused), (12, 18));
    assert_eq!(tickets(&server, &hall).await, 12);
    // Those who have some get them again, also after a restart, and the others still none.
    let server = Arc::into_inner(server).unwrap().restart().await;
    for (n, status, _) in all {
        assert_eq!(ask(&server, &hall, &body(&server, &hall, n).await).await.status, status, "{n}");
    }
    let over = ask(&server, &hall, &body(&server, &hall, 99).await).await;
    insta::assert_snapshot!("no_tickets_left", over.shown());
    assert_eq!(tickets(&server, &hall).await, 12);
}

#[tokio::test]
async fn a_closed_door_lets_nobody_in_but_answers_those_who_are_in() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let first = server.seated(&hall, 1).await;
    server.door(&hall, false).await;
    server.door(&hall, false).await;
    let refused = ask(&server, &hall, &body(&server, &hall, 2).await).await;
    insta::assert_snapshot!("door_closed", refused.shown());
    let request = server.seat_request(&hall, 1).await.unwrap();
    let reply = server.ask_for_tickets(&hall, &request).await;
    assert_eq!(reply.status, 200, "a repetition");
    let again = request.finish(&serde_json::from_slice(&reply.body).unwrap()).unwrap();
    assert_eq!(again.ticket(Purpose::Record), first.ticket(Purpose::Record));
    // What is closed stays closed, and what was given out stays good.
    let server = server.restart().await;
    assert_eq!(kind(&ask(&server, &hall, &body(&server, &hall, 2).await).await), "door-closed");
    assert_eq!(server.submit_with(&of(&hall, 1), &first.ticket(Purpose::Record)).await.status, 201);
    assert_eq!(server.counts(&hall).await["door_closed"], true);
    server.door(&hall, true).await;
    assert_eq!(server.counts(&hall).await["door_closed"], false);
    server.seated(&hall, 2).await;
    assert_eq!(tickets(&server, &hall).await, 2);
}

#[tokio::test]
async fn heads_are_for_the_driver_alone() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for wrong in [json!({"heads": 0}), json!({"heads": -1}), json!({"heads": "34"}), json!({})] {
        assert_eq!(server.put(&hall, "heads", &hall.driver, wrong).await.status, 422);
    }
    assert_eq!(server.counts(&hall).await["heads"], 0);
    for heads in [34, 34, 36] {
        assert_eq!(server.put(&hall, "heads", &hall.driver, json!({"heads": heads})).await.status, 204);
    }
    let server = server.restart().await;
    assert_eq!(server.counts(&hall).await["heads"], 36);
    let mut wall = server.follow(&hall, "counts=true").await;
    wall.expect("snapshot").await;
    let wall = wall.expect("counts").await.data;
    assert_eq!((&wall["heads"], &wall["tickets"]), (&json!(0), &json!(0)));
}

/// Each malformed request is refused with the place, and takes no seat.
#[tokio::test]
async fn malformed_requests_take_no_seat() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let good = body(&server, &hall, 1).await["request"].as_str().unwrap().to_owned();
    // A form, the number of polls, and an element of 32 bytes for each of six tickets.
    assert_eq!(good.len(), (2 + 6 * 32_usize) * 4 / 3 + 1);
    let identity = format!("AQI{}", "A".repeat(good.len() - 3));
    let no_element = format!("AQI{}", "_".repeat(good.len() - 4) + "8");
    let fewer = {
        let lecture = LectureContext::of(&hall.id);
        let issuer = IssuerKey::new(lecture, Purposes::with_polls(1).unwrap(), Seed::new([1; 32]));
        let (keys, seed) = (issuer.public_keys(), Seed::new([2; 32]));
        let commitment = keys.commitment();
        Blinding::new(lecture, keys, &commitment, seed).unwrap().request().to_string()
    };
    let damaged = [
        ("empty", String::new()),
        ("no base64", format!("{}!", &good[..good.len() - 1])),
        ("padded", format!("{good}=")),
        ("too short", good[..good.len() - 4].to_owned()),
        ("too long", format!("{good}AAAA")),
        ("another form", format!("B{}", &good[1..])),
        ("too many polls", format!("AUE{}", &good[3..])),
        ("fewer polls", fewer),
        ("identity", identity),
        ("no element", no_element),
    ];
    for (what, text) in damaged {
        let reply = ask(&server, &hall, &json!({"request": text})).await;
        assert_eq!((reply.status.as_u16(), kind(&reply)), (422, "invalid".to_owned()), "{what}");
        assert_eq!(reply.json()["errors"][0]["pointer"], "/request", "{what}");
    }
    for wrong in [json!({}), json!({"request": 1}), json!({"request": good, "more": 1}), json!([good])] {
        assert_eq!(ask(&server, &hall, &wrong).await.status, 422, "{wrong}");
    }
    let empty = ask(&server, &hall, &json!({"request": ""})).await;
    insta::assert_snapshot!("malformed", empty.shown());
    assert_eq!(
        server.select("SELECT count(*) + (SELECT sum(tickets) FROM lecture) FROM ticket_request").await,
        0
    );
}

/// Requests come in the wrong order: before anything has begun, of keys of another lecture, after the end,
/// after the lecture is forgotten.
#[tokio::test]
async fn requests_in_the_wrong_order_get_nothing_that_is_good() {
    let server = Server::start().await;
    let (hall, other) = (server.start_lecture(None).await, server.start_lecture(None).await);
    server.seated(&hall, 1).await;
    // A request that was made for the keys of another lecture looks like any. The answer is worth nothing.
    let request = server.seat_request(&other, 2).await.unwrap();
    let reply = server.ask_for_tickets(&hall, &request).await;
    assert_eq!(reply.status, 200);
    assert!(request.finish(&serde_json::from_slice(&reply.body).unwrap()).is_err());
    assert_eq!(
        server
            .post(
                &format!("/api/lectures/{}/tickets?lecture={}", hall.code, other.id),
                None,
                &body(&server, &hall, 1).await
            )
            .await
            .status,
        404
    );

    server.done(&hall, json!({"command": "start"})).await;
    end(&server, &hall).await;
    let late = ask(&server, &hall, &body(&server, &hall, 3).await).await;
    assert_eq!((late.status.as_u16(), kind(&late)), (409, "ended".to_owned()));
    assert_eq!(ask(&server, &hall, &body(&server, &hall, 1).await).await.status, 200, "a repetition");
    let repetition = body(&server, &hall, 1).await;
    forget(&server).await;
    for body in [repetition, json!({"request": ""})] {
        assert_eq!(kind(&ask(&server, &hall, &body).await), "lecture-over");
    }
    let keys = server.get(&format!("/api/lectures/{}/ticket-keys", hall.code)).await;
    assert_eq!(kind(&keys), "lecture-over");
    assert_eq!(server.put(&hall, "door", &hall.driver, json!({"open": true})).await.status, 410);
    assert_eq!(
        server.select("SELECT tickets FROM lecture WHERE forgotten = 1").await,
        2,
        "how many were given out stays"
    );
    assert_eq!(
        server.select("SELECT count(*) FROM lecture WHERE forgotten = 1 AND ticket_secret IS NULL").await,
        1
    );
    assert_eq!(server.select("SELECT count(*) FROM ticket_request").await, 0);
}

/// A lecture that was started before there were tickets works as it did.
#[tokio::test]
async fn a_lecture_of_before_needs_no_tickets() {
    let server = Server::start().await;
    let (hall, other) = (server.start_lecture(Some(2)).await, server.begun(None).await);
    let foreign = server.seated(&other, 1).await;
    server.execute("UPDATE lecture SET ticket_secret = NULL WHERE number = 1").await;
    server.done(&hall, json!({"command": "start"})).await;
    assert_eq!(server.snapshot(&hall).await["ticket_keys"], Value::Null);
    let keys = server.get(&format!("/api/lectures/{}/ticket-keys", hall.code)).await;
    insta::assert_snapshot!("no_tickets", keys.shown());
    let asked = ask(&server, &hall, &body(&server, &other, 2).await).await;
    assert_eq!(kind(&asked), "no-tickets");
    server.open_poll(&hall, POLL).await;
    assert_eq!(server.vote_with(&hall, &yes(1), None).await.status, 201);
    assert_eq!(server.submit(&of(&hall, 1)).await.status, 201);
    let ticket = foreign.ticket(Purpose::Record);
    assert_eq!(kind(&server.submit_with(&of(&hall, 2), &ticket).await), "ticket-refused");
    let _two = (server.follow(&hall, "").await, server.follow(&hall, "").await);
    let _again = server.follow(&hall, "again=true").await;
    assert_eq!(server.select("SELECT count(*) FROM pending WHERE vouched").await, 0);
}

/// Neither the log nor a dump of the memory has the secret.
#[tokio::test]
async fn the_secret_is_nowhere_but_in_the_store() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    server.seated(&hall, 1).await;
    let mut connection = server.sql().await;
    let secret: String =
        sqlx::query_scalar("SELECT ticket_secret FROM lecture").fetch_one(&mut connection).await.unwrap();
    let dump = format!("{:?}", server.app);
    assert!(dump.contains(&hall.id), "the lecture is not in the dump");
    assert!(!dump.contains(&secret) && !dump.contains(&secret[48..]));
    let stored = server.app.store.lectures().await.unwrap();
    assert_eq!(stored[0].hall.secret.as_ref().unwrap().reveal(), secret);
    assert!(!format!("{stored:?}").contains(&secret[48..]));
}
