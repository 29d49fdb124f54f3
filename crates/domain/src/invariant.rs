//! What cannot happen, asserted: a debug build stops, a release build reports it and goes on.
//!
//! A silent default in place of an assertion would be a wrong number in a report. Nothing is
//! formatted here, so an assertion costs a phone a few bytes.

use std::sync::OnceLock;

static REPORT: OnceLock<fn(&'static str)> = OnceLock::new();

/// Sets how a release build reports a broken invariant. The first call counts.
///
/// A program that never calls it, such as the app on a phone, reports nothing.
pub fn report_to(report: fn(&'static str)) {
    let _ = REPORT.set(report);
}

/// Reports that something happened which cannot happen.
///
/// # Panics
/// In a debug build, always.
#[cold]
pub fn broken(what: &'static str) {
    debug_assert!(false, "{what}");
    if let Some(report) = REPORT.get() {
        report(what);
    }
}

/// Converts a number that always fits; `otherwise` is what a release build goes on with.
///
/// # Panics
/// In a debug build, where it does not fit.
pub fn fits<N, T: TryFrom<N>>(number: N, otherwise: T) -> T {
    number.try_into().unwrap_or_else(|_| {
        broken("a number is too large for its type");
        otherwise
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_fits_is_converted() {
        assert_eq!(fits(7_usize, u16::MAX), 7);
    }

    #[cfg(debug_assertions)]
    #[test]
    #[should_panic(expected = "a number is too large for its type")]
    fn a_number_that_does_not_fit_stops_a_debug_build() {
        fits(70_000_usize, u16::MAX);
    }
}
