//! `POST /api/lectures/{code}/votes`: a student votes.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::api::VoteReceipt;
use konventa_domain::lecture::{JoinCode, Vote};

use super::{LectureQuery, run_to_completion};
use crate::api::ApiError;
use crate::api::extract::{PathParam, QueryParams};
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, LectureRefusals, refusals};
use crate::app::App;
use crate::live::{Credential, Voted};

refusals! {
    /// The vote is not counted.
    VoteRefusals {
        409 => "Not possible now: refused/poll-not-open, refused/ended, or deck-gone",
    }
}

/// Counts a vote once, however often it is sent. Sent again with another choice it is changed,
/// until the poll is closed.
#[utoipa::path(
    post,
    path = "/api/lectures/{code}/votes",
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code"), LectureQuery),
    request_body(content = Vote),
    responses(
        (status = 201, description = "Counted durably", body = VoteReceipt),
        (status = 200, description = "It was counted before, and now has the choice that was sent last", body = VoteReceipt),
        BodyRefusals,
        LectureRefusals,
        VoteRefusals,
    )
)]
pub(in crate::api) async fn vote(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<LectureQuery>,
    JsonBody(vote): JsonBody<Vote>,
) -> Result<(StatusCode, Json<VoteReceipt>), ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    let status = match run_to_completion(async move { live.vote(&vote).await }).await? {
        Voted::New => StatusCode::CREATED,
        Voted::Before => StatusCode::OK,
    };
    Ok((status, Json(VoteReceipt::COUNTED)))
}
