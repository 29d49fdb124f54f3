//! `POST /api/lectures/{code}/commands`: the driver commands the lecture.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::CommandEvents;
use konventa_domain::lecture::{Command, JoinCode};

use super::run_to_completion;
use crate::api::ApiError;
use crate::api::auth::Driver;
use crate::api::extract::PathParam;
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, KeyRefusals, LectureRefusals, refusals};
use crate::app::App;
use crate::live::Credential;

refusals! {
    /// The command is not carried out.
    CommandRefusals {
        403 => "The token does not drive: not-the-driver, or taken-over",
        409 => "Not possible now: refused/…, or deck-gone",
    }
}

/// Carries out a command. Its events are stored and sent to all followers before this is answered.
/// A refusal has its own name at the end of its type: `/problems/refused/poll-open`.
#[utoipa::path(
    post,
    path = "/api/lectures/{code}/commands",
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code")),
    request_body(content = Command),
    responses(
        (status = 200, description = "The events", body = CommandEvents),
        BodyRefusals,
        KeyRefusals,
        LectureRefusals,
        CommandRefusals,
    ),
    security(("driver_token" = []))
)]
pub(in crate::api) async fn command_lecture(
    State(app): State<Arc<App>>,
    Driver { token }: Driver,
    PathParam(code): PathParam<JoinCode>,
    JsonBody(command): JsonBody<Command>,
) -> Result<Json<CommandEvents>, ApiError> {
    let live = app.lectures.find(code, Credential::Token(&token)).await?;
    let events = run_to_completion(async move { live.command(&token, command).await }).await?;
    Ok(Json(CommandEvents { events }))
}
