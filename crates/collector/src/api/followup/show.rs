//! `GET /api/followup/{name}`: whether a deck has a follow-up.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::Day;
use konventa_domain::followup::OpenStudy;
use konventa_domain::id::DeckId;

use crate::api::ApiError;
use crate::api::extract::{PathParam, QueryParams};
use crate::api::lectures::LectureQuery;
use crate::api::refusals::{QueryRefusals, StoreRefusals, refusals};
use crate::app::App;

refusals! {
    /// Nothing is open.
    NoFollowUp {
        404 => "no-study: no study of this deck is open; not-asked: this lecture has no follow-up",
    }
}

/// Returns the open study of a deck. With a lecture: only if its students are asked to take the
/// follow-up.
#[utoipa::path(
    get,
    path = "/api/followup/{name}",
    tag = "followup",
    params(("name" = DeckId, Path, description = "The deck"), LectureQuery),
    responses(
        (status = 200, description = "The study", body = OpenStudy),
        NoFollowUp,
        QueryRefusals,
        StoreRefusals,
    )
)]
pub(in crate::api) async fn show_study(
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
        stored.filter(|stored| stored.followup && stored.about.deck == deck).ok_or(ApiError::NotAsked)?;
    }
    let until = study.until();
    Ok(Json(OpenStudy { deck, salt: study.salt, until }))
}
