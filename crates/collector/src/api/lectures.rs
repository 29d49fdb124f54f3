//! The live lecture, one file per endpoint.

pub(crate) mod command;
pub(crate) mod drive;
pub(crate) mod events;
pub(crate) mod list;
pub(crate) mod show;
pub(crate) mod start;
pub(crate) mod vote;

use std::future::Future;

use crate::problem::Refusal;

/// The parameters of an address that a phone gives with a code.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Named {
    /// The lecture's id: from the QR code, or because the phone is in.
    pub(crate) lecture: Option<String>,
}

/// What is begun is brought to its end, also where the phone hangs up meanwhile.
async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<T, Refusal> {
    // The task is never cancelled, so this is a panic in it, which is in the log.
    tokio::spawn(work).await.unwrap_or(Err(Refusal::Internal))
}
