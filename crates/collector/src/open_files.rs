//! The limit of open files. Each phone that follows needs one.

use konventa_domain::invariant::assert_fits;

/// A limit that is too low for a large hall; the default of many systems is lower.
const LOW_LIMIT: u64 = 2048;

/// Files that connections may not use: the database, a refusal, and what else the program opens.
const RESERVE: u64 = 64;
/// The largest number of connections, whatever the system allows. Each costs up to about 32 KiB.
const MAX_CONNECTIONS: u64 = 20_000;

/// Returns the number of connections that can be open at once.
#[must_use]
pub fn connections() -> usize {
    connections_of(rlimit::increase_nofile_limit(u64::MAX).unwrap_or(MAX_CONNECTIONS))
}

fn connections_of(limit: u64) -> usize {
    // Of very few files, half are for connections.
    let free = limit.saturating_sub(RESERVE).max(limit / 2).clamp(1, MAX_CONNECTIONS);
    assert_fits(free)
}

/// Raises the limit of open files as far as the system allows. Returns a warning if it stays low.
#[must_use]
pub fn raise() -> Option<String> {
    warning(rlimit::increase_nofile_limit(u64::MAX).ok()?)
}

fn warning(limit: u64) -> Option<String> {
    (limit < LOW_LIMIT).then(|| {
        format!(
            "The system allows only {limit} open files, so about {} phones can follow at once. For more, run “ulimit -n \
             65536” before you start the server.",
            connections_of(limit)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_low_limit_is_reported() {
        assert_eq!(warning(2048), None);
        assert!(warning(1024).unwrap().contains("about 960 phones"));
    }

    #[test]
    fn connections_leave_files_for_the_rest() {
        for (limit, connections) in
            [(0, 1), (12, 6), (64, 32), (1024, 960), (20_064, 20_000), (u64::MAX, 20_000)]
        {
            assert_eq!(connections_of(limit), connections, "{limit}");
        }
    }
}
