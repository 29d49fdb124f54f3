//! `DELETE /api/followup/{name}`: a student withdraws linkage keys or the outcomes of a follow-up.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::submission::SubmissionId;

use crate::api::ApiError;
use crate::api::extract::PathParam;
use crate::api::refusals::{IdRefusals, StoreRefusals};
use crate::app::App;

/// Deletes linkage keys or the outcomes of a follow-up completely. The answer is the same if they
/// never existed, so a phone may repeat it, and trying ids reveals nothing.
#[utoipa::path(
    delete,
    path = "/api/followup/{name}",
    tag = "followup",
    params(("name" = SubmissionId, Path, description = "The id that only the phone knows")),
    responses(
        (status = 204, description = "Nothing is stored under this id any more"),
        IdRefusals,
        StoreRefusals,
    )
)]
pub(in crate::api) async fn forget(
    State(app): State<Arc<App>>,
    PathParam(id): PathParam<SubmissionId>,
) -> Result<StatusCode, ApiError> {
    app.store.forget_followup(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
