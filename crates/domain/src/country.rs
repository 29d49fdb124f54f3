//! The three countries where the lecture is held, and things that differ between them.

use serde::{Deserialize, Serialize};

use crate::{Named, json};

/// A country where the lecture is held; decides whose law and help lines are shown.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    json::Read,
    json::Write,
    Named,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[named(code, from_code)]
pub enum Country {
    /// Montenegro.
    #[serde(rename = "ME")]
    Montenegro,
    /// Albania.
    #[serde(rename = "AL")]
    Albania,
    /// Kosovo. There is no ISO code; this is the one that the European Union and others use.
    #[serde(rename = "XK")]
    Kosovo,
}

impl Country {
    /// The name in English.
    #[must_use]
    pub const fn english_name(self) -> &'static str {
        match self {
            Self::Montenegro => "Montenegro",
            Self::Albania => "Albania",
            Self::Kosovo => "Kosovo",
        }
    }
}

/// Something that is the same in all countries, or given for each of them. No country can be left
/// out.
///
/// In JSON it is a list: of one value for all countries, or of three in the order of
/// [`Country::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<T>")]
#[serde(into = "Vec<T>", bound(serialize = "T: Clone + Serialize"))]
pub enum PerCountry<T> {
    /// The same in all countries.
    Same(T),
    /// Different in each.
    Differs {
        /// In Montenegro.
        montenegro: T,
        /// In Albania.
        albania: T,
        /// In Kosovo.
        kosovo: T,
    },
}

impl<T: json::Read> json::Read for PerCountry<T> {
    fn read(value: &json::Value) -> Result<Self, json::JsonError> {
        match value.list()? {
            [all] => T::read(all).map(Self::Same),
            [montenegro, albania, kosovo] => Ok(Self::Differs {
                montenegro: T::read(montenegro)?,
                albania: T::read(albania)?,
                kosovo: T::read(kosovo)?,
            }),
            _ => Err(json::JsonError::Expected("a list of one value, or of one for each country")),
        }
    }
}

impl<T> TryFrom<Vec<T>> for PerCountry<T> {
    type Error = &'static str;

    fn try_from(values: Vec<T>) -> Result<Self, Self::Error> {
        let mut values = values.into_iter();
        match (values.next(), values.next(), values.next(), values.next()) {
            (Some(all), None, None, None) => Ok(Self::Same(all)),
            (Some(montenegro), Some(albania), Some(kosovo), None) => {
                Ok(Self::Differs { montenegro, albania, kosovo })
            }
            _ => Err("expected one value for all countries, or one for each of the three"),
        }
    }
}

impl<T> From<PerCountry<T>> for Vec<T> {
    fn from(values: PerCountry<T>) -> Self {
        match values {
            PerCountry::Same(all) => vec![all],
            PerCountry::Differs { montenegro, albania, kosovo } => vec![montenegro, albania, kosovo],
        }
    }
}

impl<T> PerCountry<T> {
    /// Makes a value for each country.
    pub fn from_fn(mut make: impl FnMut(Country) -> T) -> Self {
        Self::Differs {
            montenegro: make(Country::Montenegro),
            albania: make(Country::Albania),
            kosovo: make(Country::Kosovo),
        }
    }

    /// Returns the value for a country.
    pub const fn get(&self, country: Country) -> &T {
        match (self, country) {
            (Self::Same(all), _) => all,
            (Self::Differs { montenegro, .. }, Country::Montenegro) => montenegro,
            (Self::Differs { albania, .. }, Country::Albania) => albania,
            (Self::Differs { kosovo, .. }, Country::Kosovo) => kosovo,
        }
    }

    /// Returns each different value once, with its country if it belongs to one.
    pub fn iter(&self) -> impl Iterator<Item = (Option<Country>, &T)> {
        let values = match self {
            Self::Same(all) => [Some((None, all)), None, None],
            Self::Differs { montenegro, albania, kosovo } => [
                Some((Some(Country::Montenegro), montenegro)),
                Some((Some(Country::Albania), albania)),
                Some((Some(Country::Kosovo), kosovo)),
            ],
        };
        values.into_iter().flatten()
    }

    /// Converts each value. Stops at the first error.
    ///
    /// # Errors
    /// The error of `make`.
    pub fn try_map<U, E>(
        &self,
        mut make: impl FnMut(Option<Country>, &T) -> Result<U, E>,
    ) -> Result<PerCountry<U>, E> {
        Ok(match self {
            Self::Same(all) => PerCountry::Same(make(None, all)?),
            Self::Differs { montenegro, albania, kosovo } => PerCountry::Differs {
                montenegro: make(Some(Country::Montenegro), montenegro)?,
                albania: make(Some(Country::Albania), albania)?,
                kosovo: make(Some(Country::Kosovo), kosovo)?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_its_own_value() {
        let names = PerCountry::Differs { montenegro: "ME", albania: "AL", kosovo: "XK" };
        for country in Country::ALL {
            assert_eq!(*names.get(country), country.code());
            assert_eq!(*PerCountry::Same("all").get(country), "all");
            assert_eq!(Country::from_code(country.code()), Some(country));
        }
        assert_eq!(names.iter().count(), 3);
    }

    #[test]
    fn a_missing_country_is_refused() {
        let three = PerCountry::Differs { montenegro: 1, albania: 2, kosovo: 3 };
        assert_eq!(serde_json::to_string(&three).unwrap(), "[1,2,3]");
        assert_eq!(serde_json::from_str::<PerCountry<u8>>("[1,2,3]").unwrap(), three);
        assert_eq!(serde_json::from_str::<PerCountry<u8>>("[1]").unwrap(), PerCountry::Same(1));
        for wrong in ["[]", "[1,2]", "[1,2,3,4]"] {
            assert!(serde_json::from_str::<PerCountry<u8>>(wrong).is_err(), "{wrong}");
        }
    }
}
