//! The browser's language: the reader's preference, the language of the page, and the forms of
//! numbers.

use konventa_domain::Language;
use wasm_bindgen::JsValue;

use super::window;

/// The first of the reader's preferred languages that the app has.
#[must_use]
pub fn preferred_language() -> Option<Language> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).find_map(|tag| guess(&tag))
}

/// The language for a browser's language tag. Montenegrin phones mostly report `sr-ME`,
/// `sr-Latn-ME` or `hr`/`bs`.
fn guess(tag: &str) -> Option<Language> {
    let lower = tag.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split('-').collect();
    match *parts.first()? {
        "en" => Some(Language::English),
        "cnr" | "sh" | "bs" | "hr" => Some(Language::Montenegrin),
        "sq" => Some(Language::Albanian),
        "sr" if parts.contains(&"me") => Some(Language::Montenegrin),
        "sr" if parts.contains(&"latn") => Some(Language::SerbianLatin),
        "sr" => Some(Language::SerbianCyrillic),
        _ => None,
    }
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

/// The tag under which browsers know a language's rules. None knows `cnr`; its rules are those of
/// Serbian in Montenegro.
#[must_use]
pub const fn rules(language: Language) -> &'static str {
    match language {
        Language::English => "en-GB",
        Language::Montenegrin => "sr-Latn-ME",
        other => other.tag(),
    }
}

/// Formats a whole number, with `Intl.NumberFormat`.
#[must_use]
pub fn number(n: u32, language: Language) -> String {
    // All languages write numbers below a thousand alike.
    if n < 1000 {
        return n.to_string();
    }
    js_sys::Number::from(n).to_locale_string(rules(language)).into()
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
        let locales = js_sys::Array::of1(&JsValue::from_str(rules(language)));
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
    let locales = js_sys::Array::of1(&JsValue::from_str(rules(language)));
    js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new()).select(f64::from(n)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tags_that_phones_of_the_region_send_are_known() {
        assert_eq!(guess("en-GB"), Some(Language::English));
        assert_eq!(guess("sr-Latn-ME"), Some(Language::Montenegrin));
        assert_eq!(guess("sr-RS"), Some(Language::SerbianCyrillic));
        assert_eq!(guess("sr-Latn-RS"), Some(Language::SerbianLatin));
        assert_eq!(guess("sq-XK"), Some(Language::Albanian));
        assert_eq!(guess("de"), None);
    }
}
