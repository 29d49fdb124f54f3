//! `POST /api/lectures/{code}/driver`: another device drives.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use konventa_store::Store;
use serde::Serialize;

use super::to_its_end;
use crate::app::App;
use crate::keys::{Key, bearer};
use crate::live::Voucher;
use crate::problem::{Needed, Refusal};
use crate::schema;

/// What the new driver gets.
#[derive(Debug, Serialize)]
pub(crate) struct Driving {
    driver: String,
    term: u32,
}

/// Takes over: who drove before follows from now on. Needs the presenter's key, or any token of the lecture.
#[utoipa::path(
    post,
    path = "/api/lectures/{code}/driver",
    tag = "lectures",
    params(("code" = String, Path, description = "The code on the wall")),
    responses(
        (status = 200, description = "The new token", body = schema::Driving),
        (status = 401, description = "No key and no token", body = schema::Problem, content_type = "application/problem+json"),
        (status = 403, description = "Neither the presenter's key nor a token of this lecture", body = schema::Problem, content_type = "application/problem+json"),
        (status = 404, description = "No lecture has this code", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "The lecture is over: refused/ended", body = schema::Problem, content_type = "application/problem+json"),
        (status = 410, description = "It is over and deleted", body = schema::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes were tried; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("presenter_key" = []), ("driver_token" = []))
)]
pub(crate) async fn drive<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Driving>, Refusal> {
    let given = bearer(&headers).ok_or(Refusal::Unauthorized { needed: Needed::Presenter, given: false })?;
    let presenter = app.keys.presenter.is(given);
    let voucher = if presenter { Voucher::Key } else { Voucher::Token(given) };
    let live = app.hall.find(&app, &code, voucher).await?;
    if !presenter && live.term_of(given).await.is_none() {
        return Err(Refusal::NotTheDriver);
    }
    let driver = Key::random().map_err(|error| {
        tracing::error!("{error}");
        Refusal::Internal
    })?;
    let token = driver.clone();
    let term = to_its_end(async move { live.take_over(&app, token.reveal()).await }).await?;
    Ok(Json(Driving { driver: driver.reveal().to_owned(), term }))
}
