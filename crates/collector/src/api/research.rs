//! Endpoints for holders of the researcher's key: the report, and downloads.
//!
//! Downloads accept the filters of the report, and have rows of whole batches only. docs/export.md
//! describes their content.

use std::str::FromStr;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use konventa_domain::Language;
use konventa_domain::api::paths;
use konventa_domain::gain::{Report, Scope};
use konventa_domain::problem::Violation;
use utoipa::{IntoParams, ToSchema};
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
const MARKDOWN: HeaderValue = HeaderValue::from_static("text/markdown; charset=utf-8");
const XLSX: HeaderValue =
    HeaderValue::from_static("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
const ZIP: HeaderValue = HeaderValue::from_static("application/zip");

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(report))
        .routes(routes!(records))
        .routes(routes!(workbook))
        .routes(routes!(codebook))
        .routes(routes!(methods))
        .routes(routes!(archive))
}

/// Returns the gain over the sealed records in scope. Nothing is revealed about fewer than 10 records,
/// nor by the difference of two reports of any two moments. docs/statistics.md defines each figure.
#[utoipa::path(
    get,
    path = paths::REPORT,
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

/// Returns the records, one per row. If something is set aside and left out, the name of the file says so;
/// the package has the reasons. Every combination of values in the columns other than outcomes
/// has at least 10 rows; with fewer than 10 records there are no rows.
#[utoipa::path(
    get,
    path = paths::RECORDS,
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
    let name = if package.leaves_out() {
        "attachment; filename=\"export-some-set-aside.csv\""
    } else {
        "attachment; filename=\"export.csv\""
    };
    let written = export::body(move |to| package.write(&Content::Records, to));
    Ok(file(CSV, name, written))
}

/// Returns the records as a workbook for Excel, LibreOffice and jamovi, with sheets that explain
/// them. It has at most 20,000 records.
#[utoipa::path(
    get,
    path = paths::WORKBOOK,
    tag = "research",
    params(Scope),
    responses(
        (
            status = 200,
            description = "A workbook",
            body = Archive,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn workbook(
    State(app): State<Arc<App>>,
    _: Researcher,
    query: FilterQuery,
) -> Result<Response, ApiError> {
    let package = package(&app, &query).await?;
    if let Some(most) = package.too_many_for_workbook() {
        let detail =
            format!("a workbook has at most {most} records: select months or countries, or get export.csv");
        return Err(ApiError::InvalidQuery(vec![Violation::at("", detail)]));
    }
    let name = if package.leaves_out() {
        "attachment; filename=\"export-some-set-aside.xlsx\""
    } else {
        "attachment; filename=\"export.xlsx\""
    };
    let written = export::body(move |to| package.write(&Content::Workbook, to));
    Ok(file(XLSX, name, written))
}

/// Returns the meaning of every column and every value of the export.
#[utoipa::path(
    get,
    path = paths::CODEBOOK,
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

/// The language of a text.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only described")]
struct WordsParameter {
    /// The language of the text; English if it is not given. (`language` selects records.)
    words: Option<Language>,
}

/// Returns a text for the methods section of a paper, with the main result and how to cite both.
#[utoipa::path(
    get,
    path = paths::METHODS,
    tag = "research",
    params(Scope, WordsParameter),
    responses(
        (status = 200, description = "A text", body = String, content_type = "text/markdown; charset=utf-8"),
        KeyRefusals,
        FilterRefusals,
        StoreRefusals,
    ),
    security(("research_key" = []))
)]
async fn methods(
    State(app): State<Arc<App>>,
    _: Researcher,
    mut query: FilterQuery,
) -> Result<Response, ApiError> {
    let languages = Language::ALL.map(Language::tag).join(", ");
    let words = query.take::<Words>("words", &format!("one of {languages}"))?;
    let package = package(&app, &query).await?;
    let text = package.methods(words.map_or(Language::English, |words| words.0));
    Ok(file(MARKDOWN, "attachment; filename=\"methods.md\"", Body::from(text)))
}

/// A language by its tag.
struct Words(Language);

impl FromStr for Words {
    type Err = ();

    fn from_str(tag: &str) -> Result<Self, ()> {
        Language::from_tag(tag).map(Self).ok_or(())
    }
}

/// Whether a package has xAPI statements.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only described")]
struct StatementsParameter {
    /// `true`: with the records as xAPI statements, which are larger than everything else.
    xapi: Option<bool>,
}

/// Returns the records in several formats, the report, the codebook, the words of the deck, and
/// programs that compute the main figures.
#[utoipa::path(
    get,
    path = paths::PACKAGE,
    tag = "research",
    params(Scope, StatementsParameter),
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
    mut query: FilterQuery,
) -> Result<Response, ApiError> {
    let statements = query.take("xapi", "true or false")?.unwrap_or(false);
    let package = package(&app, &query).await?.with_statements(statements);
    let written = export::body(move |to| package.write_zip(to));
    Ok(file(ZIP, "attachment; filename=\"export.zip\"", written))
}
