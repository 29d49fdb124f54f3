//! `POST /api/followup/linkage`: a student agrees that a follow-up may be linked to the submission.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::Receipt;
use konventa_domain::followup::LinkageRequest;

use super::{StudyRefusals, receipt, rehash};
use crate::api::ApiError;
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, refusals};
use crate::app::App;

refusals! {
    /// The id or the submission is taken.
    TakenLinkage {
        409 => "Other linkage keys are stored under this id, or for this submission under another id",
    }
}

/// Stores linkage keys of a submission, apart from it. The submission may arrive later. Sending the
/// same again is safe and changes nothing.
#[utoipa::path(
    post,
    path = "/api/followup/linkage",
    tag = "followup",
    request_body(content = LinkageRequest, description = "At most 64 KiB"),
    responses(
        (status = 201, description = "Stored durably", body = Receipt),
        (status = 200, description = "The same was stored already", body = Receipt),
        BodyRefusals,
        StudyRefusals,
        TakenLinkage,
    )
)]
pub(in crate::api) async fn link(
    State(app): State<Arc<App>>,
    JsonBody(linkage): JsonBody<LinkageRequest>,
) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let mut linkage = linkage.check().map_err(ApiError::Invalid)?;
    linkage.keys = rehash(&app, &linkage.deck, linkage.salt, &linkage.keys).await?;
    receipt(app.store.link(linkage, Day::of(app.clock.now())).await?)
}
