//! Limits and figures of the operating system.

use konventa_test_support::TestServer;

/// Raises the limit of open files, and so of connections, for this process and those it starts.
/// Returns the new limit, if the system has one.
#[cfg(unix)]
pub fn raise_open_files() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    // If the limit cannot be raised, the old one is returned and printed.
    let _ = setrlimit(Resource::Nofile, raised);
    getrlimit(Resource::Nofile).current
}

/// Does nothing: this system has no such limit.
#[cfg(not(unix))]
pub fn raise_open_files() -> Option<u64> {
    None
}

/// The resident memory of a server, in bytes; `None` if it has ended or the system does not say.
pub fn resident_memory(server: &TestServer) -> Option<u64> {
    resident_in(&std::fs::read_to_string(format!("/proc/{}/status", server.process_id()?)).ok()?)
}

fn resident_in(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_from_the_status_file_of_linux() {
        assert_eq!(resident_in("Name:\tx\nVmHWM:\t  9 kB\nVmRSS:\t  1234 kB\n"), Some(1_263_616));
        assert_eq!(resident_in("Name:\tx\n"), None);
    }
}
