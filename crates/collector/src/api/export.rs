//! `GET /api/research/export.csv`, `codebook.json` and `export.zip`: the records to take along, for who has the researcher's key.
//!
//! They have the filters of the report, and rows of whole groups only. docs/export.md says what is in them.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::report::{Filters, asked};
use crate::app::App;
use crate::export::{self, Codebook, Content, Gathered, Package};
use crate::problem::Refusal;
use crate::schema;

const CSV: HeaderValue = HeaderValue::from_static("text/csv; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const ZIP: HeaderValue = HeaderValue::from_static("application/zip");

/// Reads the records, and makes them ready where no stream has to wait for it.
async fn package(app: &App, headers: &HeaderMap, parameters: Filters) -> Result<Package, Refusal> {
    let scope = asked(app, headers, parameters).await?;
    let decks = app.decks.now();
    let gathered = Gathered::read(&*app.store, scope).await.map_err(|error| Refusal::from_store(&error))?;
    let ready = move || {
        let course = decks.course(gathered.deck());
        Package::of(gathered, course)
    };
    tokio::task::spawn_blocking(ready).await.map_err(|_| Refusal::Internal)
}

/// A file to be kept, under a name that tells nobody what it is about.
fn file(kind: HeaderValue, name: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    response
}

/// The records, a row each. Every combination of values in the columns that are no outcomes has at least 10 rows; with fewer
/// than 10 records there is no row.
#[utoipa::path(
    get,
    path = "/api/research/export.csv",
    tag = "research",
    params(schema::Filters),
    responses(
        (status = 200, description = "A table with a header", body = String, content_type = "text/csv; charset=utf-8"),
        (status = 401, description = "No key, or the wrong one", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A filter or its value is unknown, or the deck is missing", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("research_key" = []))
)]
pub(crate) async fn records(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    parameters: Filters,
) -> Result<Response, Refusal> {
    let package = package(&app, &headers, parameters).await?;
    let written = export::body(move |to| package.write(&Content::Records, to));
    Ok(file(CSV, "attachment; filename=\"export.csv\"", written))
}

/// What every column and every value of the export means.
#[utoipa::path(
    get,
    path = "/api/research/codebook.json",
    tag = "research",
    params(schema::Filters),
    responses(
        (status = 200, description = "The codebook", body = Codebook, content_type = "application/json"),
        (status = 401, description = "No key, or the wrong one", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A filter or its value is unknown, or the deck is missing", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("research_key" = []))
)]
pub(crate) async fn codebook(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    parameters: Filters,
) -> Result<Response, Refusal> {
    let package = package(&app, &headers, parameters).await?;
    let written = export::json(&package.codebook()).map_err(|_| Refusal::Internal)?;
    Ok(file(JSON, "attachment; filename=\"codebook.json\"", Body::from(written)))
}

/// The records in several shapes, the report, the codebook, the words of the deck, and programs that compute the main figures.
#[utoipa::path(
    get,
    path = "/api/research/export.zip",
    tag = "research",
    params(schema::Filters),
    responses(
        (status = 200, description = "An archive", body = schema::Archive, content_type = "application/zip"),
        (status = 401, description = "No key, or the wrong one", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A filter or its value is unknown, or the deck is missing", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("research_key" = []))
)]
pub(crate) async fn everything(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    parameters: Filters,
) -> Result<Response, Refusal> {
    let package = package(&app, &headers, parameters).await?;
    let written = export::body(move |to| package.write_zip(to));
    Ok(file(ZIP, "attachment; filename=\"export.zip\"", written))
}
