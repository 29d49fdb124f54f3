//! `POST /api/submissions`: the anonymous outcomes of one student arrive.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::id::{DeckId, DeckVersion};
use konventa_domain::problem::Violation;
use konventa_domain::submission::{Edition, Record, Submission};
use konventa_store::{Recorded, Store};

use crate::app::App;
use crate::body;
use crate::problem::Refusal;
use crate::schema::{self, SubmissionStatus};

/// Records a submission. Sending the same again is safe and changes nothing, so a phone may repeat it until it hears
/// an answer.
#[utoipa::path(
    post,
    path = "/api/submissions",
    tag = "submissions",
    request_body(content = schema::Submission, description = "At most 64 KiB"),
    responses(
        (status = 201, description = "It is kept, durably", body = schema::Receipt),
        (status = 200, description = "The same was kept already", body = schema::Receipt),
        (status = 400, description = "Not JSON; the place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not arrive whole within 30 seconds", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "Another content is kept under this id", body = schema::Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB", body = schema::Problem, content_type = "application/problem+json"),
        (status = 415, description = "The content type is not application/json", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "JSON that does not fit; each place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn submit(
    State(app): State<Arc<App>>,
    request: Request,
) -> Result<(StatusCode, Json<schema::Receipt>), Refusal> {
    let submission: Submission = body::json(request).await?;
    let edition = edition(&*app.store, &submission.deck, &submission.deck_version).await?;
    let record = Record::check(submission, &edition).map_err(Refusal::Invalid)?;
    let lecture = record.lecture.clone();
    let recorded = app.store.record(record, Day::of(app.clock.now())).await;
    let status = match recorded.map_err(|error| Refusal::from_store(&error))? {
        Recorded::New => StatusCode::CREATED,
        Recorded::Duplicate => StatusCode::OK,
        Recorded::Differs => return Err(Refusal::Differs),
    };
    if let Some(lecture) = lecture {
        app.hall.handed_in(&lecture);
    }
    Ok((status, Json(schema::Receipt { status: SubmissionStatus::Recorded })))
}

/// The edition that the phone saw: the one being served, or one that was served when it began.
pub(super) async fn edition(
    store: &dyn Store,
    deck: &DeckId,
    deck_version: &DeckVersion,
) -> Result<Edition, Refusal> {
    let failed = |error| Refusal::from_store(&error);
    if let Some(edition) = store.edition(deck, deck_version).await.map_err(failed)? {
        return Ok(edition);
    }
    let editions = store.editions().await.map_err(failed)?;
    Err(Refusal::Invalid(vec![if editions.iter().any(|edition| edition.deck == *deck) {
        Violation::at("/deck_version", format!("“{deck_version}” of this deck was never served here"))
    } else {
        Violation::at("/deck", format!("the deck “{deck}” was never served here"))
    }]))
}
