//! Reads what `crates/store/examples/rates.rs` prints.

use std::time::Duration;

/// How fast records are stored and counted.
#[derive(Debug, PartialEq)]
pub(super) struct Rates {
    /// Durable records a second with 256 concurrent callers.
    pub(super) durable: f64,
    /// Rows a second by SQLite's own batched insert.
    pub(super) sqlite: f64,
    /// The time of a report over all records.
    pub(super) report: Duration,
}

impl Rates {
    /// Reads the example's output.
    pub(super) fn read(said: &str) -> Option<Self> {
        let after =
            |words: &str| said.lines().find_map(|line| line.split_once(words)).map(|(_, rest)| rest.trim());
        let rate = |words: &str| after(words)?.strip_suffix("per second")?.trim().parse().ok();
        let (_, report) = after("report over ")?.split_once(": ")?;
        Some(Self {
            durable: rate("256 callers:")?,
            sqlite: rate("SQLite itself, batches of 256:")?,
            report: duration(report)?,
        })
    }
}

/// Reads a duration in Rust's debug format.
fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = text.split_at(text.find(|c: char| c != '.' && !c.is_ascii_digit())?);
    let unit = match unit {
        "s" => 1.0,
        "ms" => 1e-3,
        "µs" => 1e-6,
        _ => return None,
    };
    Duration::try_from_secs_f64(number.parse::<f64>().ok()? * unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_words_are_read() {
        let said = "   1 callers: 812 per second\n 256 callers: 41000 per second\n\
                    SQLite itself, batches of 256: 60000 per second\n\
                    report over 250000 of 1000000: 412.5ms\nreport over 80000 of 1000000: 99ms\n";
        let rates = Rates { durable: 41_000.0, sqlite: 60_000.0, report: Duration::from_micros(412_500) };
        assert_eq!(Rates::read(said), Some(rates));
        assert_eq!(Rates::read("nothing"), None);
    }

    #[test]
    fn durations_are_read_in_each_unit() {
        assert_eq!(duration("1.5s"), Some(Duration::from_millis(1500)));
        assert_eq!(duration("20µs"), Some(Duration::from_micros(20)));
        assert_eq!(duration("5 parsecs"), None);
    }
}
