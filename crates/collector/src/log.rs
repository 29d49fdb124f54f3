//! The log on stderr: one line per request, and errors.
//!
//! A line has the method, the route as a pattern, the status and the milliseconds. It never has anything that could
//! identify a person: no path (it may contain a submission id), no address, no user agent, no body, and no time, because
//! the time of a submission is not stored anywhere. No setting logs more.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;

/// Returns a subscriber that writes to `to`. Libraries log warnings and errors only.
pub fn subscriber<W>(to: W) -> impl tracing::Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines =
        tracing_subscriber::fmt::layer().with_writer(to).with_target(false).with_ansi(false).without_time();
    let filter = Targets::new().with_target("konventa", Level::INFO).with_default(Level::WARN);
    tracing_subscriber::registry().with(filter).with(lines)
}

/// Logs a panic as one line with its place. Its message is left out: it may quote what somebody sent.
pub fn panics_without_message() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        tracing::error!(target: "konventa", "panic at {place}");
    }));
}

/// Logs a request.
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

/// Returns the name of a usual method. Others are not logged, because a client can make up any word.
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
