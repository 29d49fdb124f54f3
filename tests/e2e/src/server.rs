//! The real server, with a database of its own.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::api::Api;
use crate::wait::until_true;

/// The key of the presenter in all tests.
pub const PRESENTER_KEY: &str = "presenter-key-of-the-tests";
/// The key of the researcher in all tests.
pub const RESEARCH_KEY: &str = "research-key-of-the-tests";

/// A running `konventa serve`. It is killed when dropped, and its database goes with it.
pub struct Server {
    child: Option<Child>,
    address: SocketAddr,
    folder: TempDir,
}

impl Server {
    /// Starts a server on a free port and waits until it answers.
    ///
    /// # Errors
    /// Where there is no server to start, or it does not answer.
    pub async fn start() -> anyhow::Result<Self> {
        let mut server = Self {
            child: None,
            address: free_address()?,
            folder: tempfile::tempdir().context("no folder for a database")?,
        };
        if server.up().await.is_err() {
            // Somebody else took the port between our asking for it and the server's.
            server.address = free_address()?;
            server.up().await?;
        }
        Ok(server)
    }

    /// Starts the server again where it is down: same port, same database.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn up(&mut self) -> anyhow::Result<()> {
        let (program, api) = (program(), self.api());
        let log = File::options().create(true).append(true).open(self.log_file())?;
        let child = Command::new(&program)
            .args(["serve", "--listen", &self.address.to_string()])
            .arg("--database")
            .arg(format!("sqlite://{}", self.folder.path().join("konventa.db").display()))
            .env("KONVENTA_PRESENTER_KEY", PRESENTER_KEY)
            .env("KONVENTA_RESEARCH_KEY", RESEARCH_KEY)
            .env_remove("KONVENTA_DATABASE_URL")
            .env_remove("KONVENTA_LISTEN")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| {
                format!(
                    "cannot start {}: build it with `cargo build --bin konventa`, or name it in KONVENTA_BIN",
                    program.display()
                )
            })?;
        let child = self.child.insert(child);
        let mut stopped = None;
        until_true("the server to answer GET /api/health with 200", async || {
            stopped = child.try_wait()?;
            Ok(stopped.is_some() || api.is_healthy().await?)
        })
        .await?;
        if let Some(status) = stopped {
            self.child = None;
            bail!("the server stopped at once ({status}):\n{}", self.log());
        }
        Ok(())
    }

    /// Stops the server as Ctrl-C does, and waits until it is gone.
    ///
    /// # Errors
    /// Where it does not stop, or stops with an error.
    pub async fn down(&mut self) -> anyhow::Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        let id = child.id().context("the server is gone already")?;
        let told = Command::new("kill").args(["-INT", &id.to_string()]).status().await?;
        ensure!(told.success(), "the server could not be told to stop");
        let status = child.wait().await?;
        ensure!(status.success(), "the server stopped with {status}:\n{}", self.log());
        Ok(())
    }

    /// Ends the server as a power cut does: it has no time for anything.
    ///
    /// # Errors
    /// Where it does not end.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        child.kill().await.context("the server does not end")
    }

    /// What it answers to programs.
    #[must_use]
    pub fn api(&self) -> Api {
        Api::at(format!("http://{}", self.address), RESEARCH_KEY.to_owned())
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it said so far.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }
}

/// The server's executable: the one named in the environment, else the one beside these tests.
fn program() -> PathBuf {
    if let Some(named) = std::env::var_os("KONVENTA_BIN") {
        return named.into();
    }
    let name = format!("konventa{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().unwrap_or_default();
    // Tests lie in target/debug/deps, binaries in target/debug.
    let beside =
        here.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|file| file.is_file());
    beside.unwrap_or_else(|| workspace().join("target/debug").join(name))
}

/// The top of the checkout.
#[must_use]
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The system chooses a free port.
fn free_address() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?)
}
