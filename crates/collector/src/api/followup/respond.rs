//! `POST /api/followup/responses`: the outcomes of a student in the follow-up.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::Receipt;
use konventa_domain::followup::{FollowUpRecord, FollowUpSubmission};

use super::{StudyRefusals, receipt, rehash};
use crate::api::ApiError;
use crate::api::json_body::JsonBody;
use crate::api::refusals::BodyRefusals;
use crate::api::submit::{TakenId, edition};
use crate::app::App;

/// Records the outcomes of a follow-up. Sending the same again is safe and changes nothing.
#[utoipa::path(
    post,
    path = "/api/followup/responses",
    tag = "followup",
    request_body(content = FollowUpSubmission, description = "At most 64 KiB"),
    responses(
        (status = 201, description = "Stored durably", body = Receipt),
        (status = 200, description = "The same was stored already", body = Receipt),
        BodyRefusals,
        StudyRefusals,
        TakenId,
    )
)]
pub(in crate::api) async fn respond(
    State(app): State<Arc<App>>,
    JsonBody(response): JsonBody<FollowUpSubmission>,
) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let edition = edition(&*app.store, &response.deck, &response.deck_version).await?;
    let mut record = FollowUpRecord::check(response, &edition).map_err(ApiError::Invalid)?;
    record.keys = rehash(&app, &record.deck, record.salt, &record.keys).await?;
    receipt(app.store.record_followup(record, Day::of(app.clock.now())).await?)
}
