//! `POST /api/followup/linkage`: a student consents to be found again.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::followup::LinkageRequest;
use konventa_store::Store;

use super::{receipt, rehashed};
use crate::app::App;
use crate::problem::Refusal;
use crate::{body, schema};

/// Keeps links to a submission, apart from it. The submission need not have come yet. Sending the same again is safe and
/// changes nothing.
#[utoipa::path(
    post,
    path = "/api/followup/linkage",
    tag = "followup",
    request_body(content = schema::LinkageRequest, description = "At most 64 KiB"),
    responses(
        (status = 201, description = "They are kept, durably", body = schema::Receipt),
        (status = 200, description = "The same were kept already", body = schema::Receipt),
        (status = 400, description = "Not JSON; the place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not arrive whole within 30 seconds", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "Others are kept under this name, or to this submission under another", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "study-over: no study of this deck with this salt is open", body = schema::Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB", body = schema::Problem, content_type = "application/problem+json"),
        (status = 415, description = "The content type is not application/json", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "JSON that does not fit; each place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now, or no-links-key; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn link<S: Store>(
    State(app): State<Arc<App<S>>>,
    request: Request,
) -> Result<(StatusCode, Json<schema::Receipt>), Refusal> {
    let linking: LinkageRequest = body::json(request).await?;
    let mut linking = linking.check().map_err(Refusal::Invalid)?;
    linking.keys = rehashed(&app, &linking.deck, linking.salt, &linking.keys).await?;
    receipt(app.store.link(linking, Day::of(app.clock.now())).await)
}
