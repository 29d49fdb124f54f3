//! A real server with its own database.

use std::ffi::OsString;
use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::http::{Connection, Request, ServerAddress};
use crate::wait::until_true;

/// The presenter key of every server started here.
pub const PRESENTER_KEY: &str = "presenter-key-of-the-tests";
/// The researcher key of every server started here.
pub const RESEARCH_KEY: &str = "research-key-of-the-tests";

/// The keys of a server.
#[derive(Debug, Clone)]
pub struct ServerKeys {
    /// Starts lectures.
    pub presenter: String,
    /// Reads the report.
    pub research: String,
}

impl ServerKeys {
    /// The keys of every server started here.
    pub fn of_tests() -> Self {
        Self { presenter: PRESENTER_KEY.to_owned(), research: RESEARCH_KEY.to_owned() }
    }
}

/// A running `konventa serve`. Dropping it kills the process and deletes its database.
pub struct TestServer {
    program: PathBuf,
    /// Options of `konventa serve` beside those of every test.
    options: Vec<OsString>,
    child: Option<Child>,
    address: ServerAddress,
    folder: TempDir,
}

impl TestServer {
    /// Starts the executable on a free port and waits until it answers.
    pub async fn start(program: impl Into<PathBuf>) -> anyhow::Result<Self> {
        Self::start_with(program, [""; 0]).await
    }

    /// Starts it with more options.
    pub async fn start_with(
        program: impl Into<PathBuf>,
        options: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> anyhow::Result<Self> {
        let mut server = Self {
            program: program.into(),
            options: options.into_iter().map(Into::into).collect(),
            child: None,
            address: free_address()?.into(),
            folder: tempfile::tempdir().context("cannot create a folder for a database")?,
        };
        if server.up().await.is_err() {
            // Another process may have taken the port in the meantime.
            server.address = free_address()?.into();
            server.up().await?;
        }
        Ok(server)
    }

    /// Starts the server again after [`Self::down`] or [`Self::kill`], with the same port and database.
    pub async fn up(&mut self) -> anyhow::Result<()> {
        let log = File::options().create(true).append(true).open(self.log_file())?;
        let child = Command::new(&self.program)
            .args(["serve", "--listen", &self.address.socket().to_string(), "--database"])
            .arg(format!("sqlite://{}", self.database().display()))
            .args(&self.options)
            .env("KONVENTA_PRESENTER_KEY", PRESENTER_KEY)
            .env("KONVENTA_RESEARCH_KEY", RESEARCH_KEY)
            .env_remove("KONVENTA_DATABASE_URL")
            .env_remove("KONVENTA_LISTEN")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", self.program.display()))?;
        let child = self.child.insert(child);
        let mut connection = Connection::new(self.address, 0);
        let health = Request::get("/api/health");
        let mut stopped = None;
        until_true("the server to answer GET /api/health with 200", async || {
            stopped = child.try_wait()?;
            Ok(stopped.is_some() || connection.send(&health).await?.status.is_success())
        })
        .await
        .with_context(|| self.log())?;
        if let Some(status) = stopped {
            self.child = None;
            bail!("the server stopped at once ({status}):\n{}", self.log());
        }
        Ok(())
    }

    /// Stops the server as Ctrl-C does, and waits for its end, which must be a success.
    pub async fn down(&mut self) -> anyhow::Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        let id = child.id().context("the server has already ended")?;
        let signalled = Command::new("kill").args(["-INT", &id.to_string()]).status().await?;
        ensure!(signalled.success(), "the server could not be told to stop");
        let status = child.wait().await?;
        ensure!(status.success(), "the server stopped with {status}:\n{}", self.log());
        Ok(())
    }

    /// Ends the server as a power cut does: it has no time to finish anything.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        child.kill().await.context("the server does not end")
    }

    /// The file of its database.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("konventa.db")
    }

    /// The address it listens on.
    pub const fn address(&self) -> ServerAddress {
        self.address
    }

    /// The process id, while it runs.
    pub fn process_id(&self) -> Option<u32> {
        self.child.as_ref()?.id()
    }

    /// Everything it printed and logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }
}

/// Lets the system choose a free port.
fn free_address() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?)
}
