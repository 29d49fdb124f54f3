//! The browser's console.

use std::panic::Location;

/// Writes a broken invariant to the console as an error, with its file and line.
pub fn log_broken_invariant(what: &'static str, at: &'static Location<'static>) {
    let line = f64::from(at.line());
    web_sys::console::error_3(&what.into(), &at.file().into(), &line.into());
}
