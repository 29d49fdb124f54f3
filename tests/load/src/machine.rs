//! What the system allows and tells.

/// Raises the number of files, and so of connections, that this process and those it starts may have. Says how many.
#[cfg(unix)]
#[must_use]
pub fn raise_open_files() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    // What cannot be raised stays, and is told.
    let _ = setrlimit(Resource::Nofile, raised);
    getrlimit(Resource::Nofile).current
}

/// There is no such limit here.
#[cfg(not(unix))]
#[must_use]
pub fn raise_open_files() -> Option<u64> {
    None
}

/// Memory of a process that is in use, in bytes; `None` where the system does not tell.
#[must_use]
pub fn resident(process: u32) -> Option<u64> {
    resident_in(&std::fs::read_to_string(format!("/proc/{process}/status")).ok()?)
}

fn resident_in(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// Processor time a process has used, in seconds; `None` where the system does not tell.
#[must_use]
pub fn processor_seconds(process: u32) -> Option<f64> {
    seconds_in(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
}

/// The name of the process is in parentheses and may have any character; after it come fields, user and system time
/// the 12th and 13th of them, in hundredths of a second on every Linux.
fn seconds_in(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(11).map(str::parse::<f64>);
    let (user, system) = (times.next()?.ok()?, times.next()?.ok()?);
    Some((user + system) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_from_the_systems_own_words() {
        assert_eq!(resident_in("Name:\tx\nVmHWM:\t  9 kB\nVmRSS:\t  1234 kB\n"), Some(1_263_616));
        assert_eq!(resident_in("Name:\tx\n"), None);
    }

    #[test]
    fn time_is_found_behind_a_name_with_spaces() {
        assert_eq!(seconds_in("7 (a b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0"), Some(2.0));
        assert_eq!(seconds_in("7"), None);
    }
}
