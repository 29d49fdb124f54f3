//! Whole lectures with hundreds of simulated phones, counted to the last vote.
//!
//! [`lecture`] plays a lecture and compares every number that the server reports with what the phones
//! did; [`streams`] opens many streams and does nothing else. The load generator runs on the same
//! machine as the server it measures, so every figure is worse than in a real hall.

#![expect(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    reason = "only tests call this, and all of it fails in the same ways: a server does not answer, or not as it should"
)]

pub mod exact;
pub mod follower;
pub mod lecture;
pub mod live_lecture;
pub mod machine;
mod page;
pub mod phone;
pub mod presenter;
pub mod quantiles;
pub mod streams;
pub mod vote;
