//! What the driver of a lecture asks for, and devices that want to become its driver.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::{CommandEvents, DriverToken};
use konventa_domain::lecture::{Command, JoinCode};
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
    OpenApiRouter::new().routes(routes!(command_lecture)).routes(routes!(take_over_lecture))
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

refusals! {
    /// The takeover is refused.
    TakeoverRefusals {
        403 => "Neither the presenter’s key nor a token of this lecture that is not void",
        409 => "The lecture is over: refused/ended",
    }
}

/// Makes the caller the driver; the previous driver follows from now on. Needs the presenter’s key,
/// or any token of the lecture. The presenter’s key voids all earlier tokens: their devices cannot
/// take over again.
#[utoipa::path(
    post,
    path = "/api/lectures/{code}/driver",
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
            live.term_of(token).await.ok_or(ApiError::NotTheDriver)?;
            (live, EarlierTokens::Keep)
        }
    };
    let driver = Key::random().map_err(ApiError::internal)?.reveal().to_owned();
    let token = driver.clone();
    let term = run_to_completion(async move { live.take_over(&token, earlier).await }).await?;
    Ok(Json(DriverToken { driver, term }))
}
