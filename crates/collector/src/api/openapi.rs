//! `GET /api/openapi.json`: the interface, for programs and the people who write them.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header;
use axum::response::IntoResponse;
use utoipa::OpenApi as _;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, OpenApi};

use super::followup::{answers, forget, links, show};
use super::{export, health, lectures, list_decks, report, submit, withdraw};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Konventa",
        description = "Anonymous outcomes of a lecture, and what was learned. Every refusal is a problem document.",
        license(name = "MIT OR Apache-2.0")
    ),
    paths(
        health::health,
        openapi,
        list_decks::list_decks,
        submit::submit,
        withdraw::withdraw,
        show::show,
        links::link,
        answers::answer,
        forget::forget,
        report::report,
        export::records,
        export::codebook,
        export::everything,
        lectures::list::list,
        lectures::start::start,
        lectures::show::show,
        lectures::events::events,
        lectures::command::command,
        lectures::drive::drive,
        lectures::vote::vote,
    ),
    modifiers(&Keys)
)]
struct Description;

/// Says how keys are sent.
struct Keys;

impl utoipa::Modify for Keys {
    fn modify(&self, description: &mut OpenApi) {
        let components = description.components.get_or_insert_with(Components::default);
        for (name, means) in [
            ("presenter_key", "The presenter's key, as “konventa keys” prints it"),
            ("research_key", "The researcher's key, as “konventa keys” prints it"),
            ("driver_token", "The token in the answer to the start of a lecture, or to a take-over"),
        ] {
            let bearer = Http::builder().scheme(HttpAuthScheme::Bearer).description(Some(means)).build();
            components.add_security_scheme(name, SecurityScheme::Http(bearer));
        }
    }
}

static JSON: LazyLock<Bytes> = LazyLock::new(|| {
    let described = Description::openapi();
    Bytes::from(described.to_pretty_json().unwrap_or_else(|error| format!("{{\"undefined\":\"{error}\"}}")))
});

/// This description.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    tag = "server",
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
pub(crate) async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], JSON.clone())
}
