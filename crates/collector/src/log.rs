//! The log: one line per request on stderr, and what goes wrong.
//!
//! A line has the method, the route as a pattern, the status and the milliseconds. It never has
//! anything that could identify a person: no path (it may hold a submission id), no address, no
//! user agent, no body, and no time either, because the time of a submission is not stored
//! anywhere. There is no setting that logs more.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;

/// Returns a subscriber that writes the log to `to`. Libraries log warnings and errors only.
pub fn subscriber<W>(to: W) -> impl tracing::Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines =
        tracing_subscriber::fmt::layer().with_writer(to).with_target(false).with_ansi(false).without_time();
    let filter = Targets::new().with_target("konventa", Level::INFO).with_default(Level::WARN);
    tracing_subscriber::registry().with(filter).with(lines)
}

/// Logs a panic as one line with its location. Its message is left out, because it may quote what
/// somebody sent.
pub fn hide_panic_messages() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown location".to_owned(), ToString::to_string);
        tracing::error!(target: "konventa", "mistake in the program at {place}");
    }));
}

/// Logs broken invariants of the domain, with their location.
pub fn log_broken_invariants() {
    konventa_domain::invariant::log_with(|what, at| {
        tracing::error!(target: "konventa", "broken invariant at {at}: {what}");
    });
}

/// Writes the line of a request.
pub(crate) async fn request(request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("(other)", MatchedPath::as_str);
    let (status, took) = (response.status().as_u16(), begin.elapsed().as_millis());
    tracing::info!(target: "konventa", "{method} {route} {status} {took} ms");
    response
}

/// A method can be any word that a client makes up, so only the usual ones are written.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}
