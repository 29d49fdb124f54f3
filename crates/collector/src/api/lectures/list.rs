//! `GET /api/lectures`: what was taught here, for presenter and researcher.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::lecture::{About, JoinCode, Phase};
use konventa_domain::{Country, Language};
use konventa_store::{Rest, Store, StoredLecture};
use serde::Serialize;

use crate::app::App;
use crate::problem::{Needed, Refusal};
use crate::schema;

/// One lecture in one line.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    id: LectureId,
    code: JoinCode,
    deck: DeckId,
    country: Country,
    language: Language,
    place: Option<String>,
    seats: Option<u32>,
    followup: bool,
    day: String,
    phase: Phase,
}

/// All lectures, newest first.
#[utoipa::path(
    get,
    path = "/api/lectures",
    tag = "lectures",
    responses(
        (status = 200, description = "The lectures", body = Vec<schema::ListedLecture>),
        (status = 401, description = "No key, or the wrong one", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("presenter_key" = []), ("research_key" = []))
)]
pub(crate) async fn list<S: Store>(
    State(app): State<Arc<App<S>>>,
    headers: HeaderMap,
) -> Result<Json<Vec<Listed>>, Refusal> {
    app.keys.admit(Needed::Either, &headers)?;
    let mut listed = Vec::new();
    for kept in app.store.lectures().await.map_err(|error| Refusal::from_store(&error))? {
        let phase = match kept.rest {
            Rest::Running => app.hall.room(&app, kept.clone()).await?.phase().await,
            Rest::Ended | Rest::Forgotten => Phase::Ended,
        };
        let StoredLecture { about, place, seats, followup, day, .. } = kept;
        let About { id, code, deck, country, language, .. } = about;
        let day = day.to_string();
        listed.push(Listed { id, code, deck, country, language, place, seats, followup, day, phase });
    }
    Ok(Json(listed))
}
