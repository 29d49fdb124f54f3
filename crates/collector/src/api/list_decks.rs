//! `GET /api/decks`: the served decks.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::deck::DeckSummary;

use crate::app::App;

/// Lists the served decks, by id.
#[utoipa::path(
    get,
    path = "/api/decks",
    tag = "decks",
    responses((status = 200, description = "The decks", body = Vec<DeckSummary>))
)]
pub(super) async fn list_decks(State(app): State<Arc<App>>) -> Json<Vec<DeckSummary>> {
    Json(app.decks.now().summaries().cloned().collect())
}
