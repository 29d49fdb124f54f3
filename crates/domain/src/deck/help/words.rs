//! The words around help lines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Country;

/// The words around help lines in one language. The build of the site writes them for each language
/// into a file, and the server fills the pages with them. Some have a placeholder in braces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpWords {
    /// Before numbers whose page is old.
    pub older: String,
    /// Says from which `{year}` the page is.
    pub page_of: String,
    /// Says on which `{day}` somebody called the number.
    pub called: String,
    /// Asks to check the number first.
    pub check_first: String,
    /// Says when calls are answered: `{hours}`.
    pub hours: String,
    /// Says what a call costs: `{cost}`.
    pub cost: String,
    /// Says which languages are spoken: `{languages}`.
    pub languages: String,
    /// Names the page where the number was read: `{source}`.
    pub source: String,
    /// The name of each country.
    pub countries: BTreeMap<Country, String>,
}

impl HelpWords {
    /// The file of the site with the words of each language.
    pub const FILE: &str = "help-words.json";

    /// Whether every country has a name.
    #[must_use]
    pub fn name_all_countries(&self) -> bool {
        Country::ALL.into_iter().all(|country| self.countries.contains_key(&country))
    }
}
