//! The router of a server: API, files of decks, and the app for browsers.

use std::any::Any;
use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;

use crate::api::{self, ApiError};
use crate::app::App;
use crate::decks::live_reload;
use crate::hosts::AllowedHosts;
use crate::{headers, log};

/// Returns all routes of a server that may be called by these names, with and without the folder of
/// its site before them.
pub fn router(app: Arc<App>, hosts: AllowedHosts) -> Router {
    let (api, _) = api::routes().split_for_parts();
    let folder = app.site.folder().clone();
    let decks = app.decks.is_watched().then(|| Arc::clone(&app.decks));
    let mut routes = api
        .fallback(api::fallback)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .with_state(app);
    if let Some(decks) = decks {
        routes = routes.layer(middleware::from_fn_with_state(decks, live_reload));
    }
    let routes = routes
        .layer(middleware::from_fn(move |request, next| guard(hosts.clone(), request, next)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(headers::secure))
        .layer(middleware::from_fn(log::request));
    if folder.path().is_none() {
        return routes;
    }
    // Around the routes, because they are chosen by the address.
    Router::new()
        .fallback_service(routes)
        .layer(middleware::from_fn(move |request, next| folder.clone().guide(request, next)))
        .layer(middleware::from_fn(headers::secure))
}

/// Refuses a request that does not call this server by one of its names.
async fn guard(hosts: AllowedHosts, request: Request, next: Next) -> Response {
    match hosts.check(&request) {
        Ok(()) => next.run(request).await,
        Err(refused) => ApiError::from(refused).into_response(),
    }
}

/// Returns the answers for a connection beyond those that the server can serve.
pub(crate) fn busy() -> Router {
    Router::new().fallback(async || ApiError::Busy).layer(middleware::from_fn(headers::secure))
}

/// Answers where a handler panicked. The panic's message is left out: it may quote what a student
/// sent.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    ApiError::Internal(None).into_response()
}
