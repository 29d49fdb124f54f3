//! `GET /api/openapi.json`: the description of the API, for programs and their authors.

use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use konventa_domain::api::paths;
use konventa_domain::problem::{Problem, Violation};
use utoipa::OpenApi as _;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, OpenApi, Server};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Konventa",
        description = "Anonymous outcomes of a lecture, and its gain. Every refusal is a problem document.",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(Problem, Violation)),
    modifiers(&Keys)
)]
struct Base;

/// Describes how keys are sent.
struct Keys;

impl utoipa::Modify for Keys {
    fn modify(&self, description: &mut OpenApi) {
        let components = description.components.get_or_insert_with(Components::default);
        for (name, meaning) in [
            ("presenter_key", "The presenter’s key, from the file of keys beside the database"),
            ("research_key", "The researcher’s key, from the file of keys beside the database"),
            ("driver_token", "The token in the answer to the start of a lecture, or to a takeover"),
        ] {
            let bearer = Http::builder().scheme(HttpAuthScheme::Bearer).description(Some(meaning)).build();
            components.add_security_scheme(name, SecurityScheme::Http(bearer));
        }
        // OpenAPI has no name for the scheme of RFC 9577.
        let ticket = ApiKeyValue::with_description(
            "Authorization",
            "A seat ticket: PrivateToken token=\"TICKET\" (RFC 9577), where TICKET has 216 characters of base64url",
        );
        components.add_security_scheme("seat_ticket", SecurityScheme::ApiKey(ApiKey::Header(ticket)));
    }
}

/// This endpoint, and what the description says besides the endpoints.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(Base::openapi()).routes(routes!(openapi))
}

static DESCRIPTION: LazyLock<Bytes> = LazyLock::new(|| description(None));

/// Describes the API of a server at the root of its host, or in a folder.
fn description(folder: Option<&str>) -> Bytes {
    let mut description = super::routes().into_openapi();
    // Paths are below the root where nothing else is said.
    description.servers = folder.map(|folder| vec![Server::new(folder)]);
    Bytes::from(description.to_pretty_json().expect("a description always has a JSON form"))
}

/// Returns this description.
#[utoipa::path(
    get,
    path = paths::OPENAPI,
    tag = "server",
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
async fn openapi(State(app): State<Arc<App>>) -> impl IntoResponse {
    let folder = app.site.folder().path();
    let body = folder.map_or_else(|| DESCRIPTION.clone(), |folder| description(Some(folder)));
    ([(header::CONTENT_TYPE, "application/json")], body)
}
