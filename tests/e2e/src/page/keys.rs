//! The form for a key, and links with a code in its place.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};
use serde_json::json;

use crate::Browser;
use crate::server::{PRESENTER_KEY, RESEARCH_KEY, program};
use crate::wait::until_true;

/// Whether this tab has the key of the page.
const HAS_KEY: &str = r"
    const home = new URL(document.baseURI).pathname;
    const name = location.pathname.startsWith(`${home}research`) ? 'research' : 'presenter';
    return `${home.slice(1)}konventa.${name}-key` in sessionStorage;";

/// Gives this tab the presenter's key.
const GIVE_KEY: &str = r"
    sessionStorage.setItem('konventa.presenter-key', JSON.stringify(arguments[0]));
    return null;";

/// Gives a console that was opened on its own the presenter's key, and loads it again.
pub async fn give_presenter_key(browser: &Browser) -> anyhow::Result<()> {
    let () = browser.eval(GIVE_KEY, vec![json!(PRESENTER_KEY)]).await?;
    browser.reload().await
}

/// Opens a page of presenters or researchers, and types the key unless the tab has one.
pub async fn open_with_key(browser: &Browser, path: &str, key: &str) -> anyhow::Result<()> {
    browser.open(path).await?;
    if browser.eval(HAS_KEY, Vec::new()).await? {
        return Ok(());
    }
    browser.type_into("key", key).await?;
    browser.touch("open").await?;
    // The tab keeps the key once the server has accepted it. A page that is left before has none.
    until_true("the tab to keep the key", async || browser.eval(HAS_KEY, Vec::new()).await).await
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
    let link = |page: &str| -> anyhow::Result<String> {
        let start = shown.find(&format!("/{page}#code=")).with_context(|| shown.clone())?;
        Ok(shown[start..].split_whitespace().next().unwrap_or_default().to_owned())
    };
    Ok([link("present")?, link("research")?])
}
