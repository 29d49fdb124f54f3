//! The HTTP API: each request and response body once, shared by server and app.
//!
//! A body that is also a term of the domain is defined where that term lives; the others are here.
//!
//! | Endpoint | Request | Response |
//! |---|---|---|
//! | `GET /api/health` | | [`Health`] |
//! | `GET /api/decks` | | [`DeckSummary`](crate::deck::DeckSummary)s |
//! | `POST /api/submissions` | [`Submission`](crate::submission::Submission) | [`Receipt`] |
//! | `DELETE /api/submissions/{id}` | | |
//! | `GET /api/followup/{deck}` | | [`OpenStudy`](crate::followup::OpenStudy) |
//! | `POST /api/followup/linkage` | [`LinkageRequest`](crate::followup::LinkageRequest) | [`Receipt`] |
//! | `POST /api/followup/responses` | [`FollowUpSubmission`](crate::followup::FollowUpResponse) | [`Receipt`] |
//! | `DELETE /api/followup/{id}` | | |
//! | `GET /api/lectures` | | [`ListedLecture`]s |
//! | `POST /api/lectures` | [`NewLecture`] | [`StartedLecture`] |
//! | `GET /api/lectures/{code}` | | [`Snapshot`](crate::lecture::Snapshot) |
//! | `GET /api/lectures/{code}/events` | | a stream of [`Numbered`](crate::lecture::Numbered) events |
//! | `POST /api/lectures/{code}/commands` | [`Command`](crate::lecture::Command) | [`CommandEvents`] |
//! | `POST /api/lectures/{code}/driver` | | [`DriverToken`] |
//! | `POST /api/lectures/{code}/votes` | [`Vote`](crate::lecture::Vote) | [`VoteReceipt`] |
//! | `GET /api/research/report` | | [`Report`](crate::gain::Report) |
//! | anything else than success | | [`Problem`](crate::problem::Problem) |
//!
//! With the feature `openapi` each of them also describes itself for `/api/openapi.json`.

mod lectures;
mod receipt;

use serde::{Deserialize, Serialize};

pub use lectures::{CommandEvents, DriverToken, ListedLecture, NewLecture, StartedLecture};
pub use receipt::{Receipt, SubmissionStatus, VoteReceipt, VoteStatus};

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
