//! How many phones the system lets in: each holds an open file.

/// Below this a large hall does not find room: what many systems allow at first.
const FEW: u64 = 2048;

/// Raises the limit of open files as far as the system lets this process, and says so where that is not far.
#[must_use]
pub fn raise() -> Option<String> {
    warning(rlimit::increase_nofile_limit(u64::MAX).ok()?)
}

fn warning(limit: u64) -> Option<String> {
    (limit < FEW).then(|| {
        format!(
            "The system lets this program hold only {limit} open files: about {} phones can follow at once. Start it \
             after “ulimit -n 65536” for more.",
            limit.saturating_sub(100)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_limit_is_told_and_a_high_one_is_not() {
        assert_eq!(warning(2048), None);
        assert!(warning(1024).unwrap().contains("about 924 phones"));
    }
}
