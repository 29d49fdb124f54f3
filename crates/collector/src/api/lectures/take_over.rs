//! `POST /api/lectures/{code}/driver`: another device takes over.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::DriverToken;
use konventa_domain::lecture::JoinCode;

use super::run_to_completion;
use crate::api::ApiError;
use crate::api::auth::PresenterOrDriver;
use crate::api::extract::PathParam;
use crate::api::refusals::{KeyRefusals, LectureRefusals, refusals};
use crate::app::App;
use crate::keys::Key;
use crate::live::Credential;

refusals! {
    /// The takeover is refused.
    TakeoverRefusals {
        403 => "Neither the presenter’s key nor a token of this lecture",
        409 => "The lecture is over: refused/ended",
    }
}

/// Makes the caller the driver; the previous driver follows from now on. Needs the presenter’s key,
/// or any token of the lecture.
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
pub(in crate::api) async fn take_over_lecture(
    State(app): State<Arc<App>>,
    caller: PresenterOrDriver,
    PathParam(code): PathParam<JoinCode>,
) -> Result<Json<DriverToken>, ApiError> {
    let live = match &caller {
        PresenterOrDriver::Presenter => app.lectures.find(code, Credential::Key).await?,
        PresenterOrDriver::Driver { token } => {
            let live = app.lectures.find(code, Credential::Token(token)).await?;
            live.term_of(token).await.ok_or(ApiError::NotTheDriver)?;
            live
        }
    };
    let driver = Key::random().map_err(ApiError::internal)?.reveal().to_owned();
    let token = driver.clone();
    let term = run_to_completion(async move { live.take_over(&token).await }).await?;
    Ok(Json(DriverToken { driver, term }))
}
