//! Requests of the presenter: to start a lecture, to drive it, and to take it over.

use gloo_net::http::{Request, RequestBuilder, Response};
use konventa_domain::api::paths::{self, around_parameter};
use konventa_domain::api::{
    CommandEvents, Door, DriverToken, Heads, LinkCode, ListedLecture, NewLecture, RedeemedKey, StartedLecture,
};
use konventa_domain::invariant::OrNever as _;
use konventa_domain::lecture::{Command, Counts, JoinCode};
use konventa_domain::problem::Problem;
use konventa_domain::reconciler::CommandReply;
use serde::Serialize;

use super::{RequestError, derived, lecture_address, text};
use crate::browser::Deadline;

/// Time limit of a command in milliseconds. After it the presenter goes on without an answer, and
/// the command is sent again.
const COMMAND_LIMIT: i32 = 4_000;

/// Writes the body of a request.
fn body<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).or_never("plain words and numbers are JSON", String::new)
}

async fn post(address: &str, bearer: Option<&str>, body: String) -> Result<Response, gloo_net::Error> {
    send(Request::post(address), bearer, body).await
}

async fn send(
    request: RequestBuilder,
    bearer: Option<&str>,
    body: String,
) -> Result<Response, gloo_net::Error> {
    let end = Deadline::after(COMMAND_LIMIT);
    let mut request = request.abort_signal(end.signal().as_ref()).header("content-type", "application/json");
    if let Some(bearer) = bearer {
        request = request.header("authorization", &format!("Bearer {bearer}"));
    }
    request.body(body)?.send().await
}

/// Exchanges the code of a link for its key. The code cannot be used again.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(410)` for a code that was used or is too old.
pub async fn redeem_link(code: &str) -> Result<RedeemedKey, RequestError> {
    derived(
        text(post(paths::relative(paths::KEYS), None, body(&LinkCode { code: code.to_owned() })).await).await,
    )
}

/// Returns whether the server's database works; `None` if the server does not answer.
pub async fn is_healthy() -> Option<bool> {
    let end = Deadline::after(COMMAND_LIMIT);
    let request = Request::get(paths::relative(paths::HEALTH)).abort_signal(end.signal().as_ref());
    request.send().await.ok().map(|answer| answer.status() != 503)
}

/// Why a lecture was not started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartError {
    /// The time of the deck's study is over by the server's clock, which may be wrong: somebody has to
    /// confirm the day, or its day is not the one that was confirmed.
    DoubtfulClock,
    /// Anything else.
    Other(RequestError),
}

/// Starts a lecture, for the holder of the presenter's key.
///
/// # Errors
/// [`StartError`]; `Refused(401)` for a wrong key.
pub async fn start_lecture(key: &str, lecture: &NewLecture) -> Result<StartedLecture, StartError> {
    let answer = post(paths::relative(paths::LECTURES), Some(key), body(lecture)).await;
    if let Ok(refused) = &answer
        && refused.status() == 409
        && let Ok(text) = refused.text().await
        && serde_json::from_str::<Problem>(&text).is_ok_and(|problem| problem.kind == "/problems/wrong-clock")
    {
        return Err(StartError::DoubtfulClock);
    }
    derived(text(answer).await).map_err(StartError::Other)
}

/// Returns all lectures, newest first, for the holder of the presenter's key.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(401)` for a wrong key.
pub async fn lectures(key: &str) -> Result<Vec<ListedLecture>, RequestError> {
    let request =
        Request::get(paths::relative(paths::LECTURES)).header("authorization", &format!("Bearer {key}"));
    derived(text(request.send().await).await)
}

/// Takes a lecture over, by the presenter's key or any token of the lecture.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(401)` or `Refused(403)` for a wrong key or token.
pub async fn take_over(code: JoinCode, bearer: &str) -> Result<DriverToken, RequestError> {
    let address = lecture_address(code, const { around_parameter(paths::DRIVER) });
    derived(text(post(&address, Some(bearer), String::new()).await).await)
}

/// Returns a code for the link that makes a phone the remote of a lecture.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(403)` if the token does not drive.
pub async fn remote_code(code: JoinCode, driver: &str) -> Result<LinkCode, RequestError> {
    let address = lecture_address(code, const { around_parameter(paths::REMOTE) });
    derived(text(post(&address, Some(driver), String::new()).await).await)
}

/// Returns the exact counts of a lecture, for its driver.
///
/// # Errors
/// [`RequestError`] if there is no such answer; `Refused(403)` if the token does not drive.
pub async fn exact_counts(code: JoinCode, driver: &str) -> Result<Counts, RequestError> {
    let end = Deadline::after(COMMAND_LIMIT);
    let address = lecture_address(code, const { around_parameter(paths::COUNTS) });
    let request = Request::get(&address).header("authorization", &format!("Bearer {driver}"));
    derived(text(request.abort_signal(end.signal().as_ref()).send().await).await)
}

/// Sends a command to a lecture.
pub async fn command(code: JoinCode, driver: &str, command: Command) -> CommandReply {
    let address = lecture_address(code, const { around_parameter(paths::COMMANDS) });
    match derived::<CommandEvents>(text(post(&address, Some(driver), body(&command)).await).await) {
        Ok(CommandEvents { events }) => CommandReply::Done(events),
        Err(error) => no_reply(&error),
    }
}

/// Opens or closes the door of a lecture. No event tells of it.
pub async fn set_door(code: JoinCode, driver: String, door: Door) -> CommandReply {
    put(code, const { around_parameter(paths::DOOR) }, &driver, body(&door)).await
}

/// Sets the number of people in the hall of a lecture. No event tells of it.
pub async fn set_heads(code: JoinCode, driver: String, heads: Heads) -> CommandReply {
    put(code, const { around_parameter(paths::HEADS) }, &driver, body(&heads)).await
}

/// Puts a setting of a lecture.
async fn put(code: JoinCode, path: (&'static str, &'static str), driver: &str, body: String) -> CommandReply {
    let request = Request::put(&lecture_address(code, path));
    match text(send(request, Some(driver), body).await).await {
        Ok(_) => CommandReply::Done(Vec::new()),
        Err(error) => no_reply(&error),
    }
}

/// What it means for a command that it has no answer, or a refusal.
const fn no_reply(error: &RequestError) -> CommandReply {
    match error {
        RequestError::Refused(401 | 403) => CommandReply::NotTheDriver,
        RequestError::Refused(status @ 400..=499) if *status != 408 && *status != 429 => {
            CommandReply::Refused
        }
        RequestError::Refused(_) | RequestError::Unreadable | RequestError::Unreachable => CommandReply::Lost,
    }
}
