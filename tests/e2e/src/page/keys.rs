//! The form for a key, and links with a code in its place.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};

use crate::Browser;
use crate::server::{PRESENTER_KEY, RESEARCH_KEY, program};

/// Whether this tab has a key.
const HAS_KEY: &str =
    "return ['presenter', 'research'].some(name => `konventa.${name}-key` in sessionStorage);";

/// Opens a page of presenters or researchers, and types the key unless the tab has one.
pub async fn open_with_key(browser: &Browser, path: &str, key: &str) -> anyhow::Result<()> {
    browser.open(path).await?;
    if browser.eval(HAS_KEY, Vec::new()).await? {
        return Ok(());
    }
    browser.type_into("key", key).await?;
    browser.touch("open").await
}

/// Returns the paths of new links, of the presenter and the researcher, as an operator gets them: in
/// a terminal.
pub fn new_links(dir: &Path) -> anyhow::Result<[String; 2]> {
    let keys = format!("'{}' keys --public-url http://k", program().display());
    let output = Command::new("script")
        .args(["--quiet", "--return", "--command", &keys, "/dev/null"])
        .current_dir(dir)
        .env("KONVENTA_PRESENTER_KEY", PRESENTER_KEY)
        .env("KONVENTA_RESEARCH_KEY", RESEARCH_KEY)
        .output()
        .context("there is no program “script”, which runs another in a terminal")?;
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "{shown}");
    let link = |page: &str| {
        let start = shown.find(&format!("/{page}#code=")).with_context(|| shown.clone())?;
        Ok(shown[start..].split_whitespace().next().unwrap_or_default().to_owned())
    };
    Ok([link("present")?, link("research")?])
}
