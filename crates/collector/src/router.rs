//! Which request goes where.

use std::any::Any;
use std::sync::Arc;

use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post};
use axum::{Router, middleware};
use konventa_store::Store;
use tower_http::catch_panic::CatchPanicLayer;

use crate::api::{followup, lectures};
use crate::app::App;
use crate::problem::Refusal;
use crate::{api, decks, fallback, headers, log};

/// All routes of a server. Those under `/api` are described in `/api/openapi.json`; a test compares the two.
pub fn router<S: Store>(app: Arc<App<S>>) -> Router {
    Router::new()
        .route("/api/health", get(api::health::health::<S>))
        .route("/api/openapi.json", get(api::openapi::openapi))
        .route("/api/decks", get(api::list_decks::list_decks::<S>))
        .route("/api/submissions", post(api::submit::submit::<S>))
        .route("/api/submissions/{submission}", delete(api::withdraw::withdraw::<S>))
        .route("/api/followup/linkage", post(followup::links::link::<S>))
        .route("/api/followup/responses", post(followup::answers::answer::<S>))
        .route("/api/followup/{name}", get(followup::show::show::<S>).delete(followup::forget::forget::<S>))
        .route("/api/research/report", get(api::report::report::<S>))
        .route("/api/research/export.csv", get(api::export::records::<S>))
        .route("/api/research/codebook.json", get(api::export::codebook::<S>))
        .route("/api/research/export.zip", get(api::export::everything::<S>))
        .route("/api/lectures", get(lectures::list::list::<S>).post(lectures::start::start::<S>))
        .route("/api/lectures/{code}", get(lectures::show::show::<S>))
        .route("/api/lectures/{code}/events", get(lectures::events::events::<S>))
        .route("/api/lectures/{code}/commands", post(lectures::command::command::<S>))
        .route("/api/lectures/{code}/driver", post(lectures::drive::drive::<S>))
        .route("/api/lectures/{code}/votes", post(lectures::vote::vote::<S>))
        .route("/decks/{deck}/{file}", get(decks::file::<S>))
        .fallback(fallback::fallback::<S>)
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
