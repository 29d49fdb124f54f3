//! Making seat tickets.

/// A request to send, and what the phone stores before it sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedTickets {
    /// For the phone's storage.
    pub stored: String,
    /// What is sent.
    pub request: String,
}

/// Why there are no tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketsError {
    /// The file did not load. It may, later.
    NotLoaded,
    /// Something is not what it should be, and never will be.
    Refused,
}

/// Prepares the request.
///
/// # Errors
/// [`TicketsError`].
pub async fn prepare_tickets(_: &str, _: &str, _: &str) -> Result<PreparedTickets, TicketsError> {
    Err(TicketsError::NotLoaded)
}

/// Makes the tickets.
///
/// # Errors
/// [`TicketsError`].
pub async fn finish_tickets(_: &str, _: &str) -> Result<Vec<String>, TicketsError> {
    Err(TicketsError::NotLoaded)
}
