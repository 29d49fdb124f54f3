//! Requests that no route takes: the app's own paths and files, and addresses that lead nowhere.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::problem::Refusal;

/// Answers them. The app finds its way by the path, so every path is its page unless it is a file's.
pub(crate) async fn fallback(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    if is_under(path, "/api") {
        return Refusal::NotFound("endpoint").into_response();
    }
    if is_under(path, "/decks") {
        return Refusal::NotFound("file of a deck").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = Refusal::MethodNotAllowed.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
        return response;
    }
    app.site.respond(path, request.headers())
}

fn is_under(path: &str, top: &str) -> bool {
    path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
