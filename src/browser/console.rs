//! The browser's console.

use std::panic::Location;

/// Writes a broken invariant to the console.
pub fn log_broken_invariant(what: &'static str, _: &'static Location<'static>) {
    web_sys::console::error_1(&what.into());
}
