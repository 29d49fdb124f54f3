//! The three places where the lecture is held, and things that differ between them.

use serde::{Deserialize, Serialize};

use crate::json;

/// Where the lecture is held: whose law and help lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Country {
    /// Montenegro.
    #[serde(rename = "ME")]
    Montenegro,
    /// Albania.
    #[serde(rename = "AL")]
    Albania,
    /// Kosovo. The code is the one the European Union and others use for want of an ISO code.
    #[serde(rename = "XK")]
    Kosovo,
}

json::unit_enum!(Country { Montenegro = "ME", Albania = "AL", Kosovo = "XK" });

impl Country {
    /// All three, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Montenegro, Self::Albania, Self::Kosovo];

    /// The code in submissions, decks and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Montenegro => "ME",
            Self::Albania => "AL",
            Self::Kosovo => "XK",
        }
    }

    /// Its name in English.
    #[must_use]
    pub const fn english_name(self) -> &'static str {
        match self {
            Self::Montenegro => "Montenegro",
            Self::Albania => "Albania",
            Self::Kosovo => "Kosovo",
        }
    }

    /// The country with exactly this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// Something that is the same everywhere, or given for every country. One country cannot be left out.
///
/// In JSON a list: of one value that holds everywhere, or of three in the order of [`Country::ALL`]. Named fields would
/// cost a phone several kilobytes of code, once for each `T`.
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

    /// What holds in this country.
    pub const fn get(&self, country: Country) -> &T {
        match (self, country) {
            (Self::Same(all), _) => all,
            (Self::Differs { montenegro, .. }, Country::Montenegro) => montenegro,
            (Self::Differs { albania, .. }, Country::Albania) => albania,
            (Self::Differs { kosovo, .. }, Country::Kosovo) => kosovo,
        }
    }

    /// Each different value once, with its country where it belongs to one.
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

    /// Makes the same shape out of something else. Stops at the first error.
    ///
    /// # Errors
    /// Whatever `make` gives.
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
