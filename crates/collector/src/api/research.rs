//! Endpoints for holders of the researcher's key: the report, and downloads.
//!
//! Downloads accept the filters of the report, and have rows of whole groups only. docs/export.md
//! describes their content.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use konventa_domain::gain::{Report, Scope};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::auth::Researcher;
use super::filters::{FilterQuery, FilterRefusals};
use super::refusals::{KeyRefusals, StoreRefusals};
use crate::app::App;
use crate::export::{self, Codebook, Content, DeckTexts, Gathered, Package};

const CSV: HeaderValue = HeaderValue::from_static("text/csv; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const ZIP: HeaderValue = HeaderValue::from_static("application/zip");

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(report))
        .routes(routes!(records))
        .routes(routes!(codebook))
        .routes(routes!(archive))
}

/// Returns the gain over the records in scope. Nothing is revealed about fewer than 10 records, nor
/// by the difference of two reports. docs/statistics.md defines each figure.
#[utoipa::path(
    get,
    path = "/api/research/report",
    tag = "research",
    params(Scope),
    responses(
        (status = 200, description = "The report", body = Report),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn report(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Json<Report>, ApiError> {
    let scope = query.scope(&app).await?;
    let counts = app.store.deck_counts(&scope.deck, None).await?;
    // The intervals keep a processor busy for longer than streams should wait.
    Ok(Json(tokio::task::spawn_blocking(move || Report::of(scope, &counts)).await?))
}

/// A file as it is.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
struct Archive(#[expect(dead_code, reason = "only described")] Vec<u8>);

/// Reads the records and prepares them, on a thread where no stream has to wait for it.
async fn package(app: &App, query: &FilterQuery) -> Result<Package, ApiError> {
    let scope = query.scope(app).await?;
    let decks = app.decks.now();
    let gathered = Gathered::read(&*app.store, scope).await?;
    let prepare = move || {
        let deck_texts = decks.compiled(gathered.deck()).map(DeckTexts::of);
        Package::of(gathered, deck_texts)
    };
    Ok(tokio::task::spawn_blocking(prepare).await?)
}

/// A download whose name does not reveal what it is about.
fn file(kind: HeaderValue, name: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    response
}

/// Returns the records, one per row. Every combination of values in the columns other than outcomes
/// has at least 10 rows; with fewer than 10 records there are no rows.
#[utoipa::path(
    get,
    path = "/api/research/export.csv",
    tag = "research",
    params(Scope),
    responses(
        (status = 200, description = "A table with a header", body = String, content_type = "text/csv; charset=utf-8"),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn records(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Response, ApiError> {
    let package = package(&app, &query).await?;
    let written = export::body(move |to| package.write(&Content::Records, to));
    Ok(file(CSV, "attachment; filename=\"export.csv\"", written))
}

/// Returns the meaning of every column and every value of the export.
#[utoipa::path(
    get,
    path = "/api/research/codebook.json",
    tag = "research",
    params(Scope),
    responses(
        (status = 200, description = "The codebook", body = Codebook, content_type = "application/json"),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn codebook(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Response, ApiError> {
    let package = package(&app, &query).await?;
    let written = export::json(&package.codebook()).map_err(ApiError::internal)?;
    Ok(file(JSON, "attachment; filename=\"codebook.json\"", Body::from(written)))
}

/// Returns the records in several formats, the report, the codebook, the words of the deck, and
/// programs that compute the main figures.
#[utoipa::path(
    get,
    path = "/api/research/export.zip",
    tag = "research",
    params(Scope),
    responses(
        (status = 200, description = "An archive", body = Archive, content_type = "application/zip"),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn archive(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Response, ApiError> {
    let package = package(&app, &query).await?;
    let written = export::body(move |to| package.write_zip(to));
    Ok(file(ZIP, "attachment; filename=\"export.zip\"", written))
}
