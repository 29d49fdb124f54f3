//! The part of an address after `?`.

use js_sys::Array;
use web_sys::UrlSearchParams;

use super::window;

/// The names and values of the page's address, in order.
#[must_use]
pub fn query() -> Vec<(String, String)> {
    let search = window().location().search().unwrap_or_default();
    let Ok(parameters) = UrlSearchParams::new_with_str(&search) else { return Vec::new() };
    let pair = |entry: wasm_bindgen::JsValue| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    Array::from(&parameters).iter().filter_map(pair).collect()
}

/// The first value of a name in the page's address.
#[must_use]
pub fn queried(name: &str) -> Option<String> {
    query().into_iter().find_map(|(named, value)| (named == name).then_some(value))
}

/// Names and values as an address contains them, beginning with `?`.
#[must_use]
pub fn query_of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let parts: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    format!("?{}", parts.join("&"))
}
