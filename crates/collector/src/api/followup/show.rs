//! `GET /api/followup/{deck}`: whether a deck can be answered again.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use konventa_domain::Day;
use konventa_domain::followup::OpenStudy;
use konventa_domain::id::DeckId;
use konventa_domain::problem::Violation;
use konventa_store::Store;

use crate::api::lectures::Named;
use crate::app::App;
use crate::problem::Refusal;
use crate::schema;

/// The study of a deck. With a lecture: only if its students are asked to answer again.
#[utoipa::path(
    get,
    path = "/api/followup/{name}",
    tag = "followup",
    params(
        ("name" = String, Path, description = "The deck"),
        ("lecture" = Option<String>, Query, description = "The lecture's id"),
    ),
    responses(
        (status = 200, description = "The study", body = schema::OpenStudy),
        (status = 404, description = "no-study: none of this deck is open; not-asked: this lecture does not ask for it", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter does not fit", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show<S: Store>(
    State(app): State<Arc<App<S>>>,
    Path(deck): Path<String>,
    named: Result<Query<Named>, QueryRejection>,
) -> Result<Json<OpenStudy>, Refusal> {
    let Query(Named { lecture }) =
        named.map_err(|rejected| Refusal::InvalidQuery(vec![Violation::at("", rejected.body_text())]))?;
    let failed = |error| Refusal::from_store(&error);
    // What is no name is the name of no deck.
    let deck: DeckId = deck.parse().map_err(|_| Refusal::NoStudy)?;
    let study = app.store.study(&deck).await.map_err(failed)?;
    let today = Day::of(app.clock.now());
    let study = study.filter(|study| study.is_open_on(today)).ok_or(Refusal::NoStudy)?;
    if let Some(lecture) = lecture {
        let id = lecture.parse().map_err(|_| Refusal::NotAsked)?;
        let kept = app.store.lecture_by_id(&id).await.map_err(failed)?;
        kept.filter(|kept| kept.followup && kept.about.deck == deck).ok_or(Refusal::NotAsked)?;
    }
    let until = study.until();
    Ok(Json(OpenStudy { deck, salt: study.salt, until }))
}
