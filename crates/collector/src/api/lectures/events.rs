//! `GET /api/lectures/{code}/events`: the stream of a lecture.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::IntoResponse;
use konventa_domain::problem::Violation;
use konventa_store::Store;
use serde::Deserialize;

use crate::app::App;
use crate::live::{Follow, Voucher};
use crate::problem::Refusal;
use crate::schema;

/// How somebody wants to follow. What only a newer page says is passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    after: Option<u64>,
    again: bool,
    counts: bool,
    lecture: Option<String>,
}

/// Follows a lecture, as server-sent events: a snapshot, or what came after a number; then everything that happens.
/// `stale` says that the number was of no use and a snapshot follows, `beat` comes every 15 seconds, and `counts` with
/// `counts=true` where they changed.
#[utoipa::path(
    get,
    path = "/api/lectures/{code}/events",
    tag = "lectures",
    params(
        ("code" = String, Path, description = "The code on the wall"),
        ("lecture" = Option<String>, Query, description = "The lecture's id, as it is in the QR code"),
        ("after" = Option<u64>, Query, description = "The number of the last event that is known"),
        ("Last-Event-ID" = Option<u64>, Header, description = "The same, and goes before it"),
        ("again" = Option<bool>, Query, description = "Was in before: a full hall takes it again"),
        ("counts" = Option<bool>, Query, description = "A screen of the presenter: hears the counts, takes no seat"),
    ),
    responses(
        (status = 200, description = "Messages without end", body = String, content_type = "text/event-stream"),
        (status = 404, description = "No lecture has this code", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "No seat is left", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "It is over and deleted", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter does not fit", body = schema::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes were tried; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now, or the server is stopping; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn events<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(code): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refusal> {
    let Query(asked) =
        asked.map_err(|rejected| Refusal::InvalidQuery(vec![Violation::at("", rejected.body_text())]))?;
    let live = app.hall.find(&app, &code, Voucher::Id(asked.lecture.as_deref())).await?;
    // A browser that comes again by itself says the number here, and the address is still the one of the first time.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let follow = Follow { after: last.or(asked.after), again: asked.again, counts: asked.counts };
    let stream = live.follow(follow).await?;
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), "no");
    Ok(([(header::CONTENT_TYPE, "text/event-stream"), unbuffered], stream))
}
