//! The HTTP API. A file has the endpoints of one subject or one kind of caller, with their routes
//! at its top; the other files are what they share.
//!
//! | Module | Content |
//! |---|---|
//! | `decks`, `submissions`, `followup`, `lectures`, `research`, `set_aside`, `keys`, `health`, `openapi` | endpoints |
//! | `auth` | extractors that admit a presenter, researcher or driver |
//! | `error` | [`ApiError`], the only error type that knows HTTP |
//! | `extract`, `filters`, `json_body` | typed path parameters, queries and bodies |
//! | `fallback` | the app for browsers, and the problem for unknown addresses |
//! | `role` | the roles that auth checks and errors name |
//! | `seat_ticket` | the extractor of a seat ticket |
//! | `refusals` | sets of responses for the OpenAPI description |
//!
//! The bodies are defined in [`konventa_domain::api`].

mod auth;
mod decks;
mod error;
mod extract;
mod fallback;
mod filters;
mod followup;
mod health;
mod json_body;
mod keys;
mod lectures;
mod openapi;
mod refusals;
mod research;
mod role;
mod seat_ticket;
mod set_aside;
mod submissions;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;

use crate::app::App;

pub(crate) use error::ApiError;
pub(crate) use fallback::fallback;

/// The endpoints with their description.
pub(crate) fn routes() -> OpenApiRouter<Arc<App>> {
    openapi::routes()
        .merge(health::routes())
        .merge(decks::routes())
        .merge(submissions::routes())
        .merge(followup::routes())
        .merge(lectures::routes())
        .merge(research::routes())
        .merge(set_aside::routes())
        .merge(keys::routes())
}
