//! Endpoints of the follow-up.
//!
//! `GET` and `DELETE` of `/api/followup/{name}` are one path to the router, which allows one name
//! per position: for `GET` it is a deck, for `DELETE` the id that only the phone knows.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::Receipt;
use konventa_domain::api::paths;
use konventa_domain::followup::{
    FollowUpRecord, FollowUpSubmission, LinkageKeys, LinkageRequest, OpenStudy, Salt,
};
use konventa_domain::id::DeckId;
use konventa_domain::submission::SubmissionId;
use konventa_store::{JoinStudyResult, Lifecycle, StoredLecture};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::extract::{PathParam, QueryParams};
use super::json_body::JsonBody;
use super::lectures::LectureQuery;
use super::refusals::{BodyRefusals, IdRefusals, QueryRefusals, StoreRefusals, refusals};
use super::submissions::{SealedAlready, TakenId, deck_items, withdrawn};
use crate::app::App;
use crate::studies::StudyError;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(link)).routes(routes!(respond)).routes(routes!(show_study, forget))
}

refusals! {
    /// Nothing is open.
    NoFollowUp {
        404 => "no-study: no study of this deck is open; not-asked: this lecture has no follow-up",
    }
}

/// Returns the open study of a deck. With a lecture: only if its students are asked to take the
/// follow-up, and can still consent.
#[utoipa::path(
    get,
    path = paths::FOLLOW_UP,
    tag = "followup",
    params(("name" = DeckId, Path, description = "The deck"), LectureQuery),
    responses(
        (status = 200, description = "The study", body = OpenStudy),
        NoFollowUp,
        QueryRefusals,
        StoreRefusals,
    )
)]
async fn show_study(
    State(app): State<Arc<App>>,
    PathParam(deck): PathParam<DeckId>,
    QueryParams(LectureQuery { lecture }): QueryParams<LectureQuery>,
) -> Result<Json<OpenStudy>, ApiError> {
    let study = app.store.study(&deck).await?;
    let today = Day::of(app.clock.now());
    let study = study.filter(|study| study.is_open_on(today)).ok_or(ApiError::NoStudy)?;
    if let Some(lecture) = lecture {
        let id = lecture.parse().map_err(|_| ApiError::NotAsked)?;
        let stored = app.store.lecture_by_id(&id).await?;
        // A day after the lecture nothing leads to the record of a student any more.
        let asks = |stored: &StoredLecture| {
            stored.followup && stored.about.deck == deck && stored.lifecycle != Lifecycle::Forgotten
        };
        stored.filter(asks).ok_or(ApiError::NotAsked)?;
    }
    let until = study.until();
    Ok(Json(OpenStudy { deck, salt: study.salt, until }))
}

refusals! {
    /// Nothing joins the study.
    StudyRefusals {
        410 => "study-over: no study of this deck with this salt is open",
        503 => "The database cannot be used now, or no-linkage-key; see Retry-After",
    }
}

refusals! {
    /// The id or the submission is taken.
    TakenLinkage {
        409 => "differs: other linkage keys are stored under this id, or for this submission under another id; sealed: the submission is part of a batch",
    }
}

/// Stores linkage keys of a submission, apart from it. The submission may arrive later. Sending the
/// same again is safe and changes nothing.
#[utoipa::path(
    post,
    path = paths::LINKAGE,
    tag = "followup",
    request_body(content = LinkageRequest),
    responses(
        (status = 201, description = "Stored durably", body = Receipt),
        (status = 200, description = "The same was stored already", body = Receipt),
        BodyRefusals,
        StudyRefusals,
        TakenLinkage,
    )
)]
async fn link(
    State(app): State<Arc<App>>,
    JsonBody(linkage): JsonBody<LinkageRequest>,
) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let mut linkage = linkage.check().map_err(ApiError::Invalid)?;
    linkage.keys = rehash(&app, &linkage.deck, linkage.salt, &linkage.keys).await?;
    receipt(app.store.link(linkage, Day::of(app.clock.now())).await?)
}

/// Records the outcomes of a follow-up. Sending the same again is safe and changes nothing.
#[utoipa::path(
    post,
    path = paths::RESPONSES,
    tag = "followup",
    request_body(content = FollowUpSubmission),
    responses(
        (status = 201, description = "Stored durably", body = Receipt),
        (status = 200, description = "The same was stored already", body = Receipt),
        BodyRefusals,
        StudyRefusals,
        TakenId,
    )
)]
async fn respond(
    State(app): State<Arc<App>>,
    JsonBody(response): JsonBody<FollowUpSubmission>,
) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let deck_items = deck_items(&*app.store, &response.deck, &response.deck_version).await?;
    let mut record = FollowUpRecord::check(response, &deck_items).map_err(ApiError::Invalid)?;
    record.keys = rehash(&app, &record.deck, record.salt, &record.keys).await?;
    receipt(app.store.record_followup(record, Day::of(app.clock.now())).await?)
}

/// Deletes linkage keys or the outcomes of a follow-up completely. The answer is the same if they
/// never existed, so a phone may repeat it. Outcomes of a study that ended cannot be found any more.
#[utoipa::path(
    delete,
    path = paths::FOLLOW_UP,
    tag = "followup",
    params(("name" = SubmissionId, Path, description = "The id that only the phone knows")),
    responses(
        (status = 204, description = "Nothing is stored under this id"),
        SealedAlready,
        IdRefusals,
        StoreRefusals,
    )
)]
async fn forget(
    State(app): State<Arc<App>>,
    PathParam(id): PathParam<SubmissionId>,
) -> Result<StatusCode, ApiError> {
    withdrawn(app.store.withdraw_followup(id).await?)
}

/// Hashes the linkage keys of a phone for the database.
async fn rehash(app: &App, deck: &DeckId, salt: Salt, keys: &LinkageKeys) -> Result<LinkageKeys, ApiError> {
    match app.keyring.rehash(salt, keys).await {
        Ok(rehashed) => Ok(rehashed),
        // The secret key of a study is deleted before the study itself ends.
        Err(error) => {
            let study = app.store.study(deck).await?;
            let today = Day::of(app.clock.now());
            if study.is_some_and(|study| study.salt == salt && study.is_open_on(today)) {
                Err(StudyError::of_key(deck)(error).into())
            } else {
                Err(ApiError::StudyOver)
            }
        }
    }
}

/// Answers a phone that joins a study.
fn receipt(result: JoinStudyResult) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let status = match result {
        JoinStudyResult::New => StatusCode::CREATED,
        JoinStudyResult::Duplicate => StatusCode::OK,
        JoinStudyResult::Differs => return Err(ApiError::IdTaken),
        JoinStudyResult::Over => return Err(ApiError::StudyOver),
        JoinStudyResult::Sealed => return Err(ApiError::Sealed),
    };
    Ok((status, Json(Receipt::RECORDED)))
}
