//! The server's executable that the tests start.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use konventa_test_support::TestServer;
pub use konventa_test_support::server::{PRESENTER_KEY, RESEARCH_KEY};

/// Starts a server with its own database and waits until it answers.
pub async fn start() -> anyhow::Result<TestServer> {
    let hint = "build the server with `cargo build --bin konventa`, or name it in KONVENTA_BIN";
    TestServer::start(program()).await.context(hint)
}

/// Starts a server with a public URL.
pub async fn start_at(public_url: &str) -> anyhow::Result<TestServer> {
    TestServer::start_with(program(), ["--public-url", public_url]).await
}

/// The executable named in the environment, else the one beside these tests.
pub fn program() -> PathBuf {
    if let Some(named) = std::env::var_os("KONVENTA_BIN") {
        return named.into();
    }
    let name = format!("konventa{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().unwrap_or_default();
    // Tests are in target/debug/deps, executables in target/debug.
    let beside =
        here.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|file| file.is_file());
    beside.unwrap_or_else(|| workspace().join("target/debug").join(name))
}

/// The root of the checkout.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
