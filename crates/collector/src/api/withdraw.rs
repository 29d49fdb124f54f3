//! `DELETE /api/submissions/{submission}`: a student withdraws outcomes.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::submission::SubmissionId;

use super::ApiError;
use super::extract::PathParam;
use super::refusals::{IdRefusals, StoreRefusals};
use crate::app::App;

/// Deletes a submission completely, with its linkage keys and the follow-up outcomes that were
/// linked to it. The answer is the same if it never existed, so a phone may repeat it, and trying
/// ids reveals nothing.
#[utoipa::path(
    delete,
    path = "/api/submissions/{submission}",
    tag = "submissions",
    params(("submission" = SubmissionId, Path, description = "The id that only the phone knows")),
    responses(
        (status = 204, description = "No such submission exists any more"),
        IdRefusals,
        StoreRefusals,
    )
)]
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    PathParam(id): PathParam<SubmissionId>,
) -> Result<StatusCode, ApiError> {
    app.store.withdraw(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
