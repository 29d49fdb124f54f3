//! Who may call an endpoint: extractors that admit only callers with the right key.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::ApiError;
use super::role::Role;
use crate::app::App;
use crate::keys::Keys;

/// Returns the key in `Authorization: Bearer KEY`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

/// Admits a caller with a key of this role.
fn admit(role: Role, keys: &Keys, headers: &HeaderMap) -> Result<(), ApiError> {
    match bearer(headers) {
        Some(given) if role.is_held_by(keys, given) => Ok(()),
        given => Err(ApiError::Unauthorized { needed: role, given: given.is_some() }),
    }
}

/// Admits a caller that presents: with the presenter's key, or a token of a lecture that runs.
pub(super) async fn admit_to_notes(app: &App, headers: &HeaderMap) -> Result<(), ApiError> {
    let needed = Role::PresenterOrDriver;
    match bearer(headers) {
        Some(given) if needed.is_held_by(&app.keys.now().await, given) => Ok(()),
        Some(given) if app.lectures.know_token(given).await? => Ok(()),
        given => Err(ApiError::Unauthorized { needed, given: given.is_some() }),
    }
}

/// Extractors that only check a key.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub(super) struct $role;

            impl FromRequestParts<Arc<App>> for $role {
                type Rejection = ApiError;

                async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
                    admit(Role::$role, &app.keys.now().await, &parts.headers).map(|()| Self)
                }
            }
        )+
    };
}

roles! {
    /// A caller with the presenter's key.
    Presenter
    /// A caller with the researcher's key.
    Researcher
    /// A caller with either key.
    PresenterOrResearcher
}

/// A caller with a token. The lecture checks that the token is its driver's.
#[derive(Debug)]
pub(super) struct Driver {
    pub(super) token: String,
}

impl FromRequestParts<Arc<App>> for Driver {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, ApiError> {
        let token = bearer(&parts.headers).map(ToOwned::to_owned);
        let token = token.ok_or(ApiError::Unauthorized { needed: Role::Driver, given: false })?;
        Ok(Self { token })
    }
}

/// A caller with the presenter's key or a token.
#[derive(Debug)]
pub(super) enum PresenterOrDriver {
    /// The presenter's key.
    Presenter,
    /// Anything else. The lecture checks that it is one of its tokens.
    Driver { token: String },
}

impl FromRequestParts<Arc<App>> for PresenterOrDriver {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        match bearer(&parts.headers) {
            None => Err(ApiError::Unauthorized { needed: Role::Presenter, given: false }),
            Some(given) if app.keys.now().await.presenter.is(given) => Ok(Self::Presenter),
            Some(given) => Ok(Self::Driver { token: given.to_owned() }),
        }
    }
}
