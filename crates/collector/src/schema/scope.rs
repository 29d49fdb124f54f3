//! Which records a researcher asks for.

use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::{Country, Language, Name};

/// Which records are asked for: what stands behind `?`. `scope::parse` reads it.
#[derive(Debug, Serialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Name of the deck
    pub deck: String,
    /// One version of it
    pub deck_version: Option<String>,
    /// One country
    pub country: Option<Country>,
    /// One language
    pub language: Option<Language>,
    /// One place, as the presenter wrote it
    pub place: Option<String>,
    /// One live lecture
    pub lecture: Option<String>,
    /// From this month on: YYYY-MM
    pub from: Option<String>,
    /// Up to this month: YYYY-MM
    pub to: Option<String>,
}

/// Which records a report is about; null means all.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Scope {
    /// The deck.
    pub deck: Name,
    /// One version of it.
    #[schema(required)]
    pub deck_version: Option<Name>,
    /// One country.
    #[schema(required)]
    pub country: Option<Country>,
    /// One language.
    #[schema(required)]
    pub language: Option<Language>,
    /// One place, as the presenter wrote it.
    #[schema(required)]
    pub place: Option<String>,
    /// One live lecture.
    #[schema(required)]
    pub lecture: Option<Name>,
    /// The first month, `YYYY-MM`.
    #[schema(required)]
    pub from: Option<String>,
    /// The last month, `YYYY-MM`.
    #[schema(required)]
    pub to: Option<String>,
}
