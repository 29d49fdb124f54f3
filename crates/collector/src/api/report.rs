//! `GET /api/research/report`: what was learned, for who has the researcher's key.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use konventa_domain::gain::{Report, Scope};
use konventa_domain::problem::Violation;

use crate::app::App;
use crate::problem::{Needed, Refusal};
use crate::{schema, scope};

/// The parameters as they were given.
pub(super) type Filters = Result<Query<Vec<(String, String)>>, QueryRejection>;

/// Which records who has the key asks for.
pub(super) async fn asked(app: &App, headers: &HeaderMap, parameters: Filters) -> Result<Scope, Refusal> {
    app.keys.admit(Needed::Research, headers)?;
    let Ok(Query(parameters)) = parameters else {
        let detail = "the part of the address after “?” is not readable text";
        return Err(Refusal::InvalidQuery(vec![Violation::at("", detail)]));
    };
    let known = app.store.editions().await.map_err(|error| Refusal::from_store(&error))?;
    let pairs = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    scope::parse(pairs, &known).map_err(Refusal::InvalidQuery)
}

/// What was learned, over the records in scope. Nothing is told about fewer than 10 records, nor by the difference of two
/// reports. docs/statistics.md says what each figure is.
#[utoipa::path(
    get,
    path = "/api/research/report",
    tag = "research",
    params(schema::Filters),
    responses(
        (status = 200, description = "The report", body = schema::Report),
        (status = 401, description = "No key, or the wrong one", body = schema::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A filter or its value is unknown, or the deck is missing", body = schema::Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database cannot be read now; see Retry-After", body = schema::Problem, content_type = "application/problem+json"),
    ),
    security(("research_key" = []))
)]
pub(crate) async fn report(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    parameters: Filters,
) -> Result<Json<Report>, Refusal> {
    let scope = asked(&app, &headers, parameters).await?;
    let failed = |error| Refusal::from_store(&error);
    let census = app.store.deck_counts(&scope.deck, None).await.map_err(failed)?;
    // The intervals take a processor for longer than streams should wait.
    let report = tokio::task::spawn_blocking(move || Report::of(scope, &census)).await;
    report.map(Json).map_err(|_| Refusal::Internal)
}
