//! What is told of seats: in the gain of the room and in reports.

use konventa_test_support::Purpose;
use serde_json::json;

use super::super::samples::GAIN;
use super::super::server::Server;
use super::{end, forget, of};

/// Nine made-up records and one of a student are ten, but nine came without a ticket.
#[tokio::test]
async fn nine_fakes_with_the_code_alone_are_not_in_the_gain() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let hand_in = async |n: u128| {
        let ticket = server.seated(&hall, n).await.ticket(Purpose::Record);
        assert_eq!(server.submit_with(&of(&hall, n), &ticket).await.status, 201);
    };
    hand_in(1).await;
    for n in 100..109 {
        assert_eq!(server.submit(&of(&hall, n)).await.status, 201);
    }
    server.show(&hall, GAIN).await;
    server.done(&hall, json!({"command": "count"})).await;
    assert_eq!(server.snapshot(&hall).await["gain"], json!(null), "one is too few");
    for n in 2..11 {
        hand_in(n).await;
    }
    server.done(&hall, json!({"command": "count"})).await;
    assert_eq!(server.snapshot(&hall).await["gain"]["n"], 10);
    end(&server, &hall).await;
    forget(&server).await;
    assert_eq!(server.report("deck=d").await.json()["n"]["paired"], 10.0, "nine others wait");
    assert_eq!(server.report("deck=d&seat=none").await.json()["n"]["paired"], 0.0);
}

/// Twelve seats for ten people: the report says so, once the lecture is over.
#[tokio::test]
async fn more_seats_than_heads_are_told() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for n in 1..13 {
        let ticket = server.seated(&hall, n).await.ticket(Purpose::Record);
        assert_eq!(server.submit_with(&of(&hall, n), &ticket).await.status, 201);
    }
    assert_eq!(server.put(&hall, "heads", &hall.driver, json!({"heads": 10})).await.status, 204);
    server.show(&hall, GAIN).await;
    assert_eq!(server.report("deck=d").await.json()["seats"], json!([]), "the door may still be closed");
    end(&server, &hall).await;
    forget(&server).await;
    let told = json!([{"lecture": hall.id, "tickets": 12, "heads": 10}]);
    assert_eq!(server.report("deck=d").await.json()["seats"], told);
    let server = server.restart().await;
    assert_eq!(server.report("deck=d").await.json()["seats"], told);
}

/// As many seats as people are nothing to tell.
#[tokio::test]
async fn no_more_seats_than_heads_are_not_told() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for n in 1..13 {
        let ticket = server.seated(&hall, n).await.ticket(Purpose::Record);
        assert_eq!(server.submit_with(&of(&hall, n), &ticket).await.status, 201);
    }
    assert_eq!(server.put(&hall, "heads", &hall.driver, json!({"heads": 12})).await.status, 204);
    end(&server, &hall).await;
    forget(&server).await;
    let report = server.report("deck=d").await.json();
    assert_eq!((&report["n"]["paired"], &report["seats"]), (&json!(12.0), &json!([])));
}
