//! `GET /decks/{deck}/{file}`: the files of a deck. They are not part of the described API.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::ApiError;
use crate::app::App;

/// Returns a file of a served deck.
pub(crate) async fn deck_file(
    State(app): State<Arc<App>>,
    Path((deck, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let decks = app.decks.now();
    let found = deck.parse().ok().and_then(|deck| decks.file(&deck, &file));
    Ok(found.ok_or(ApiError::NotFound("file of a deck"))?.respond(&headers))
}
