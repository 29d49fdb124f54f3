//! Reads JSON bodies, and says exactly what is wrong with one that does not fit.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt as _;
use konventa_domain::problem::Violation;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;
use serde_path_to_error::Segment;
use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError};

use super::ApiError;
use super::error::LIMIT_KIB;

/// Largest body in bytes.
const LIMIT: usize = LIMIT_KIB * 1024;
/// Bytes up to which every body is read: more than any body of a phone or a presenter has.
const SMALL: usize = 4 * 1024;
/// The number of bodies that may be larger than that at once. So unfinished ones cost at most 16 MiB,
/// and their senders cannot block small bodies.
const LARGE_AT_ONCE: usize = 256;
static LARGE: Semaphore = Semaphore::const_new(LARGE_AT_ONCE);

/// Bytes up to which a body over the limit is read and discarded: a client that is still sending
/// would otherwise see a broken connection instead of the answer.
const DISCARD_LIMIT: usize = 4 * 1024 * 1024;
/// Time limit for a body. A phone with one bar of signal needs seconds for 1 KiB, not minutes.
pub(super) const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The body of a request.
#[derive(Debug)]
pub(super) struct JsonBody<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let (head, body) = request.into_parts();
        let read = tokio::time::timeout(TIME_LIMIT, read(body)).await;
        // Refused after reading, for the reason given at `DISCARD_LIMIT`.
        if !is_json(&head.headers) {
            return Err(ApiError::MediaType);
        }
        parse(&read.unwrap_or(Err(ApiError::Incomplete))?).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Reads a body up to the limit.
async fn read(mut body: Body) -> Result<Vec<u8>, ApiError> {
    let (mut bytes, mut seen) = (Vec::new(), 0);
    let mut large: Option<Result<SemaphorePermit<'_>, TryAcquireError>> = None;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Err(ApiError::Incomplete) };
        let Some(data) = frame.data_ref() else { continue };
        seen += data.len();
        if seen > SMALL && large.get_or_insert_with(|| LARGE.try_acquire()).is_err() {
            bytes = Vec::new();
        } else if seen <= LIMIT {
            bytes.extend_from_slice(data);
        }
        if seen > DISCARD_LIMIT {
            break;
        }
    }
    match large {
        _ if seen > LIMIT => Err(ApiError::TooLarge),
        Some(Err(_)) => Err(ApiError::Busy),
        _ => Ok(bytes),
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // First, whether it is JSON to the end: otherwise a wrong type at the start would hide that the
    // rest is missing.
    serde_json::from_slice::<IgnoredAny>(bytes).map_err(|error| not_json(&error))?;
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    if !text.trim_start().starts_with('{') {
        return Err(ApiError::Invalid(vec![Violation::at("", "the body has to be a JSON object, { … }")]));
    }
    // Any error from here on is one of content.
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let detail = match error.inner().classify() {
            // For an enum, serde_json says no more than "expected value".
            Category::Syntax => "has another type than is expected here".to_owned(),
            Category::Data | Category::Io | Category::Eof => message(error.inner()),
        };
        ApiError::Invalid(vec![Violation::at(pointer(error.path()), detail)])
    })
}

fn not_json(error: &serde_json::Error) -> ApiError {
    ApiError::NotJson { line: error.line(), column: error.column(), detail: message(error) }
}

fn not_utf8(bytes: &[u8], valid: usize) -> ApiError {
    let before = bytes.get(..valid).unwrap_or_default();
    let lines = before.split(|byte| *byte == b'\n');
    let (line, last) = lines.enumerate().last().map_or((0, 0), |(at, last)| (at, last.len()));
    ApiError::NotJson { line: line + 1, column: last + 1, detail: "not UTF-8".to_owned() }
}

/// Returns the message without line and column, which the problem gives separately.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message).to_owned()
}

/// Writes a path as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
