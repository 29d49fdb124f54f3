//! Endpoints of submissions: the anonymous outcomes of one student.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::Receipt;
use konventa_domain::api::paths;
use konventa_domain::id::{DeckId, DeckVersion, LectureId};
use konventa_domain::problem::Violation;
use konventa_domain::submission::{DeckItems, Record, Submission, SubmissionId, TakeBackUntil};
use konventa_store::{RecordResult, RecordStore, WithdrawResult};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::extract::{PathParam, QueryParams};
use super::json_body::JsonBody;
use super::refusals::{BodyRefusals, IdRefusals, StoreRefusals, refusals};
use super::seat_ticket::SeatTicket;
use crate::app::App;
use crate::live::{Admission, LectureError, PresentedTicket};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(submit)).routes(routes!(withdraw))
}

refusals! {
    /// The lecture does not take it.
    LectureTakesNone {
        403 => "ticket-refused: the ticket is not one for a record of this lecture",
        409 => "differs: other content is stored under this id; lecture-not-begun: see Retry-After; no-seat: there is no ticket, and the lecture has as many records without one as seats; ticket-spent: on another record",
        410 => "lecture-over: the lecture ended more than a day ago",
        422 => "The content does not fit; each error names a place. Or unknown-lecture: no lecture of this deck has this id",
    }
    /// The id is taken.
    TakenId {
        409 => "Other content is stored under this id",
    }
    /// It is part of a batch.
    SealedAlready {
        409 => "sealed: it is part of a batch, and nobody can say which record it was",
    }
}

/// What a phone says of a submission that it takes back.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct WithdrawQuery {
    /// The lecture in the submission, if there is one
    lecture: Option<String>,
}

/// Records a submission. Sending the same again is safe and changes nothing, so a phone may repeat
/// it until it gets an answer. With the ticket for a record of its lecture, which is spent, it is vouched
/// for by a seat of this lecture. What is stored already is not refused because of a ticket.
#[utoipa::path(
    post,
    path = paths::SUBMISSIONS,
    tag = "submissions",
    request_body(content = Submission),
    responses(
        (status = 201, description = "Stored durably", body = Receipt),
        (status = 200, description = "The same was stored already", body = Receipt),
        BodyRefusals,
        StoreRefusals,
        LectureTakesNone,
    ),
    security((), ("seat_ticket" = []))
)]
async fn submit(
    State(app): State<Arc<App>>,
    SeatTicket(ticket): SeatTicket,
    JsonBody(submission): JsonBody<Submission>,
) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let deck_items = deck_items(&*app.store, &submission.deck, &submission.deck_version).await?;
    let record = Record::check(submission, &deck_items).map_err(ApiError::Invalid)?;
    let Admission { until, proof } =
        app.lectures.admit(&record.deck, record.lecture.as_ref(), &ticket).await?;
    match app.store.record_with(record, Day::of(app.clock.now()), proof).await? {
        RecordResult::New => Ok((StatusCode::CREATED, Json(Receipt::until(until)))),
        RecordResult::Duplicate => Ok((StatusCode::OK, Json(repeated(until)))),
        RecordResult::Differs => Err(ApiError::IdTaken),
        RecordResult::LectureOver => Err(ApiError::TooLate),
        RecordResult::NoSeat => Err(ApiError::NoSeat),
        RecordResult::TicketMissing => Err(LectureError::TicketRefused.into()),
        RecordResult::TicketSpent => Err(LectureError::TicketSpent.into()),
    }
}

/// Confirms what was stored already. It may have been sealed since, so only the moment that comes
/// before any other is a promise.
const fn repeated(until: TakeBackUntil) -> Receipt {
    match until {
        TakeBackUntil::GainShown => Receipt::until(until),
        TakeBackUntil::LectureOver | TakeBackUntil::Day(_) => Receipt::RECORDED,
    }
}

/// Deletes a pending submission completely, with its linkage keys. The answer is the same if it never
/// existed, so a phone may repeat it. A sealed one cannot be found any more. A day after a lecture
/// nothing is left by which a sealed one is recognised; the lecture says then that it is too late.
/// With the ticket that it was stored with, and its lecture, the ticket can be spent again. Nothing is
/// refused because of a ticket: whoever has the id may delete.
#[utoipa::path(
    delete,
    path = paths::SUBMISSION,
    tag = "submissions",
    params(
        ("submission" = SubmissionId, Path, description = "The id that only the phone knows"),
        WithdrawQuery,
    ),
    responses(
        (status = 204, description = "No such submission is pending"),
        SealedAlready,
        IdRefusals,
        StoreRefusals,
    ),
    security((), ("seat_ticket" = []))
)]
async fn withdraw(
    State(app): State<Arc<App>>,
    PathParam(id): PathParam<SubmissionId>,
    QueryParams(WithdrawQuery { lecture }): QueryParams<WithdrawQuery>,
    SeatTicket(ticket): SeatTicket,
) -> Result<StatusCode, ApiError> {
    let lecture: Option<LectureId> = lecture.and_then(|id| id.parse().ok());
    let ticket = match (&lecture, &ticket) {
        (Some(lecture), PresentedTicket::Ticket(_)) => {
            app.lectures.ticket_of_record(lecture, &ticket).await?
        }
        _ => None,
    };
    let result = app.store.withdraw_with(id, ticket).await?;
    if result == WithdrawResult::Unknown
        && let Some(lecture) = lecture
        && app.lectures.is_forgotten(&lecture).await?
    {
        return Err(ApiError::Sealed);
    }
    withdrawn(result)
}

/// Answers a phone that takes something back.
pub(super) fn withdrawn(result: WithdrawResult) -> Result<StatusCode, ApiError> {
    match result {
        WithdrawResult::Gone | WithdrawResult::Unknown => Ok(StatusCode::NO_CONTENT),
        WithdrawResult::Sealed => Err(ApiError::Sealed),
    }
}

/// Returns the deck version that the phone saw: the one being served, or one that was served when it
/// began.
pub(super) async fn deck_items(
    store: &dyn RecordStore,
    deck: &DeckId,
    deck_version: &DeckVersion,
) -> Result<DeckItems, ApiError> {
    if let Some(deck_items) = store.deck_items(deck, deck_version).await? {
        return Ok(deck_items);
    }
    let versions = store.known_deck_items().await?;
    Err(ApiError::Invalid(vec![if versions.iter().any(|deck_items| deck_items.deck == *deck) {
        Violation::at("/deck_version", format!("“{deck_version}” of this deck was never served here"))
    } else {
        Violation::at("/deck", format!("the deck “{deck}” was never served here"))
    }]))
}
