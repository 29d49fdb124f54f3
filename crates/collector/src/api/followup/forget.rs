//! `DELETE /api/followup/{name}`: a student takes the own links or later answers back.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use konventa_domain::submission::SubmissionId;
use konventa_store::Store;

use crate::app::App;
use crate::problem::Refusal;
use crate::schema;

/// Deletes links or later answers wholly. The answer is the same whether there were any, so a phone may repeat it, and
/// nobody learns anything by trying names.
#[utoipa::path(
    delete,
    path = "/api/followup/{name}",
    tag = "followup",
    params(("name" = Uuid, Path, description = "The name that only the phone knows")),
    responses(
        (status = 204, description = "There is nothing under this name any more"),
        (status = 422, description = "Not a UUID", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn forget<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(name): Path<String>,
) -> Result<StatusCode, Refusal> {
    let name = name.parse().map(SubmissionId).map_err(|_| Refusal::InvalidId)?;
    app.store.forget_followup(name).await.map_err(|error| Refusal::from_store(&error))?;
    Ok(StatusCode::NO_CONTENT)
}
