//! Answering once more, weeks later: one file per endpoint.

pub(crate) mod answers;
pub(crate) mod forget;
pub(crate) mod links;
pub(crate) mod show;

use axum::Json;
use axum::http::StatusCode;
use konventa_domain::Day;
use konventa_domain::followup::{LinkageKeys, Salt};
use konventa_domain::id::DeckId;
use konventa_store::{Joined, Store, StoreError};

use crate::app::App;
use crate::problem::Refusal;
use crate::schema::{Receipt, SubmissionStatus};

/// What is stored in place of the links of a phone.
async fn rehashed<S: Store>(
    app: &App<S>,
    deck: &DeckId,
    salt: Salt,
    links: &LinkageKeys,
) -> Result<LinkageKeys, Refusal> {
    match app.keyring.rehash(salt, links) {
        Ok(rehashed) => Ok(rehashed),
        // Who ends a study deletes its key first.
        Err(error) => {
            let kept = app.store.study(deck).await.map_err(|error| Refusal::from_store(&error))?;
            let today = Day::of(app.clock.now());
            if kept.is_some_and(|kept| kept.salt == salt && kept.is_open_on(today)) {
                Err(Refusal::from_study(deck, &error.into()))
            } else {
                Err(Refusal::StudyOver)
            }
        }
    }
}

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
