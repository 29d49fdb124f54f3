//! The problem document of each refusal.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use konventa_domain::api::LINK_CODE_MINUTES;
use konventa_domain::problem::{Problem, Violation};
use konventa_store::StoreError;

use super::{ApiError, LIMIT_KIB};
use crate::error_chain::chain;
use crate::hosts::HostError;

/// Seconds after which a phone may try again if nothing can be written.
const RETRY_STORE: HeaderValue = HeaderValue::from_static("10");
/// Seconds after which a join code may be typed again.
const RETRY_CODE: HeaderValue = HeaderValue::from_static("5");
/// Seconds after which a phone may send again what is of a lecture that has not begun.
const RETRY_BEGIN: HeaderValue = HeaderValue::from_static("60");
/// Seconds after which a device may try again if too many are connected.
const RETRY_BUSY: HeaderValue = HeaderValue::from_static("5");
/// Ends the connection after the answer.
const CLOSE: HeaderValue = HeaderValue::from_static("close");

/// Why a lecture takes no record. What is refused stays on the phone.
const UNKNOWN_LECTURE: &str =
    "No lecture of this deck has this id on this server. Nothing was stored. The result stays on the phone.";
const NOT_BEGUN: &str = "The lecture has not begun, and takes no results yet. Nothing was stored; send it again once it has begun.";
const TOO_LATE: &str = "The lecture ended more than a day ago, and takes no results any more. One that arrived before then is \
     counted, or was taken back. Nothing was stored. The result stays on the phone.";
const NO_BATCH: &str = "No lecture has this id, or no batch this name. “lecture:ID” and “batch:NAME” are listed with the batches.";
const NO_SEAT: &str = "The lecture has as many results without a seat ticket as seats. Nothing was stored. The result stays \
     on the phone. Ask the presenter.";
const TOO_MANY_NOTES: &str = "For this quiz there are as many notes that it was handed in as the lecture has seats, so this one \
     is not counted. Nothing was stored. The student’s result is not affected.";

impl ApiError {
    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Host(HostError::NotOne) => (StatusCode::BAD_REQUEST, "bad-host", "No single host"),
            Self::Host(HostError::Unknown) => {
                (StatusCode::MISDIRECTED_REQUEST, "unknown-host", "Not the name of this server")
            }
            Self::NotJson { .. } => (StatusCode::BAD_REQUEST, "not-json", "Not JSON"),
            Self::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", "Unsupported media type"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Body too large"),
            Self::Incomplete => (StatusCode::REQUEST_TIMEOUT, "incomplete", "Incomplete body"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Invalid content"),
            Self::InvalidQuery(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid-query", "Invalid query"),
            Self::InvalidId => (StatusCode::UNPROCESSABLE_ENTITY, "invalid-id", "Invalid id"),
            Self::Unauthorized { .. } => (StatusCode::UNAUTHORIZED, "unauthorized", "Key required"),
            Self::LinkOver => (StatusCode::GONE, "link-over", "The link is no longer valid"),
            Self::NoLecture { .. } => {
                (StatusCode::NOT_FOUND, Problem::NO_LECTURE, "No lecture with this code")
            }
            Self::UnknownLecture => {
                (StatusCode::UNPROCESSABLE_ENTITY, Problem::UNKNOWN_LECTURE, "No such lecture")
            }
            Self::NotBegun => (StatusCode::CONFLICT, Problem::NOT_BEGUN, "The lecture has not begun"),
            Self::NoSeat => (StatusCode::CONFLICT, Problem::NO_SEAT, "More results than seats"),
            Self::TooManyNotes => (StatusCode::CONFLICT, "too-many-notes", "More notes than seats"),
            Self::Ticket(refusal) => refusal.kind(),
            Self::LectureOver | Self::TooLate => {
                (StatusCode::GONE, Problem::LECTURE_OVER, "The lecture is over")
            }
            Self::NoBatch => (StatusCode::NOT_FOUND, "no-batch", "No such lecture or batch"),
            Self::NoStudy => (StatusCode::NOT_FOUND, "no-study", "No open study"),
            Self::NotAsked => (StatusCode::NOT_FOUND, "not-asked", "This lecture has no follow-up"),
            Self::StudyOver => (StatusCode::GONE, "study-over", "The study is over"),
            Self::StudyEnding { .. } => (StatusCode::CONFLICT, "study-ending", "The study is about to end"),
            Self::WrongClock { .. } => (StatusCode::CONFLICT, "wrong-clock", "The clock seems to be wrong"),
            Self::NoLinkageKey { .. } => {
                (StatusCode::SERVICE_UNAVAILABLE, "no-linkage-key", "Linkage keys cannot be stored now")
            }
            Self::DeckGone => (StatusCode::CONFLICT, "deck-gone", "The deck is not served"),
            Self::TooManyGuesses => {
                (StatusCode::TOO_MANY_REQUESTS, "too-many-guesses", "Too many wrong codes")
            }
            Self::LectureFull => (StatusCode::CONFLICT, Problem::HALL_FULL, "The lecture is full"),
            // `problem` appends the name of the refusal.
            Self::NotNow(_) => (StatusCode::CONFLICT, Problem::NOT_NOW, "Not possible now"),
            Self::NotTheDriver => (StatusCode::FORBIDDEN, "not-the-driver", "Not in control of this lecture"),
            Self::TakenOver => (StatusCode::FORBIDDEN, "taken-over", "Another device is in control"),
            Self::NotFound(_) => (StatusCode::NOT_FOUND, "not-found", "Not found"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed")
            }
            Self::IdTaken => (StatusCode::CONFLICT, "differs", "Id already used for other content"),
            Self::Sealed => (StatusCode::CONFLICT, "sealed", "Part of a batch"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", "Too much at once"),
            Self::Stopping | Self::Store(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Service unavailable")
            }
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal server error"),
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::NotJson { line, column, detail } => {
                return format!("Line {line}, column {column}: {detail}. Nothing was stored.");
            }
            Self::Invalid(errors) => {
                return format!("{} invalid, see “errors”. Nothing was stored.", fields(errors));
            }
            Self::InvalidQuery(errors) => {
                return format!("{} invalid, see “errors”: each pointer names a parameter.", fields(errors));
            }
            Self::Unauthorized { needed, given: false } => {
                return format!("Send {} as “Authorization: Bearer KEY”. {}", needed.name(), needed.origin());
            }
            Self::Unauthorized { needed, given: true } => {
                return format!("This is not {}. {}", needed.name(), needed.origin());
            }
            Self::NoLecture { code } => {
                return format!("No lecture has the code “{code}”: compare it with the code on the screen.");
            }
            Self::StudyEnding { deck, until } => {
                return format!(
                    "The study of this deck ends on {until}, too soon for a follow-up with the students of this lecture. End \
                     it now with “konventa followup end {deck}”, and the next lecture opens a new one; or start the lecture \
                     without a follow-up. Nothing was started."
                );
            }
            Self::WrongClock { deck, until } => {
                return format!(
                    "By the clock of this server the study of this deck ended on {until}, but the clock is far beyond the \
                     newest event in the database. Set the clock if it is wrong. If it is right, send the day as “today”, or end \
                     the study with “konventa followup end {deck}”. Nothing was started."
                );
            }
            Self::TooLarge => return format!("A body has at most {LIMIT_KIB} KiB. Nothing was stored."),
            Self::LinkOver => {
                return format!(
                    "A link works once, within {LINK_CODE_MINUTES} minutes, and not after a restart of the server. “konventa \
                     keys” prints new links."
                );
            }
            Self::NotNow(error) => return sentence(&error.to_string()),
            Self::NotFound(what) => return format!("There is no such {what}."),
            Self::Host(HostError::NotOne) => "A request has exactly one Host header, with the name of this server.",
            Self::Host(HostError::Unknown) => {
                "This server is not called by this name. Open it at the address that it printed, or start it with --public-url \
                 and this name."
            }
            Self::MediaType => "Send the body as application/json. Nothing was stored.",
            Self::Incomplete => "The body did not arrive completely. Nothing was stored; send it again.",
            Self::InvalidId => "The last part of the address has to be a UUID.",
            Self::UnknownLecture => UNKNOWN_LECTURE,
            Self::NotBegun => NOT_BEGUN,
            Self::TooLate => TOO_LATE,
            Self::NoSeat => NO_SEAT,
            Self::TooManyNotes => TOO_MANY_NOTES,
            Self::Ticket(refusal) => refusal.detail(),
            Self::LectureOver => "The lecture with this code is over, and its data is deleted.",
            Self::NoBatch => NO_BATCH,
            Self::NoStudy => "No study of this deck is open.",
            Self::NotAsked => "No lecture of this deck with this id asks its students to take the follow-up, or it ended more than a day ago.",
            Self::StudyOver => {
                "No study of this deck with this salt is open: it is over, and its linkage keys are deleted. Nothing was \
                 stored."
            }
            Self::NoLinkageKey { .. } => {
                "The server’s key for hashing linkage keys is missing or damaged: its log says what to do. Nothing was stored."
            }
            Self::DeckGone => {
                "The deck of this lecture is no longer served. Start a lecture with another deck."
            }
            Self::TooManyGuesses => {
                "No lecture has this code, and too many wrong codes are tried here. Compare it with the code on the screen, or scan \
                 that."
            }
            Self::LectureFull => "No seat is left in this lecture. Ask the presenter for more.",
            Self::NotTheDriver => "This token does not belong to this lecture, or was voided by a takeover with the presenter’s key.",
            Self::TakenOver => "Another device controls this lecture now. Take over again to control it from here.",
            Self::MethodNotAllowed => "The Allow header lists the supported methods.",
            Self::IdTaken => "Other content is stored under this id and was not changed. New content needs a new id.",
            Self::Sealed => {
                "What has this id was joined with at least nine others, and its name was deleted, unless it was taken back before. \
                 Nobody can say which it was, so it cannot be taken back any more. Nothing was changed."
            }
            Self::Stopping => "The server is stopping. Nothing was changed; try again in a moment.",
            Self::Busy => {
                "As many devices are connected as this server can serve. Nothing was changed; try again in a moment."
            }
            Self::Store(StoreError::CommitsLost(_)) => {
                "Records are accepted, but some that were stored before the last start were lost: the log says how many. \
                 “konventa acknowledge” on the server says that somebody has read it."
            }
            Self::Store(StoreError::Moved(_)) => {
                "The database was moved or deleted while the server runs: its log says what to do. Nothing was stored; try \
                 again later."
            }
            Self::Store(_) => "The database cannot be used at the moment. Nothing was changed; try again later.",
            Self::Internal(_) => "Something went wrong in the server. The request may or may not have been carried out.",
        }
        .to_owned()
    }

    fn problem(self) -> Problem {
        let (status, kind, title) = self.kind();
        let detail = self.detail();
        let name = match &self {
            Self::NotNow(error) => error.name(),
            _ => "",
        };
        let errors = match self {
            Self::Invalid(errors) | Self::InvalidQuery(errors) => errors,
            _ => Vec::new(),
        };
        Problem {
            kind: [Problem::KINDS, kind, name].concat(),
            title: title.to_owned(),
            status: status.as_u16(),
            detail,
            errors,
        }
    }

    /// Logs what the document does not say. Nothing here quotes what a student sent.
    fn log(&self) {
        match self {
            // Logged once, when it was found.
            Self::Store(StoreError::Moved(_) | StoreError::CommitsLost(_)) => {}
            Self::Store(error) => tracing::error!("{}", chain(error)),
            Self::NoLinkageKey { deck, source } => {
                tracing::error!(
                    "the linkage keyring has no usable key for the study of “{deck}”: {}",
                    chain(source)
                );
            }
            Self::Internal(Some(cause)) => tracing::error!("{}", chain(cause.as_ref())),
            _ => {}
        }
    }
}

/// Makes a sentence of a message: with a capital and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).chain(['.']).collect()
}

fn fields(errors: &[Violation]) -> String {
    match errors.len() {
        1 => "One field is".to_owned(),
        n => format!("{n} fields are"),
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.log();
        let mut extra = Vec::new();
        match &self {
            Self::Unauthorized { needed, given } => {
                extra.push((header::WWW_AUTHENTICATE, needed.challenge(*given)));
            }
            // A guesser has to open a new connection for the next code.
            Self::TooManyGuesses => {
                extra.extend([(header::RETRY_AFTER, RETRY_CODE), (header::CONNECTION, CLOSE)]);
            }
            Self::Busy => extra.push((header::RETRY_AFTER, RETRY_BUSY)),
            Self::NotBegun => extra.push((header::RETRY_AFTER, RETRY_BEGIN)),
            Self::Stopping | Self::Store(_) | Self::NoLinkageKey { .. } => {
                extra.push((header::RETRY_AFTER, RETRY_STORE));
            }
            _ => {}
        }
        let status = self.kind().0;
        let mut response = (status, Json(self.problem())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.extend(extra);
        response
    }
}
