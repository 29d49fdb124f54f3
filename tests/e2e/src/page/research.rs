//! The researcher's report.

use std::collections::BTreeMap;

use anyhow::Context as _;

use super::open_with_key;
use crate::Browser;
use crate::server::RESEARCH_KEY;
use crate::wait::until_true;

/// The researcher's report.
pub struct Research<'a>(pub &'a Browser);

const ITEMS: &str = r"
    const rows = document.querySelectorAll('[data-testid^=report-item-]');
    return Object.fromEntries([...rows].map(e => [e.dataset.testid.slice(12), [e.dataset.pre, e.dataset.post]]));";

impl Research<'_> {
    /// Opens the page, with the researcher's key.
    pub async fn open(&self) -> anyhow::Result<()> {
        open_with_key(self.0, "/research", RESEARCH_KEY).await
    }

    /// Types a key and opens the report.
    pub async fn unlock(&self, key: &str) -> anyhow::Result<()> {
        self.0.type_into("key", key).await?;
        self.0.touch("open").await
    }

    /// Waits for a figure and returns its text.
    pub async fn figure(&self, name: &str) -> anyhow::Result<String> {
        Ok(self.0.see(&format!("report-{name}")).await?.text)
    }

    /// Waits until the page says that it may not show anything yet.
    pub async fn withholds(&self) -> anyhow::Result<()> {
        self.0.appears("report-withheld").await
    }

    /// The shares of correct outcomes before and after, by item.
    pub async fn items(&self) -> anyhow::Result<BTreeMap<String, (f64, f64)>> {
        self.figure("n").await?;
        let items: BTreeMap<String, (String, String)> = self.0.eval(ITEMS, Vec::new()).await?;
        let number = |text: String| text.parse::<f64>().with_context(|| format!("no number: {text:?}"));
        items.into_iter().map(|(item, (pre, post))| Ok((item, (number(pre)?, number(post)?)))).collect()
    }

    /// The numbers in the report's sentence, in their order: students, percent before, percent
    /// after.
    pub async fn sentence(&self) -> anyhow::Result<Vec<f64>> {
        self.figure("n").await?;
        let script = r"
            const numbers = document.querySelector('.research-sentence').textContent.match(/\d+(?:[.,]\d+)?/g);
            return numbers.map(number => Number(number.replace(',', '.')));";
        self.0.eval(script, Vec::new()).await
    }

    /// The numbers in the sentence about an item: percent before, percent after.
    pub async fn said_of(&self, item: &str) -> anyhow::Result<Vec<u32>> {
        let script =
            r"return document.querySelector(arguments[0]).textContent.match(/\d+(?=\s%)/g).map(Number);";
        self.0.eval(script, vec![format!("[data-testid=report-item-{item}] .item-said").into()]).await
    }

    /// Sets a filter and waits for the figures.
    pub async fn choose(&self, filter: &str, value: &str) -> anyhow::Result<()> {
        let script = r"
            const select = document.querySelector(`[data-testid=filter-${arguments[0]}]`);
            if (![...select.options].some(option => option.value === arguments[1])) return false;
            select.value = arguments[1];
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let there: bool = self.0.eval(script, vec![filter.into(), value.into()]).await?;
        anyhow::ensure!(there, "{filter} has no choice {value:?}");
        self.rests().await
    }

    /// Removes all filters and waits for the figures.
    pub async fn show_all(&self) -> anyhow::Result<()> {
        self.0.touch("filter-reset").await?;
        self.rests().await
    }

    /// Sets something aside: `lecture:ID` or `batch:NAME`.
    pub async fn set_aside(&self, target: &str, reason: &str) -> anyhow::Result<()> {
        self.0.choose_in("aside-target", target).await?;
        self.0.type_into("aside-reason", reason).await?;
        self.0.touch("aside-submit").await
    }

    /// Waits until the report is up to date.
    async fn rests(&self) -> anyhow::Result<()> {
        until_true("the report to be up to date", async || {
            let script = "return document.querySelector('.research').getAttribute('aria-busy') === 'false';";
            self.0.eval(script, Vec::new()).await
        })
        .await
    }

    /// Opens the table of a chart and returns the text of its cells by rows, without the heading.
    pub async fn table(&self, chart: &str) -> anyhow::Result<Vec<Vec<String>>> {
        self.0.touch(&format!("table-{chart}")).await?;
        let script = r"
            const rows = document.querySelectorAll(`[data-testid=chart-${arguments[0]}] tbody tr`);
            return [...rows].map(row => [...row.cells].map(cell => cell.textContent));";
        let rows = async || self.0.eval::<Vec<Vec<String>>>(script, vec![chart.into()]).await;
        until_true("the table to appear", async || Ok(!rows().await?.is_empty())).await?;
        rows().await
    }

    /// From now on, stores files in the page instead of downloading them.
    pub async fn capture_files(&self) -> anyhow::Result<()> {
        let script = r"
            window.files = {};
            const blobs = new Map(), make = URL.createObjectURL;
            URL.createObjectURL = blob => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
            HTMLAnchorElement.prototype.click = function () {
                const name = this.download, blob = blobs.get(this.href);
                const keep = buffer => { window.files[name] = [...new Uint8Array(buffer)]; };
                if (blob) blob.arrayBuffer().then(keep);
                else keep(Uint8Array.from(atob(this.href.split(',')[1]), c => c.charCodeAt(0)));
            };
            return true;";
        let _: bool = self.0.eval(script, Vec::new()).await?;
        Ok(())
    }

    /// Presses a button and waits for the file with this name.
    pub async fn file(&self, button: &str, name: &str) -> anyhow::Result<Vec<u8>> {
        self.0.touch(button).await?;
        let script = "return window.files[arguments[0]] ?? null;";
        let file = async || self.0.eval::<Option<Vec<u8>>>(script, vec![name.into()]).await;
        until_true("the file to be offered", async || Ok(file().await?.is_some())).await?;
        file().await?.context("no file")
    }

    /// Waits until the address does not contain the key.
    pub async fn hides_the_key(&self) -> anyhow::Result<()> {
        until_true("the key to be gone from the address", async || {
            Ok(!self.0.url().await?.contains(RESEARCH_KEY))
        })
        .await
    }
}
