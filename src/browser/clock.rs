//! The time, and how a day is written.

use js_sys::{Date, Object, Reflect};
use konventa_domain::Language;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> f64 {
    Date::now()
}

/// A day given as `YYYY-MM-DD`, in the words of a language: 31 January 2026.
#[must_use]
pub fn day_in_words(day: &str, language: Language) -> String {
    let style = Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        // A plain new object takes every property.
        let _ = Reflect::set(&style, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    Date::new(&JsValue::from_str(day)).to_locale_date_string(super::rules(language), &style).into()
}
