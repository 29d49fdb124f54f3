//! axe-core in a page: what breaks WCAG 2.2 AA or a best practice.
//!
//! One line checks the current page: `axe::check(browser, "the lobby").await?`. A test of many
//! screens collects the violations of all of them instead, with [`violations`] and [`none`].

use std::path::PathBuf;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::json;

use crate::Browser;
use crate::server::workspace;

/// A rule that an element of a page breaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// The name of the rule.
    pub rule: String,
    /// How bad it is, from `minor` to `critical`.
    pub impact: String,
    /// Selects the element.
    pub node: String,
    /// What is wrong with it.
    pub says: String,
}

/// The theme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// Asks the page for this theme, from now on and in every page of this window.
    pub async fn set(self, browser: &Browser) -> anyhow::Result<()> {
        let value = if self == Self::Dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        browser.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }
}

/// The standard and the practices that a page has to follow.
const RUN: &str = r"
    const done = arguments[arguments.length - 1];
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }).then(
        ({ violations }) => done({ found: violations.flatMap(rule => rule.nodes.map(node => ({
            rule: rule.id, impact: rule.impact ?? 'minor', node: node.target.flat().join(' '),
            says: node.failureSummary.split('\n').slice(1).join(';').trim() || rule.help,
        }))) }),
        error => done({ failed: String(error) }));";

#[derive(Deserialize)]
struct Outcome {
    #[serde(default)]
    found: Vec<Violation>,
    failed: Option<String>,
}

/// The violations of the current page. A page that moves is checked once it stands still.
pub async fn violations(browser: &Browser) -> anyhow::Result<Vec<Violation>> {
    browser.still().await?;
    if !browser.eval::<bool>("return 'axe' in window;", Vec::new()).await? {
        // As a script of the driver: the page's Content-Security-Policy forbids another one.
        let _: Option<()> = browser.eval(&script()?, Vec::new()).await?;
    }
    let outcome: Outcome = browser.eval_later(RUN).await?;
    match outcome.failed {
        Some(error) => anyhow::bail!("axe-core failed: {error}"),
        None => Ok(outcome.found),
    }
}

/// Fails if the current page breaks a rule, and names screen, rule and element.
pub async fn check(browser: &Browser, screen: &str) -> anyhow::Result<()> {
    none(&describe(screen, violations(browser).await?))
}

/// The violations of a screen as lines for a message.
pub fn describe(screen: &str, violations: Vec<Violation>) -> Vec<String> {
    let line =
        |Violation { rule, impact, node, says }| format!("{screen}: {rule} ({impact}): {node}: {says}");
    violations.into_iter().map(line).collect()
}

/// Fails if there is any line, with all of them.
pub fn none(found: &[String]) -> anyhow::Result<()> {
    anyhow::ensure!(found.is_empty(), "{} violations of accessibility:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// The script of axe-core: named in the environment, or where `cargo xtask test` installs it.
fn script() -> anyhow::Result<String> {
    let installed = || workspace().join("target/tools/npm/node_modules/axe-core/axe.min.js");
    let file = std::env::var_os("KONVENTA_AXE").map_or_else(installed, PathBuf::from);
    let hint = "`cargo xtask test e2e` installs axe-core, or name its script in KONVENTA_AXE";
    std::fs::read_to_string(&file).with_context(|| format!("cannot read {}; {hint}", file.display()))
}
