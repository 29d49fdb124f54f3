//! Refusals with their exact texts. Refused requests store nothing.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use super::samples::{id, submission};
use super::server::{KEY, Server, With as _, bare, posted};

/// A valid submission with one change.
fn but(change: impl FnOnce(&mut Value)) -> String {
    let mut sent = submission(1, "cwu", "ccb");
    change(&mut sent);
    sent.to_string()
}

/// A valid submission with spaces at the end.
fn padded(length: usize) -> String {
    let mut sent = but(|_| {});
    sent.extend(std::iter::repeat_n(' ', length - sent.len()));
    sent
}

fn bodies() -> Vec<(&'static str, String)> {
    let item = |item: &str| json!({"item": item, "pre": "wrong", "post": "correct"});
    vec![
        ("empty", String::new()),
        ("not_json", "pre=wrong&post=correct".to_owned()),
        ("torn_off", but(|_| {}).split_at(120).0.to_owned()),
        ("torn_off_behind_a_wrong_type", r#"{"submission": 7, "deck": "d""#.to_owned()),
        ("two_documents", but(|_| {}) + "{}"),
        ("deeply_nested", "[".repeat(20_000)),
        ("not_an_object", "[1, 2]".to_owned()),
        (
            "fields_in_a_list",
            r#"["6f1d2a52-7a0c-4a7e-9d25-4a2b7d0b1c11","d","v1",null,"ME","en",[]]"#.to_owned(),
        ),
        ("wrong_type", but(|s| s["deck"] = json!(7))),
        ("wrong_type_in_an_item", but(|s| s["items"][1]["pre"] = json!(true))),
        ("items_not_a_list", but(|s| s["items"] = json!({"a": "correct"}))),
        ("not_a_uuid", but(|s| s["submission"] = json!("student-17"))),
        ("not_a_name", but(|s| s["deck"] = json!("../../etc/passwd"))),
        ("one_field_more", but(|s| s["name"] = json!("Ana"))),
        ("one_field_more_in_an_item", but(|s| s["items"][0]["choice"] = json!("b"))),
        ("one_field_less", but(|s| _ = s.as_object_mut().unwrap().remove("lecture"))),
        ("one_field_twice", but(|_| {}).replacen('{', "{\"deck\":\"d\",", 1)),
        ("unknown_country", but(|s| s["country"] = json!("DE"))),
        ("unknown_language", but(|s| s["language"] = json!("fr"))),
        ("unknown_deck", but(|s| s["deck"] = json!("other"))),
        ("unknown_version", but(|s| s["deck_version"] = json!("v9"))),
        ("unknown_outcome", but(|s| s["items"][2]["post"] = json!("maybe"))),
        ("unknown_item", but(|s| s["items"][2]["item"] = json!("z"))),
        ("item_twice", but(|s| s["items"].as_array_mut().unwrap().push(item("b")))),
        ("item_missing", but(|s| _ = s["items"].as_array_mut().unwrap().remove(1))),
        ("no_items", but(|s| s["items"] = json!([]))),
        ("half_a_quiz", but(|s| s["items"][1]["post"] = Value::Null)),
        ("no_quiz", submission(1, "", "").to_string()),
        ("many_wrong", but(|s| s["items"] = json!([item("a"), item("a"), item("z")]))),
        ("one_megabyte", but(|s| s["deck"] = json!("d".repeat(1 << 20)))),
        ("a_byte_too_many", padded(65_537)),
    ]
}

#[tokio::test]
async fn invalid_bodies_are_refused() {
    let server = Server::start().await;
    for (name, body) in bodies() {
        let reply = server.submit_bytes(body).await;
        assert!(reply.status.is_client_error(), "{name}");
        insta::assert_snapshot!(name, reply.shown());
        assert!(!server.has_records().await, "{name} is stored");
    }
    assert_eq!(server.submit_bytes(but(|_| {})).await.status, 201, "without a change it is good");
}

#[tokio::test]
async fn text_that_is_not_utf_8_is_refused() {
    let server = Server::start().await;
    let mut body = but(|_| {}).into_bytes();
    let place = body.windows(2).position(|w| w == b"ME").unwrap();
    body[place] = 0xff;
    let reply = server.submit_bytes(body).await;
    insta::assert_snapshot!("not_utf_8", reply.shown());
    assert!(!server.has_records().await);
}

#[tokio::test]
async fn the_limit_is_exact() {
    let server = Server::start().await;
    assert_eq!(server.submit_bytes(padded(65_536)).await.status, 201);
}

fn asked_with(authorization: &str) -> Request<Body> {
    bare(Method::GET, "/api/research/report?deck=d").with(header::AUTHORIZATION, authorization)
}

#[tokio::test]
async fn unknown_addresses_are_refused() {
    let server = Server::start().await;
    let form = posted("/api/submissions", "application/x-www-form-urlencoded", but(|_| {}));
    let untyped = Request::post("/api/submissions").body(Body::from(but(|_| {}))).unwrap();
    for (name, request) in [
        ("wrong_media_type", form),
        ("no_media_type", untyped),
        ("wrong_method", bare(Method::PUT, "/api/submissions")),
        ("wrong_method_on_a_submission", bare(Method::GET, &format!("/api/submissions/{}", id(1)))),
        ("wrong_method_on_the_site", bare(Method::POST, "/learn/d")),
        ("no_endpoint", bare(Method::GET, "/api/none")),
        ("no_endpoint_at_the_top", bare(Method::GET, "/api")),
        ("no_deck", bare(Method::GET, "/decks/none/en.json")),
        ("no_deck_file", bare(Method::GET, "/decks/d/xx.json")),
        ("deck_out_of_bounds", bare(Method::GET, "/decks/d/..%2f..%2fsecret")),
        ("no_file", bare(Method::GET, "/none-0123456789abcdef.js")),
        ("withdraw_no_uuid", bare(Method::DELETE, "/api/submissions/17")),
        ("no_key", bare(Method::GET, "/api/research/report?deck=d")),
        ("wrong_key", asked_with("Bearer guessed")),
        ("key_of_another_kind", asked_with(&format!("Basic {KEY}"))),
    ] {
        let reply = server.send(request).await;
        insta::assert_snapshot!(name, reply.shown());
        assert!(!server.has_records().await, "{name}");
    }
}

#[tokio::test]
async fn invalid_filters_are_refused() {
    let server = Server::start().await;
    for (name, query) in [
        ("no_filter", ""),
        ("filter_deck_unknown", "deck=other"),
        ("filter_deck_no_name", "deck=A%20B"),
        ("filter_deck_twice", "deck=d&deck=d"),
        ("filter_version_unknown", "deck=d&deck_version=v9"),
        ("filter_country_unknown", "deck=d&country=DE"),
        ("filter_language_unknown", "deck=d&language=fr"),
        ("filter_lecture_no_name", "deck=d&lecture=../x"),
        ("filter_mistyped", "deck=d&contry=ME"),
        ("filters_all_wrong", "deck=d&country=&language=EN&x=1"),
    ] {
        insta::assert_snapshot!(name, server.report(query).await.shown());
    }
}

/// The key is checked first: without it, a caller learns nothing about decks.
#[tokio::test]
async fn without_a_key_filters_are_not_read() {
    let server = Server::start().await;
    assert_eq!(server.get("/api/research/report?x=1").await.status, 401);
}
