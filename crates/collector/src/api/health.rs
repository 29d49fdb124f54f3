//! `GET /api/health`: for programs that monitor the server.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::paths;
use konventa_domain::api::{Health, HealthStatus};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::refusals::StoreRefusals;
use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(health))
}

/// Says whether records are accepted: the files of the database are in their places, and the last
/// change was stored. After a loss of data it is unavailable until the operator has acknowledged
/// the loss.
#[utoipa::path(
    get,
    path = paths::HEALTH,
    tag = "server",
    responses((status = 200, description = "Records are accepted", body = Health), StoreRefusals)
)]
async fn health(State(app): State<Arc<App>>) -> Result<Json<Health>, ApiError> {
    app.store.ready().await?;
    Ok(Json(Health { status: HealthStatus::Ok }))
}
