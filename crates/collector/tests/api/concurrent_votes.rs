//! A whole hall that votes at the same moment: every accepted vote is shown.

use std::sync::Arc;

use serde_json::json;
use tokio::task::JoinSet;

use super::samples::POLL;
use super::server::Server;

const CHOICES: [&str; 3] = ["yes", "no", "perhaps"];

/// Each phone sends its vote, repeats it because the answer was slow, and some change it, in any
/// order.
#[tokio::test(flavor = "multi_thread")]
async fn simultaneous_votes_are_counted_exactly() {
    let server = Arc::new(Server::start().await);
    let hall = server.start_lecture(None).await;
    server.done(&hall, json!({"command": "start"})).await;
    server.open_poll(&hall, POLL).await;
    for n in 0..150 {
        server.seat(&hall, n).await;
    }
    let mut sending = JoinSet::new();
    for n in 0..150_u32 {
        let choice = |revision: u32| CHOICES[((n + revision) % 3) as usize];
        let last = n % 3;
        for revision in (0..=last).chain(0..=last) {
            let (server, hall, choice) = (Arc::clone(&server), hall.clone(), choice(revision));
            sending.spawn(async move {
                let status = server.vote_again(&hall, n.into(), "poll", choice, revision).await.status;
                (n, status.as_u16())
            });
        }
    }
    let mut new = vec![0; 150];
    while let Some(sent) = sending.join_next().await {
        let (n, status) = sent.unwrap();
        assert!([200, 201].contains(&status), "{status}");
        new[n as usize] += u32::from(status == 201);
    }
    assert_eq!(new, [1; 150], "each is new exactly once");
    let mut stage = server.follow(&hall, "counts=true").await;
    stage.expect("snapshot").await;
    assert_eq!(stage.expect("counts").await.data["votes"], 150, "what is counted on the way agrees");
    // The phone n ends at its last revision, which is n modulo 3: so at twice n modulo 3.
    let mut expected = [0; 3];
    for n in 0..150 {
        expected[(n + n % 3) % 3] += 1;
    }
    assert_eq!(server.result(&hall).await, json!(expected));
}

/// The presenter closes the poll while votes arrive: a vote is in the result if and only if its
/// phone was told so.
#[tokio::test(flavor = "multi_thread")]
async fn votes_that_race_with_the_end_of_the_poll_are_counted_or_refused() {
    let server = Arc::new(Server::start().await);
    for round in 0..5_u32 {
        let hall = server.start_lecture(None).await;
        server.done(&hall, json!({"command": "start"})).await;
        server.open_poll(&hall, POLL).await;
        for n in 0..120 {
            server.seat(&hall, n).await;
        }
        for n in 0..10 {
            assert_eq!(server.vote(&hall, n, "poll", "no").await.status, 201);
        }
        let mut sending = JoinSet::new();
        for n in 10..120_u32 {
            let (server, hall) = (Arc::clone(&server), hall.clone());
            sending.spawn(async move {
                let reply = server.vote(&hall, n.into(), "poll", CHOICES[(n % 3) as usize]).await;
                (n, reply.status.as_u16())
            });
        }
        // Somewhere in the middle of them.
        let mut answered = Vec::new();
        for _ in 0..20 * round {
            answered.push(sending.join_next().await.unwrap().unwrap());
        }
        let result = server.result(&hall).await;
        while let Some(sent) = sending.join_next().await {
            answered.push(sent.unwrap());
        }
        let mut accepted = [0, 10, 0];
        for (n, status) in answered {
            assert!([201, 409].contains(&status), "{status}");
            accepted[(n % 3) as usize] += u32::from(status == 201);
        }
        assert_eq!(result, json!(accepted));
    }
}
