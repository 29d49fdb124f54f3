//! Made-up records around one student of a small language, by somebody who also has the researcher's key.

use axum::http::Method;
use konventa_test_support::Purpose;
use serde_json::{Value, json};

use super::super::live::StartedLecture;
use super::super::samples::{GAIN, id, submission};
use super::super::server::{KEY, Server};
use super::{ORDINARY, VICTIM, exported, hand_in, next_month, over};

const BLANK: (&str, &str) = ("bbb", "bbb");
/// The ids of the made-up records begin here.
const FAKES: u128 = 100;

/// Thirty students who read Albanian and one who reads English have tickets, and the gain was not shown.
async fn taught(server: &Server) -> StartedLecture {
    let hall = server.begun(None).await;
    for n in 0..30 {
        hand_in(server, &hall, n, ORDINARY, "sq").await;
    }
    hand_in(server, &hall, 30, VICTIM, "en").await;
    hall
}

/// A made-up record of the lecture in English.
fn fake(hall: &StartedLecture, n: u128) -> Value {
    let mut sent = submission(FAKES + n, BLANK.0, BLANK.1);
    (sent["language"], sent["lecture"]) = (json!("en"), json!(hall.id));
    sent
}

/// The gain is shown, the lecture ends, and three months pass.
async fn passed(server: &Server, hall: &StartedLecture) {
    server.show(hall, GAIN).await;
    over(server, hall).await;
    for _ in 0..3 {
        next_month(server).await;
    }
}

/// What the researcher was told in one scope.
struct Answer {
    scope: String,
    rows: Vec<String>,
    /// With both quizzes, as the report says.
    paired: i64,
}

/// Asks for the report and the export by language, lecture and seat, by each of them alone, by any together,
/// and by none.
async fn ask(server: &Server, hall: &StartedLecture, more: &str, answers: &mut Vec<Answer>) {
    let lecture = format!("&lecture={}", hall.id);
    for language in ["", "&language=en"] {
        for lecture in ["", &lecture] {
            for seat in ["", "&seat=ticket", "&seat=none"] {
                let scope = format!("{language}{lecture}{seat}{more}");
                let report = server.report(&format!("deck=d{scope}")).await;
                assert_eq!(report.status, 200);
                let paired = report.json()["n"]["paired"].as_f64().unwrap();
                #[expect(clippy::cast_possible_truncation, reason = "a number of students")]
                let paired = paired as i64;
                let rows = exported(server, &scope).await;
                answers.push(Answer { scope, rows, paired });
            }
        }
    }
}

/// The rows of the first list that the second does not have. Equal rows count.
fn only_in(first: &[String], second: &[String]) -> usize {
    let mut left = second.to_vec();
    let mut n = 0;
    for row in first {
        match left.iter().position(|other| other == row) {
            Some(at) => _ = left.swap_remove(at),
            None => n += 1,
        }
    }
    n
}

/// Scopes in which one to nine people are told, or follow from two answers.
fn isolated(answers: &[Answer]) -> Vec<String> {
    let few = |n: usize| (1..10).contains(&n);
    let mut found = Vec::new();
    for (at, one) in answers.iter().enumerate() {
        if few(one.rows.len()) || (1..10).contains(&one.paired) {
            found.push(one.scope.clone());
        }
        for other in &answers[at + 1..] {
            let rows = few(only_in(&one.rows, &other.rows)) || few(only_in(&other.rows, &one.rows));
            if rows || (1..10).contains(&one.paired.abs_diff(other.paired)) {
                found.push(format!("{:?} and {:?}", one.scope, other.scope));
            }
        }
    }
    found
}

/// Whether some answer has the outcomes of the student who reads English.
fn tells_the_student(answers: &[Answer]) -> bool {
    let outcomes = ",unsure,wrong,wrong,blank,blank,correct,";
    answers.iter().any(|answer| answer.rows.iter().any(|row| row.contains(outcomes)))
}

/// Nine records around one student, with the code alone. They are never in a batch with the student, and
/// what the researcher is told does not change when they are taken back or set aside. The tenth one makes them
/// a batch, of made-up records alone.
#[tokio::test]
async fn fakes_around_one_student_do_not_show_her_to_the_researcher() {
    for (fakes, told) in [(9, 0), (10, 10)] {
        let server = Server::start().await;
        let hall = taught(&server).await;
        for n in 0..fakes {
            assert_eq!(server.submit(&fake(&hall, n)).await.status, 201);
        }
        let mut answers = Vec::new();
        ask(&server, &hall, "", &mut answers).await;
        passed(&server, &hall).await;
        ask(&server, &hall, "", &mut answers).await;
        let body = json!({"target": format!("lecture:{}", hall.id), "reason": "made up"});
        assert_eq!(server.post("/api/research/set-aside", Some(KEY), &body).await.status, 200);
        for counted in ["", "&set_aside=counted"] {
            ask(&server, &hall, counted, &mut answers).await;
        }
        let undo = format!("set-aside/lecture:{}", hall.id);
        assert_eq!(server.research(Method::DELETE, &undo).await.status, 204);
        for some in [0..1, 1..fakes] {
            for n in some {
                assert_eq!(server.withdraw(&id(FAKES + n)).await.status, 204, "what is sealed is not there");
            }
            ask(&server, &hall, "", &mut answers).await;
        }
        assert_eq!(isolated(&answers), [""; 0]);
        assert!(!tells_the_student(&answers));
        assert_eq!(exported(&server, "&language=en").await.len(), told, "of them and nobody else");
        assert_eq!(exported(&server, "&seat=ticket").await.len(), 30);
    }
}

/// The same attack by somebody with nine seats of the hall, which tickets do not prevent (ADR 21): it shows
/// that this test would see one that succeeds.
#[tokio::test]
async fn the_attack_succeeds_with_nine_seats() {
    let server = Server::start().await;
    let hall = taught(&server).await;
    for n in 0..9 {
        let ticket = server.seat(&hall, FAKES + n).await.unwrap().ticket(Purpose::Record);
        assert_eq!(server.submit_with(&fake(&hall, n), &ticket).await.status, 201);
    }
    passed(&server, &hall).await;
    let mut answers = Vec::new();
    ask(&server, &hall, "", &mut answers).await;
    assert!(tells_the_student(&answers));
    let english = exported(&server, "&language=en").await;
    assert_eq!(english.iter().filter(|row| !row.contains("blank,blank,blank,blank,blank,blank")).count(), 1);
}
