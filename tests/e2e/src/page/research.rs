//! The researcher's report.

use std::collections::BTreeMap;

use anyhow::Context as _;

use crate::Browser;
use crate::server::RESEARCH_KEY;
use crate::wait::until_true;

/// The researcher's report.
pub struct Research<'a>(pub &'a Browser);

const ITEMS: &str = r"
    const rows = document.querySelectorAll('[data-testid^=report-item-]');
    return Object.fromEntries([...rows].map(e => [e.dataset.testid.slice(12), [e.dataset.pre, e.dataset.post]]));";

impl Research<'_> {
    /// Opens the link that the server prints.
    ///
    /// # Errors
    /// Where it does not load.
    pub async fn open(&self) -> anyhow::Result<()> {
        self.open_with(RESEARCH_KEY).await
    }

    /// Opens the link that a server with this key prints.
    ///
    /// # Errors
    /// Where it does not load.
    pub async fn open_with(&self, key: &str) -> anyhow::Result<()> {
        // A page that only gets another fragment is not loaded again.
        self.0.open("/api/health").await?;
        self.0.open(&format!("/research#key={key}")).await
    }

    /// Types a key and opens the report.
    ///
    /// # Errors
    /// Where that is not asked.
    pub async fn unlock(&self, key: &str) -> anyhow::Result<()> {
        self.0.type_into("key", key).await?;
        self.0.touch("open").await
    }

    /// Waits until a figure is on the screen, and says it as it is worded.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn figure(&self, name: &str) -> anyhow::Result<String> {
        Ok(self.0.see(&format!("report-{name}")).await?.text)
    }

    /// Waits until the page says that nothing may be shown yet.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn withholds(&self) -> anyhow::Result<()> {
        self.0.see("report-withheld").await?;
        Ok(())
    }

    /// Shares of right answers before and after, by item.
    ///
    /// # Errors
    /// Where they are not there, or no numbers.
    pub async fn items(&self) -> anyhow::Result<BTreeMap<String, (f64, f64)>> {
        self.figure("n").await?;
        let items: BTreeMap<String, (String, String)> = self.0.eval(ITEMS, Vec::new()).await?;
        let number = |text: String| text.parse::<f64>().with_context(|| format!("no number: {text:?}"));
        items.into_iter().map(|(item, (pre, post))| Ok((item, (number(pre)?, number(post)?)))).collect()
    }

    /// The numbers in the report's sentence, in the order of its words: students, percent before, percent after.
    ///
    /// # Errors
    /// Where there is no sentence.
    pub async fn sentence(&self) -> anyhow::Result<Vec<u32>> {
        self.figure("n").await?;
        let script =
            r"return document.querySelector('.research-sentence').textContent.match(/\d+/g).map(Number);";
        self.0.eval(script, Vec::new()).await
    }

    /// What is said in words of an item: percent before, percent after.
    ///
    /// # Errors
    /// Where the item is not there.
    pub async fn said_of(&self, item: &str) -> anyhow::Result<Vec<u32>> {
        let script =
            r"return document.querySelector(arguments[0]).textContent.match(/\d+(?= %)/g).map(Number);";
        self.0.eval(script, vec![format!("[data-testid=report-item-{item}] .item-said").into()]).await
    }

    /// Waits until the key is gone from the address.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn hides_the_key(&self) -> anyhow::Result<()> {
        until_true("the key to be gone from the address", async || {
            Ok(!self.0.url().await?.contains(RESEARCH_KEY))
        })
        .await
    }
}
