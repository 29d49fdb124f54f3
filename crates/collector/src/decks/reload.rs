//! Reloads open pages when a deck changes, for authors whose decks are served from a folder.
//!
//! Each page gets a small script, which asks every second which decks are served. It does not hold a
//! connection open, because a browser has only six for all its tabs.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::CurrentDecks;

/// Where the script is.
const SCRIPT_PATH: &str = "/authoring/reload.js";
/// Where the script asks.
const DECKS_PATH: &str = "/authoring/decks";

const SCRIPT: &str = include_str!("reload.js");
const TAG: &str = "<script src=\"authoring/reload.js\" defer></script>";

/// Largest page that gets the script.
const PAGE_LIMIT: usize = 4 * 1024 * 1024;

/// Answers the two addresses of the script, and adds it to every page.
pub(crate) async fn live_reload(
    State(decks): State<Arc<CurrentDecks>>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.method() == Method::GET {
        match request.uri().path() {
            SCRIPT_PATH => {
                let script = SCRIPT.replace("{{decks}}", &decks.now().fingerprint());
                let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
                return ([(header::CONTENT_TYPE, kind)], script).into_response();
            }
            DECKS_PATH => {
                let json = serde_json::json!({
                    "decks": decks.now().fingerprint(),
                    "faults": decks.faults(),
                });
                return axum::Json(json).into_response();
            }
            _ => {}
        }
    }
    let names_file = request.uri().path().rsplit('/').next().is_some_and(|last| last.contains('.'));
    if !names_file {
        // The page has to be whole, and plain.
        let asked = request.headers_mut();
        asked.remove(header::ACCEPT_ENCODING);
        asked.remove(header::IF_NONE_MATCH);
    }
    with_script(next.run(request).await).await
}

/// Adds the script to a page. Any other answer stays as it is.
async fn with_script(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if response.status() != StatusCode::OK || !kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, PAGE_LIMIT).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut page = page.to_vec();
    page.extend_from_slice(TAG.as_bytes());
    head.headers.remove(header::ETAG);
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from(page))
}
