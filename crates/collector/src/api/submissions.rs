//! Endpoints of submissions: the anonymous outcomes of one student.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::Receipt;
use konventa_domain::api::paths;
use konventa_domain::id::{DeckId, DeckVersion};
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
use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(submit)).routes(routes!(withdraw))
}

refusals! {
    /// The lecture does not take it.
    LectureTakesNone {
        409 => "differs: other content is stored under this id; lecture-not-begun: see Retry-After; no-seat: the lecture has as many records as seats",
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
/// it until it gets an answer.
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
    )
)]
async fn submit(
    State(app): State<Arc<App>>,
    JsonBody(submission): JsonBody<Submission>,
) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let deck_items = deck_items(&*app.store, &submission.deck, &submission.deck_version).await?;
    let record = Record::check(submission, &deck_items).map_err(ApiError::Invalid)?;
    let until = app.lectures.admit(&record.deck, record.lecture.as_ref()).await?;
    match app.store.record(record, Day::of(app.clock.now())).await? {
        RecordResult::New => Ok((StatusCode::CREATED, Json(Receipt::until(until)))),
        RecordResult::Duplicate => Ok((StatusCode::OK, Json(repeated(until)))),
        RecordResult::Differs => Err(ApiError::IdTaken),
        RecordResult::LectureOver => Err(ApiError::TooLate),
        RecordResult::NoSeat => Err(ApiError::NoSeat),
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
    )
)]
async fn withdraw(
    State(app): State<Arc<App>>,
    PathParam(id): PathParam<SubmissionId>,
    QueryParams(WithdrawQuery { lecture }): QueryParams<WithdrawQuery>,
) -> Result<StatusCode, ApiError> {
    let result = app.store.withdraw(id).await?;
    if result == WithdrawResult::Unknown
        && let Some(lecture) = lecture.and_then(|id| id.parse().ok())
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
