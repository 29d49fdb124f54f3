//! `GET /api/lectures/{code}`: the present state of a lecture.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::lecture::{JoinCode, Snapshot};

use super::LectureQuery;
use crate::api::ApiError;
use crate::api::extract::{PathParam, QueryParams};
use crate::api::refusals::{LectureRefusals, QueryRefusals};
use crate::app::App;
use crate::live::Credential;

/// Returns a snapshot of a lecture.
#[utoipa::path(
    get,
    path = "/api/lectures/{code}",
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code"), LectureQuery),
    responses(
        (status = 200, description = "The snapshot", body = Snapshot),
        QueryRefusals,
        LectureRefusals,
    )
)]
pub(in crate::api) async fn show_lecture(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<LectureQuery>,
) -> Result<Json<Snapshot>, ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    Ok(Json(live.snapshot().await))
}
