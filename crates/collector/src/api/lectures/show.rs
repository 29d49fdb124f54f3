//! `GET /api/lectures/{code}`: a lecture as it is.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use konventa_domain::lecture::Snapshot;
use konventa_store::Store;

use super::Named;
use crate::app::App;
use crate::live::Voucher;
use crate::problem::Refusal;
use crate::schema;

/// The lecture with a code.
#[utoipa::path(
    get,
    path = "/api/lectures/{code}",
    tag = "lectures",
    params(
        ("code" = String, Path, description = "The code on the wall"),
        ("lecture" = Option<String>, Query, description = "The lecture's id, as it is in the QR code"),
    ),
    responses(
        (status = 200, description = "The lecture", body = schema::Snapshot),
        (status = 404, description = "No lecture has this code", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "It is over and deleted", body = schema::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes were tried; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(code): Path<String>,
    Query(named): Query<Named>,
) -> Result<Json<Snapshot>, Refusal> {
    let live = app.hall.find(&app, &code, Voucher::Id(named.lecture.as_deref())).await?;
    Ok(Json(live.snapshot().await))
}
