//! The filters of report and exports, as the query of an address.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use konventa_domain::gain::Scope;
use konventa_domain::problem::Violation;

use super::ApiError;
use super::refusals::refusals;
use crate::app::App;
use crate::scope;

refusals! {
    /// The filters are refused.
    FilterRefusals {
        422 => "A filter or its value is unknown, or the deck is missing",
    }
}

/// The parameters as they were given. Unlike other queries, unknown ones are refused: a report on
/// fewer or more records than were meant misleads.
#[derive(Debug)]
pub(super) struct FilterQuery(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for FilterQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Ok(Query(parameters)) = Query::from_request_parts(parts, state).await else {
            let detail = "the part of the address after “?” is not readable text";
            return Err(ApiError::InvalidQuery(vec![Violation::at("", detail)]));
        };
        Ok(Self(parameters))
    }
}

impl FilterQuery {
    /// Takes out a parameter that is no filter, if it is there.
    pub(super) fn take<T: FromStr>(&mut self, name: &str, expected: &str) -> Result<Option<T>, ApiError> {
        let (taken, filters) = std::mem::take(&mut self.0).into_iter().partition(|(found, _)| found == name);
        self.0 = filters;
        let taken: Vec<(String, String)> = taken;
        let refused =
            |detail: String| Err(ApiError::InvalidQuery(vec![Violation::at(format!("/{name}"), detail)]));
        match taken.as_slice() {
            [] => Ok(None),
            [(_, value)] => match value.parse() {
                Ok(value) => Ok(Some(value)),
                Err(_) => refused(format!("is not {expected}")),
            },
            _ => refused("is given twice".to_owned()),
        }
    }

    pub(super) async fn scope(&self, app: &App) -> Result<Scope, ApiError> {
        let known = app.store.known_deck_items().await?;
        let pairs = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        scope::parse(pairs, &known).map_err(ApiError::InvalidQuery)
    }
}
