//! Answering once more, weeks later: one file per endpoint.

pub(crate) mod answers;
pub(crate) mod forget;
pub(crate) mod links;
pub(crate) mod show;

use axum::Json;
use axum::http::StatusCode;
use konventa_store::{Joined, StoreError};

use crate::problem::Refusal;
use crate::schema::{Receipt, SubmissionStatus};

/// What a phone hears.
fn receipt(joined: Result<Joined, StoreError>) -> Result<(StatusCode, Json<Receipt>), Refusal> {
    let status = match joined.map_err(|error| Refusal::from_store(&error))? {
        Joined::New => StatusCode::CREATED,
        Joined::Again => StatusCode::OK,
        Joined::Differs => return Err(Refusal::Differs),
        Joined::Over => return Err(Refusal::StudyOver),
    };
    Ok((status, Json(Receipt { status: SubmissionStatus::Recorded })))
}
