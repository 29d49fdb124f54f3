//! A tour of what every page shows while its app loads, and if it cannot start.

use serde_json::json;

use super::{Visit, wait_for_selector};
use crate::Browser;

/// The pages of student, presenter and researcher.
const PAGES: [(&str, &str); 5] = [
    ("shell", "/"),
    ("shell-help", "/help"),
    ("shell-privacy", "/privacy"),
    ("shell-present", "/present"),
    ("shell-research", "/research"),
];

/// Pages whose wasm file does not arrive. Each has all its languages at once.
pub async fn shell(browser: &Browser, mut visit: impl Visit) -> anyhow::Result<()> {
    browser.devtools("Network.enable", json!({})).await?;
    browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*_bg.wasm"] })).await?;
    for (name, path) in PAGES {
        browser.open(path).await?;
        wait_for_selector(browser, ":root:not([data-loading]) .shell-stopped").await?;
        visit(name).await?;
    }
    // The same page before it knows that the app does not start.
    let loading = "document.documentElement.dataset.loading = '';";
    let _: Option<()> = browser.eval(loading, Vec::new()).await?;
    visit("shell-loading").await?;
    browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await?;
    Ok(())
}
