//! The roles that may call an endpoint, without the HTTP around them: errors name them, extractors
//! check them.

use axum::http::HeaderValue;

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
    /// Holders of the presenter's key, or of a token of any lecture.
    PresenterOrDriver,
}

impl Role {
    /// What the caller needs, for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Presenter => "the presenter’s key",
            Self::Researcher => "the researcher’s key",
            Self::PresenterOrResearcher => "the presenter’s or the researcher’s key",
            Self::Driver => "the driver’s token",
            Self::PresenterOrDriver => "the presenter’s key, or a driver’s token",
        }
    }

    /// Where to find it, for people.
    pub(super) fn origin(self) -> &'static str {
        match self {
            Self::Presenter | Self::Researcher | Self::PresenterOrDriver => {
                "It is in the file of keys beside the database."
            }
            Self::PresenterOrResearcher => "They are in the file of keys beside the database.",
            Self::Driver => "It was in the answer to the start of the lecture.",
        }
    }

    /// The header `WWW-Authenticate`, after a wrong key or none.
    pub(super) fn challenge(self, given: bool) -> HeaderValue {
        HeaderValue::from_static(match (self, given) {
            (Self::Researcher, false) => "Bearer realm=\"konventa research\"",
            (Self::Researcher, true) => "Bearer realm=\"konventa research\", error=\"invalid_token\"",
            (_, false) => "Bearer realm=\"konventa lectures\"",
            (_, true) => "Bearer realm=\"konventa lectures\", error=\"invalid_token\"",
        })
    }

    /// Whether this key is one of the role.
    pub(super) fn is_held_by(self, keys: &Keys, given: &str) -> bool {
        match self {
            // A lecture knows its tokens itself.
            Self::Presenter | Self::PresenterOrDriver => keys.presenter.is(given),
            Self::Researcher => keys.research.is(given),
            Self::PresenterOrResearcher => keys.presenter.is(given) || keys.research.is(given),
            Self::Driver => false,
        }
    }
}
