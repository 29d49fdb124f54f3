//! A terminal in which the program runs.

use std::fs::File;
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::process::{Child, Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// A program whose output goes to a terminal. Dropping it kills it.
pub(super) struct OnTerminal {
    child: Child,
    screen: File,
    pub(super) shown: String,
}

impl Drop for OnTerminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl OnTerminal {
    pub(super) fn start(command: &mut Command) -> Self {
        let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&screen).unwrap();
        unlockpt(&screen).unwrap();
        let name = ptsname(&screen, Vec::new()).unwrap();
        let path = std::ffi::OsStr::from_bytes(name.as_bytes());
        let terminal = File::options().read(true).write(true).open(path).unwrap();
        let child = command.stdout(Stdio::from(terminal)).stderr(Stdio::null()).spawn().unwrap();
        // The other side is the program's alone, so that its end ends what is read here.
        command.stdout(Stdio::null());
        Self { child, screen: File::from(screen), shown: String::new() }
    }

    /// Reads until these words are shown, or the program ends.
    pub(super) fn wait_for(&mut self, words: &str) -> &str {
        let mut bytes = [0; 4096];
        while !self.shown.contains(words) {
            match self.screen.read(&mut bytes) {
                // A closed terminal is an error on Linux.
                Ok(0) | Err(_) => break,
                Ok(length) => self.shown.push_str(&String::from_utf8_lossy(&bytes[..length])),
            }
        }
        &self.shown
    }

    /// The value in the line that starts with this word.
    pub(super) fn link(&self, word: &str) -> &str {
        self.shown.lines().find_map(|line| line.trim().strip_prefix(word)).unwrap().trim()
    }
}

/// Runs a command to its end. Returns what it shows.
pub(super) fn run_on_terminal(command: &mut Command) -> OnTerminal {
    let mut running = OnTerminal::start(command);
    running.wait_for("\u{0}");
    running
}
