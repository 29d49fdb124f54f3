//! Bodies of the exchange of a link's code for a key.

use serde::{Deserialize, Serialize};

/// How long the code of a link can be used, in minutes.
pub const LINK_CODE_MINUTES: u64 = 10;

/// The code of a link. It is good for one use, for a few minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkCode {
    /// What is after `#code=` in the link.
    pub code: String,
}

/// The key that a link is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RedeemedKey {
    /// Whose key it is.
    pub role: KeyRole,
    /// The key.
    pub key: String,
}

/// Who has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum KeyRole {
    /// Starts and drives lectures.
    Presenter,
    /// Reads results.
    Researcher,
}
