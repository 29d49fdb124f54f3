//! What the driver of a lecture asks for, and devices that want to become its driver.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::api::paths;
use konventa_domain::api::{CommandEvents, Door, DriverToken, Heads, LinkCode};
use konventa_domain::lecture::{Command, Counts, JoinCode};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::run_to_completion;
use crate::api::ApiError;
use crate::api::auth::{Driver, PresenterOrDriver};
use crate::api::extract::PathParam;
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, KeyRefusals, LectureRefusals, refusals};
use crate::app::App;
use crate::keys::Key;
use crate::live::{Credential, EarlierTokens};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(command_lecture))
        .routes(routes!(count_lecture))
        .routes(routes!(close_door))
        .routes(routes!(count_heads))
        .routes(routes!(link_remote))
        .routes(routes!(take_over_lecture))
}

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
    path = paths::COMMANDS,
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
async fn command_lecture(
    State(app): State<Arc<App>>,
    Driver { token }: Driver,
    PathParam(code): PathParam<JoinCode>,
    JsonBody(command): JsonBody<Command>,
) -> Result<Json<CommandEvents>, ApiError> {
    let live = app.lectures.find(code, Credential::Token(&token)).await?;
    let events = run_to_completion(async move { live.command(&token, command).await }).await?;
    Ok(Json(CommandEvents { events }))
}

/// Returns the exact counts of phones, votes, quizzes handed in and tickets, and what the driver has said
/// of heads and door. Everybody else gets the counts in steps of five, from ten on, and no heads.
#[utoipa::path(
    get,
    path = paths::COUNTS,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code")),
    responses(
        (status = 200, description = "The counts", body = Counts),
        KeyRefusals,
        LectureRefusals,
        RemoteRefusals,
    ),
    security(("driver_token" = []))
)]
async fn count_lecture(
    State(app): State<Arc<App>>,
    Driver { token }: Driver,
    PathParam(code): PathParam<JoinCode>,
) -> Result<Json<Counts>, ApiError> {
    let live = app.lectures.find(code, Credential::Token(&token)).await?;
    Ok(Json(live.exact_counts(&token).await?))
}

refusals! {
    /// The seats stay as they are.
    SeatRefusals {
        403 => "The token does not drive: not-the-driver, or taken-over",
    }
}

/// Opens or closes the door: while it is closed, no further phone gets tickets. One that has asked before
/// may ask again.
#[utoipa::path(
    put,
    path = paths::DOOR,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code")),
    request_body(content = Door),
    responses(
        (status = 204, description = "It is as it should be"),
        BodyRefusals,
        KeyRefusals,
        LectureRefusals,
        SeatRefusals,
    ),
    security(("driver_token" = []))
)]
async fn close_door(
    State(app): State<Arc<App>>,
    Driver { token }: Driver,
    PathParam(code): PathParam<JoinCode>,
    JsonBody(Door { open }): JsonBody<Door>,
) -> Result<StatusCode, ApiError> {
    let live = app.lectures.find(code, Credential::Token(&token)).await?;
    run_to_completion(async move { live.close_door(&token, !open).await }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stores how many people are in the hall, to be compared with the tickets.
#[utoipa::path(
    put,
    path = paths::HEADS,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code")),
    request_body(content = Heads),
    responses(
        (status = 204, description = "Stored"),
        BodyRefusals,
        KeyRefusals,
        LectureRefusals,
        SeatRefusals,
    ),
    security(("driver_token" = []))
)]
async fn count_heads(
    State(app): State<Arc<App>>,
    Driver { token }: Driver,
    PathParam(code): PathParam<JoinCode>,
    JsonBody(Heads { heads }): JsonBody<Heads>,
) -> Result<StatusCode, ApiError> {
    let live = app.lectures.find(code, Credential::Token(&token)).await?;
    run_to_completion(async move { live.count_heads(&token, heads).await }).await?;
    Ok(StatusCode::NO_CONTENT)
}

refusals! {
    /// No code is issued.
    RemoteRefusals {
        403 => "The token does not drive: not-the-driver, or taken-over",
    }
}

/// Returns a code for a link that makes another device the driver. It stands for a token in one
/// takeover, for a few minutes.
#[utoipa::path(
    post,
    path = paths::REMOTE,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code")),
    responses(
        (status = 200, description = "The code", body = LinkCode),
        KeyRefusals,
        LectureRefusals,
        RemoteRefusals,
    ),
    security(("driver_token" = []))
)]
async fn link_remote(
    State(app): State<Arc<App>>,
    Driver { token }: Driver,
    PathParam(code): PathParam<JoinCode>,
) -> Result<Json<LinkCode>, ApiError> {
    let live = app.lectures.find(code, Credential::Token(&token)).await?;
    let code = Key::random().map_err(ApiError::internal)?.reveal().to_owned();
    live.add_remote_code(&token, &code).await?;
    Ok(Json(LinkCode { code }))
}

refusals! {
    /// The takeover is refused.
    TakeoverRefusals {
        403 => "Neither the presenter’s key nor a token of this lecture that is not void",
        409 => "The lecture is over: refused/ended",
    }
}

/// Makes the caller the driver; the previous driver follows from now on. Needs the presenter’s key,
/// any token of the lecture, or the code of a remote. The presenter’s key voids all earlier tokens and
/// codes: their devices cannot take over again.
#[utoipa::path(
    post,
    path = paths::DRIVER,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code")),
    responses(
        (status = 200, description = "The new token", body = DriverToken),
        KeyRefusals,
        LectureRefusals,
        TakeoverRefusals,
    ),
    security(("presenter_key" = []), ("driver_token" = []))
)]
async fn take_over_lecture(
    State(app): State<Arc<App>>,
    caller: PresenterOrDriver,
    PathParam(code): PathParam<JoinCode>,
) -> Result<Json<DriverToken>, ApiError> {
    let (live, earlier) = match &caller {
        PresenterOrDriver::Presenter => {
            (app.lectures.find(code, Credential::Key).await?, EarlierTokens::Void)
        }
        PresenterOrDriver::Driver { token } => {
            let live = app.lectures.find(code, Credential::Token(token)).await?;
            if !live.admits(token).await {
                return Err(ApiError::NotTheDriver);
            }
            (live, EarlierTokens::Keep)
        }
    };
    let driver = Key::random().map_err(ApiError::internal)?.reveal().to_owned();
    let token = driver.clone();
    let term = run_to_completion(async move { live.take_over(&token, earlier).await }).await?;
    Ok(Json(DriverToken { driver, term }))
}
