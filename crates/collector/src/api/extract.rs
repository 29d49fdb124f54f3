//! Typed parameters of an address. A value that does not parse is answered with a problem document.

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use konventa_domain::id::DeckId;
use konventa_domain::lecture::JoinCode;
use konventa_domain::problem::Violation;
use konventa_domain::submission::SubmissionId;
use serde::de::DeserializeOwned;

use super::ApiError;

/// A type that can be a path parameter.
pub(super) trait PathValue: Sized {
    /// Reads it.
    fn parse(text: &str) -> Result<Self, ApiError>;
}

impl PathValue for JoinCode {
    /// A text that cannot be a join code is the code of no lecture.
    fn parse(text: &str) -> Result<Self, ApiError> {
        text.parse().map_err(|_| ApiError::no_lecture(text))
    }
}

impl PathValue for SubmissionId {
    fn parse(text: &str) -> Result<Self, ApiError> {
        text.parse().map(Self).map_err(|_| ApiError::InvalidId)
    }
}

impl PathValue for DeckId {
    /// A text that cannot be a deck id is a deck without a study.
    fn parse(text: &str) -> Result<Self, ApiError> {
        text.parse().map_err(|_| ApiError::NoStudy)
    }
}

/// The only parameter of a path.
#[derive(Debug)]
pub(super) struct PathParam<T>(pub(super) T);

impl<S: Send + Sync, T: PathValue> FromRequestParts<S> for PathParam<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        // A path that is not UTF-8 is not a valid value of any type.
        let text = Path::<String>::from_request_parts(parts, state)
            .await
            .map_or_else(|_| String::new(), |path| path.0);
        T::parse(&text).map(Self)
    }
}

/// The parameters of a query. Unknown ones, which only a newer page knows, are ignored.
#[derive(Debug)]
pub(super) struct QueryParams<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for QueryParams<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(read)) => Ok(Self(read)),
            Err(rejected) => Err(ApiError::InvalidQuery(vec![Violation::at("", rejected.body_text())])),
        }
    }
}
