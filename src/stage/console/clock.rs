//! Formatting of durations.

use konventa_domain::Timestamp;

/// Minutes and seconds: 17:40.
#[must_use]
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Whole seconds from `started` to `now`; 0 before the start.
#[must_use]
pub fn seconds_since(started: Timestamp, now: Timestamp) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates at both ends, which is what a clock wants"
    )]
    let seconds = (now.ms_since(started) / 1000.0) as u32;
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_has_two_digits_of_seconds() {
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(1065), "17:45");
        let started = Timestamp::from_ms(5000.0);
        assert_eq!(clock(seconds_since(started, Timestamp::from_ms(66_900.0))), "1:01");
        assert_eq!(seconds_since(started, Timestamp::from_ms(0.0)), 0);
    }
}
