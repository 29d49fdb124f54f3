//! Endpoints of live lectures, one file each.

pub(super) mod command;
pub(super) mod follow;
pub(super) mod list;
pub(super) mod show;
pub(super) mod start;
pub(super) mod take_over;
pub(super) mod vote;

use std::future::Future;

use serde::Deserialize;
use utoipa::IntoParams;

use super::ApiError;
use crate::live::LectureError;

/// A parameter that a phone sends along with a join code.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct LectureQuery {
    /// The lecture's id, as it is in the QR code
    pub(super) lecture: Option<String>,
}

/// Runs work to its end, also if the phone hangs up meanwhile.
async fn run_to_completion<T: Send + 'static>(
    work: impl Future<Output = Result<T, LectureError>> + Send + 'static,
) -> Result<T, ApiError> {
    Ok(tokio::spawn(work).await??)
}
