//! `DELETE /api/submissions/{submission}`: a student takes the own outcomes back.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use konventa_domain::submission::SubmissionId;

use crate::app::App;
use crate::problem::Refusal;
use crate::schema;

/// Deletes a submission wholly, with the links to it and later answers that were found to belong to it. The answer is the same whether there was one, so a phone may repeat it, and nobody
/// learns anything by trying ids.
#[utoipa::path(
    delete,
    path = "/api/submissions/{submission}",
    tag = "submissions",
    params(("submission" = Uuid, Path, description = "The id that only the phone knows")),
    responses(
        (status = 204, description = "There is no such submission any more"),
        (status = 422, description = "Not a UUID", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn withdraw(
    State(app): State<Arc<App>>,
    Path(submission): Path<String>,
) -> Result<StatusCode, Refusal> {
    let id = submission.parse().map(SubmissionId).map_err(|_| Refusal::InvalidId)?;
    app.store.withdraw(id).await.map_err(|error| Refusal::from_store(&error))?;
    Ok(StatusCode::NO_CONTENT)
}
