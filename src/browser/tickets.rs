//! Making seat tickets (ADR 21). The arithmetic is in a wasm file of its own, which the page loads when
//! it is first needed: `src/browser/tickets.js`, then `crates/tickets-wasm`.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// In the student's page only. Fails if the file did not load; undefined if it refuses.
    fn tickets(asked: &str) -> Promise;
}

/// A request to send, and what the phone stores before it sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedTickets {
    /// For the phone's storage. Whoever has it can link the request to the tickets.
    pub stored: String,
    /// For `TicketRequest`.
    pub request: String,
}

/// Why there are no tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketsError {
    /// The file did not load. It may, later.
    NotLoaded,
    /// The keys, what is stored, or the evaluation are not what they should be, and never will be.
    Refused,
}

/// Checks the keys of a lecture against the hash that it has published, and draws a seed. Each call
/// draws another one.
///
/// # Errors
/// [`TicketsError::Refused`] for keys of another lecture, or other keys than the published ones.
pub async fn prepare_tickets(
    lecture: &str,
    keys: &str,
    commitment: &str,
) -> Result<PreparedTickets, TicketsError> {
    let answer = ask(&["prepare", lecture, keys, commitment]).await?;
    let (stored, request) = answer.split_once('\n').ok_or(TicketsError::Refused)?;
    Ok(PreparedTickets { stored: stored.to_owned(), request: request.to_owned() })
}

/// Makes the tickets from what is stored and the server's evaluation: one text for each, in the order
/// record, take-back, follow-up, rejoin, then polls as in `TicketKeys::polls`. They are the same each
/// time.
///
/// # Errors
/// [`TicketsError::Refused`] if the server used other keys than the published ones, or answered
/// another request.
pub async fn finish_tickets(stored: &str, evaluation: &str) -> Result<Vec<String>, TicketsError> {
    let answer = ask(&["finish", stored, evaluation]).await?;
    Ok(answer.split('\n').map(str::to_owned).collect())
}

async fn ask(lines: &[&str]) -> Result<String, TicketsError> {
    let answer = JsFuture::from(tickets(&lines.join("\n"))).await;
    answer.map_err(|_| TicketsError::NotLoaded)?.as_string().ok_or(TicketsError::Refused)
}
