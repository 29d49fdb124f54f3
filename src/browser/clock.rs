//! The time, and the formatting of days.

use std::time::{Duration, UNIX_EPOCH};

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Object, Reflect};
use konventa_domain::{Day, Language, Timestamp};
use wasm_bindgen::JsValue;

/// The present time. It may be wrong, and may be set while the page is open.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::from_ms(Date::now())
}

/// A waiting time in whole milliseconds, which is as fine as a timer is. Less than nothing is nothing.
#[must_use]
pub const fn milliseconds(wait: f64) -> Duration {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what does not fit is cut")]
    let whole = wait as u64;
    Duration::from_millis(whole)
}

/// Today, in UTC. A clock before 1970 counts as 1970.
#[must_use]
pub fn today() -> Day {
    let moment: String = Date::new_0().to_iso_string().into();
    let day = moment.split('T').next().and_then(|day| day.parse().ok());
    day.unwrap_or_else(|| Day::of(UNIX_EPOCH))
}

/// Formats a day given as `YYYY-MM-DD` in a language: 31 January 2026.
#[must_use]
pub fn day_in_words(day: &str, language: Language) -> String {
    let tag = language.intl_locale();
    if DateTimeFormat::supported_locales_of(&Array::of1(&JsValue::from_str(tag)), &Object::new()).length()
        == 0
    {
        // Some browsers do not support Albanian. English month names would confuse; figures are
        // understood.
        let parts: Vec<&str> = day.split('-').rev().map(|part| part.trim_start_matches('0')).collect();
        return parts.join(".");
    }
    let style = Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        // Setting a property of a new object does not fail.
        let _ = Reflect::set(&style, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    Date::new(&JsValue::from_str(day)).to_locale_date_string(tag, &style).into()
}
