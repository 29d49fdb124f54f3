//! How a phone gets the tickets of its seat (ADR 21).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::paths;
use konventa_domain::api::{TicketEvaluation, TicketKeys, TicketRequest};
use konventa_domain::lecture::JoinCode;
use konventa_tickets::Seed;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{LectureQuery, random, run_to_completion};
use crate::api::ApiError;
use crate::api::extract::{PathParam, QueryParams};
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, LectureRefusals, QueryRefusals, refusals};
use crate::app::App;
use crate::live::Credential;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(show_ticket_keys)).routes(routes!(give_tickets))
}

refusals! {
    /// The lecture has no keys.
    KeysRefusals {
        404 => "No lecture has this join code; or no-tickets: the lecture was started before there were tickets",
        409 => "deck-gone: the deck of the lecture is no longer served",
    }
    /// No tickets are given out.
    TicketsRefusals {
        404 => "No lecture has this join code; or no-tickets: the lecture was started before there were tickets",
        409 => "Not for a request that is new: refused/ended; door-closed: the presenter gives out none; hall-full: as many were given out as there are seats",
    }
}

/// Returns the public keys of the lecture’s seat tickets, the same for every phone. A phone takes them
/// only if their hash is the one in the snapshot.
#[utoipa::path(
    get,
    path = paths::TICKET_KEYS,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code"), LectureQuery),
    responses(
        (status = 200, description = "The keys", body = TicketKeys),
        QueryRefusals,
        LectureRefusals,
        KeysRefusals,
    )
)]
async fn show_ticket_keys(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<LectureQuery>,
) -> Result<Json<TicketKeys>, ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    Ok(Json(live.ticket_keys()?))
}

/// Gives a phone the tickets of one seat. The same request gets the same tickets again until the lecture
/// is deleted, and counts once. Only the phone can make tickets of the answer, and nobody can tell
/// later which phone a ticket was given to.
#[utoipa::path(
    post,
    path = paths::TICKETS,
    tag = "lectures",
    params(("code" = JoinCode, Path, description = "The join code"), LectureQuery),
    request_body(content = TicketRequest),
    responses(
        (status = 200, description = "The evaluated request", body = TicketEvaluation),
        BodyRefusals,
        LectureRefusals,
        TicketsRefusals,
    )
)]
async fn give_tickets(
    State(app): State<Arc<App>>,
    PathParam(code): PathParam<JoinCode>,
    QueryParams(query): QueryParams<LectureQuery>,
    JsonBody(TicketRequest { request }): JsonBody<TicketRequest>,
) -> Result<Json<TicketEvaluation>, ApiError> {
    let live = app.lectures.find(code, Credential::Id(query.lecture.as_deref())).await?;
    let seed = Seed::new(random()?);
    run_to_completion(async move { live.give_tickets(&request, seed).await }).await.map(Json)
}
