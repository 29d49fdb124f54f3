//! `POST /api/lectures`: a presenter starts a lecture.

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::followup::Salt;
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::lecture::{About, JoinCode};
use konventa_domain::problem::Violation;
use konventa_domain::{Country, Language};
use konventa_store::{Fingerprint, Opened, Rest, Store, StoredLecture, StoredStudy};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::keys::Key;
use crate::problem::{Needed, Refusal};
use crate::{body, schema, studies};

/// Longest place, in characters: "Faculty of Law, Podgorica, room 12" has 34.
const PLACE: usize = 200;
/// So many days of a study have to be left for a lecture to join it: some weeks, and some more until a student answers.
const ENOUGH_DAYS: u64 = 60;
/// Of 86 million codes so many in a row are never taken.
const TRIES: usize = 20;

/// What a presenter says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewLecture {
    deck: DeckId,
    country: Country,
    language: Language,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    seats: Option<NonZeroU32>,
    #[serde(default)]
    followup: bool,
}

/// What a presenter gets.
#[derive(Debug, Serialize)]
pub(crate) struct Started {
    id: LectureId,
    code: JoinCode,
    driver: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    followup_until: Option<Day>,
}

/// Starts a lecture: it is in the lobby, and phones may come in. Where students are asked to answer again, a study of the
/// deck is opened, unless one is open.
#[utoipa::path(
    post,
    path = "/api/lectures",
    tag = "lectures",
    request_body(content = schema::NewLecture),
    responses(
        (status = 201, description = "It is kept", body = schema::StartedLecture),
        (status = 400, description = "Not JSON", body = schema::Problem, content_type = "application/problem+json"),
        (status = 401, description = "No key, or the wrong one", body = schema::Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not arrive whole within 30 seconds", body = schema::Problem, content_type = "application/problem+json"),
        (status = 409, description = "study-ending: with followup, and fewer than 60 days of the open study are left; nothing is started", body = schema::Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB", body = schema::Problem, content_type = "application/problem+json"),
        (status = 415, description = "The content type is not application/json", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "JSON that does not fit; each place is told", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing can be written now, or, with followup, no-links-key; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("presenter_key" = []))
)]
pub(crate) async fn start<S: Store>(
    State(app): State<Arc<App<S>>>,
    request: Request,
) -> Result<(StatusCode, Json<Started>), Refusal> {
    app.keys.admit(Needed::Presenter, request.headers())?;
    let NewLecture { deck, country, language, place, seats, followup } = body::json(request).await?;
    let decks = app.decks.now();
    let summary = decks.summary(&deck).ok_or_else(|| {
        Refusal::Invalid(vec![Violation::at("/deck", format!("no deck “{deck}” is served here"))])
    })?;
    let mut violations = Vec::new();
    if !summary.languages.contains(&language) {
        violations.push(Violation::at("/language", format!("the deck is not written in “{language}”")));
    }
    let place = place.map(|place| place.trim().to_owned()).filter(|place| !place.is_empty());
    if place
        .as_ref()
        .is_some_and(|place| place.chars().count() > PLACE || place.chars().any(char::is_control))
    {
        violations.push(Violation::at(
            "/place",
            format!("has more than {PLACE} characters, or more than one line"),
        ));
    }
    if !violations.is_empty() {
        return Err(Refusal::Invalid(violations));
    }
    let driver = Key::random().map_err(no_randomness)?.reveal().to_owned();
    let day = Day::of(app.clock.now());
    // First, so that no lecture asks for what nothing takes.
    let study = if followup { Some(study(&app, &deck, day).await?) } else { None };
    let followup_until = study.as_ref().map(StoredStudy::until);
    let (version, seats) = (summary.version.clone(), seats.map(NonZeroU32::get));
    for _ in 0..TRIES {
        let (id, code) = names()?;
        let about = About { id, code, deck: deck.clone(), version: version.clone(), country, language };
        let lecture =
            StoredLecture { about, place: place.clone(), seats, followup, day, rest: Rest::Running };
        let opened = app.store.open_lecture(&lecture, Fingerprint::of_token(&driver)).await;
        if opened.map_err(|error| Refusal::from_store(&error))? == Opened::New {
            let About { id, code, .. } = lecture.about;
            return Ok((StatusCode::CREATED, Json(Started { id, code, driver, followup_until })));
        }
    }
    Err(Refusal::Internal)
}

/// The study that the students of a lecture may join, opened where there is none.
async fn study<S: Store>(app: &App<S>, deck: &DeckId, today: Day) -> Result<StoredStudy, Refusal> {
    let new = StoredStudy { deck: deck.clone(), salt: random().map(Salt)?, began: today };
    let opened = studies::open(&app.store, &app.keyring, new).await;
    let study = opened.map_err(|error| Refusal::from_study(deck, &error))?;
    if study.until().days_after(today) < ENOUGH_DAYS {
        return Err(Refusal::StudyEnding { deck: deck.clone(), until: study.until() });
    }
    Ok(study)
}

/// A new id and a new code. The id is 64 random bits: whoever names it was told it.
fn names() -> Result<(LectureId, JoinCode), Refusal> {
    let id = format!("{:016x}", u64::from_be_bytes(random()?)).parse().map_err(no_randomness)?;
    loop {
        if let Some(code) = JoinCode::from_random(&random::<32>()?) {
            return Ok((id, code));
        }
    }
}

fn random<const N: usize>() -> Result<[u8; N], Refusal> {
    let mut random = [0; N];
    getrandom::fill(&mut random).map_err(no_randomness)?;
    Ok(random)
}

fn no_randomness(error: impl std::fmt::Display) -> Refusal {
    tracing::error!("no new lecture can be named: {error}");
    Refusal::Internal
}
