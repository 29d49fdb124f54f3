//! Headers that every answer has.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// For everything that is not the app's page: it is data, and a browser that is led to open it runs and loads nothing.
/// The page has a policy of its own, see [`crate::site`].
const DATA_POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A lecture needs the screen (full screen, and that it stays on) and nothing else of a device.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
];

/// Used where an endpoint has not said otherwise.
const OTHERWISE: [(HeaderName, &str); 2] =
    [(header::CONTENT_SECURITY_POLICY, DATA_POLICY), (header::CACHE_CONTROL, "no-store")];

/// Adds them.
pub(crate) async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in OTHERWISE {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
