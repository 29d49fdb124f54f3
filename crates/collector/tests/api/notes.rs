//! The presenter's notes are for those who present.

use axum::http::Method;
use serde_json::Value;

use super::server::{KEY, PRESENTER, Server, With as _, bare};

#[tokio::test]
async fn notes_need_the_presenters_key_or_a_drivers_token() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let notes = |key: &str| bare(Method::GET, "/decks/d/en.notes.json").bearer(key);
    let without = server.send_unchecked(bare(Method::GET, "/decks/d/en.notes.json")).await;
    insta::assert_snapshot!("notes_no_key", without.shown());
    insta::assert_snapshot!("notes_wrong_key", server.send_unchecked(notes(KEY)).await.shown());
    // A remote asks with the code of its link while it takes over.
    let path = |end: &str| format!("/api/lectures/{}/{end}", hall.code);
    let issued = server.post(&path("remote"), Some(&hall.driver), &Value::Null).await.json();
    let code = issued["code"].as_str().unwrap();
    for key in [PRESENTER, &hall.driver, code] {
        assert_eq!(server.send_unchecked(notes(key)).await.status, 200);
    }
    assert_eq!(server.post(&path("driver"), Some(code), &Value::Null).await.status, 200);
    assert_eq!(server.send_unchecked(notes(code)).await.status, 200);
    let review = server.send_unchecked(bare(Method::GET, "/decks/d/en.review.json")).await;
    assert_eq!(review.status, 200, "phones show the explanations beside a result");
}
