//! Requests to the server. The event stream of a lecture is opened by [`crate::lecture_stream`].

mod presenter;

use gloo_net::http::{Request, RequestBuilder, Response};
use konventa_domain::Language;
use konventa_domain::api::paths::{self, around_parameter};
use konventa_domain::api::{ListedBatch, SetAsideRequest};
use konventa_domain::deck::{AnswerKey, DeckSlides, DeckSummary, Notes, PublicDeck, Reading, Review};
use konventa_domain::followup::OpenStudy;
use konventa_domain::gain::{Report, SetAsideTarget};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::invariant::OrNever as _;
use konventa_domain::json;
use konventa_domain::lecture::{JoinCode, Snapshot};
use konventa_domain::outbox::FollowUpMessage;
use serde::de::DeserializeOwned;

pub use self::presenter::*;

use crate::browser::{Deadline, RequestCache};

/// Time limit of something that is sent, in milliseconds. Shorter than the lease of the outbox.
const SEND_LIMIT: i32 = 20_000;

/// Time limit of a request without a body, in milliseconds; the caller or the user then asks again.
/// [`report`] and `file` have none: they may be slow.
const FETCH_LIMIT: i32 = 60_000;

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestError {
    /// No answer, or one that is not from our server: the network is gone, or the server is down.
    Unreachable,
    /// Our server refuses with this HTTP status.
    Refused(u16),
    /// The answer says that all went well, and its body is not what our server says: that of a login
    /// page of the network, or of another version.
    Unreadable,
}

/// The server's answer to something that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `Retry-After` in seconds, if the answer has it.
    pub retry_after: Option<u32>,
    /// The body, which may be a problem document.
    pub body: String,
}

/// Returns the text of a successful answer. Not generic, so it is compiled once.
async fn text(answer: Result<Response, gloo_net::Error>) -> Result<String, RequestError> {
    let answer = answer.map_err(|_| RequestError::Unreachable)?;
    if !answer.ok() {
        return Err(refusal(&answer));
    }
    answer.text().await.map_err(|_| RequestError::Unreachable)
}

/// Returns what an answer means that is no success. Only our server can refuse: a network that wants a
/// login, or a proxy, says “not found” of a lecture that goes on.
fn refusal(answer: &Response) -> RequestError {
    let kind = answer.headers().get("content-type");
    let is_ours = kind.is_some_and(|kind| kind.starts_with("application/problem+json"));
    if is_ours { RequestError::Refused(answer.status()) } else { RequestError::Unreachable }
}

async fn fetch(address: String) -> Result<String, RequestError> {
    let end = Deadline::after(FETCH_LIMIT);
    // Browsers keep a 410 that does not say for how long permanently, also if it is not from our server.
    let cache = if address.starts_with("api/") { RequestCache::NoStore } else { RequestCache::Default };
    text(Request::get(&address).cache(cache).abort_signal(end.signal().as_ref()).send().await).await
}

fn read<T: json::Read>(got: Result<String, RequestError>) -> Result<T, RequestError> {
    json::read(&got?).map_err(|_| RequestError::Unreadable)
}

/// Reads a body that no phone reads, with serde, which the student's page does without
/// (docs/adr/0009-json-on-the-phone.md).
fn derived<T: DeserializeOwned>(got: Result<String, RequestError>) -> Result<T, RequestError> {
    serde_json::from_str(&got?).map_err(|_| RequestError::Unreadable)
}

/// Returns the texts of the interface in a language; `schema` is the version of the text list.
///
/// # Errors
/// [`RequestError`] if there is no such answer: `Refused(404)` if the server has a newer app than
/// this page.
pub async fn texts(schema: &str, bundle: &str, language: Language) -> Result<Vec<String>, RequestError> {
    let mut address = String::from("texts/");
    for part in [schema, "/", bundle, ".", language.tag(), ".json"] {
        address.push_str(part);
    }
    read(fetch(address).await)
}

/// Returns the served decks.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn decks() -> Result<Vec<DeckSummary>, RequestError> {
    read(fetch(paths::relative(paths::DECKS).to_owned()).await)
}

/// The address of a file of a deck. One function for all, since each `format!` is code that a
/// phone loads.
fn deck_file(deck: &DeckId, language: Language, end: &str) -> String {
    let mut address = String::from("decks/");
    for part in [deck.as_str(), "/", language.tag(), end] {
        address.push_str(part);
    }
    address
}

/// Returns a deck in a language, without what its slides show.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn deck(deck: &DeckId, language: Language) -> Result<PublicDeck, RequestError> {
    read(fetch(deck_file(deck, language, ".json")).await)
}

/// Returns the slides of a deck in a language.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn slides(deck: &DeckId, language: Language) -> Result<DeckSlides, RequestError> {
    read(fetch(deck_file(deck, language, ".slides.json")).await)
}

/// Returns a deck in a language and its slides, both of the same version.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn whole_deck(name: &DeckId, language: Language) -> Result<(PublicDeck, DeckSlides), RequestError> {
    let mut found = deck(name, language).await?;
    let slides = slides(name, language).await?;
    if !slides.belong_to(&found) {
        // The deck was updated between the two answers.
        found = deck(name, language).await?;
    }
    if slides.belong_to(&found) { Ok((found, slides)) } else { Err(RequestError::Unreadable) }
}

/// Returns the presenter's notes of a deck in a language, for the holder of the presenter's key or of
/// a driver's token.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn notes(deck: &DeckId, language: Language, bearer: &str) -> Result<Notes, RequestError> {
    let end = Deadline::after(FETCH_LIMIT);
    let request = Request::get(&deck_file(deck, language, ".notes.json"))
        .abort_signal(end.signal().as_ref())
        .header("authorization", &format!("Bearer {bearer}"));
    read(text(request.send().await).await)
}

/// Returns the reading texts of a deck in a language.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn reading(deck: &DeckId, language: Language) -> Result<Reading, RequestError> {
    read(fetch(deck_file(deck, language, ".reading.json")).await)
}

/// Returns the answer key of a deck.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn key(deck: &DeckId) -> Result<AnswerKey, RequestError> {
    read(fetch(format!("decks/{deck}/key.json")).await)
}

/// Returns the explanations of a deck's items in a language.
///
/// # Errors
/// [`RequestError`] if there is no such answer.
pub async fn review(deck: &DeckId, language: Language) -> Result<Review, RequestError> {
    read(fetch(deck_file(deck, language, ".review.json")).await)
}

/// Returns the report for a query, which begins with `?`, for the holder of the researcher's key.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(401)` for a wrong key, `Refused(422)` for a
/// query that names something unknown.
pub async fn report(query: &str, key: &str) -> Result<Report, RequestError> {
    let request = Request::get(&format!("{}{query}", paths::relative(paths::REPORT)));
    derived(text(request.header("authorization", &format!("Bearer {key}")).send().await).await)
}

/// Lists the batches in a scope, for the holder of the researcher's key.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(401)` for a wrong key.
pub async fn batches(key: &str, query: &str) -> Result<Vec<ListedBatch>, RequestError> {
    let request = Request::get(&format!("{}{query}", paths::relative(paths::BATCHES)));
    derived(text(request.header("authorization", &format!("Bearer {key}")).send().await).await)
}

/// Sets whole batches aside, for the holder of the researcher's key.
///
/// # Errors
/// [`RequestError`] if it is not done; `Refused(401)` for a wrong key.
pub async fn set_aside(key: &str, target: SetAsideTarget, reason: String) -> Result<(), RequestError> {
    let body = serde_json::to_string(&SetAsideRequest { target, reason })
        .or_never("a request has a JSON form", String::new);
    let request = Request::post(paths::relative(paths::SET_ASIDE))
        .header("authorization", &format!("Bearer {key}"))
        .header("content-type", "application/json")
        .body(body);
    text(request.map_err(|_| RequestError::Unreachable)?.send().await).await.map(drop)
}

/// Counts again what was set aside, for the holder of the researcher's key.
///
/// # Errors
/// [`RequestError`] if it is not done; `Refused(401)` for a wrong key.
pub async fn undo_set_aside(key: &str, target: &str) -> Result<(), RequestError> {
    let address = filled(const { around_parameter(paths::SET_ASIDE_ONE) }, target);
    let request = Request::delete(&address).header("authorization", &format!("Bearer {key}"));
    text(request.send().await).await.map(drop)
}

/// Downloads a file for the holder of the researcher's key.
///
/// # Errors
/// [`RequestError`] if there is no such answer, or if it breaks off.
pub async fn file(address: &str, key: &str) -> Result<Vec<u8>, RequestError> {
    let request = Request::get(address).header("authorization", &format!("Bearer {key}"));
    let answer = request.send().await.map_err(|_| RequestError::Unreachable)?;
    if !answer.ok() {
        return Err(refusal(&answer));
    }
    answer.binary().await.map_err(|_| RequestError::Unreachable)
}

/// Returns the present state of a live lecture. A caller that gives its id is answered even while
/// others guess codes.
///
/// # Errors
/// [`RequestError`] if there is no such answer: `Refused(404)` for a code that no lecture has,
/// `Refused(410)` for a lecture that is over and deleted.
pub async fn lecture(code: JoinCode, id: Option<&LectureId>) -> Result<Snapshot, RequestError> {
    let mut address = lecture_address(code, const { around_parameter(paths::LECTURE) });
    if let Some(id) = id {
        address.push_str("?lecture=");
        address.push_str(id.as_str());
    }
    read(fetch(address).await)
}

/// The address of a lecture's events: those after a number, or a snapshot and all that follow.
#[must_use]
pub fn events_address(code: JoinCode, id: Option<&LectureId>, after: Option<u64>) -> String {
    let mut address = lecture_address(code, const { around_parameter(paths::EVENTS) });
    address.push('?');
    if let Some(id) = id {
        address.push_str("lecture=");
        address.push_str(id.as_str());
    }
    if let Some(after) = after {
        address.push_str("&after=");
        address.push_str(&after.to_string());
    }
    address
}

/// Fills a parameter into a path of the API. One function for all, see [`deck_file`].
fn filled((before, after): (&'static str, &'static str), parameter: &str) -> String {
    let mut address = String::from(before);
    address.push_str(parameter);
    address.push_str(after);
    address
}

fn lecture_address(code: JoinCode, path: (&'static str, &'static str)) -> String {
    filled(path, &code.to_string())
}

/// Whether the presenter of a lecture asks for the follow-up; `false` if the server does not
/// answer.
pub async fn asks_for_followup(deck: &DeckId, lecture: &LectureId) -> bool {
    fetch(study_address(deck, Some(lecture))).await.is_ok()
}

fn study_address(deck: &DeckId, lecture: Option<&LectureId>) -> String {
    with_lecture(filled(const { around_parameter(paths::FOLLOW_UP) }, deck.as_str()), lecture)
}

/// Adds the parameter for a lecture to an address.
fn with_lecture(mut address: String, lecture: Option<&LectureId>) -> String {
    if let Some(lecture) = lecture {
        address.push_str("?lecture=");
        address.push_str(lecture.as_str());
    }
    address
}

/// The address of the keys of a lecture's seat tickets.
#[must_use]
pub fn ticket_keys_address(code: JoinCode, lecture: &LectureId) -> String {
    with_lecture(lecture_address(code, const { around_parameter(paths::TICKET_KEYS) }), Some(lecture))
}

/// The address at which a phone asks for its seat tickets.
#[must_use]
pub fn tickets_address(code: JoinCode, lecture: &LectureId) -> String {
    with_lecture(lecture_address(code, const { around_parameter(paths::TICKETS) }), Some(lecture))
}

/// Sends a submission, or a message of the follow-up: exactly these bytes, with a seat ticket beside them
/// if there is one.
///
/// # Errors
/// [`RequestError::Unreachable`] if there is no answer. A refusal is an [`Answer`].
pub async fn submit(
    followup: Option<FollowUpMessage>,
    body: &str,
    ticket: Option<String>,
) -> Result<Answer, RequestError> {
    let address = match followup {
        None => paths::relative(paths::SUBMISSIONS),
        Some(FollowUpMessage::Linkage(_)) => paths::relative(paths::LINKAGE),
        Some(FollowUpMessage::Submission) => paths::relative(paths::RESPONSES),
    };
    post(address, body, ticket).await
}

/// Returns the open study of a deck. With a lecture: only if its presenter asks for the follow-up.
///
/// # Errors
/// [`RequestError`] if there is no such answer: `Refused(404)` if there is no such study.
pub async fn study(deck: &DeckId, lecture: Option<&LectureId>) -> Result<OpenStudy, RequestError> {
    read(fetch(study_address(deck, lecture)).await)
}

/// Sends a vote, exactly these bytes, likewise.
///
/// # Errors
/// [`RequestError::Unreachable`] if there is no answer. A refusal is an [`Answer`].
pub async fn vote(
    code: JoinCode,
    lecture: &LectureId,
    body: &str,
    ticket: Option<String>,
) -> Result<Answer, RequestError> {
    let address =
        with_lecture(lecture_address(code, const { around_parameter(paths::VOTES) }), Some(lecture));
    post(&address, body, ticket).await
}

async fn post(address: &str, body: &str, ticket: Option<String>) -> Result<Answer, RequestError> {
    let end = Deadline::after(SEND_LIMIT);
    let request = with_ticket(Request::post(address), ticket)
        .abort_signal(end.signal().as_ref())
        .header("content-type", "application/json")
        .body(body);
    answer(request.map_err(|_| RequestError::Unreachable)?.send().await).await
}

/// Shows a seat ticket beside a request (RFC 9577).
fn with_ticket(request: RequestBuilder, ticket: Option<String>) -> RequestBuilder {
    match ticket {
        Some(ticket) => {
            request.header("authorization", &(String::from("PrivateToken token=\"") + &ticket + "\""))
        }
        None => request,
    }
}

/// Withdraws a submission, with its lecture, or a message of the follow-up. The ticket that came with it
/// can be spent again.
///
/// # Errors
/// [`RequestError::Unreachable`] if there is no answer. A refusal is an [`Answer`].
pub async fn withdraw(
    followup: Option<FollowUpMessage>,
    name: &str,
    lecture: Option<&LectureId>,
    ticket: Option<String>,
) -> Result<Answer, RequestError> {
    let end = Deadline::after(SEND_LIMIT);
    let path = match followup {
        Some(_) => const { around_parameter(paths::FOLLOW_UP) },
        None => const { around_parameter(paths::SUBMISSION) },
    };
    let address = with_lecture(filled(path, name), lecture);
    let request = with_ticket(Request::delete(&address), ticket).abort_signal(end.signal().as_ref());
    answer(request.send().await).await
}

async fn answer(answer: Result<Response, gloo_net::Error>) -> Result<Answer, RequestError> {
    let answer = answer.map_err(|_| RequestError::Unreachable)?;
    let retry_after = answer.headers().get("retry-after").and_then(|s| s.parse().ok());
    let status = answer.status();
    Ok(Answer { status, retry_after, body: answer.text().await.unwrap_or_default() })
}
