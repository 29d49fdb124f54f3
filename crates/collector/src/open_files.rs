//! The limit of open files. Each phone that follows needs one.

/// A limit that is too low for a large hall; the default of many systems is lower.
const LOW_LIMIT: u64 = 2048;

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
            limit.saturating_sub(100)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_low_limit_is_reported() {
        assert_eq!(warning(2048), None);
        assert!(warning(1024).unwrap().contains("about 924 phones"));
    }
}
