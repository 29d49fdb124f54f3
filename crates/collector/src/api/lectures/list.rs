//! `GET /api/lectures`: all lectures, for presenters and researchers.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::ListedLecture;
use konventa_domain::lecture::{About, Phase};
use konventa_store::{Lifecycle, StoredLecture};

use crate::api::ApiError;
use crate::api::auth::PresenterOrResearcher;
use crate::api::refusals::{KeyRefusals, StoreRefusals};
use crate::app::App;

/// Lists all lectures, newest first.
#[utoipa::path(
    get,
    path = "/api/lectures",
    tag = "lectures",
    responses(
        (status = 200, description = "The lectures", body = Vec<ListedLecture>),
        KeyRefusals,
        StoreRefusals,
    ),
    security(("presenter_key" = []), ("research_key" = []))
)]
pub(in crate::api) async fn list_lectures(
    State(app): State<Arc<App>>,
    _: PresenterOrResearcher,
) -> Result<Json<Vec<ListedLecture>>, ApiError> {
    let mut listed = Vec::new();
    for stored in app.store.lectures().await? {
        let phase = match stored.lifecycle {
            Lifecycle::Running => app.lectures.live(stored.clone()).await?.phase().await,
            Lifecycle::Ended | Lifecycle::Forgotten => Phase::Ended,
        };
        let StoredLecture { about, place, seats, followup, day, .. } = stored;
        let About { id, code, deck, country, language, .. } = about;
        listed.push(ListedLecture { id, code, deck, country, language, place, seats, followup, day, phase });
    }
    Ok(Json(listed))
}
