//! axe-core in a page: what breaks WCAG 2.2 AA or a best practice.
//!
//! One line checks the current page: `axe::check(browser, "the lobby").await?`. A test of many
//! screens uses [`Inspection`](crate::Inspection), which checks each in both themes and in several
//! languages.

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
    /// Asks the page for this theme, from now on and in every page of this window. Nothing moves in
    /// the meantime, so that no color is read while it changes.
    pub async fn set(self, browser: &Browser) -> anyhow::Result<()> {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": self.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        browser.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// The other theme.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    /// Its name in a style sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which rules a page is checked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Those of the standard, and the best practices.
    All,
    /// Those that read colors: enough for a page that was checked in its other theme, because a theme
    /// changes nothing else.
    Colors,
}

impl Rules {
    /// What axe-core is asked to run.
    fn selection(self) -> serde_json::Value {
        match self {
            Self::All => json!({
                "type": "tag",
                "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            }),
            Self::Colors => json!({ "type": "rule", "values": ["color-contrast", "link-in-text-block"] }),
        }
    }
}

/// Runs the rules on the page; returns null if the page has no axe-core yet.
const RUN: &str = r"
    const [runOnly, done] = arguments;
    if (!window.axe) return done({ absent: true });
    axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false }).then(
        ({ violations }) => done({ found: violations.flatMap(rule => rule.nodes.map(node => ({
            rule: rule.id, impact: rule.impact ?? 'minor', node: node.target.flat().join(' '),
            says: node.failureSummary.split('\n').slice(1).join(';').trim() || rule.help,
        }))) }),
        error => done({ failed: String(error) }));";

#[derive(Deserialize)]
struct Outcome {
    #[serde(default)]
    found: Vec<Violation>,
    #[serde(default)]
    absent: bool,
    failed: Option<String>,
}

/// The violations of the current page. A page that moves is checked once it stands still.
pub async fn violations(browser: &Browser, rules: Rules) -> anyhow::Result<Vec<Violation>> {
    browser.still().await?;
    let run = async || browser.eval_later_with::<Outcome>(RUN, vec![rules.selection()]).await;
    let mut outcome = run().await?;
    if outcome.absent {
        // As a script of the driver: the page's Content-Security-Policy forbids another one.
        let _: Option<()> = browser.eval(&script()?, Vec::new()).await?;
        outcome = run().await?;
    }
    match outcome.failed {
        Some(error) => anyhow::bail!("axe-core failed: {error}"),
        None => Ok(outcome.found),
    }
}

/// Fails if the current page breaks a rule, and names screen, rule and element.
pub async fn check(browser: &Browser, screen: &str) -> anyhow::Result<()> {
    none(&describe(screen, violations(browser, Rules::All).await?))
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
