//! Researchers set whole batches aside. Every answer tells the reason, and no two answers differ by a
//! few records.

use axum::http::{Method, header};
use serde_json::{Value, json};

use super::live::StartedLecture;
use super::samples::submission;
use super::server::{KEY, PRESENTER, Reply, Server, With as _, bare};

const REASON: &str = "a stranger sent nine blank results";

async fn hand_in(server: &Server, hall: &StartedLecture, ids: std::ops::Range<u128>, letters: (&str, &str)) {
    for n in ids {
        let sent = submission(n, letters.0, letters.1);
        assert_eq!(server.hand_in(hall, sent).await.status, 201);
    }
}

async fn set_aside(server: &Server, target: &str, reason: &str) -> Reply {
    let body = json!({"target": target, "reason": reason});
    let reply = server.post("/api/research/set-aside", Some(KEY), &body).await;
    if reply.status.is_success() {
        server.description().check_body("/api/research/set-aside", &body);
    }
    reply
}

async fn undo(server: &Server, target: &str) -> Reply {
    server.research(Method::DELETE, &format!("set-aside/{target}")).await
}

async fn paired(server: &Server) -> Value {
    server.report("deck=d").await.json()["n"]["paired"].take()
}

/// The rows of an export, without their numbers and the reason.
async fn rows(server: &Server, query: &str) -> Vec<String> {
    let reply = server.research(Method::GET, &format!("export.csv?deck=d{query}")).await;
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split_once(',').unwrap().1);
    rows.map(|row| row.replace(&format!("{REASON},"), "").replace(",,correct", ",correct")).collect()
}

/// Lectures of 12 and 14 students, and of 6 and 7, who are sealed together.
async fn taught() -> (Server, [StartedLecture; 4]) {
    let server = Server::start().await;
    let mut halls = Vec::new();
    for (from, to) in [(0, 12), (20, 34), (40, 46), (60, 67)] {
        let hall = server.begun(None).await;
        hand_in(&server, &hall, from..to, ("cww", "ccw")).await;
        halls.push(hall);
    }
    assert_eq!(server.seal().await, 3);
    (server, halls.try_into().unwrap())
}

#[tokio::test]
async fn a_lecture_is_set_aside_and_counted_again() {
    let (server, [first, ..]) = taught().await;
    let target = format!("lecture:{}", first.id);
    assert_eq!(paired(&server).await, 39.0);
    let done = set_aside(&server, &target, REASON).await;
    assert_eq!(done.json(), json!({"target": target, "reason": REASON, "day": "2026-11-23"}));
    let listed = server.research(Method::GET, "set-aside").await.json();
    assert_eq!(listed, json!([done.json()]));
    let server = server.restart().await;
    let left_out = server.report("deck=d").await.json();
    assert_eq!((&left_out["n"]["paired"], &left_out["scope"]["set_aside"]), (&json!(27.0), &Value::Null));
    let note = |counted| json!({"target": target, "reason": REASON, "day": "2026-11-23", "n": 12, "counted": counted});
    assert_eq!(left_out["set_aside"], json!([note(false)]));
    assert!(left_out["caveats"].as_array().unwrap().contains(&json!("set_aside")));
    let counted = server.report("deck=d&set_aside=counted").await.json();
    assert_eq!((&counted["n"]["paired"], &counted["set_aside"]), (&json!(39.0), &json!([note(true)])));
    assert!(counted["caveats"].as_array().unwrap().contains(&json!("set_aside_counted")));
    // Another reason replaces the first.
    set_aside(&server, &target, "test run").await;
    assert_eq!(server.report("deck=d").await.json()["set_aside"][0]["reason"], "test run");
    for _ in 0..2 {
        assert_eq!(undo(&server, &target).await.status, 204);
    }
    let whole = server.report("deck=d").await.json();
    assert_eq!((&whole["n"]["paired"], &whole["set_aside"]), (&json!(39.0), &json!([])));
}

/// Every file of an export says what is set aside and why, with it and without it.
#[tokio::test]
async fn every_export_tells_the_reason() {
    let (server, [first, ..]) = taught().await;
    set_aside(&server, &format!("lecture:{}", first.id), REASON).await;
    for (query, rows, name) in [
        ("", 27, "attachment; filename=\"export-some-set-aside.csv\""),
        ("&set_aside=counted", 39, "attachment; filename=\"export.csv\""),
    ] {
        let csv = server.research(Method::GET, &format!("export.csv?deck=d{query}")).await;
        assert_eq!(csv.header(header::CONTENT_DISPOSITION), name);
        let text = String::from_utf8(csv.body.to_vec()).unwrap();
        assert_eq!(text.lines().count(), 1 + rows);
        assert_eq!(text.matches(REASON).count(), if query.is_empty() { 0 } else { 12 });
        assert_eq!(text.lines().next().unwrap().contains(",set_aside,"), !query.is_empty());
        let codebook = server.research(Method::GET, &format!("codebook.json?deck=d{query}")).await.json();
        assert_eq!(codebook["set_aside"][0]["reason"], REASON);
        for words in ["en", "cnr", "sq", "sr-Latn", "sr-Cyrl"] {
            let methods =
                server.research(Method::GET, &format!("methods.md?deck=d{query}&words={words}")).await;
            let methods = String::from_utf8(methods.body.to_vec()).unwrap();
            assert!(methods.contains(REASON), "{words}: {methods}");
        }
        let zip = server.research(Method::GET, &format!("export.zip?deck=d{query}")).await;
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&zip.body)).unwrap();
        for file in ["README.md", "report.json", "codebook.json", "methods/en.md"] {
            let mut content = String::new();
            std::io::Read::read_to_string(&mut zip.by_name(file).unwrap(), &mut content).unwrap();
            assert!(content.contains(REASON), "{file}");
        }
    }
}

/// A lecture takes its own batches only. Six students who were sealed with seven of another lecture
/// cannot be set aside alone.
#[tokio::test]
async fn a_batch_that_mixes_lectures_is_set_aside_as_a_whole_or_not_at_all() {
    let (server, [.., third, fourth]) = taught().await;
    for hall in [&third, &fourth] {
        assert_eq!(set_aside(&server, &format!("lecture:{}", hall.id), REASON).await.status, 200);
        let report = server.report("deck=d").await.json();
        assert_eq!((&report["n"]["paired"], &report["set_aside"]), (&json!(39.0), &json!([])));
    }
    let batches = server.research(Method::GET, "batches?deck=d").await.json();
    let batches = batches.as_array().unwrap();
    assert_eq!(batches.len(), 3);
    let mixed = batches.iter().find(|batch| batch["lecture"].is_null()).unwrap();
    assert_eq!(
        (&mixed["n"], &mixed["kind"], &mixed["set_aside"]),
        (&json!(13), &json!("both"), &Value::Null)
    );
    let target = mixed["target"].as_str().unwrap();
    assert_eq!(set_aside(&server, target, REASON).await.status, 200);
    assert_eq!(paired(&server).await, 26.0);
    let batches = server.research(Method::GET, "batches?deck=d").await.json();
    assert_eq!(batches.as_array().unwrap().iter().filter(|batch| batch["set_aside"] == REASON).count(), 1);
}

/// The attack: set aside, undo, ask with and without, in every scope and after each step, while records
/// come in. No two answers of one scope differ by one to nine rows.
#[tokio::test]
async fn setting_aside_isolates_nobody() {
    let (server, halls) = taught().await;
    let scopes: Vec<String> = ["", "&language=sq", "&country=ME", "&language=en"]
        .map(ToOwned::to_owned)
        .into_iter()
        .chain(halls.iter().map(|hall| format!("&lecture={}", hall.id)))
        .collect();
    let mut answers: Vec<Vec<Vec<String>>> = vec![Vec::new(); scopes.len()];
    let batches = server.research(Method::GET, "batches?deck=d").await.json();
    let lectures = halls.iter().map(|hall| format!("lecture:{}", hall.id));
    let names = batches.as_array().unwrap().iter().map(|batch| batch["target"].as_str().unwrap().to_owned());
    let targets: Vec<String> = lectures.chain(names).collect();
    let mut late = 100;
    for target in &targets {
        for undone in [false, true] {
            if undone {
                undo(&server, target).await;
            } else {
                assert_eq!(set_aside(&server, target, REASON).await.status, 200);
            }
            // Somebody is late, and what waits is sealed where it can be.
            hand_in(&server, &halls[2], late..late + 3, ("uwb", "wbc")).await;
            late += 3;
            server.seal().await;
            for (scope, answers) in scopes.iter().zip(&mut answers) {
                for with in ["", "&set_aside=counted"] {
                    answers.push(rows(&server, &format!("{scope}{with}")).await);
                }
            }
        }
    }
    for answers in &answers {
        for (at, one) in answers.iter().enumerate() {
            for other in &answers[at..] {
                let n = difference(one, other);
                assert!(n == 0 || n >= 10, "{n} rows follow from two answers");
            }
        }
    }
}

/// The number of rows that one list has and the other does not.
fn difference(one: &[String], other: &[String]) -> usize {
    let (more, less) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let mut left = more.to_vec();
    for row in less {
        if let Some(at) = left.iter().position(|other| other == row) {
            left.swap_remove(at);
        }
    }
    left.len()
}

#[tokio::test]
async fn setting_aside_needs_the_key_a_target_and_a_reason() {
    let (server, [first, ..]) = taught().await;
    let target = format!("lecture:{}", first.id);
    let body = json!({"target": target, "reason": REASON});
    for token in [None, Some(PRESENTER), Some(first.driver.as_str())] {
        assert_eq!(server.post("/api/research/set-aside", token, &body).await.status, 401);
    }
    for path in ["batches?deck=d", "set-aside"] {
        assert_eq!(server.get(&format!("/api/research/{path}")).await.status, 401);
    }
    let delete = bare(Method::DELETE, &format!("/api/research/set-aside/{target}")).bearer(PRESENTER);
    assert_eq!(server.send(delete).await.status, 401);
    for unknown in ["lecture:never-was-one", "batch:000102030405060708090a0b0c0d0e0f"] {
        insta::assert_snapshot!("no_batch", set_aside(&server, unknown, REASON).await.shown());
    }
    let long = "x".repeat(301);
    for reason in ["", "  ", "two\nlines", long.as_str()] {
        assert_eq!(set_aside(&server, &target, reason).await.status, 422, "{reason}");
    }
    assert_eq!(set_aside(&server, "country:ME", REASON).await.status, 422);
    assert_eq!(undo(&server, "country:ME").await.status, 404);
    for query in ["set_aside=yes", "set_aside=counted&set_aside=counted"] {
        assert_eq!(server.report(&format!("deck=d&{query}")).await.status, 422);
    }
    assert_eq!(paired(&server).await, 39.0);
}
