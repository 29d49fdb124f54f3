//! What presenters ask for before a lecture is on the stage: to start one, and to find it again.

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::paths;
use konventa_domain::api::{ListedLecture, NewLecture, StartedLecture};
use konventa_domain::deck::DeckSummary;
use konventa_domain::followup::Salt;
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::lecture::{About, Agenda, JoinCode, Phase};
use konventa_domain::problem::Violation;
use konventa_store::{
    Fingerprint, Hall, Lifecycle, OpenLectureResult, StoredLecture, StoredStudy, TicketSecret,
};
use konventa_tickets::{IssuerKey, LectureContext, Purposes, Seed};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::random;
use crate::api::ApiError;
use crate::api::auth::{Presenter, PresenterOrResearcher};
use crate::api::json_body::JsonBody;
use crate::api::refusals::{BodyRefusals, KeyRefusals, StoreRefusals, refusals};
use crate::app::App;
use crate::keys::Key;
use crate::studies;

/// Longest place in characters: "Faculty of Law, Podgorica, room 12" has 34.
const MAX_PLACE: usize = 200;
/// Days of a study that have to be left for a lecture to join it: some weeks, and some more until
/// students answer.
const MIN_STUDY_DAYS: u64 = 60;
/// Attempts to find a free join code. Of 86 million codes, this many in a row are never taken.
const ATTEMPTS: usize = 20;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(list_lectures, start_lecture))
}

/// Lists all lectures, newest first.
#[utoipa::path(
    get,
    path = paths::LECTURES,
    tag = "lectures",
    responses(
        (status = 200, description = "The lectures", body = Vec<ListedLecture>),
        KeyRefusals,
        StoreRefusals,
    ),
    security(("presenter_key" = []), ("research_key" = []))
)]
async fn list_lectures(
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

refusals! {
    /// The lecture is not started.
    StartRefusals {
        409 => "study-ending: with a follow-up, and fewer than 60 days of the open study are left, or wrong-clock: an overdue study would be ended by a clock that is far beyond the newest event, and nobody has confirmed the day (`today`); nothing is started",
        503 => "The database cannot be used now, or, with a follow-up, no-linkage-key; see Retry-After",
    }
}

/// Starts a lecture: it is in the lobby, and phones may follow. With a follow-up, a study of the
/// deck is opened, unless one is open. A study whose time is over is ended first.
#[utoipa::path(
    post,
    path = paths::LECTURES,
    tag = "lectures",
    request_body(content = NewLecture),
    responses(
        (status = 201, description = "Started", body = StartedLecture),
        BodyRefusals,
        KeyRefusals,
        StartRefusals,
    ),
    security(("presenter_key" = []))
)]
async fn start_lecture(
    State(app): State<Arc<App>>,
    _: Presenter,
    JsonBody(new): JsonBody<NewLecture>,
) -> Result<(StatusCode, Json<StartedLecture>), ApiError> {
    let decks = app.decks.now();
    let summary = decks.summary(&new.deck).ok_or_else(|| {
        ApiError::Invalid(vec![Violation::at("/deck", format!("no deck “{}” is served here", new.deck))])
    })?;
    let new = checked(new, summary).map_err(ApiError::Invalid)?;
    let NewLecture { deck, country, language, place, seats, followup, today } = new;
    let driver = Key::random().map_err(ApiError::internal)?.reveal().to_owned();
    let day = Day::of(app.clock.now());
    // First, so that no lecture asks for what nothing accepts.
    let study = if followup { Some(study(&app, &deck, day, today).await?) } else { None };
    let followup_until = study.as_ref().map(StoredStudy::until);
    let (version, seats) = (summary.version.clone(), seats.map(NonZeroU32::get));
    let purposes = purposes(decks.agenda(&deck, country).as_deref())?;
    for _ in 0..ATTEMPTS {
        let (id, code) = names()?;
        let about = About { id, code, deck: deck.clone(), version: version.clone(), country, language };
        let lifecycle = Lifecycle::Running;
        let hall = Hall { secret: Some(ticket_secret(&about.id, purposes)?), ..Hall::default() };
        let lecture = StoredLecture { about, place: place.clone(), seats, followup, day, lifecycle, hall };
        if app.store.open_lecture(&lecture, Fingerprint::of_token(&driver)).await? == OpenLectureResult::New {
            let About { id, code, .. } = lecture.about;
            return Ok((StatusCode::CREATED, Json(StartedLecture { id, code, driver, followup_until })));
        }
    }
    Err(ApiError::internal("no free join code was found"))
}

/// What the tickets of a lecture are for.
///
/// Fails if it has more polls than tickets can name.
fn purposes(agenda: Option<&Agenda>) -> Result<Purposes, ApiError> {
    let polls = agenda.map_or(0, |agenda| agenda.polls().count());
    let purposes = u8::try_from(polls).ok().and_then(|polls| Purposes::with_polls(polls).ok());
    purposes.ok_or_else(|| {
        let detail = format!("the deck has {polls} polls, and a lecture at most {}", Purposes::MAX_POLLS);
        ApiError::Invalid(vec![Violation::at("/deck", detail)])
    })
}

/// Draws the secret of a new lecture’s tickets.
fn ticket_secret(lecture: &LectureId, purposes: Purposes) -> Result<TicketSecret, ApiError> {
    let issuer = IssuerKey::new(LectureContext::of(lecture.as_str()), purposes, Seed::new(random()?));
    Ok(TicketSecret::new(issuer.to_secret_text().as_str()))
}

/// Checks what the types do not, and brings the place into its one usual spelling.
fn checked(new: NewLecture, summary: &DeckSummary) -> Result<NewLecture, Vec<Violation>> {
    let mut violations = Vec::new();
    if !summary.languages.contains(&new.language) {
        violations.push(Violation::at("/language", format!("the deck is not written in “{}”", new.language)));
    }
    let place = new.place.map(|place| konventa_script::tidy_line(&place)).filter(|place| !place.is_empty());
    if place
        .as_ref()
        .is_some_and(|place| place.chars().count() > MAX_PLACE || place.chars().any(char::is_control))
    {
        let detail = format!("has more than {MAX_PLACE} characters, or more than one line");
        violations.push(Violation::at("/place", detail));
    }
    if violations.is_empty() { Ok(NewLecture { place, ..new }) } else { Err(violations) }
}

/// Returns the study that the students of a lecture may join. A new one is opened if the
/// deck has no study, or an overdue one, which is ended. A clock that is far beyond the newest event does
/// not end a study alone: somebody has to confirm the day, because what is deleted with it is lost.
async fn study(
    app: &App,
    deck: &DeckId,
    today: Day,
    confirmed: Option<Day>,
) -> Result<StoredStudy, ApiError> {
    let new = StoredStudy { deck: deck.clone(), salt: random().map(Salt)?, began: today };
    if let Some(overdue) = app.store.study(deck).await?.filter(|study| !study.is_open_on(today))
        && !confirmed.is_some_and(|day| day.is_about(today))
        && app.lectures.doubts_clock("no study is ended").await?
    {
        return Err(ApiError::WrongClock { deck: deck.clone(), until: overdue.until() });
    }
    let study = studies::open(&*app.store, &app.keyring, new).await?;
    if study.until().days_after(today) < MIN_STUDY_DAYS {
        return Err(ApiError::StudyEnding { deck: deck.clone(), until: study.until() });
    }
    Ok(study)
}

/// Draws an id and a join code. The id has 64 random bits, so it cannot be guessed.
fn names() -> Result<(LectureId, JoinCode), ApiError> {
    let id = format!("{:016x}", u64::from_be_bytes(random()?)).parse().map_err(ApiError::internal)?;
    loop {
        if let Some(code) = JoinCode::from_random(&random::<32>()?) {
            return Ok((id, code));
        }
    }
}
