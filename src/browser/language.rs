//! The browser's language: what the reader prefers, what the page says it is in, and how numbers bend words.

use konventa_domain::Language;
use wasm_bindgen::JsValue;

use super::window;

/// The first of the reader's preferred languages that we know.
#[must_use]
pub fn preferred_language() -> Option<Language> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).find_map(|tag| guess(&tag))
}

/// What we have for a browser's language tag. Montenegrin phones mostly say `sr-ME`, `sr-Latn-ME` or `hr`/`bs`.
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

/// Says to the browser and to screen readers what language the page is in, and what it is called in it.
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

/// The tag that a browser knows a language's rules by. None knows `cnr`; its rules are those of Serbian in Montenegro.
#[must_use]
pub const fn rules(language: Language) -> &'static str {
    match language {
        Language::English => "en-GB",
        Language::Montenegrin => "sr-Latn-ME",
        other => other.tag(),
    }
}

/// A whole number as the language writes it, from `Intl.NumberFormat`.
#[must_use]
pub fn number(n: u32, language: Language) -> String {
    // Below a thousand all languages write it alike.
    if n < 1000 {
        return n.to_string();
    }
    js_sys::Number::from(n).to_locale_string(rules(language)).into()
}

/// Writes numbers with a fixed number of decimal places, by `Intl.NumberFormat`.
#[derive(Debug, Clone)]
pub struct Decimals(js_sys::Function);

impl Decimals {
    /// For a language and so many places.
    #[must_use]
    pub fn new(language: Language, places: u8) -> Self {
        let options = js_sys::Object::new();
        for name in ["minimumFractionDigits", "maximumFractionDigits"] {
            // A plain new object takes every property.
            let _ = js_sys::Reflect::set(&options, &JsValue::from_str(name), &JsValue::from(places));
        }
        let locales = js_sys::Array::of1(&JsValue::from_str(rules(language)));
        Self(js_sys::Intl::NumberFormat::new(&locales, &options).format())
    }

    /// A number, with a true minus sign, and none before what is rounded to nothing.
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

/// The plural category (`one`, `few`, `many`, `other`) of a number in a language, from `Intl.PluralRules`.
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
