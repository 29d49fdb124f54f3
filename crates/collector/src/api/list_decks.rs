//! `GET /api/decks`: what is taught here.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::deck::DeckSummary;

use crate::app::App;
use crate::schema;

/// The decks being served, by name.
#[utoipa::path(
    get,
    path = "/api/decks",
    tag = "decks",
    responses((status = 200, description = "The decks", body = Vec<schema::DeckSummary>))
)]
pub(crate) async fn list_decks(State(app): State<Arc<App>>) -> Json<Vec<DeckSummary>> {
    Json(app.decks.now().summaries().cloned().collect())
}
