//! `POST /api/lectures/{code}/votes`: somebody votes.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use konventa_domain::lecture::Vote;
use konventa_store::Store;

use super::{Named, to_its_end};
use crate::app::App;
use crate::body;
use crate::live::{Voted, Voucher};
use crate::problem::Refusal;
use crate::schema::{self, VoteStatus};

/// Counts a vote once, however often it is sent. Sent again with another choice it is changed, until the poll is closed.
#[utoipa::path(
    post,
    path = "/api/lectures/{code}/votes",
    tag = "lectures",
    params(
        ("code" = String, Path, description = "The code on the wall"),
        ("lecture" = Option<String>, Query, description = "The lecture's id, as it is in the QR code"),
    ),
    request_body(content = schema::Vote),
    responses(
        (status = 201, description = "It is counted, durably", body = schema::Counted),
        (status = 200, description = "It was counted before, and is as it was sent last", body = schema::Counted),
        (status = 400, description = "Not JSON", body = schema::Problem, content_type = "application/problem+json"),
        (status = 404, description = "No lecture has this code", body = schema::Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not arrive whole within 30 seconds", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not possible now: refused/poll-not-open, refused/ended, or deck-gone", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "The lecture is over and deleted", body = schema::Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB", body = schema::Problem, content_type = "application/problem+json"),
        (status = 415, description = "The content type is not application/json", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "No such slide or choice", body = schema::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes were tried; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn vote<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(code): Path<String>,
    Query(named): Query<Named>,
    request: Request,
) -> Result<(StatusCode, Json<schema::Counted>), Refusal> {
    let vote: Vote = body::json(request).await?;
    let live = app.hall.find(&app, &code, Voucher::Id(named.lecture.as_deref())).await?;
    let status = match to_its_end(async move { live.vote(&app, &vote).await }).await? {
        Voted::New => StatusCode::CREATED,
        Voted::Before => StatusCode::OK,
    };
    Ok((status, Json(schema::Counted { status: VoteStatus::Counted })))
}
