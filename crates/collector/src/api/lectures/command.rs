//! `POST /api/lectures/{code}/commands`: the driver does something.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Request, State};
use konventa_domain::lecture::{Command, Numbered};
use konventa_store::Store;
use serde::Serialize;

use super::to_its_end;
use crate::app::App;
use crate::keys::bearer;
use crate::live::Voucher;
use crate::problem::{Needed, Refusal};
use crate::{body, schema};

/// What came of a command.
#[derive(Debug, Serialize)]
pub(crate) struct Happened {
    events: Vec<Numbered>,
}

/// Does what the driver asks for. What happened is on the disk, and was told to all who follow, before this is
/// answered. A refusal has its own name at the end of its type: `/problems/refused/poll-open`.
#[utoipa::path(
    post,
    path = "/api/lectures/{code}/commands",
    tag = "lectures",
    params(("code" = String, Path, description = "The code on the wall")),
    request_body(content = schema::Command),
    responses(
        (status = 200, description = "What happened; nothing where all is so already", body = schema::Happened),
        (status = 400, description = "Not JSON", body = schema::Problem, content_type = "application/problem+json"),
        (status = 401, description = "No token", body = schema::Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token does not drive: not-the-driver, or taken-over", body = schema::Problem, content_type = "application/problem+json"),
        (status = 404, description = "No lecture has this code", body = schema::Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not arrive whole within 30 seconds", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not possible now: refused/…, or deck-gone", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "It is over and deleted", body = schema::Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB", body = schema::Problem, content_type = "application/problem+json"),
        (status = 415, description = "The content type is not application/json", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "JSON that does not fit; each place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes were tried; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("driver_token" = []))
)]
pub(crate) async fn command<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(code): Path<String>,
    request: Request,
) -> Result<Json<Happened>, Refusal> {
    let token = bearer(request.headers()).map(ToOwned::to_owned);
    let token = token.ok_or(Refusal::Unauthorized { needed: Needed::Driver, given: false })?;
    let command: Command = body::json(request).await?;
    let live = app.hall.find(&app, &code, Voucher::Token(&token)).await?;
    let events = to_its_end(async move { live.command(&app, &token, command).await }).await?;
    Ok(Json(Happened { events }))
}
