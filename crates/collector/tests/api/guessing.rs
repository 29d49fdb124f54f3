//! Guessing join codes is slowed, and nobody with a right code is kept out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::{HeaderName, Method};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::live::StartedLecture;
use super::server::{PRESENTER, Server, With as _, bare};

/// The address of a code that does not exist: there is only one lecture.
fn wrong(hall: &StartedLecture) -> &'static str {
    if hall.code == "346789" { "/api/lectures/346788" } else { "/api/lectures/346789" }
}

/// Tries wrong codes until they are answered late.
async fn guess_too_often(server: &Server, wrong: &str) {
    for n in 0..100 {
        let asked = Instant::now();
        assert_eq!(server.get(wrong).await.status, 404, "{n}");
        assert!(asked.elapsed() < Duration::from_millis(500), "{n}");
    }
}

#[tokio::test]
async fn only_guessing_is_slowed() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let by_code = format!("/api/lectures/{}", hall.code);
    let wrong = wrong(&hall);
    for _ in 0..300 {
        assert_eq!(
            server.get("/api/lectures/no-code").await.status,
            404,
            "what cannot be a code is no guess"
        );
        assert_eq!(server.get(&by_code).await.status, 200);
    }
    guess_too_often(&server, wrong).await;
    let late = async |path: &str, status: u16| {
        let asked = Instant::now();
        assert_eq!(server.get(path).await.status, status, "{path}");
        assert!(asked.elapsed() >= Duration::from_millis(900), "{path} was answered early");
    };
    // A right code is answered as late as a wrong one, so that time tells a guesser nothing.
    let of_another = format!("{by_code}?lecture=0123456789abcdef");
    tokio::join!(late(wrong, 404), late(&by_code, 200), late(&of_another, 404));
    let commands = format!("{by_code}/commands");
    let command = server.post(&commands, Some("x"), &json!({"command": "start"})).await;
    assert_eq!(command.status, 403, "the code is right, the token is not");
    // Callers that know the lecture's id, or have a token or the key.
    let asked = Instant::now();
    server.snapshot(&hall).await;
    server.follow(&hall, "").await.expect("snapshot").await;
    assert_eq!(server.vote(&hall, 1, "before", "handed-in").await.status, 201);
    server.done(&hall, json!({"command": "start"})).await;
    for key in [&hall.driver, PRESENTER] {
        let reply = server.post(&format!("{by_code}/driver"), Some(key), &Value::Null).await;
        assert_eq!(reply.status, 200);
    }
    assert!(asked.elapsed() < Duration::from_millis(900), "they do not wait");
    server.pass(Duration::from_secs(5));
    for _ in 0..10 {
        assert_eq!(server.get(wrong).await.status, 404);
    }
    late(&by_code, 200).await;
    server.pass(Duration::from_mins(1));
    let asked = Instant::now();
    assert_eq!(server.get(&by_code).await.status, 200);
    assert!(asked.elapsed() < Duration::from_millis(500), "nobody waits any more");
}

/// An attacker tries fifty codes a second for as long as a hall types its code.
#[tokio::test]
async fn a_hall_that_types_its_code_gets_in_while_others_guess() {
    let server = Arc::new(Server::start().await);
    let hall = server.start_lecture(None).await;
    let (by_code, wrong) = (format!("/api/lectures/{}", hall.code), wrong(&hall));
    guess_too_often(&server, wrong).await;
    let guessing = {
        let server = Arc::clone(&server);
        tokio::spawn(async move {
            let mut ticks = interval(Duration::from_millis(20));
            ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
            loop {
                ticks.tick().await;
                let server = Arc::clone(&server);
                tokio::spawn(async move { server.get(wrong).await });
            }
        })
    };
    let phones: Vec<_> = (0..60)
        .map(|n| {
            let (server, by_code) = (Arc::clone(&server), by_code.clone());
            tokio::spawn(async move {
                sleep(Duration::from_millis(50 * n)).await;
                server.get(&by_code).await.status.as_u16()
            })
        })
        .collect();
    let mut in_the_hall = 0;
    for phone in phones {
        in_the_hall += usize::from(phone.await.unwrap() == 200);
    }
    guessing.abort();
    assert_eq!(in_the_hall, 60);
}

/// Guesses are counted together, whatever the caller says of its address.
#[tokio::test]
async fn forged_addresses_give_no_more_guesses() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let wrong = wrong(&hall);
    for n in 0..100 {
        let request = [
            ("x-forwarded-for", format!("10.0.{n}.1, 192.168.0.{n}")),
            ("forwarded", format!("for=198.51.100.{n}")),
            ("x-real-ip", format!("203.0.113.{n}")),
        ];
        let request = request.into_iter().fold(bare(Method::GET, wrong), |request, (name, value)| {
            request.with(HeaderName::from_static(name), &value)
        });
        assert_eq!(server.send(request).await.status, 404);
    }
    let asked = Instant::now();
    let new = bare(Method::GET, wrong).with(HeaderName::from_static("x-forwarded-for"), "198.51.100.200");
    assert_eq!(server.send(new).await.status, 404);
    assert!(asked.elapsed() >= Duration::from_millis(900), "an address of its own got an early answer");
    // Nor does asking for the stream, for a vote or for a command of a code.
    for path in ["events", "votes", "commands", "driver"] {
        let (asked, path) = (Instant::now(), format!("{wrong}/{path}"));
        let status = if path.ends_with("events") {
            server.get(&path).await.status
        } else {
            server.post(&path, Some("x"), &Value::Null).await.status
        };
        let refused_early = status == 422 || status == 400;
        assert!(refused_early || asked.elapsed() >= Duration::from_millis(900), "{path}: {status}");
    }
}

/// Too many lookups are waiting already, so a wrong code is refused at once.
#[tokio::test]
async fn a_flood_of_guesses_is_refused_and_a_right_code_is_not() {
    let server = Arc::new(Server::start().await);
    let hall = server.start_lecture(None).await;
    let (by_code, wrong) = (format!("/api/lectures/{}", hall.code), wrong(&hall));
    guess_too_often(&server, wrong).await;
    let mut guesses = JoinSet::new();
    for _ in 0..1100 {
        let server = Arc::clone(&server);
        guesses.spawn(async move { server.get(wrong).await });
    }
    // Those that found no place are answered first.
    let refused = guesses.join_next().await.unwrap().unwrap();
    insta::assert_snapshot!("too_many_guesses", refused.shown());
    let asked = Instant::now();
    for path in [by_code.clone(), format!("{by_code}/events")] {
        assert_eq!(server.open(bare(Method::GET, &path)).await.0, 200, "{path}");
    }
    assert!(asked.elapsed() < Duration::from_millis(900), "there was no place to wait");
    let mut refusals = 1;
    while let Some(guess) = guesses.join_next().await {
        match guess.unwrap().status.as_u16() {
            404 => {}
            429 => refusals += 1,
            other => panic!("{other}"),
        }
    }
    assert_eq!(refusals, 100);
}
