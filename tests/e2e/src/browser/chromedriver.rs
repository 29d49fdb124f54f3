//! The driver's process.

use std::ffi::OsString;
use std::fs::File;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, bail};
use tokio::process::Child;

use crate::wait::until;

/// A driver on a port that it chose, killed when dropped. Ctrl-C reaches it and its browser as it reaches the tests.
pub(super) struct Chromedriver {
    _child: Child,
    port: u16,
}

impl Chromedriver {
    pub(super) async fn start(folder: &Path) -> anyhow::Result<Self> {
        let program =
            std::env::var_os("KONVENTA_CHROMEDRIVER").unwrap_or_else(|| OsString::from("chromedriver"));
        let log = folder.join("chromedriver.log");
        let mut command = tokio::process::Command::new(&program);
        command
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(File::create(&log)?)
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let mut child = command.spawn().with_context(|| {
            let program = program.display();
            format!("cannot start {program}: install chromium-driver, or name it in KONVENTA_CHROMEDRIVER")
        })?;
        let port = until("chromedriver to say its port", async || {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(Err(status)));
            }
            Ok(port(&std::fs::read_to_string(&log)?).map(Ok))
        })
        .await?;
        match port {
            Ok(port) => Ok(Self { _child: child, port }),
            Err(status) => bail!("chromedriver stopped at once ({status})"),
        }
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// From "ChromeDriver was started successfully on port 36789."
fn port(said: &str) -> Option<u16> {
    let (_, after) = said.split_once("successfully on port ")?;
    after.split_once('.')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_port_is_read_once_the_line_is_whole() {
        assert_eq!(super::port("…\nChromeDriver was started successfully on port 36789.\n"), Some(36789));
        assert_eq!(super::port("ChromeDriver was started successfully on port 36"), None);
    }
}
