//! `GET /api/health`: for whatever watches the server.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::app::App;
use crate::problem::Refusal;
use crate::schema::{self, HealthStatus};

/// Whether records can be taken.
#[utoipa::path(
    get,
    path = "/api/health",
    tag = "server",
    responses(
        (status = 200, description = "Records can be taken", body = schema::Health),
        (status = 503, description = "The database cannot be used", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn health(State(app): State<Arc<App>>) -> Result<Json<schema::Health>, Refusal> {
    app.store.ready().await.map_err(|error| Refusal::from_store(&error))?;
    Ok(Json(schema::Health { status: HealthStatus::Ok }))
}
