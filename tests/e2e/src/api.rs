//! What a server answers to programs.

use anyhow::ensure;
use konventa_domain::followup::{FollowUpResponse, LinkageRequest, OpenStudy};
use konventa_domain::gain::Report;
use konventa_domain::submission::Submission;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The deck in most tests.
pub const DECK: &str = "istanbul-convention";

/// The other deck that is served.
pub const OTHER_DECK: &str = "protection-orders";

/// A server, past the browser.
#[derive(Debug, Clone)]
pub struct Api {
    base: String,
    research_key: String,
    client: reqwest::Client,
}

impl Api {
    /// The server at this address.
    #[must_use]
    pub fn at(base: String, research_key: String) -> Self {
        Self { base, research_key, client: reqwest::Client::new() }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(crate) const fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// Whether it can take records.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn is_healthy(&self) -> anyhow::Result<bool> {
        Ok(self.client.get(format!("{}/api/health", self.base)).send().await?.status().is_success())
    }

    /// The report over all records.
    ///
    /// # Errors
    /// Where the server gives none.
    pub async fn report(&self) -> anyhow::Result<Report> {
        let url = format!("{}/api/research/report?deck={DECK}", self.base);
        let answer = self.client.get(url).bearer_auth(&self.research_key).send().await?;
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

    /// A file of a deck, as phones load it: `en.json`, `en.slides.json`, `key.json`.
    ///
    /// # Errors
    /// Where there is no such file.
    pub async fn deck_file<T: DeserializeOwned>(&self, deck: &str, name: &str) -> anyhow::Result<T> {
        let url = format!("{}/decks/{deck}/{name}", self.base);
        Ok(self.client.get(url).send().await?.error_for_status()?.json().await?)
    }

    /// The study of the deck, if there is one.
    ///
    /// # Errors
    /// Where the server does not answer.
    pub async fn study(&self) -> anyhow::Result<Option<OpenStudy>> {
        let answer = self.client.get(self.url(&format!("/api/followup/{DECK}"))).send().await?;
        if answer.status() == 404 {
            return Ok(None);
        }
        Ok(answer.error_for_status()?.json().await?)
    }

    /// Posts the links of a submission.
    ///
    /// # Errors
    /// Where they are not kept.
    pub async fn link(&self, linking: &LinkageRequest) -> anyhow::Result<()> {
        self.post("/api/followup/linkage", linking).await
    }

    /// Posts later answers.
    ///
    /// # Errors
    /// Where they are not kept.
    pub async fn record_followup(&self, later: &FollowUpResponse) -> anyhow::Result<()> {
        self.post("/api/followup/responses", later).await
    }

    async fn post(&self, path: &str, body: &impl Serialize) -> anyhow::Result<()> {
        let answer = self.client.post(self.url(path)).json(body).send().await?;
        let status = answer.status();
        ensure!(status.is_success(), "{status}: {}", answer.text().await?);
        Ok(())
    }

    /// Posts a submission past the browser.
    ///
    /// # Errors
    /// Where it is not recorded.
    pub async fn submit(&self, submission: &Submission) -> anyhow::Result<()> {
        self.post("/api/submissions", submission).await
    }
}
