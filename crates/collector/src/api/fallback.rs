//! Requests without a route: the app's pages and files, and unknown addresses.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};

use konventa_domain::Day;

use super::ApiError;
use crate::app::App;

/// Answers with a page of the app for every path that is not a file's. The app does its own
/// routing.
pub(crate) async fn fallback(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    if is_under(path, "/api") {
        return ApiError::NotFound("endpoint").into_response();
    }
    if is_under(path, "/decks") {
        return ApiError::NotFound("file of a deck").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = ApiError::MethodNotAllowed.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
        return response;
    }
    let found = app.site.respond(path, request.headers(), &app.decks.now(), Day::of(app.clock.now()));
    found.unwrap_or_else(|| ApiError::NotFound("file").into_response())
}

fn is_under(path: &str, top: &str) -> bool {
    path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
