//! Endpoints of the follow-up, one file each.
//!
//! `GET` and `DELETE` of `/api/followup/{name}` are one path to the router, which allows one name per
//! position: for `GET` it is a deck, for `DELETE` the id that only the phone knows.

pub(super) mod forget;
pub(super) mod link;
pub(super) mod respond;
pub(super) mod show;

use axum::Json;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::api::Receipt;
use konventa_domain::followup::{LinkageKeys, Salt};
use konventa_domain::id::DeckId;
use konventa_store::Joined;

use super::ApiError;
use super::refusals::refusals;
use crate::app::App;
use crate::studies::StudyError;

refusals! {
    /// Nothing joins the study.
    StudyRefusals {
        410 => "study-over: no study of this deck with this salt is open",
        503 => "The database cannot be used now, or no-linkage-key; see Retry-After",
    }
}

/// Hashes the linkage keys of a phone for the database.
async fn rehash(app: &App, deck: &DeckId, salt: Salt, keys: &LinkageKeys) -> Result<LinkageKeys, ApiError> {
    match app.keyring.rehash(salt, keys).await {
        Ok(rehashed) => Ok(rehashed),
        // The secret key of a study is deleted before the study itself ends.
        Err(error) => {
            let study = app.store.study(deck).await?;
            let today = Day::of(app.clock.now());
            if study.is_some_and(|study| study.salt == salt && study.is_open_on(today)) {
                Err(StudyError::of_key(deck)(error).into())
            } else {
                Err(ApiError::StudyOver)
            }
        }
    }
}

/// Answers a phone that joined a study.
fn receipt(joined: Joined) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    let status = match joined {
        Joined::New => StatusCode::CREATED,
        Joined::Duplicate => StatusCode::OK,
        Joined::Differs => return Err(ApiError::IdTaken),
        Joined::Over => return Err(ApiError::StudyOver),
    };
    Ok((status, Json(Receipt::RECORDED)))
}
