//! Getting seat tickets (ADR 21). The code is in separate files, which the page loads when they are first
//! needed: `src/browser/tickets.js` does that, and `crates/tickets-wasm` has them.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// In the student's page only.
    fn tickets(asked: &str) -> Promise;
}

/// Takes the next step: fetches the keys and prepares the request, or sends it and makes the tickets. The
/// four lines are described in `crates/tickets-wasm/tickets.js`. Returns the seat as JSON; `None` if it has to
/// be tried again.
pub async fn next_seat(lines: [&str; 4]) -> Option<String> {
    JsFuture::from(tickets(&lines.join("\n"))).await.ok()?.as_string()
}
