//! Every refusal of the server, as a problem document (RFC 9457).
//!
//! The `type` of a problem is part of the interface: programs may rely on it, so it never changes. The `detail` is
//! for people and may.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use konventa_domain::Day;
use konventa_domain::id::DeckId;
use konventa_domain::lecture;
use konventa_domain::problem::{Problem, Violation};
use konventa_store::StoreError;

use crate::studies::StudyError;

/// Seconds after which a phone may try again when nothing can be written.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("10");

/// Seconds after which a code may be typed again.
const SOON: HeaderValue = HeaderValue::from_static("5");

/// Why a request is not done.
#[derive(Debug)]
pub enum Refusal {
    /// The body is not JSON at all.
    NotJson {
        /// Where reading stopped, from 1.
        line: usize,
        /// Where in the line, from 0 for a line that is empty.
        column: usize,
        /// What was expected there.
        why: String,
    },
    /// The body is called something else than JSON.
    MediaType,
    /// The body is larger than any submission.
    TooLarge,
    /// The body did not arrive in time, or the connection broke.
    Incomplete,
    /// The body is JSON and does not fit.
    Invalid(Vec<Violation>),
    /// The parameters of the address do not fit.
    InvalidQuery(Vec<Violation>),
    /// The path has an identifier that is none.
    InvalidId,
    /// No key, or the wrong one.
    Unauthorized {
        /// Which one opens.
        needed: Needed,
        /// Whether a key was given.
        given: bool,
    },
    /// No lecture has this code.
    NoLecture {
        /// What was asked for, in at most 20 characters.
        code: String,
    },
    /// The lecture is over and deleted.
    LectureOver,
    /// No study of this deck is open.
    NoStudy,
    /// The students of this lecture are not asked to answer again.
    NotAsked,
    /// The study of these links is not open any more.
    StudyOver,
    /// Too few days of the study of a deck are left for students to answer again.
    StudyEnding {
        /// The deck.
        deck: DeckId,
        /// The day it ends.
        until: Day,
    },
    /// LinkageKeys cannot be sealed.
    NoLinksKey,
    /// Its deck is not served any more.
    DeckGone,
    /// Too many wrong codes were tried lately.
    TooManyGuesses,
    /// No seat is left.
    HallFull,
    /// The phase of the lecture does not allow it.
    Refused(lecture::CommandError),
    /// The token is not one of this lecture.
    NotTheDriver,
    /// Another device drives now.
    TakenOver,
    /// Nothing is here.
    NotFound(&'static str),
    /// Something is here, but not for this method.
    MethodNotAllowed,
    /// The id is taken by other content.
    Differs,
    /// Nothing can be read or written at the moment.
    Unavailable,
    /// A mistake in the program.
    Internal,
}

/// Who may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Who has the presenter's key.
    Presenter,
    /// Who has the researcher's key.
    Research,
    /// Who has one of the two.
    Either,
    /// Who has the token of a lecture.
    Driver,
}

impl Needed {
    fn name(self) -> &'static str {
        match self {
            Self::Presenter => "the presenter's key",
            Self::Research => "the researcher's key",
            Self::Either => "the presenter's or the researcher's key",
            Self::Driver => "the driver's token",
        }
    }

    fn origin(self) -> &'static str {
        match self {
            Self::Presenter | Self::Research => "“konventa keys” prints it.",
            Self::Either => "“konventa keys” prints them.",
            Self::Driver => "It was in the answer to the start of the lecture.",
        }
    }

    fn challenge(self, given: bool) -> HeaderValue {
        HeaderValue::from_static(match (self, given) {
            (Self::Research, false) => "Bearer realm=\"konventa research\"",
            (Self::Research, true) => "Bearer realm=\"konventa research\", error=\"invalid_token\"",
            (_, false) => "Bearer realm=\"konventa lectures\"",
            (_, true) => "Bearer realm=\"konventa lectures\", error=\"invalid_token\"",
        })
    }
}

impl Refusal {
    /// No lecture has a code.
    #[must_use]
    pub fn no_lecture(code: &str) -> Self {
        Self::NoLecture { code: code.chars().take(20).collect() }
    }

    /// A store that fails: said in full to the log, and to the phone that it may try again.
    #[must_use]
    pub fn from_store(error: &StoreError) -> Self {
        tracing::error!("{error}");
        Self::Unavailable
    }

    /// The same for a study, and for the key of its links.
    #[must_use]
    pub fn from_study(deck: &DeckId, error: &StudyError) -> Self {
        match error {
            StudyError::Store(error) => Self::from_store(error),
            StudyError::LinkageKeyring(error) => {
                tracing::error!("the key of the links of “{deck}”: {error}");
                Self::NoLinksKey
            }
        }
    }

    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NoLecture { .. } => (StatusCode::NOT_FOUND, "no-lecture", "No lecture with this code"),
            Self::LectureOver => (StatusCode::GONE, "lecture-over", "The lecture is over"),
            Self::NoStudy => (StatusCode::NOT_FOUND, "no-study", "No study"),
            Self::NotAsked => (StatusCode::NOT_FOUND, "not-asked", "Not asked for"),
            Self::StudyOver => (StatusCode::GONE, "study-over", "The study is over"),
            Self::StudyEnding { .. } => (StatusCode::CONFLICT, "study-ending", "The study is about to end"),
            Self::NoLinksKey => {
                (StatusCode::SERVICE_UNAVAILABLE, "no-links-key", "LinkageKeys cannot be kept now")
            }
            Self::DeckGone => (StatusCode::CONFLICT, "deck-gone", "The deck is not served"),
            Self::TooManyGuesses => {
                (StatusCode::TOO_MANY_REQUESTS, "too-many-guesses", "Too many wrong codes")
            }
            Self::HallFull => (StatusCode::CONFLICT, "hall-full", "The hall is full"),
            // The name of the refusal comes after it, see `problem`.
            Self::Refused(_) => (StatusCode::CONFLICT, "refused", "Not possible now"),
            Self::NotTheDriver => (StatusCode::FORBIDDEN, "not-the-driver", "Not the driver"),
            Self::TakenOver => (StatusCode::FORBIDDEN, "taken-over", "Another device drives"),
            Self::NotJson { .. } => (StatusCode::BAD_REQUEST, "not-json", "Not JSON"),
            Self::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", "Not called JSON"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large"),
            Self::Incomplete => (StatusCode::REQUEST_TIMEOUT, "incomplete", "Incomplete"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Does not fit"),
            Self::InvalidQuery(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid-query", "Unknown filter"),
            Self::InvalidId => (StatusCode::UNPROCESSABLE_ENTITY, "invalid-id", "Not an id"),
            Self::Unauthorized { .. } => (StatusCode::UNAUTHORIZED, "unauthorized", "Key needed"),
            Self::NotFound(_) => (StatusCode::NOT_FOUND, "not-found", "Not found"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed")
            }
            Self::Differs => (StatusCode::CONFLICT, "differs", "Recorded with other content"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Not available now"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Mistake in the server"),
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::NotJson { line, column, why } => {
                format!("Line {line}, column {column}: {why}. Nothing was stored.")
            }
            Self::MediaType => "Send the body as application/json. Nothing was stored.".to_owned(),
            Self::TooLarge => "A submission has at most 64 KiB. Nothing was stored.".to_owned(),
            Self::Incomplete => {
                "The body did not arrive whole. Nothing was stored; send it again.".to_owned()
            }
            Self::Invalid(errors) => {
                format!("{} wrong, see “errors”. Nothing was stored.", places(errors))
            }
            Self::InvalidQuery(errors) => {
                format!("{} wrong, see “errors”: a pointer names the parameter.", places(errors))
            }
            Self::InvalidId => "The last part of the address has to be a UUID.".to_owned(),
            Self::Unauthorized { needed, given: false } => {
                format!("Send {} as “Authorization: Bearer KEY”. {}", needed.name(), needed.origin())
            }
            Self::Unauthorized { needed, given: true } => {
                format!("This is not {}. {}", needed.name(), needed.origin())
            }
            Self::NoLecture { code } => {
                format!("There is no lecture with the code “{code}”: look at the wall again.")
            }
            Self::LectureOver => "The lecture with this code is over, and what it was is deleted.".to_owned(),
            Self::NoStudy => "No study of this deck is going on.".to_owned(),
            Self::NotAsked => {
                "No lecture of this deck with this id asks its students to answer again.".to_owned()
            }
            Self::StudyOver => {
                "No study of this deck with this salt is open: it is over, and its links are deleted. Nothing was stored.".to_owned()
            }
            Self::StudyEnding { deck, until } => format!(
                "The study of this deck ends on {until}, too soon for students of this lecture to answer again. End it now with \
                 “konventa followup end {deck}”, and the next lecture opens a new one; or do not ask them. Nothing was started."
            ),
            Self::NoLinksKey => {
                "The key of the links is missing or damaged: the server’s log says what to do. Nothing was stored.".to_owned()
            }
            Self::DeckGone => {
                "The deck of this lecture is not served here any more. Start a lecture with another one.".to_owned()
            }
            Self::TooManyGuesses => {
                "Too many wrong codes were tried here. Scan the code on the wall, or type it again in a few seconds."
                    .to_owned()
            }
            Self::HallFull => "No seat is left in this lecture. Ask the presenter for more.".to_owned(),
            Self::Refused(refusal) => sentence(&refusal.to_string()),
            Self::NotTheDriver => "This token does not drive this lecture.".to_owned(),
            Self::TakenOver => {
                "Another device drives this lecture now. Take over again to drive from here.".to_owned()
            }
            Self::NotFound(what) => format!("There is no such {what}."),
            Self::MethodNotAllowed => {
                "See the header Allow for the methods that are possible here.".to_owned()
            }
            Self::Differs => {
                "Another content is recorded under this id, and stays. A new submission needs a new id."
                    .to_owned()
            }
            Self::Unavailable => {
                "The database cannot be used at the moment. Nothing was changed; try again later.".to_owned()
            }
            Self::Internal => "The server made a mistake. Nothing is known about the request.".to_owned(),
        }
    }

    /// The document.
    #[must_use]
    pub fn problem(self) -> Problem {
        let (status, kind, title) = self.kind();
        let detail = self.detail();
        let name = match &self {
            Self::Refused(refusal) => format!("/{}", refusal.name()),
            _ => String::new(),
        };
        let errors = match self {
            Self::Invalid(errors) | Self::InvalidQuery(errors) => errors,
            _ => Vec::new(),
        };
        Problem {
            kind: format!("/problems/{kind}{name}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail,
            errors,
        }
    }
}

/// With a capital and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).chain(['.']).collect()
}

fn places(errors: &[Violation]) -> String {
    match errors.len() {
        1 => "One place is".to_owned(),
        n => format!("{n} places are"),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let extra = match &self {
            Self::Unauthorized { needed, given } => {
                Some((header::WWW_AUTHENTICATE, needed.challenge(*given)))
            }
            Self::TooManyGuesses => Some((header::RETRY_AFTER, SOON)),
            Self::Unavailable | Self::NoLinksKey => Some((header::RETRY_AFTER, RETRY_AFTER)),
            _ => None,
        };
        let status = self.kind().0;
        let mut response = (status, Json(self.problem())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.extend(extra);
        response
    }
}
