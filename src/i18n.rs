//! The interface's words. [`Texts`] has one function per text of `locales/en.toml`, made by `build.rs`.

use konventa_domain::Language;
use leptos::prelude::*;

use crate::browser;

/// The texts of one language: a place in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(usize);

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Texts {
    /// The texts of a language; English where the interface is not translated yet.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let place = |tag: &str| TAGS.iter().position(|t| *t == tag);
        Self(place(language.tag()).or_else(|| place("en")).unwrap_or(0))
    }

    /// The name of a country.
    #[must_use]
    pub fn country(self, country: konventa_domain::Country) -> &'static str {
        use konventa_domain::Country;
        match country {
            Country::Montenegro => self.country_me(),
            Country::Albania => self.country_al(),
            Country::Kosovo => self.country_xk(),
        }
    }

    /// The form of a plural for a number, by the rules of the language.
    #[allow(dead_code, reason = "used by the generated functions as soon as a text has plural forms")]
    fn plural(self, n: u32, forms: &'static [(&'static str, &'static str)]) -> &'static str {
        let category = browser::plural_category(TAGS[self.0], n);
        let form = |name: &str| forms.iter().find(|(category, _)| *category == name).map(|(_, text)| *text);
        form(&category).or_else(|| form("other")).unwrap_or("")
    }
}

/// Fills `{name}` in a text.
#[allow(dead_code, reason = "used by the generated functions as soon as a text has a placeholder")]
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The language of this page, as context.
#[derive(Debug, Clone, Copy)]
pub struct PageLanguage(pub RwSignal<Language>);

/// The texts in the language of this page.
///
/// # Panics
/// Outside of the frames in [`crate::app`], which provides the language.
pub fn use_texts() -> impl Fn() -> Texts + Copy + Send + Sync {
    let PageLanguage(language) = expect_context::<PageLanguage>();
    move || Texts::of(language.get())
}
