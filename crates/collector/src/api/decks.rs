//! Endpoints of the served decks. Their files are not part of the described API.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use konventa_domain::api::paths;
use konventa_domain::deck::DeckSummary;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::auth::admit_to_notes;
use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(list_decks)).route("/decks/{deck}/{file}", get(deck_file))
}

/// Lists the served decks, by id.
#[utoipa::path(
    get,
    path = paths::DECKS,
    tag = "decks",
    responses((status = 200, description = "The decks", body = Vec<DeckSummary>))
)]
async fn list_decks(State(app): State<Arc<App>>) -> Json<Vec<DeckSummary>> {
    Json(app.decks.now().summaries().cloned().collect())
}

/// The end of the name of a file with a presenter's notes.
const NOTES: &str = ".notes.json";

/// Returns a file of a served deck. The presenter's notes need the presenter's key, or the token of a
/// driver, who may hold the console on a phone.
async fn deck_file(
    State(app): State<Arc<App>>,
    Path((deck, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if file.ends_with(NOTES) {
        admit_to_notes(&app, &headers).await?;
    }
    let decks = app.decks.now();
    let found = deck.parse().ok().and_then(|deck| decks.file(&deck, &file));
    Ok(found.ok_or(ApiError::NotFound("file of a deck"))?.respond(&headers))
}
