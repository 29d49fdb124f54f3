//! `POST /api/followup/responses`: a student has answered once more.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, FollowUpResponse};
use konventa_store::Store;

use super::{receipt, rehashed};
use crate::api::submit::edition;
use crate::app::App;
use crate::problem::Refusal;
use crate::{body, schema};

/// Records later answers. Sending the same again is safe and changes nothing.
#[utoipa::path(
    post,
    path = "/api/followup/responses",
    tag = "followup",
    request_body(content = schema::FollowUpResponse, description = "At most 64 KiB"),
    responses(
        (status = 201, description = "They are kept, durably", body = schema::Receipt),
        (status = 200, description = "The same were kept already", body = schema::Receipt),
        (status = 400, description = "Not JSON; the place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not arrive whole within 30 seconds", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "Others are kept under this name", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "study-over: no study of this deck with this salt is open", body = schema::Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB", body = schema::Problem, content_type = "application/problem+json"),
        (status = 415, description = "The content type is not application/json", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "JSON that does not fit; each place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now, or no-links-key; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn answer<S: Store>(
    State(app): State<Arc<App<S>>>,
    request: Request,
) -> Result<(StatusCode, Json<schema::Receipt>), Refusal> {
    let given: FollowUpResponse = body::json(request).await?;
    let edition = edition(&app.store, &given.deck, &given.deck_version).await?;
    let mut later = FollowUpRecord::check(given, &edition).map_err(Refusal::Invalid)?;
    later.keys = rehashed(&app, &later.deck, later.salt, &later.keys).await?;
    receipt(app.store.record_followup(later, Day::of(app.clock.now())).await)
}
