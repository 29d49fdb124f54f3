//! The only talker to the server.

mod presenter;

use gloo_net::http::{Request, Response};
use konventa_domain::Language;
use konventa_domain::deck::{AnswerKey, DeckSlides, DeckSummary, Notes, PublicDeck, Reading, Review};
use konventa_domain::followup::OpenStudy;
use konventa_domain::gain::Report;
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::json;
use konventa_domain::lecture::{JoinCode, Snapshot};
use konventa_domain::outbox::FollowUpMessage;
use serde::de::DeserializeOwned;

pub use self::presenter::*;

use crate::browser::Deadline;

/// How long something sent may take, in milliseconds. Within the lease of the outbox.
const SEND_LIMIT: i32 = 20_000;

/// How long a file may take, in milliseconds. It is asked for again after it, by itself or by whoever waits for it.
const FETCH_LIMIT: i32 = 60_000;
/// HTTP status of an answer that is right in itself.
const OK: u16 = 200;

/// Why something could not be had from the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No answer: network gone or server down.
    Unreachable,
    /// An answer that is not what was asked for, by its HTTP status.
    Refused(u16),
}

/// What the server answered to something sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `Retry-After` in seconds, where it was given.
    pub retry_after: Option<u32>,
    /// The body, for a problem document.
    pub body: String,
}

/// An answer that is what was asked for: its status and its text. Not generic, so it is compiled once.
async fn text(answer: Result<Response, gloo_net::Error>) -> Result<(u16, String), Fault> {
    let answer = answer.map_err(|_| Fault::Unreachable)?;
    if !answer.ok() {
        return Err(Fault::Refused(answer.status()));
    }
    let text = answer.text().await.map_err(|_| Fault::Unreachable)?;
    Ok((answer.status(), text))
}

async fn fetch(address: String) -> Result<(u16, String), Fault> {
    let end = Deadline::after(FETCH_LIMIT);
    text(Request::get(&address).abort_signal(end.signal().as_ref()).send().await).await
}

fn read<T: json::Read>(got: Result<(u16, String), Fault>) -> Result<T, Fault> {
    let (status, text) = got?;
    json::read(&text).map_err(|_| Fault::Refused(status))
}

/// Reads what no phone reads, by serde's code, which the student's page does without (docs/adr/0009).
fn derived<T: DeserializeOwned>(got: Result<(u16, String), Fault>) -> Result<T, Fault> {
    let (status, text) = got?;
    serde_json::from_str(&text).map_err(|_| Fault::Refused(status))
}

/// The words of the interface in a language; `schema` says which code they belong to.
///
/// # Errors
/// [`Fault`] where there is no such answer: `Refused(404)` where the server has a newer app than this page.
pub async fn texts(schema: &str, bundle: &str, language: Language) -> Result<Vec<String>, Fault> {
    let mut address = String::from("/texts/");
    for part in [schema, "/", bundle, ".", language.tag(), ".json"] {
        address.push_str(part);
    }
    read(fetch(address).await)
}

/// The served decks.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn decks() -> Result<Vec<DeckSummary>, Fault> {
    read(fetch("/api/decks".to_owned()).await)
}

/// Where a file of a deck is. One place for all of them: each `format!` is code that a phone loads.
fn deck_file(deck: &DeckId, language: Language, end: &str) -> String {
    let mut address = String::from("/decks/");
    for part in [deck.as_str(), "/", language.tag(), end] {
        address.push_str(part);
    }
    address
}

/// A deck in a language, without what its slides show.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn deck(deck: &DeckId, language: Language) -> Result<PublicDeck, Fault> {
    read(fetch(deck_file(deck, language, ".json")).await)
}

/// The slides of a deck in a language.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn slides(deck: &DeckId, language: Language) -> Result<DeckSlides, Fault> {
    read(fetch(deck_file(deck, language, ".slides.json")).await)
}

/// A deck in a language and its slides, both of the same version.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn whole_deck(name: &DeckId, language: Language) -> Result<(PublicDeck, DeckSlides), Fault> {
    let mut found = deck(name, language).await?;
    let slides = slides(name, language).await?;
    if !slides.belong_to(&found) {
        // It was changed between the two answers.
        found = deck(name, language).await?;
    }
    if slides.belong_to(&found) { Ok((found, slides)) } else { Err(Fault::Refused(OK)) }
}

/// The notes of a deck in a language.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn notes(deck: &DeckId, language: Language) -> Result<Notes, Fault> {
    read(fetch(deck_file(deck, language, ".notes.json")).await)
}

/// The reading texts of a deck in a language.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn reading(deck: &DeckId, language: Language) -> Result<Reading, Fault> {
    read(fetch(deck_file(deck, language, ".reading.json")).await)
}

/// The key of a deck.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn key(deck: &DeckId) -> Result<AnswerKey, Fault> {
    read(fetch(format!("/decks/{deck}/key.json")).await)
}

/// The explanations of a deck's items in a language.
///
/// # Errors
/// [`Fault`] where there is no such answer.
pub async fn review(deck: &DeckId, language: Language) -> Result<Review, Fault> {
    read(fetch(deck_file(deck, language, ".review.json")).await)
}

/// The report on those that a query names, from its `?` on, for the holder of the researcher's key.
///
/// # Errors
/// [`Fault`] where there is no such answer; `Refused(401)` for a wrong key, `Refused(422)` for a
/// query that names what is not there.
pub async fn report(query: &str, key: &str) -> Result<Report, Fault> {
    let request = Request::get(&format!("/api/research/report{query}"));
    derived(text(request.header("authorization", &format!("Bearer {key}")).send().await).await)
}

/// A file for the holder of the researcher's key.
///
/// # Errors
/// [`Fault`] where there is no such answer, or it breaks off.
pub async fn file(address: &str, key: &str) -> Result<Vec<u8>, Fault> {
    let request = Request::get(address).header("authorization", &format!("Bearer {key}"));
    let answer = request.send().await.map_err(|_| Fault::Unreachable)?;
    if !answer.ok() {
        return Err(Fault::Refused(answer.status()));
    }
    answer.binary().await.map_err(|_| Fault::Unreachable)
}

/// A live lecture as it is. Whoever knows its id is not held up where others guess codes.
///
/// # Errors
/// [`Fault`] where there is no such answer: `Refused(404)` for a code that nobody has,
/// `Refused(410)` for a lecture that is over and deleted.
pub async fn lecture(code: JoinCode, id: Option<&LectureId>) -> Result<Snapshot, Fault> {
    let mut address = lecture_address(code);
    if let Some(id) = id {
        address.push_str("?lecture=");
        address.push_str(id.as_str());
    }
    read(fetch(address).await)
}

/// Where the events of a lecture are heard, from after a number on, or from a snapshot on.
#[must_use]
pub fn events_address(code: JoinCode, id: Option<&LectureId>, after: Option<u64>) -> String {
    let mut address = lecture_address(code);
    address.push_str("/events?");
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

fn lecture_address(code: JoinCode) -> String {
    let mut address = String::from("/api/lectures/");
    address.push_str(&code.to_string());
    address
}

/// Whether the presenter of a lecture asks for answering once more. Where nobody can say, not now.
pub async fn asks_again(deck: &DeckId, lecture: &LectureId) -> bool {
    fetch(study_address(deck, Some(lecture))).await.is_ok()
}

fn study_address(deck: &DeckId, lecture: Option<&LectureId>) -> String {
    let mut address = String::from("/api/followup/");
    address.push_str(deck.as_str());
    if let Some(lecture) = lecture {
        address.push_str("?lecture=");
        address.push_str(lecture.as_str());
    }
    address
}

/// Sends a submission, or what is sent for answering again: exactly these bytes.
///
/// # Errors
/// [`Fault::Unreachable`] where there is no answer. A refusal is an [`Answer`].
pub async fn submit(again: Option<FollowUpMessage>, body: &str) -> Result<Answer, Fault> {
    let address = match again {
        None => "/api/submissions",
        Some(FollowUpMessage::Linkage(_)) => "/api/followup/linkage",
        Some(FollowUpMessage::Response) => "/api/followup/responses",
    };
    post(address, body).await
}

/// The study of a deck, if there is one; `lecture`: if the presenter of that lecture asks for it.
///
/// # Errors
/// [`Fault`] where there is no such answer: `Refused(404)` where there is no such study.
pub async fn study(deck: &DeckId, lecture: Option<&LectureId>) -> Result<OpenStudy, Fault> {
    read(fetch(study_address(deck, lecture)).await)
}

/// Sends a vote, exactly these bytes.
///
/// # Errors
/// [`Fault::Unreachable`] where there is no answer. A refusal is an [`Answer`].
pub async fn vote(code: JoinCode, lecture: &LectureId, body: &str) -> Result<Answer, Fault> {
    let mut address = lecture_address(code);
    address.push_str("/votes?lecture=");
    address.push_str(lecture.as_str());
    post(&address, body).await
}

async fn post(address: &str, body: &str) -> Result<Answer, Fault> {
    let end = Deadline::after(SEND_LIMIT);
    let request = Request::post(address)
        .abort_signal(end.signal().as_ref())
        .header("content-type", "application/json")
        .body(body);
    answer(request.map_err(|_| Fault::Unreachable)?.send().await).await
}

/// Withdraws a submission, or what was sent for answering again.
///
/// # Errors
/// [`Fault::Unreachable`] where there is no answer. A refusal is an [`Answer`].
pub async fn withdraw(again: Option<FollowUpMessage>, name: &str) -> Result<Answer, Fault> {
    let end = Deadline::after(SEND_LIMIT);
    let mut address = String::from(if again.is_some() { "/api/followup/" } else { "/api/submissions/" });
    address.push_str(name);
    let request = Request::delete(&address).abort_signal(end.signal().as_ref());
    answer(request.send().await).await
}

async fn answer(answer: Result<Response, gloo_net::Error>) -> Result<Answer, Fault> {
    let answer = answer.map_err(|_| Fault::Unreachable)?;
    let retry_after = answer.headers().get("retry-after").and_then(|s| s.parse().ok());
    let status = answer.status();
    Ok(Answer { status, retry_after, body: answer.text().await.unwrap_or_default() })
}
