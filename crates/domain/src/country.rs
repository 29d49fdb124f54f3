//! The three places where the lecture is held, and things that differ between them.

use serde::{Deserialize, Serialize};

/// Where the lecture is held: whose law and help lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PerCountry<T> {
    /// The same in all countries.
    #[serde(rename = "all")]
    Same(T),
    /// Different in each.
    #[serde(rename = "by")]
    Differs {
        /// In Montenegro.
        #[serde(rename = "ME")]
        montenegro: T,
        /// In Albania.
        #[serde(rename = "AL")]
        albania: T,
        /// In Kosovo.
        #[serde(rename = "XK")]
        kosovo: T,
    },
}

impl<T> PerCountry<T> {
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
        assert!(serde_json::from_str::<PerCountry<u8>>(r#"{"by":{"ME":1,"AL":2}}"#).is_err());
        assert!(serde_json::from_str::<PerCountry<u8>>(r#"{"by":{"ME":1,"AL":2,"XK":3}}"#).is_ok());
    }
}
