//! Attacks on single students, through the API alone: somebody asks again and again, takes records
//! back, or makes some up. On a server that counts a record when it arrives, each of them succeeds.

mod made_up;

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::Method;
use konventa_domain::Day;
use konventa_store::SealWhen;
use serde_json::{Value, json};

use super::live::StartedLecture;
use super::samples::{GAIN, POLL, id, submission};
use super::server::Server;

async fn hand_in(server: &Server, hall: &StartedLecture, n: u128, letters: (&str, &str), language: &str) {
    let mut sent = submission(n, letters.0, letters.1);
    sent["language"] = json!(language);
    assert_eq!(server.hand_in(hall, sent).await.status, 201);
}

const ORDINARY: (&str, &str) = ("cww", "ccw");
const VICTIM: (&str, &str) = ("uwb", "wbc");

/// The rows of an export, without their numbers, which change. Equal rows are counted.
async fn exported(server: &Server, filter: &str) -> Vec<String> {
    let reply = server.research(Method::GET, &format!("export.csv?deck=d{filter}")).await;
    assert_eq!(reply.status, 200);
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split_once(',').unwrap().1.to_owned());
    rows.collect()
}

/// What is in one list and not in the other. Equal rows count.
fn difference(more: &[String], less: &[String]) -> Vec<String> {
    let mut left = more.to_vec();
    for row in less {
        let at = left.iter().position(|other| other == row).expect("a row that was told is told for ever");
        left.swap_remove(at);
    }
    left
}

/// No difference of two answers is a row or a few.
fn assert_nobody_is_isolated(answers: &[Vec<String>]) {
    for (at, earlier) in answers.iter().enumerate() {
        for later in &answers[at..] {
            let n = difference(later, earlier).len();
            assert!(n == 0 || n >= 10, "{n} rows follow from two answers");
        }
    }
}

/// A month passes, and what is due then is sealed. (The clock is taken at its word: a server that was
/// not running would wait for a day.)
async fn next_month(server: &Server) {
    server.pass(Duration::from_hours(24 * 32));
    let today = SealWhen::Today(Day::of(server.app.clock.now()));
    server.app.store.seal(today).await.unwrap();
}

/// The lecture ends, and a day passes.
async fn over(server: &Server, hall: &StartedLecture) {
    server.done(hall, json!({"command": "end"})).await;
    server.pass(Duration::from_hours(25));
    server.app.lectures.clean_up().await.unwrap();
}

/// Thirty hand in, the room sees its gain, and one is late. Export minus stage would be that one.
#[tokio::test]
async fn the_export_minus_the_stage_is_not_the_student_who_was_late() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for n in 0..30 {
        hand_in(&server, &hall, n, ORDINARY, "sq").await;
    }
    server.show(&hall, GAIN).await;
    let gain = server.snapshot(&hall).await["gain"].take();
    assert_eq!((&gain["n"], &gain["pre_right"]), (&json!(30), &json!([30, 0, 0])));
    let before = exported(&server, "").await;
    assert_eq!(before.len(), 30, "the export is what the room saw");
    hand_in(&server, &hall, 40, VICTIM, "sq").await;
    assert_eq!(exported(&server, "").await, before);
    over(&server, &hall).await;
    assert_eq!(exported(&server, "").await, before, "a single late student waits");
    let report = server.report("deck=d").await.json();
    assert_eq!(report["n"]["paired"], 30.0);
}

/// Forty hand in, and the export is asked for after each of them.
#[tokio::test]
async fn a_flood_of_exports_isolates_nobody() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let mut answers = Vec::new();
    for n in 0..40 {
        let letters = if n % 2 == 0 { ORDINARY } else { VICTIM };
        hand_in(&server, &hall, n, letters, "sq").await;
        if n == 24 {
            server.show(&hall, GAIN).await;
        }
        answers.push(exported(&server, "").await);
    }
    over(&server, &hall).await;
    answers.push(exported(&server, "").await);
    assert_nobody_is_isolated(&answers);
    let seen: BTreeSet<usize> = answers.iter().map(Vec::len).collect();
    assert_eq!(seen, [0, 25, 40].into());
}

/// One student, or nine, take their records back between two exports.
#[tokio::test]
async fn withdrawals_isolate_nobody() {
    for leaving in [1, 9] {
        let server = Server::start().await;
        let hall = server.begun(None).await;
        for n in 0..30 {
            hand_in(&server, &hall, n, if n < leaving { VICTIM } else { ORDINARY }, "sq").await;
        }
        let mut answers = vec![exported(&server, "").await];
        // Half of them in time, the others too late.
        let (early, late) = (0..leaving / 2, leaving / 2..leaving);
        for n in early.clone() {
            assert_eq!(server.withdraw(&id(n)).await.status, 204);
            answers.push(exported(&server, "").await);
        }
        server.show(&hall, GAIN).await;
        answers.push(exported(&server, "").await);
        let gain = server.snapshot(&hall).await["gain"].take();
        for n in late {
            assert_eq!(server.withdraw(&id(n)).await.status, 409);
            answers.push(exported(&server, "").await);
        }
        assert_eq!(server.snapshot(&hall).await["gain"], gain);
        assert_nobody_is_isolated(&answers);
        assert_eq!(answers.last().unwrap().len() as u128, 30 - early.end);
    }
}

/// A student who reads another language than the room is in no row of that language, at no time.
#[tokio::test]
async fn a_small_language_group_is_never_told_apart() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let mut answers = Vec::new();
    for n in 0..30 {
        hand_in(&server, &hall, n, ORDINARY, "sq").await;
    }
    hand_in(&server, &hall, 30, VICTIM, "en").await;
    for filter in ["", "&language=sq", "&language=en"] {
        answers.push(exported(&server, filter).await);
    }
    server.show(&hall, GAIN).await;
    over(&server, &hall).await;
    for month in 0..3 {
        server.submit(&submission(100 + month, "cwu", "ccb")).await;
        next_month(&server).await;
        assert_eq!(exported(&server, "&language=en").await, [""; 0]);
        for filter in ["&language=sq", "", &format!("&lecture={}", hall.id)] {
            let answer = exported(&server, filter).await;
            assert_eq!(answer.len(), 30);
            assert!(answer.iter().all(|row| row.contains("correct,")), "{answer:?}");
        }
    }
}

/// Two lectures of one class, one after the other: the second one is no difference of the first.
#[tokio::test]
async fn two_lectures_of_one_class_are_batches_of_their_own() {
    let server = Server::start().await;
    let (first, second) = (server.begun(None).await, server.begun(None).await);
    let mut answers = Vec::new();
    for n in 0..20 {
        hand_in(&server, &first, n, ORDINARY, "sq").await;
    }
    server.show(&first, GAIN).await;
    answers.push(exported(&server, "").await);
    for n in 20..29 {
        hand_in(&server, &second, n, VICTIM, "sq").await;
    }
    server.show(&second, GAIN).await;
    assert_eq!(server.snapshot(&second).await["gain"], json!(null), "nine are too few");
    answers.push(exported(&server, "").await);
    // One of the second class handed in under the first lecture, which is still open.
    hand_in(&server, &first, 50, VICTIM, "sq").await;
    for hall in [&first, &second] {
        server.done(hall, json!({"command": "end"})).await;
    }
    server.pass(Duration::from_hours(25));
    server.app.lectures.clean_up().await.unwrap();
    answers.push(exported(&server, "").await);
    // Next month they are pooled with each other.
    next_month(&server).await;
    answers.push(exported(&server, "").await);
    assert_nobody_is_isolated(&answers);
    assert_eq!(answers.iter().map(Vec::len).collect::<Vec<_>>(), [20, 20, 20, 30]);
    assert_eq!(exported(&server, &format!("&lecture={}", first.id)).await.len(), 20);
}

/// Nine made-up records after the gain was shown: the gain never counts on, so the tenth is not the
/// difference.
#[tokio::test]
async fn nine_fakes_after_the_gain_reveal_nothing() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for n in 0..24 {
        hand_in(&server, &hall, n, ORDINARY, "sq").await;
    }
    server.show(&hall, GAIN).await;
    let shown: Value = server.snapshot(&hall).await["gain"].take();
    assert_eq!(shown["n"], 24);
    hand_in(&server, &hall, 30, VICTIM, "sq").await;
    for n in 100..190 {
        hand_in(&server, &hall, n, ("bbb", "bbb"), "sq").await;
        server.done(&hall, json!({"command": "count"})).await;
    }
    server.show(&hall, POLL).await;
    server.show(&hall, GAIN).await;
    assert_eq!(server.snapshot(&hall).await["gain"], shown);
}

/// Whoever watches the wall, or asks all the time, sees nobody join, hand in or vote alone: numbers come in
/// steps of five from ten on, and no message comes in between.
#[tokio::test]
async fn no_public_answer_counts_a_single_student() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let mut wall = server.follow(&hall, "counts=true").await;
    wall.expect("snapshot").await;
    wall.expect("counts").await;
    server.open_poll(&hall, POLL).await;
    assert_eq!(wall.events(2).await, ["shown", "poll_opened"]);
    let quiet = server.snapshot(&hall).await;
    let maintenance = server.run_maintenance();
    let mut phones = Vec::new();
    for n in 0..48 {
        phones.push(server.follow(&hall, "").await);
        assert_eq!(server.vote(&hall, n, "poll", "yes").await.status, 201);
        assert_eq!(server.vote(&hall, 100 + n, "before", "handed-in").await.status, 201);
        hand_in(&server, &hall, n, ORDINARY, "sq").await;
        assert_eq!(server.snapshot(&hall).await, quiet, "the snapshot says nothing of it");
    }
    let mut seen = BTreeSet::new();
    while !seen.contains(&[45, 45, 0, 45, 45]) {
        let message = wall.next().await.unwrap();
        if message.kind == "counts" {
            let names = ["here", "pre", "post", "votes", "tickets"];
            let numbers = names.map(|name| message.data[name].as_u64().unwrap());
            assert!(numbers.iter().all(|n| *n == 0 || (*n >= 10 && n % 5 == 0)), "{numbers:?}");
            assert!(seen.insert(numbers), "a message that says nothing new tells that something happened");
        } else {
            assert_eq!(message.kind, "beat");
        }
    }
    let exact = server.counts(&hall).await;
    assert_eq!(["here", "pre", "votes", "tickets"].map(|name| exact[name].as_u64().unwrap()), [48; 4]);
    maintenance.abort();
}

/// The log of the server, the files and the errors say nothing of pending records either: asking for
/// a lecture that only one student has handed in for is like asking for one that nobody has.
#[tokio::test]
async fn a_scope_with_one_pending_record_looks_like_an_empty_one() {
    let (server, empty) = (Server::start().await, Server::start().await);
    let mut sent = submission(1, "cwu", "ccb");
    sent["country"] = json!("AL");
    server.submit(&sent).await;
    for query in ["deck=d", "deck=d&country=AL", "deck=d&language=sq&from=2026-11"] {
        assert_eq!(server.report(query).await.json(), empty.report(query).await.json());
        for file in ["export.csv", "export.zip", "codebook.json", "methods.md"] {
            let path = format!("{file}?{query}");
            let one = server.research(Method::GET, &path).await;
            let other = empty.research(Method::GET, &path).await;
            assert_eq!(one.body, other.body, "{path}");
        }
    }
}
