//! What only the presenter asks of the server: to start a lecture, to lead it, and to take it over.

use gloo_net::http::{Request, Response};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::invariant::OrNever as _;
use konventa_domain::lecture::{Command, JoinCode, Numbered, Phase};
use konventa_domain::reconciler::CommandReply;
use konventa_domain::{Country, Language};
use serde::{Deserialize, Serialize};

use super::{Fault, derived, lecture_address, text};
use crate::browser::Deadline;

/// How long a command may take, in milliseconds. Then the presenter goes on alone, and it is sent again.
const COMMAND_LIMIT: i32 = 4_000;

/// A lecture that is to be started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// What is taught.
    pub deck: DeckId,
    /// Whose law.
    pub country: Country,
    /// The language on the wall.
    pub language: Language,
    /// Where it is held, in the presenter's own words.
    pub place: Option<String>,
    /// How many phones may follow at most.
    pub seats: Option<u32>,
    /// Whether students are asked to answer once more weeks later.
    pub again: bool,
}

/// A lecture that was started.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Opened {
    /// Its name.
    pub id: LectureId,
    /// The code on the wall.
    pub code: JoinCode,
    /// The token of the device that drives.
    pub driver: String,
}

/// A lecture in the list of lectures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// The code on the wall.
    pub code: JoinCode,
    /// What is taught.
    pub deck: DeckId,
    /// Whose law.
    pub country: Country,
    /// Where it is held.
    pub place: Option<String>,
    /// On which day it was started, `YYYY-MM-DD`.
    pub day: String,
    /// Where it is.
    pub phase: Phase,
}

/// The right to drive from now on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Seized {
    /// The token.
    pub driver: String,
    /// The term it is of.
    pub term: u32,
}

#[derive(Deserialize)]
struct Happened {
    events: Vec<Numbered>,
}

/// Writes the body of a request.
fn body<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).or_never("plain words and numbers are JSON", String::new)
}

async fn post(address: &str, bearer: &str, body: String) -> Result<Response, gloo_net::Error> {
    let end = Deadline::after(COMMAND_LIMIT);
    let request = Request::post(address)
        .abort_signal(end.signal().as_ref())
        .header("authorization", &format!("Bearer {bearer}"))
        .header("content-type", "application/json")
        .body(body)?;
    request.send().await
}

/// Starts a lecture, for the holder of the presenter's key.
///
/// # Errors
/// [`Fault`] where there is no such answer; `Refused(401)` for a wrong key.
pub async fn start_lecture(key: &str, opening: &Opening) -> Result<Opened, Fault> {
    let body = body(opening);
    derived(text(post("/api/lectures", key, body).await).await)
}

/// All lectures that are known, newest first, for the holder of the presenter's key.
///
/// # Errors
/// [`Fault`] where there is no such answer; `Refused(401)` for a wrong key.
pub async fn lectures(key: &str) -> Result<Vec<Listed>, Fault> {
    let request = Request::get("/api/lectures").header("authorization", &format!("Bearer {key}"));
    derived(text(request.send().await).await)
}

/// Takes a lecture over, by the presenter's key or any token of the lecture.
///
/// # Errors
/// [`Fault`] where there is no such answer; `Refused(401)` or `Refused(403)` for a wrong key or token.
pub async fn take_over(code: JoinCode, bearer: &str) -> Result<Seized, Fault> {
    let address = lecture_address(code) + "/driver";
    derived(text(post(&address, bearer, String::new()).await).await)
}

/// Commands a lecture.
pub async fn command(code: JoinCode, driver: &str, command: Command) -> CommandReply {
    let body = body(&command);
    let address = lecture_address(code) + "/commands";
    match derived::<Happened>(text(post(&address, driver, body).await).await) {
        Ok(Happened { events }) => CommandReply::Done(events),
        Err(Fault::Refused(401 | 403)) => CommandReply::NotTheDriver,
        Err(Fault::Refused(status @ 400..=499)) if status != 408 && status != 429 => CommandReply::Refused,
        Err(Fault::Refused(_) | Fault::Unreachable) => CommandReply::Lost,
    }
}
