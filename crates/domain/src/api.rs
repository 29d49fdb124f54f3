//! The HTTP API: each request and response body once, shared by server and app.
//!
//! A body that is also a term of the domain is defined where that term lives: in `submission`,
//! `followup`, `lecture`, `deck` and `gain`. A refusal is a [`Problem`](crate::problem::Problem).
//! With the feature `openapi` each body describes itself for `/api/openapi.json`, which lists the
//! endpoints with their bodies.

mod keys;
mod lectures;
pub mod paths;
mod receipt;
mod research;
mod tickets;

use serde::{Deserialize, Serialize};

pub use keys::*;
pub use lectures::*;
pub use receipt::*;
pub use research::*;
pub use tickets::*;

/// The state of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Health {
    /// Always `ok`; a server that is not ready answers with a problem.
    pub status: HealthStatus,
}

/// The only status of a working server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum HealthStatus {
    /// Records are accepted.
    Ok,
}
