//! The browser's process, which outlives a driver that is killed.

use std::process::{Command, Stdio};

/// A browser that is killed when this is dropped, unless it has quit.
pub(super) struct Process(Option<u64>);

impl Process {
    /// The process that the driver named, if it named one.
    pub(super) const fn new(id: Option<u64>) -> Self {
        Self(id)
    }

    /// Notes that it has quit.
    pub(super) fn ended(mut self) {
        self.0 = None;
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(id) = self.0 {
            // If it has already ended there is nothing to do.
            let _ = Command::new("kill").args(["-KILL", &id.to_string()]).stderr(Stdio::null()).status();
        }
    }
}
