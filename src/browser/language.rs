//! The browser's language: the reader's preference, the language of the page, and the forms of
//! numbers.

use konventa_domain::Language;
use wasm_bindgen::JsValue;

use super::window;

/// The first of the reader's preferred languages that the app has.
#[must_use]
pub fn preferred_language() -> Option<Language> {
    let tags = window().navigator().languages();
    tags.iter().find_map(|tag| Language::from_browser_tag(&tag.as_string()?))
}

/// Tells the browser and screen readers the language and title of the page.
pub fn set_page_language(language: Language, title: &str) {
    let Some(document) = window().document() else { return };
    if let Some(root) = document.document_element() {
        // A browser that refuses an attribute leaves the page as it was.
        let _ = root.set_attribute("lang", language.tag());
    }
    if !title.is_empty() {
        document.set_title(title);
    }
}

/// Formats a whole number, with `Intl.NumberFormat`.
#[must_use]
pub fn number(n: u32, language: Language) -> String {
    // All languages write numbers below a thousand alike.
    if n < 1000 {
        return n.to_string();
    }
    js_sys::Number::from(n).to_locale_string(language.intl_locale()).into()
}

/// Formats numbers with a fixed number of decimal places, with `Intl.NumberFormat`.
#[derive(Debug, Clone)]
pub struct Decimals(js_sys::Function);

impl Decimals {
    /// Creates the format for a language and a number of decimal places.
    #[must_use]
    pub fn new(language: Language, places: u8) -> Self {
        let options = js_sys::Object::new();
        for name in ["minimumFractionDigits", "maximumFractionDigits"] {
            // Setting a property of a new object does not fail.
            let _ = js_sys::Reflect::set(&options, &JsValue::from_str(name), &JsValue::from(places));
        }
        let locales = js_sys::Array::of1(&JsValue::from_str(language.intl_locale()));
        Self(js_sys::Intl::NumberFormat::new(&locales, &options).format())
    }

    /// Formats a number with a proper minus sign, but without one for what rounds to zero.
    #[must_use]
    pub fn write(&self, value: f64) -> String {
        let written = self.0.call1(&JsValue::NULL, &JsValue::from_f64(value)).ok();
        let written = written.and_then(|text| text.as_string()).unwrap_or_else(|| value.to_string());
        match written.strip_prefix('-') {
            Some(rest) if rest.chars().any(|c| c.is_ascii_digit() && c != '0') => format!("\u{2212}{rest}"),
            Some(rest) => rest.to_owned(),
            None => written,
        }
    }
}

/// The plural category (`one`, `few`, `many`, `other`) of a number in a language, from
/// `Intl.PluralRules`.
#[must_use]
pub fn plural_category(language: Language, n: u32) -> String {
    let locales = js_sys::Array::of1(&JsValue::from_str(language.intl_locale()));
    js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new()).select(f64::from(n)).into()
}
