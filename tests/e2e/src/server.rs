//! The real server, with a database of its own.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, bail, ensure};
use konventa_domain::gain::Report;
use konventa_domain::submission::Submission;
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::wait::until;

/// The key of the presenter in all tests.
pub const PRESENTER_KEY: &str = "presenter-key-of-the-tests";
/// The key of the researcher in all tests.
pub const RESEARCH_KEY: &str = "research-key-of-the-tests";
/// The deck in all tests.
pub const DECK: &str = "istanbul-convention";

/// A running `konventa serve`. It is killed when dropped, and its database goes with it.
pub struct Server {
    child: Option<Child>,
    address: SocketAddr,
    folder: TempDir,
    client: reqwest::Client,
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
            client: reqwest::Client::new(),
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
        let program = program();
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
        let url = format!("http://{}/api/health", self.address);
        let client = &self.client;
        let healthy = until("the server to answer GET /api/health with 200", async || {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(Err(status)));
            }
            Ok(client.get(&url).send().await?.status().is_success().then_some(Ok(())))
        })
        .await?;
        if let Err(status) = healthy {
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

    /// The report over all records.
    ///
    /// # Errors
    /// Where the server gives none.
    pub async fn report(&self) -> anyhow::Result<Report> {
        let url = format!("http://{}/api/research/report?deck={DECK}", self.address);
        let answer = self.client.get(url).bearer_auth(RESEARCH_KEY).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    }

    /// Whether the server has no record at all. A count of 1 to 9 is withheld in the report, none is not.
    ///
    /// # Errors
    /// Where the server gives no report.
    pub async fn is_empty(&self) -> anyhow::Result<bool> {
        let n = self.report().await?.n;
        Ok([n.paired, n.pre_only, n.post_only].iter().all(|count| count.value() == Some(0.0)))
    }

    /// A file of the deck, as phones load it: `en.json`, `key.json`.
    ///
    /// # Errors
    /// Where there is no such file.
    pub async fn deck_file<T: DeserializeOwned>(&self, name: &str) -> anyhow::Result<T> {
        let url = format!("http://{}/decks/{DECK}/{name}", self.address);
        Ok(self.client.get(url).send().await?.error_for_status()?.json().await?)
    }

    /// Posts a submission past the browser.
    ///
    /// # Errors
    /// Where it is not recorded.
    pub async fn submit(&self, submission: &Submission) -> anyhow::Result<()> {
        let url = format!("http://{}/api/submissions", self.address);
        let answer = self.client.post(url).json(submission).send().await?;
        let status = answer.status();
        ensure!(status.is_success(), "{status}: {}", answer.text().await?);
        Ok(())
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
    let beside = here.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|file| file.is_file());
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
