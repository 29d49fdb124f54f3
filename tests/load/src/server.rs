//! A server for the time of a run, with a database of its own.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::http::{Ask, Line, Target};
use crate::machine;

/// For a server that lives minutes on the loopback interface.
const PRESENTER_KEY: &str = "presenter-key-of-the-load-only";
const RESEARCH_KEY: &str = "research-key-of-the-load-only";

/// So long a server may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);

/// The keys of a server.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Starts lectures.
    pub presenter: String,
    /// Reads the report.
    pub research: String,
}

impl Keys {
    /// Those of every server started here.
    #[must_use]
    pub fn own() -> Self {
        Self { presenter: PRESENTER_KEY.to_owned(), research: RESEARCH_KEY.to_owned() }
    }
}

/// A running server. It is killed when dropped, and its database goes with it.
pub struct Server {
    child: Child,
    folder: TempDir,
    /// Where it listens.
    pub target: Target,
}

impl Server {
    /// Starts the executable and waits until it answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn start(program: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir().context("no folder for a database")?;
        // The system chooses a free port; nobody else takes one in the moment until the server does.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let log = File::create(folder.path().join("server.log"))?;
        let child = Command::new(program)
            .args(["serve", "--listen", &address.to_string(), "--database"])
            .arg(format!("sqlite://{}", folder.path().join("konventa.db").display()))
            .env("KONVENTA_PRESENTER_KEY", PRESENTER_KEY)
            .env("KONVENTA_RESEARCH_KEY", RESEARCH_KEY)
            .env_remove("KONVENTA_DATABASE_URL")
            .env_remove("KONVENTA_LISTEN")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let target = Target::parse(&format!("http://{address}")).await?;
        let mut server = Self { child, folder, target };
        let healthy = async {
            let health = Ask::get("/api/health");
            while Line::new(target, 0).ask(&health).await.is_err() {
                if let Some(status) = server.child.try_wait()? {
                    bail!("the server stopped at once ({status})");
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Ok(())
        };
        let answered = tokio::time::timeout(PATIENCE, healthy).await;
        answered
            .context("the server does not answer")
            .and_then(|healthy| healthy)
            .with_context(|| server.log())?;
        Ok(server)
    }

    /// Memory it has in use, in bytes.
    #[must_use]
    pub fn resident(&self) -> Option<u64> {
        machine::resident(self.child.id()?)
    }

    /// Processor time it has used.
    #[must_use]
    pub fn processor_seconds(&self) -> Option<f64> {
        machine::processor_seconds(self.child.id()?)
    }

    /// What it said so far.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("server.log")).unwrap_or_default()
    }
}
