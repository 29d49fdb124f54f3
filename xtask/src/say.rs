//! What xtask prints for the developer: each step by name, and how long it took.
//!
//! All of it goes to standard error, in order with what cargo prints there. Standard output carries
//! results only (the table of sizes, the count of tests), so that a script can read them.

use std::time::{Duration, Instant};

/// Prints what is about to happen, does it, and prints how long it took. The last line names the
/// step again, because two may run at the same time.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    eprintln!("==> {what}");
    let start = Instant::now();
    let result = work();
    let took = duration(start.elapsed());
    match &result {
        Ok(_) => eprintln!("    done in {took}: {what}"),
        Err(_) => eprintln!("    failed after {took}: {what}"),
    }
    result
}

/// Prints one line that needs no step.
pub(crate) fn note(text: &str) {
    eprintln!("    {text}");
}

/// Prints something that does not stop the work but should not be overlooked.
pub(crate) fn warning(text: &str) {
    eprintln!("warning: {text}");
}

/// Prints why the work stopped.
pub(crate) fn problem(text: &str) {
    eprintln!("error: {text}");
}

/// Writes a duration as precisely as a person waiting cares for: `0.4 s`, `12 s`, `3 min 05 s`.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..120 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Writes bytes in thousands, to a tenth.
pub(crate) fn kilobytes(bytes: u64) -> String {
    // Integer arithmetic in tenths: a size never needs a float.
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_grow_coarser() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(12)), "12 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn kilobytes_are_thousands_rounded_to_a_tenth() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(1_049), "1.0 kB");
        assert_eq!(kilobytes(1_050), "1.1 kB");
        assert_eq!(kilobytes(149_960), "150.0 kB");
    }
}
