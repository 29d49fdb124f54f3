//! Which request goes where.

use std::any::Any;
use std::sync::Arc;

use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;

use crate::api::{followup, lectures};
use crate::app::App;
use crate::problem::Refusal;
use crate::{api, decks, fallback, headers, log};

/// All routes of a server. Those under `/api` are described in `/api/openapi.json`; a test compares the two.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/api/health", get(api::health::health))
        .route("/api/openapi.json", get(api::openapi::openapi))
        .route("/api/decks", get(api::list_decks::list_decks))
        .route("/api/submissions", post(api::submit::submit))
        .route("/api/submissions/{submission}", delete(api::withdraw::withdraw))
        .route("/api/followup/linkage", post(followup::links::link))
        .route("/api/followup/responses", post(followup::answers::answer))
        .route("/api/followup/{name}", get(followup::show::show).delete(followup::forget::forget))
        .route("/api/research/report", get(api::report::report))
        .route("/api/research/export.csv", get(api::export::records))
        .route("/api/research/codebook.json", get(api::export::codebook))
        .route("/api/research/export.zip", get(api::export::everything))
        .route("/api/lectures", get(lectures::list::list).post(lectures::start::start))
        .route("/api/lectures/{code}", get(lectures::show::show))
        .route("/api/lectures/{code}/events", get(lectures::events::events))
        .route("/api/lectures/{code}/commands", post(lectures::command::command))
        .route("/api/lectures/{code}/driver", post(lectures::drive::drive))
        .route("/api/lectures/{code}/votes", post(lectures::vote::vote))
        .route("/decks/{deck}/{file}", get(decks::file))
        .fallback(fallback::fallback)
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .with_state(app)
        .layer(CatchPanicLayer::custom(mistake))
        .layer(middleware::from_fn(headers::secure))
        .layer(middleware::from_fn(log::request))
}

/// A panic is a mistake of ours. Its message stays here: it may quote what a student sent.
fn mistake(_: Box<dyn Any + Send>) -> Response {
    Refusal::Internal.into_response()
}
