//! Assertions for what cannot happen.
//!
//! A debug build panics, so that a test finds the mistake. A release build logs it and goes on with
//! a fallback: a lecture does not end because of a number that is too large. The programs say where
//! to log with [`log_with`]; until one does, nothing is logged.

use std::panic::Location;
use std::sync::OnceLock;

/// Logs a broken invariant: what was taken for granted, and where. In wasm the location is always that
/// of this module, otherwise every phone would download the locations of all callers; a release has none.
pub type Log = fn(what: &'static str, at: &'static Location<'static>);

static LOG: OnceLock<Log> = OnceLock::new();

/// Sets where broken invariants are logged. The first call of a program counts.
pub fn log_with(log: Log) {
    let _ = LOG.set(log);
}

/// Reports that something happened which cannot: panics in a debug build, logs in a release build.
///
/// # Panics
/// In a debug build, always.
#[cfg_attr(not(target_arch = "wasm32"), track_caller)]
pub fn never(what: &'static str) {
    debug_assert!(false, "broken invariant: {what}");
    report(what, Location::caller());
}

#[cold]
fn report(what: &'static str, at: &'static Location<'static>) {
    if let Some(log) = LOG.get() {
        log(what, at);
    }
}

/// Converts an integer that is known to fit into the other type.
///
/// In a release build the largest value of the type takes the place of one that does not fit.
///
/// # Panics
/// In a debug build, if the integer does not fit.
#[must_use]
#[cfg_attr(not(target_arch = "wasm32"), track_caller)]
pub fn assert_fits<T, U: TryFrom<T> + Integer>(number: T) -> U {
    U::try_from(number).or_never("the number fits its type", || U::LARGEST)
}

/// Integers that [`assert_fits`] converts to.
pub trait Integer: Sized {
    /// The largest value of the type.
    const LARGEST: Self;
}

macro_rules! integers {
    ($($type:ident)*) => {
        $(impl Integer for $type { const LARGEST: Self = Self::MAX; })*
    };
}

integers!(u8 u16 u32 u64 u128 usize i32 i64);

/// Values that are known to be there.
pub trait OrNever<T> {
    /// Returns the value. If there is none, reports that as [`never()`] does and returns the
    /// fallback.
    ///
    /// # Panics
    /// In a debug build, if there is no value.
    #[cfg_attr(not(target_arch = "wasm32"), track_caller)]
    fn or_never(self, what: &'static str, fallback: impl FnOnce() -> T) -> T;
}

impl<T> OrNever<T> for Option<T> {
    #[cfg_attr(not(target_arch = "wasm32"), track_caller)]
    fn or_never(self, what: &'static str, fallback: impl FnOnce() -> T) -> T {
        // Not a closure: it would not know the caller.
        if let Some(value) = self {
            return value;
        }
        never(what);
        fallback()
    }
}

impl<T, E> OrNever<T> for Result<T, E> {
    #[cfg_attr(not(target_arch = "wasm32"), track_caller)]
    fn or_never(self, what: &'static str, fallback: impl FnOnce() -> T) -> T {
        self.ok().or_never(what, fallback)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    static LOGGED_AT: AtomicU32 = AtomicU32::new(0);

    #[test]
    fn what_fits_is_converted_and_what_is_there_is_returned() {
        assert_eq!(assert_fits::<usize, u8>(255), 255);
        assert_eq!(assert_fits::<i64, u64>(7), 7);
        assert_eq!(Some(1).or_never("there is a value", || 2), 1);
        assert_eq!(Ok::<_, ()>(1).or_never("there is a value", || 2), 1);
    }

    #[test]
    fn a_broken_invariant_is_logged_with_its_place() {
        log_with(|what, at| {
            assert_eq!(what, "sample");
            LOGGED_AT.store(at.line(), Ordering::Relaxed);
        });
        let here = Location::caller();
        report("sample", here);
        assert_eq!(LOGGED_AT.load(Ordering::Relaxed), here.line());
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "broken invariant: the number fits its type")]
    fn a_debug_build_stops() {
        let _ = assert_fits::<u32, u8>(256);
    }

    #[test]
    #[cfg(not(debug_assertions))]
    fn a_release_build_goes_on_with_the_largest_value() {
        assert_eq!(assert_fits::<u32, u8>(256), u8::MAX);
        assert_eq!(None.or_never("there is a value", || 2), 2);
    }
}
