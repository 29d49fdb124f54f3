//! Reads a JSON body, and says exactly what is wrong with one that does not fit.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt as _;
use konventa_domain::problem::Violation;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;
use serde_path_to_error::Segment;

use crate::problem::Refusal;

/// Largest body that is read. A submission of twelve items has about 1 KiB.
const LIMIT: usize = 64 * 1024;
/// A body over the limit is read and thrown away up to here: a client that is still sending would otherwise see a
/// broken connection instead of the answer.
const PATIENCE: usize = 4 * 1024 * 1024;
/// A phone with one bar of signal needs seconds for 1 KiB, not minutes.
const DEADLINE: Duration = Duration::from_secs(30);

/// Reads the body of a request.
pub(crate) async fn json<T: DeserializeOwned>(request: Request) -> Result<T, Refusal> {
    let (head, body) = request.into_parts();
    let called_json = is_json(&head.headers);
    let read = tokio::time::timeout(DEADLINE, read(body)).await;
    // Told after reading, for the same reason as above.
    if !called_json {
        return Err(Refusal::MediaType);
    }
    parse(&read.unwrap_or(Err(Refusal::Incomplete))?)
}

fn is_json(headers: &HeaderMap) -> bool {
    let called = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = called.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

async fn read(mut body: Body) -> Result<Vec<u8>, Refusal> {
    let (mut bytes, mut seen) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Err(Refusal::Incomplete) };
        let Some(data) = frame.data_ref() else { continue };
        seen += data.len();
        if seen <= LIMIT {
            bytes.extend_from_slice(data);
        } else if seen > PATIENCE {
            break;
        }
    }
    if seen > LIMIT { Err(Refusal::TooLarge) } else { Ok(bytes) }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    // First whether it is JSON to the end: otherwise a wrong type at the front would hide that the rest is torn off.
    serde_json::from_slice::<IgnoredAny>(bytes).map_err(|error| not_json(&error))?;
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    if !text.trim_start().starts_with('{') {
        return Err(Refusal::Invalid(vec![Violation::at("", "the body has to be a JSON object, { … }")]));
    }
    // So whatever goes wrong now is wrong in the content.
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let detail = match error.inner().classify() {
            // Where a word is expected and something else is there, serde_json says no more than "expected value".
            Category::Syntax => "has another type than is expected here".to_owned(),
            Category::Data | Category::Io | Category::Eof => what(error.inner()),
        };
        Refusal::Invalid(vec![Violation::at(pointer(error.path()), detail)])
    })
}

fn not_json(error: &serde_json::Error) -> Refusal {
    Refusal::NotJson { line: error.line(), column: error.column(), why: what(error) }
}

fn not_utf8(bytes: &[u8], valid: usize) -> Refusal {
    let before = bytes.get(..valid).unwrap_or_default();
    let lines = before.split(|byte| *byte == b'\n');
    let (line, last) = lines.enumerate().last().map_or((0, 0), |(at, last)| (at, last.len()));
    Refusal::NotJson { line: line + 1, column: last + 1, why: "not UTF-8".to_owned() }
}

/// The message without the place, which is told apart.
fn what(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what).to_owned()
}

/// A path as JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
