//! The HTTP API: the endpoints, and what they share.
//!
//! | Module | Content |
//! |---|---|
//! | `auth` | extractors that admit a presenter, researcher or driver |
//! | `error` | [`ApiError`], the only error type that knows HTTP |
//! | `extract`, `json_body` | typed path parameters, queries and bodies |
//! | `role` | the roles that auth checks and errors name |
//! | `refusals` | sets of responses for the OpenAPI description |
//!
//! The bodies are defined in [`konventa_domain::api`].

mod auth;
mod deck_file;
mod error;
mod export;
mod extract;
mod fallback;
mod filters;
mod followup;
mod health;
mod json_body;
mod lectures;
mod list_decks;
mod openapi;
mod refusals;
mod report;
mod role;
mod submit;
mod withdraw;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use deck_file::deck_file;
pub(crate) use error::ApiError;
pub(crate) use fallback::fallback;

/// The endpoints with their description. Each names its method and path itself.
pub(crate) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(openapi::base())
        .routes(routes!(health::health))
        .routes(routes!(openapi::openapi))
        .routes(routes!(list_decks::list_decks))
        .routes(routes!(submit::submit))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(followup::link::link))
        .routes(routes!(followup::respond::respond))
        .routes(routes!(followup::show::show_study, followup::forget::forget))
        .routes(routes!(lectures::list::list_lectures, lectures::start::start_lecture))
        .routes(routes!(lectures::show::show_lecture))
        .routes(routes!(lectures::follow::follow_lecture))
        .routes(routes!(lectures::command::command_lecture))
        .routes(routes!(lectures::take_over::take_over_lecture))
        .routes(routes!(lectures::vote::vote))
        .routes(routes!(report::report))
        .routes(routes!(export::records))
        .routes(routes!(export::codebook))
        .routes(routes!(export::archive))
}
