//! A study from its start by a presenter to its end: linkage keys in the hall, follow-ups weeks
//! later.

use std::time::Duration;

use axum::http::Method;
use konventa_collector::studies;
use konventa_domain::Day;
use konventa_store::StudyCount;
use serde_json::{Value, json};

use super::live::StartedLecture;
use super::samples::{id, submission};
use super::server::{PRESENTER, Reply, Server, bare};

/// Time between lecture and follow-up.
const WEEKS: Duration = days(42);

const fn days(days: u64) -> Duration {
    Duration::from_hours(24 * days)
}

/// Linkage keys made of numbers.
pub(super) fn links(full: u128, partial: &[u128]) -> Value {
    let link = |n: &u128| format!("{n:032x}");
    json!({"full": link(&full), "partial": partial.iter().map(link).collect::<Vec<_>>()})
}

/// A linkage request for submission `n`. Its id is the number plus 1000.
pub(super) fn linking(n: u128, salt: &Value, links: Value) -> Value {
    let mut sent = json!({"id": id(1000 + n), "submission": id(n), "deck": "d", "salt": salt, "keys": null});
    sent["keys"] = links;
    sent
}

/// A follow-up response. Its id is the number plus 2000.
pub(super) fn answers(n: u128, salt: &Value, links: &Value, outcomes: [&str; 3]) -> Value {
    let items: Vec<Value> = ["c", "a", "b"]
        .iter()
        .zip(outcomes)
        .map(|(item, outcome)| json!({"item": item, "outcome": outcome}))
        .collect();
    json!({"id": id(2000 + n), "deck": "d", "deck_version": "v1", "salt": salt, "keys": links, "items": items})
}

impl Server {
    /// Starts a lecture with a follow-up.
    pub(super) async fn start_lecture_with_followup(&self) -> StartedLecture {
        self.start_with(json!({"deck": "d", "country": "ME", "language": "en", "followup": true})).await
    }

    /// The study's salt.
    pub(super) async fn salt(&self) -> Value {
        self.get("/api/followup/d").await.json()["salt"].take()
    }

    /// Sends linkage keys. An accepted body also has to be described.
    pub(super) async fn link(&self, body: &Value) -> Reply {
        self.join("/api/followup/linkage", body).await
    }

    pub(super) async fn record_followup(&self, body: &Value) -> Reply {
        self.join("/api/followup/responses", body).await
    }

    async fn join(&self, path: &str, body: &Value) -> Reply {
        let reply = self.post(path, None, body).await;
        if reply.status.is_success() {
            self.description().check_body(path, body);
        }
        reply
    }

    pub(super) async fn withdraw_followup(&self, name: &str) -> Reply {
        self.send(bare(Method::DELETE, &format!("/api/followup/{name}"))).await
    }

    pub(super) async fn end_overdue(&self) {
        studies::end_overdue(&*self.app.store, &self.app.keyring, Day::of(self.app.clock.now())).await;
    }

    /// For each follow-up in a cell, the days since the lecture and the number of right items.
    pub(super) async fn linked(&self) -> Vec<(Option<u64>, usize)> {
        let kept = self.kept().await;
        let right = |one: &konventa_domain::gain::LinkedOutcomes| {
            one.later.iter().filter(|outcome| **outcome == konventa_domain::scoring::Outcome::Correct).count()
        };
        kept.cells.iter().flat_map(|cell| &cell.returned).map(|one| (one.days, right(one))).collect()
    }

    /// Ends the study now.
    pub(super) async fn end_study(&self) {
        let study = self.app.store.study(&"d".parse().unwrap()).await.unwrap().unwrap();
        studies::end(&*self.app.store, &self.app.keyring, &study, Day::of(self.app.clock.now()))
            .await
            .unwrap();
    }

    /// Students from a number on submit, consent, and answer the follow-up with the same outcomes.
    pub(super) async fn company(&self, from: u128, n: u128, salt: &Value, outcomes: [&str; 3]) {
        for n in from..from + n {
            assert_eq!(self.submit(&submission(n, "cwu", "ccb")).await.status, 201);
            assert_eq!(self.link(&linking(n, salt, links(n, &[]))).await.status, 201);
            assert_eq!(self.record_followup(&answers(n, salt, &links(n, &[]), outcomes)).await.status, 201);
        }
    }

    /// For each study, the number of students who consented and of follow-ups.
    pub(super) async fn counted(&self) -> Vec<(u64, u64)> {
        let counted = |one: StudyCount| (one.consented, one.answered);
        self.app.store.studies().await.unwrap().into_iter().map(counted).collect()
    }
}

#[tokio::test]
async fn a_study_opens_only_with_a_lecture_that_asks_for_it() {
    let server = Server::start().await;
    let off = server.start_lecture(None).await;
    let asked = |hall: &StartedLecture| format!("/api/followup/d?lecture={}", hall.id);
    for path in ["/api/followup/d", "/api/followup/other", "/api/followup/No%20Name", &asked(&off)] {
        insta::assert_snapshot!("no_study", server.get(path).await.shown());
    }
    let on = server.start_lecture_with_followup().await;
    let study = server.get(&asked(&on)).await;
    assert_eq!(study.status, 200);
    let told = study.json();
    assert_eq!((&told["deck"], &told["until"]), (&json!("d"), &json!("2027-11-23")));
    assert_eq!(told["salt"].as_str().unwrap().len(), 32);
    assert_eq!(server.get("/api/followup/d").await.json(), told, "who comes weeks later has no lecture");
    for path in
        [asked(&off), "/api/followup/d?lecture=none".to_owned(), "/api/followup/d?lecture=../x".to_owned()]
    {
        insta::assert_snapshot!("not_asked", server.get(&path).await.shown());
    }
    assert_eq!(server.get("/api/followup/other").await.json()["type"], "/problems/no-study");
    assert_eq!(server.get("/api/followup/d?lecture=a&lecture=b").await.status, 422);

    // The next lecture joins the same study, and a restart changes nothing.
    let next = server.start_lecture_with_followup().await;
    let server = server.restart().await;
    assert_eq!(server.get(&asked(&next)).await.json(), told);
    let listed = server.get_with("/api/lectures", PRESENTER).await.json();
    let again: Vec<&Value> = listed.as_array().unwrap().iter().map(|line| &line["followup"]).collect();
    assert_eq!(again, [true, true, false]);
    assert!(server.snapshot(&next).await.get("again").is_none());
}

#[tokio::test]
async fn a_follow_up_is_linked_to_its_submission() {
    let server = Server::start().await;
    server.start_lecture_with_followup().await;
    let salt = server.salt().await;
    // Requests arrive in any order.
    let sent = linking(1, &salt, links(1, &[11, 12, 13, 14]));
    for status in [201, 200, 200] {
        let reply = server.link(&sent).await;
        assert_eq!((reply.status.as_u16(), reply.json()), (status, json!({"status": "recorded"})));
    }
    assert_eq!(server.submit(&submission(1, "cwu", "ccb")).await.status, 201);
    for n in 2..=20 {
        server.submit(&submission(n, "www", "ccc")).await;
    }
    for n in 2..=10 {
        server.link(&linking(n, &salt, links(n, &[n * 100]))).await;
    }
    server.seal().await;

    server.pass(WEEKS);
    let server = server.restart().await;
    // One mistyped an answer; one did not consent and is not linked.
    let given = answers(1, &salt, &links(99, &[12]), ["correct", "correct", "wrong"]);
    for status in [201, 200] {
        let reply = server.record_followup(&given).await;
        assert_eq!((reply.status.as_u16(), reply.json()), (status, json!({"status": "recorded"})));
    }
    for n in 2..=11 {
        server.record_followup(&answers(n, &salt, &links(n, &[31]), ["correct"; 3])).await;
    }
    assert_eq!(server.counted().await, [(10, 11)]);
    assert_eq!(server.linked().await, [], "nothing is shown while the study is open");
    server.end_study().await;
    let mut linked = server.linked().await;
    linked.sort_unstable();
    assert_eq!((linked.len(), linked[0], linked[9]), (10, (Some(42), 2), (Some(42), 3)));
    let kept = server.kept().await;
    let found = kept.cells[0].returned.iter().find(|one| one.later.iter().any(|item| !item.is_right()));
    let letters: String = found.unwrap().later.iter().map(|outcome| outcome.letter()).collect();
    assert_eq!(letters, "cwc", "in the order of the deck");
}

#[tokio::test]
async fn linkage_keys_and_follow_ups_can_be_withdrawn() {
    let server = Server::start().await;
    server.start_lecture_with_followup().await;
    let salt = server.salt().await;
    server.company(1, 13, &salt, ["blank"; 3]).await;
    assert_eq!(server.counted().await, [(13, 13)]);
    for (name, counted) in [(id(1001), (12, 13)), (id(2002), (12, 12)), (id(7777), (12, 12))] {
        for _ in 0..2 {
            let reply = server.withdraw_followup(&name).await;
            assert_eq!((reply.status.as_u16(), reply.body.len()), (204, 0));
        }
        assert_eq!(server.counted().await, [counted]);
    }
    server.withdraw(&id(3)).await;
    assert_eq!(server.counted().await, [(11, 12)], "the later answers are nobody's now");
    // Ten of twelve are left with both, and two did not return: too few to show either.
    server.seal().await;
    server.end_study().await;
    assert_eq!(server.linked().await, []);
}

#[tokio::test]
async fn after_a_year_linked_pairs_stay_and_nothing_leads_to_them() {
    let server = Server::start().await;
    server.start_lecture_with_followup().await;
    let salt = server.salt().await;
    for n in 1..=12 {
        server.submit(&submission(n, "cwu", "ccb")).await;
        server.link(&linking(n, &salt, links(n, &[]))).await;
    }
    server.seal().await;
    server.pass(WEEKS);
    for n in (1..=12).chain([99]) {
        server.record_followup(&answers(n, &salt, &links(n, &[]), ["correct"; 3])).await;
    }
    server.pass(days(365 - 42 - 1));
    server.end_overdue().await;
    assert_eq!(server.get("/api/followup/d").await.status, 200, "it is the last day");

    // On the day after, nothing is accepted any more, even before the study is ended.
    server.pass(days(1));
    let late = [
        server.link(&linking(40, &salt, links(40, &[]))).await,
        server.link(&linking(1, &salt, links(1, &[]))).await,
        server.record_followup(&answers(40, &salt, &links(3, &[]), ["correct"; 3])).await,
    ];
    for reply in late {
        insta::assert_snapshot!("study_over", reply.shown());
    }
    assert_eq!(server.get("/api/followup/d").await.json()["type"], "/problems/no-study");
    assert_eq!(server.counted().await, [(12, 13)]);
    server.end_overdue().await;
    assert!(server.counted().await.is_empty());
    assert_eq!(server.linked().await, [(Some(42), 3); 12]);

    // Another study has another salt; old linkage keys do not fit.
    server.start_lecture_with_followup().await;
    let other = server.salt().await;
    assert_ne!(other, salt);
    assert_eq!(server.link(&linking(5, &salt, links(5, &[]))).await.status, 410);
    // With the new salt they come too late: nobody knows any more which record it was.
    insta::assert_snapshot!("sealed", server.link(&linking(5, &other, links(5, &[]))).await.shown());

    // What is in a cell cannot be taken back; what was in none is gone.
    insta::assert_snapshot!("sealed", server.withdraw(&id(1)).await.shown());
    insta::assert_snapshot!("sealed", server.withdraw_followup(&id(2002)).await.shown());
    assert_eq!(server.withdraw_followup(&id(2099)).await.status, 204);
    assert_eq!(server.linked().await.len(), 12);
}
