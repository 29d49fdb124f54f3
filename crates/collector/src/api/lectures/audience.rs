//! What those who follow a lecture ask for: phones, and the screens of the presenter.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::IntoResponse;
use konventa_domain::api::VoteReceipt;
use konventa_domain::api::paths;
use konventa_domain::lecture::{JoinCode, Snapshot, Vote};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{LectureQuery, run_to_completion};
use crate::api::ApiError;
use crate::api::extract::{PathParam, QueryParams};
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, LectureRefusals, QueryRefusals, refusals};
use crate::api::seat_ticket::SeatTicket;
use crate::app::App;
use crate::live::{Credential, Follow, Voted};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(show_lecture)).routes(routes!(follow_lecture)).routes(routes!(vote))
}

/// Returns a snapshot of a lecture.
#[utoipa::path(
    get,
    path = paths::LECTURE,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code"), LectureQuery),
    responses(
        (status = 200, description = "The snapshot", body = Snapshot),
        QueryRefusals,
        LectureRefusals,
    )
)]
async fn show_lecture(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<LectureQuery>,
) -> Result<Json<Snapshot>, ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    Ok(Json(live.snapshot().await))
}

/// How a client wants to follow.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct FollowQuery {
    /// The lecture's id, as it is in the QR code
    #[param(required = false)]
    lecture: Option<String>,
    /// The number of the last event that is known
    #[param(required = false)]
    after: Option<u64>,
    /// The phone’s ticket to come back, which lets it in even if the lecture is full; all that show the
    /// same one are one phone. In a lecture of before there were tickets: `true` if it followed before
    #[param(required = false)]
    again: Option<String>,
    /// The client is a screen of the presenter: it gets the counts, in steps of five, and takes no seat
    #[param(required = false, value_type = Option<bool>)]
    counts: bool,
}

refusals! {
    /// The stream is refused.
    FollowRefusals {
        403 => "ticket-refused: no seat is left, and `again` is not a ticket to come back",
        409 => "No seat is left",
        503 => "The database cannot be used now, or the server is stopping; see Retry-After",
    }
}

/// Follows a lecture as server-sent events: a snapshot, or the events after a number, then
/// everything that happens. `stale` says that the number is unknown or too old and a snapshot
/// follows, `beat` comes every 15 seconds, and with `counts=true` the message `counts` follows each
/// change of the counts, in steps of five from ten on; fewer are 0.
#[utoipa::path(
    get,
    path = paths::EVENTS,
    tag = "lectures",
    params(
        ("code" = JoinCode, Path, description = "The join code"),
        FollowQuery,
        ("Last-Event-ID" = Option<u64>, Header, description = "The same as `after`, and takes precedence"),
    ),
    responses(
        (status = 200, description = "A stream without end", body = String, content_type = "text/event-stream"),
        QueryRefusals,
        LectureRefusals,
        FollowRefusals,
    )
)]
async fn follow_lecture(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<FollowQuery>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    // When a browser reconnects on its own, the last number is in this header; `after` in the URL
    // is that of the first request.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let follow = Follow { after: last.or(query.after), again: query.again, counts: query.counts };
    let stream = live.follow(follow).await?;
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), "no");
    Ok(([(header::CONTENT_TYPE, "text/event-stream"), unbuffered], stream))
}

refusals! {
    /// The vote is not counted.
    VoteRefusals {
        403 => "A vote that is new in a poll: ticket-needed, if it has no ticket; ticket-refused, if the ticket is not one for this poll",
        409 => "Not possible now: refused/poll-not-open, refused/ended, or deck-gone. Or ticket-spent: on another vote; too-many-notes: the quiz has as many notes that it was handed in as the lecture has seats",
    }
}

/// Counts a vote once, however often it is sent. Sent again with another choice it is changed,
/// until the poll is closed. The first vote in a poll spends the phone’s ticket for this poll. The note
/// that a quiz was handed in needs none, nor does a lecture of before there were tickets.
#[utoipa::path(
    post,
    path = paths::VOTES,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code"), LectureQuery),
    request_body(content = Vote),
    responses(
        (status = 201, description = "Counted durably", body = VoteReceipt),
        (status = 200, description = "It was counted before, and now has the choice that was sent last", body = VoteReceipt),
        BodyRefusals,
        LectureRefusals,
        VoteRefusals,
    ),
    security((), ("seat_ticket" = []))
)]
async fn vote(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<LectureQuery>,
    SeatTicket(ticket): SeatTicket,
    JsonBody(vote): JsonBody<Vote>,
) -> Result<(StatusCode, Json<VoteReceipt>), ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    let status = match run_to_completion(async move { live.vote(&vote, &ticket).await }).await? {
        Voted::New => StatusCode::CREATED,
        Voted::Before => StatusCode::OK,
    };
    Ok((status, Json(VoteReceipt::COUNTED)))
}
