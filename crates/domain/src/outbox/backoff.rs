//! The wait before the next try.

const FIRST: f64 = 2_000.0;
const LONGEST: f64 = 300_000.0;
/// Our server asks for 10 seconds at most. A proxy that asks for longer is tried again after this
/// time.
const LONGEST_ASKED: f64 = 60_000.0;

/// Returns the milliseconds to wait after `attempts` failed tries: twice as long each time, from 2
/// seconds to 5 minutes. `jitter` (0 to 1, drawn each time) decides the upper half, so that the
/// phones of a hall do not come back at once. The wait is never shorter than what the server asked
/// for with `Retry-After` (in seconds), up to a minute.
pub(super) fn backoff(attempts: u32, jitter: f64, retry_after: Option<u32>) -> f64 {
    let doubled = FIRST * f64::from(2_u32.saturating_pow(attempts.saturating_sub(1).min(20)));
    let own = doubled.min(LONGEST) * (0.5 + 0.5 * jitter.clamp(0.0, 1.0));
    match retry_after {
        None => own,
        Some(seconds) => (f64::from(seconds) * 1000.0).min(LONGEST_ASKED) + own,
    }
}

/// Returns the longest wait that [`backoff`] can have set after `attempts` failed tries.
pub(super) fn longest_wait(attempts: u32, asked: bool) -> f64 {
    backoff(attempts, 1.0, asked.then_some(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn waiting_grows_within_bounds(attempts in 1_u32..100, jitter in 0.0_f64..=1.0, asked in prop::option::of(0_u32..10_000)) {
            let wait = backoff(attempts, jitter, asked);
            prop_assert!(wait >= FIRST / 2.0);
            prop_assert!(wait >= asked.map_or(0.0, |s| (f64::from(s) * 1000.0).min(LONGEST_ASKED)));
            prop_assert!(wait <= LONGEST + LONGEST_ASKED);
            prop_assert!(backoff(attempts + 1, jitter, asked) >= wait);
            prop_assert!(longest_wait(attempts, asked.is_some()) >= wait);
        }
    }
}
