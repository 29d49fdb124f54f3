//! The driver's process.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, bail};
use tokio::process::{Child, Command};

use super::Engine;
use crate::wait::until;

/// The number of times a driver is started before its end is an error.
const STARTS: u32 = 3;

/// A driver. Dropping it kills it. Ctrl-C reaches it and its browser as it reaches the tests.
pub(super) struct Driver {
    // Dropped in this order: the driver, then the screen that it and its browser are on.
    _child: Child,
    _screen: Option<Child>,
    port: u16,
}

impl Driver {
    /// Starts the driver of an engine. Its output goes to a file in this folder.
    ///
    /// A driver takes the same port for IPv4 and IPv6, and stops if another process has one of
    /// them. Then it is started again.
    pub(super) async fn start(engine: Engine, folder: &Path) -> anyhow::Result<Self> {
        let mut left = STARTS;
        loop {
            left -= 1;
            match Self::start_once(engine, folder).await {
                Err(_) if left > 0 => {}
                started => return started,
            }
        }
    }

    async fn start_once(engine: Engine, folder: &Path) -> anyhow::Result<Self> {
        let log = folder.join("driver.log");
        let (mut command, asked, screen) = match engine {
            Engine::Chromium => (program("KONVENTA_CHROMEDRIVER", "chromedriver"), None, None),
            Engine::Firefox => (program("KONVENTA_GECKODRIVER", "geckodriver"), None, None),
            // This driver takes a port, but does not choose one.
            Engine::WebKit => {
                let (screen, display) = Screen::start(folder).await?;
                let mut command = program("KONVENTA_WEBKITDRIVER", "WebKitWebDriver");
                command.env("DISPLAY", display);
                (command, Some(free_port()?), Some(screen))
            }
        };
        command.arg(format!("--port={}", asked.unwrap_or_default()));
        let mut child = spawn(&mut command, &log)?;
        let started = until("the driver to print its port", async || {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(Err(status)));
            }
            let port = match asked {
                Some(port) => TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(port),
                None => port(&std::fs::read_to_string(&log)?),
            };
            Ok(port.map(Ok))
        })
        .await?;
        match started {
            Ok(port) => Ok(Self { _child: child, _screen: screen, port }),
            Err(status) => {
                let printed = std::fs::read_to_string(&log).unwrap_or_default();
                bail!("the driver of {engine:?} stopped at once ({status}): {printed}")
            }
        }
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// A virtual screen: WebKit cannot run without one.
struct Screen;

impl Screen {
    /// Starts one. Also returns its name.
    async fn start(folder: &Path) -> anyhow::Result<(Child, String)> {
        let log = folder.join("screen.log");
        let mut command = program("KONVENTA_XVFB", "Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let mut child = spawn(&mut command, &log)?;
        let number = until("a virtual screen", async || {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(Err(status)));
            }
            let printed = std::fs::read_to_string(&log)?;
            Ok(printed.strip_suffix('\n').map(|number| Ok(number.to_owned())))
        })
        .await?;
        match number {
            Ok(number) => Ok((child, format!(":{number}"))),
            Err(status) => bail!("Xvfb stopped at once ({status})"),
        }
    }
}

/// The program named in the environment, else the one with this name.
fn program(variable: &str, name: &str) -> Command {
    Command::new(std::env::var_os(variable).unwrap_or_else(|| OsString::from(name)))
}

fn spawn(command: &mut Command, log: &PathBuf) -> anyhow::Result<Child> {
    let program = command.as_std().get_program().to_owned();
    command.stdin(Stdio::null()).stdout(File::create(log)?).stderr(Stdio::null()).kill_on_drop(true);
    command.spawn().with_context(|| {
        let program = OsStr::display(&program);
        format!("cannot start {program}: `cargo xtask setup` installs it, or says how")
    })
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

/// Reads the port from "ChromeDriver was started successfully on port 36789." or "Listening on
/// 127.0.0.1:36789", once the line is complete.
fn port(printed: &str) -> Option<u16> {
    let between = |before: &str, after: char| Some(printed.split_once(before)?.1.split_once(after)?.0);
    between("successfully on port ", '.').or_else(|| between("Listening on 127.0.0.1:", '\n'))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn the_port_is_read_once_the_line_is_complete() {
        let chrome = "Starting ChromeDriver on port 0\nChromeDriver was started successfully on port 36789.";
        assert_eq!(port(chrome), Some(36789));
        assert_eq!(port("ChromeDriver was started successfully on port 36"), None);
        assert_eq!(port("1\tgeckodriver\tINFO\tListening on 127.0.0.1:36789\n"), Some(36789));
        assert_eq!(port("1\tgeckodriver\tINFO\tListening on 127.0.0.1:36"), None);
    }
}
