//! `GET /api/research/report`: the gain, for holders of the researcher's key.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::gain::{Report, Scope};

use super::ApiError;
use super::auth::Researcher;
use super::filters::{FilterQuery, FilterRefusals};
use super::refusals::{KeyRefusals, StoreRefusals};
use crate::app::App;

/// Returns the gain over the records in scope. Nothing is revealed about fewer than 10 records, nor
/// by the difference of two reports. docs/statistics.md defines each figure.
#[utoipa::path(
    get,
    path = "/api/research/report",
    tag = "research",
    params(Scope),
    responses(
        (status = 200, description = "The report", body = Report),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
pub(super) async fn report(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Json<Report>, ApiError> {
    let scope = query.scope(&app).await?;
    let counts = app.store.deck_counts(&scope.deck, None).await?;
    // The intervals keep a processor busy for longer than streams should wait.
    Ok(Json(tokio::task::spawn_blocking(move || Report::of(scope, &counts)).await?))
}
