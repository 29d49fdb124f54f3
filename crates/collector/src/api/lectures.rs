//! Endpoints of live lectures, one file for each kind of caller, and one for seat tickets.

mod audience;
mod driver;
mod presenter;
mod tickets;

use std::future::Future;
use std::sync::Arc;

use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;

use super::ApiError;
use crate::app::App;
use crate::live::LectureError;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .merge(audience::routes())
        .merge(tickets::routes())
        .merge(driver::routes())
        .merge(presenter::routes())
}

/// A parameter that a phone sends along with a join code.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct LectureQuery {
    /// The lecture's id, as it is in the QR code
    pub(super) lecture: Option<String>,
}

/// Runs work to its end even if the phone disconnects.
async fn run_to_completion<T: Send + 'static>(
    work: impl Future<Output = Result<T, LectureError>> + Send + 'static,
) -> Result<T, ApiError> {
    Ok(tokio::spawn(work).await??)
}

/// Draws random bytes from the operating system.
fn random<const N: usize>() -> Result<[u8; N], ApiError> {
    let mut random = [0; N];
    getrandom::fill(&mut random).map_err(ApiError::internal)?;
    Ok(random)
}
