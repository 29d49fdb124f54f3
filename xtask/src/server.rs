//! The server as the other verbs need it: built for development, built for release, or running for
//! a moment.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::{run, say, site};

/// The cargo profile of the release build.
pub(crate) const PROFILE: &str = "server";

/// Builds the server for a first look, with as few crates and features as it needs.
pub(crate) fn build_for_trial(paths: &Paths) -> anyhow::Result<PathBuf> {
    site::ensure_folder(paths)?;
    say::step("server: compiling", || {
        run::run(run::cargo(&paths.root).args([
            "build",
            "--locked",
            "--package",
            "konventa-collector",
            "--bin",
            "konventa",
        ]))
    })?;
    Ok(executable(paths, "debug"))
}

/// Builds the server for tests. It reads the site from `target/site` at run time.
///
/// `--workspace --bin` rather than `--package`: cargo then chooses the same features of shared
/// dependencies as for the tests and lints of the whole workspace, and compiles each of them once.
pub(crate) fn build(paths: &Paths) -> anyhow::Result<PathBuf> {
    site::ensure_folder(paths)?;
    say::step("server: compiling", || {
        run::run(run::cargo(&paths.root).args(["build", "--locked", "--workspace", "--bin", "konventa"]))
    })?;
    Ok(executable(paths, "debug"))
}

/// Makes the release build of the server, with the current site and decks inside.
pub(crate) fn build_release(paths: &Paths) -> anyhow::Result<PathBuf> {
    let executable = executable(paths, PROFILE);
    let stamp = paths.tools.join("embedded.fingerprint");
    let inside = site::with_decks(paths)?;
    let fresh =
        std::fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == inside) && executable.is_file();
    say::step("server: compiling the release, some minutes at first", || {
        if !fresh {
            // Cargo does not notice new files in an embedded folder.
            run::output(run::cargo(&paths.root).args([
                "clean",
                "--profile",
                PROFILE,
                "--package",
                "konventa-collector",
            ]))?;
        }
        run::run(run::cargo(&paths.root).args([
            "build",
            "--profile",
            PROFILE,
            "--locked",
            "--package",
            "konventa-collector",
            "--bin",
            "konventa",
        ]))
    })?;
    std::fs::write(&stamp, inside).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(executable)
}

fn executable(paths: &Paths, profile: &str) -> PathBuf {
    program(paths, profile, "konventa")
}

/// Returns where cargo leaves a program.
pub(crate) fn program(paths: &Paths, profile: &str, name: &str) -> PathBuf {
    paths.cargo.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A running server. It stops when this value is dropped.
pub(crate) struct Running {
    child: Child,
    /// Its address, for example `http://127.0.0.1:41234`.
    pub(crate) url: String,
}

impl Running {
    /// Starts a server with a database of its own and waits until it answers.
    pub(crate) fn start(server: &Path, database: &Path, keys: &[(&str, &str)]) -> anyhow::Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(server);
        command
            .args(["serve", "--listen", &address.to_string()])
            .arg("--database")
            .arg(format!("sqlite://{}", database.display()))
            .envs(keys.iter().copied());
        let child = command.spawn().with_context(|| format!("cannot start `{}`", run::show(&command)))?;
        // From here on the child is stopped whatever happens.
        let mut running = Self { child, url: format!("http://{address}") };
        running.wait_until_healthy(address)?;
        Ok(running)
    }

    fn wait_until_healthy(&mut self, address: SocketAddr) -> anyhow::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            if is_healthy(address) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server stopped before it answered ({status}); its output is above");
            }
            #[expect(clippy::disallowed_methods, reason = "it waits for the condition above")]
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the server does not answer GET {}/api/health with 200 after 20 s", self.url)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // If it has ended by itself, there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks the system for a free port. Another program could take it before the server does, which is
/// unlikely enough on a developer's machine.
fn free_address() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?)
}

fn is_healthy(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        let request = format!("GET /api/health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(&status == b"HTTP/1.1 200")
    };
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_listening_is_not_healthy() {
        assert!(!is_healthy(free_address().unwrap()));
    }

    #[test]
    fn only_200_is_healthy() {
        for (status, healthy) in [("200 OK", true), ("503 Service Unavailable", false)] {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let address = listener.local_addr().unwrap();
            let answering = std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                // Read the whole request: closing with unread bytes would reset the connection.
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).unwrap();
                    request.extend(byte);
                }
                // In one write: the client hangs up as soon as it has read the status.
                stream.write_all(format!("HTTP/1.1 {status}\r\n\r\n").as_bytes()).unwrap();
            });
            assert_eq!(is_healthy(address), healthy, "{status}");
            answering.join().unwrap();
        }
    }
}
