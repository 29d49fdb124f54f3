//! Refusals of a study, with the exact texts.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use super::followup::{answers, linking, links};
use super::samples::{id, submission};
use super::server::{PRESENTER, Server, bare, posted};

async fn study() -> (Server, Value) {
    let server = Server::start().await;
    server.start_lecture_with_followup().await;
    let salt = server.salt().await;
    (server, salt)
}

#[tokio::test]
async fn other_content_under_the_same_id_is_refused() {
    let (server, salt) = study().await;
    server.submit(&submission(1, "cwu", "ccb")).await;
    let (linked, given) =
        (linking(1, &salt, links(1, &[2])), answers(1, &salt, &links(1, &[2]), ["wrong"; 3]));
    assert_eq!(server.link(&linked).await.status, 201);
    assert_eq!(server.record_followup(&given).await.status, 201);
    let counted = server.counted().await;
    let changed = |sent: &Value, field: &str, value: Value| {
        let mut sent = sent.clone();
        sent[field] = value;
        sent
    };
    for reply in [
        server.link(&changed(&linked, "keys", links(1, &[]))).await,
        server.link(&changed(&linked, "submission", json!(id(2)))).await,
        server.link(&changed(&linked, "id", json!(id(1234)))).await,
        server.record_followup(&changed(&given, "keys", links(2, &[]))).await,
        server.record_followup(&answers(1, &salt, &links(1, &[2]), ["blank"; 3])).await,
    ] {
        insta::assert_snapshot!("differs", reply.shown());
        assert_eq!(server.counted().await, counted);
    }
}

#[tokio::test]
async fn invalid_bodies_are_refused() {
    let (server, salt) = study().await;
    let (linked, given) =
        (linking(1, &salt, links(1, &[2])), answers(1, &salt, &links(1, &[2]), ["wrong"; 3]));
    let but = |sent: &Value, change: fn(&mut Value)| {
        let mut sent = sent.clone();
        change(&mut sent);
        sent
    };
    for (name, body) in [
        ("linking_one_field_more", but(&linked, |s| s["country"] = json!("ME"))),
        ("linking_one_field_less", but(&linked, |s| _ = s.as_object_mut().unwrap().remove("salt"))),
        ("linking_no_link", but(&linked, |s| s["keys"]["full"] = json!("Ana"))),
        ("linking_five_coarse", but(&linked, |s| s["keys"] = links(1, &[1, 2, 3, 4, 5]))),
    ] {
        insta::assert_snapshot!(name, server.link(&body).await.shown());
    }
    for (name, body) in [
        ("answers_one_field_more", but(&given, |s| s["lecture"] = Value::Null)),
        ("answers_unknown_deck", but(&given, |s| s["deck"] = json!("other"))),
        ("answers_unknown_version", but(&given, |s| s["deck_version"] = json!("v9"))),
        ("answers_no_outcome", but(&given, |s| s["items"][1]["outcome"] = Value::Null)),
        ("answers_item_missing", but(&given, |s| _ = s["items"].as_array_mut().unwrap().pop())),
        (
            "answers_many_wrong",
            but(&given, |s| {
                s["items"][0]["item"] = json!("z");
                s["keys"] = links(1, &[1, 2, 3, 4, 5]);
            }),
        ),
    ] {
        insta::assert_snapshot!(name, server.record_followup(&body).await.shown());
    }
    for path in ["/api/followup/linkage", "/api/followup/responses"] {
        for (status, request) in [
            (400, posted(path, "application/json", "full=1")),
            (413, posted(path, "application/json", " ".repeat(65_537))),
            (415, posted(path, "text/plain", linked.to_string())),
            (405, bare(Method::GET, path)),
        ] {
            assert_eq!(server.send(request).await.status, status, "{path}");
        }
    }
    insta::assert_snapshot!("forget_no_uuid", server.withdraw_followup("ana").await.shown());
    assert_eq!(server.link(&linked).await.status, 201, "without a change it is good");
    assert_eq!(server.record_followup(&given).await.status, 201);
}

/// A lecture with a follow-up is started while the clock is years ahead. It does not end the open
/// study, whose linkage keys would be deleted.
#[tokio::test]
async fn a_clock_far_ahead_ends_no_study_for_a_new_lecture() {
    let (server, salt) = study().await;
    let days = |days: u64| Duration::from_hours(24 * days);
    server.pass(days(500));
    let new = json!({"deck": "d", "country": "ME", "language": "en", "followup": true});
    let refused = server.post("/api/lectures", Some(PRESENTER), &new).await;
    insta::assert_snapshot!("wrong_clock", refused.shown());
    server.go_back(days(500));
    assert_eq!(server.link(&linking(1, &salt, links(1, &[]))).await.status, 201, "it is still open");
}

/// The same lecture is held again after more than a year, on a server that was off. The presenter
/// confirms the day; a day that is not the server's ends nothing.
#[tokio::test]
async fn a_lecture_a_year_later_ends_the_overdue_study_once_the_day_is_confirmed() {
    let (server, salt) = study().await;
    server.pass(Duration::from_hours(24 * 500));
    let start = async |today: Option<&str>| {
        let new = json!({"deck": "d", "country": "ME", "language": "en", "followup": true, "today": today});
        server.post("/api/lectures", Some(PRESENTER), &new).await
    };
    for other_day in [None, Some("2026-11-23"), Some("2028-04-08")] {
        let refused = start(other_day).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.json()["type"]),
            (409, &json!("/problems/wrong-clock"))
        );
    }
    assert_eq!(start(Some("soon")).await.status, 422);
    let started = start(Some("2028-04-06")).await;
    assert_eq!((started.status.as_u16(), &started.json()["followup_until"]), (201, &json!("2029-04-06")));
    let open = server.get("/api/followup/d").await.json();
    assert_eq!(open["until"], json!("2029-04-06"));
    assert_ne!(open["salt"], json!(salt), "the first study is over, and its keys are deleted");
}

/// A study that was opened while the clock was ahead ends a year after it was set right.
#[tokio::test]
async fn a_study_of_a_wrong_clock_lasts_a_year() {
    let server = Server::start().await;
    let days = |days: u64| Duration::from_hours(24 * days);
    server.pass(days(500));
    server.start_lecture_with_followup().await;
    server.go_back(days(500));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.get("/api/followup/d").await.json()["until"], json!("2027-11-23"));
}

#[tokio::test]
async fn requests_without_a_study_are_refused() {
    let server = Server::start().await;
    let salt = json!("00112233445566778899aabbccddeeff");
    let early = linking(1, &salt, links(1, &[]));
    insta::assert_snapshot!("no_study_yet", server.link(&early).await.shown());
    server.start_lecture_with_followup().await;
    assert_eq!(server.link(&early).await.status, 410, "it has another salt");
    let mut elsewhere = linking(1, &server.salt().await, links(1, &[]));
    elsewhere["deck"] = json!("e");
    assert_eq!(server.link(&elsewhere).await.status, 410);
    let given = answers(1, &salt, &links(1, &[]), ["wrong"; 3]);
    assert_eq!(server.record_followup(&given).await.status, 410);
}
