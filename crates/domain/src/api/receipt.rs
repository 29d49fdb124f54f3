//! Confirmations of what a phone sent.

use serde::{Deserialize, Serialize};

use crate::Named;
use crate::submission::TakeBackUntil;

/// Confirms that a submission, linkage keys or follow-up outcomes are stored durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// Always `recorded`; anything else is answered with a problem.
    pub status: SubmissionStatus,
    /// Until when a submission can be taken back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub until: Option<TakeBackUntil>,
}

impl Receipt {
    /// Confirms linkage keys or follow-up outcomes.
    pub const RECORDED: Self = Self { status: SubmissionStatus::Recorded, until: None };

    /// Confirms a submission.
    #[must_use]
    pub const fn until(until: TakeBackUntil) -> Self {
        Self { until: Some(until), ..Self::RECORDED }
    }
}

/// The only status of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Named)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SubmissionStatus {
    /// Stored durably.
    Recorded,
}

/// Confirms that a vote is counted durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoteReceipt {
    /// Always `counted`; anything else is answered with a problem.
    pub status: VoteStatus,
}

impl VoteReceipt {
    /// The only receipt there is.
    pub const COUNTED: Self = Self { status: VoteStatus::Counted };
}

/// The only status of a vote's receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Named)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum VoteStatus {
    /// Counted durably.
    Counted,
}
