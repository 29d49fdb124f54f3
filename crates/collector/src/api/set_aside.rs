//! Endpoints with which researchers set batches aside.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::paths;
use konventa_domain::api::{ListedBatch, SetAsideRequest};
use konventa_domain::gain::{LONGEST_REASON, Scope, SetAside, SetAsideTarget};
use konventa_domain::problem::Violation;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::auth::Researcher;
use super::filters::{FilterQuery, FilterRefusals};
use super::json_body::JsonBody;
use super::refusals::{BodyRefusals, KeyRefusals, StoreRefusals, refusals};
use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(batches)).routes(routes!(list, set_aside)).routes(routes!(undo))
}

refusals! {
    /// There is nothing to set aside.
    NoTarget {
        404 => "no-batch: no lecture has this id, or no batch this name",
    }
}

/// Lists the batches in scope, those that are set aside too. A batch has ten records or more.
#[utoipa::path(
    get,
    path = paths::BATCHES,
    tag = "research",
    params(Scope),
    responses(
        (status = 200, description = "The batches", body = Vec<ListedBatch>),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn batches(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Json<Vec<ListedBatch>>, ApiError> {
    let scope = query.scope(&app).await?;
    let counts = app.store.deck_counts(&scope.deck, None).await?;
    Ok(Json(ListedBatch::all(&counts, &scope)))
}

/// Lists what is set aside, of all decks.
#[utoipa::path(
    get,
    path = paths::SET_ASIDE,
    tag = "research",
    responses(
        (status = 200, description = "What is set aside", body = Vec<SetAside>),
        KeyRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn list(State(app): State<Arc<App>>, _: Researcher) -> Result<Json<Vec<SetAside>>, ApiError> {
    Ok(Json(app.store.all_set_aside().await?))
}

/// Sets the whole batches of a lecture aside, or one batch, or changes the reason. Reports and exports
/// leave them out from now on, and tell the reason. A batch that mixes lectures belongs to none of
/// them.
#[utoipa::path(
    post,
    path = paths::SET_ASIDE,
    tag = "research",
    request_body(content = SetAsideRequest),
    responses(
        (status = 200, description = "It is set aside", body = SetAside),
        KeyRefusals,
        NoTarget,
        BodyRefusals,
    ),
    security(("research_key" = []))
)]
async fn set_aside(
    State(app): State<Arc<App>>,
    _: Researcher,
    JsonBody(SetAsideRequest { target, reason }): JsonBody<SetAsideRequest>,
) -> Result<Json<SetAside>, ApiError> {
    let day = Day::of(app.clock.now());
    let Some(what) = SetAside::checked(target, &reason, day) else {
        let detail = format!("is one line of 1 to {LONGEST_REASON} characters");
        return Err(ApiError::Invalid(vec![Violation::at("/reason", detail)]));
    };
    if app.store.set_aside(what.clone()).await? { Ok(Json(what)) } else { Err(ApiError::NoBatch) }
}

/// Counts again what was set aside. The answer is the same if it was not.
#[utoipa::path(
    delete,
    path = paths::SET_ASIDE_ONE,
    tag = "research",
    params(("target" = String, Path, description = "lecture:ID or batch:NAME")),
    responses(
        (status = 204, description = "It is not set aside"),
        KeyRefusals,
        NoTarget,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn undo(
    State(app): State<Arc<App>>,
    _: Researcher,
    Path(target): Path<String>,
) -> Result<StatusCode, ApiError> {
    let target: SetAsideTarget = target.parse().map_err(|_| ApiError::NoBatch)?;
    app.store.undo_set_aside(target).await?;
    Ok(StatusCode::NO_CONTENT)
}
