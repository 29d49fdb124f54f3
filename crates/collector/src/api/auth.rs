//! Who may call an endpoint: extractors that admit only callers with the right key.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

use super::ApiError;
use crate::app::App;
use crate::keys::Keys;

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Holders of the presenter's key.
    Presenter,
    /// Holders of the researcher's key.
    Researcher,
    /// Holders of either key.
    PresenterOrResearcher,
    /// Holders of a token of the lecture.
    Driver,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Presenter => "the presenter’s key",
            Self::Researcher => "the researcher’s key",
            Self::PresenterOrResearcher => "the presenter’s or the researcher’s key",
            Self::Driver => "the driver’s token",
        }
    }

    pub(super) fn origin(self) -> &'static str {
        match self {
            Self::Presenter | Self::Researcher => "“konventa keys” prints it.",
            Self::PresenterOrResearcher => "“konventa keys” prints them.",
            Self::Driver => "It was in the answer to the start of the lecture.",
        }
    }

    pub(super) fn challenge(self, given: bool) -> HeaderValue {
        HeaderValue::from_static(match (self, given) {
            (Self::Researcher, false) => "Bearer realm=\"konventa research\"",
            (Self::Researcher, true) => "Bearer realm=\"konventa research\", error=\"invalid_token\"",
            (_, false) => "Bearer realm=\"konventa lectures\"",
            (_, true) => "Bearer realm=\"konventa lectures\", error=\"invalid_token\"",
        })
    }

    fn is_held_by(self, keys: &Keys, given: &str) -> bool {
        match self {
            Self::Presenter => keys.presenter.is(given),
            Self::Researcher => keys.research.is(given),
            Self::PresenterOrResearcher => keys.presenter.is(given) || keys.research.is(given),
            // A lecture knows its tokens itself.
            Self::Driver => false,
        }
    }

    fn admit(self, keys: &Keys, headers: &HeaderMap) -> Result<(), ApiError> {
        match bearer(headers) {
            Some(given) if self.is_held_by(keys, given) => Ok(()),
            given => Err(ApiError::Unauthorized { needed: self, given: given.is_some() }),
        }
    }
}

/// Returns the key in `Authorization: Bearer KEY`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
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
                    Role::$role.admit(&app.keys, &parts.headers).map(|()| Self)
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
    /// The token.
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
    Driver {
        /// The token.
        token: String,
    },
}

impl FromRequestParts<Arc<App>> for PresenterOrDriver {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        match bearer(&parts.headers) {
            None => Err(ApiError::Unauthorized { needed: Role::Presenter, given: false }),
            Some(given) if app.keys.presenter.is(given) => Ok(Self::Presenter),
            Some(given) => Ok(Self::Driver { token: given.to_owned() }),
        }
    }
}
