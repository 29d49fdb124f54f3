//! The server's API, called without a browser.

use konventa_domain::followup::{FollowUpSubmission, LinkageRequest, OpenStudy};
use konventa_domain::gain::Report;
use konventa_domain::submission::Submission;
use konventa_test_support::{Request, Response, ServerAddress, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The deck of most tests.
pub const DECK: &str = "istanbul-convention";

/// The other deck that the server has.
pub const OTHER_DECK: &str = "protection-orders";

/// A client of the API.
#[derive(Debug, Clone)]
pub struct Api {
    server: ServerAddress,
    research_key: String,
}

impl Api {
    /// A client of the server at this address.
    pub const fn new(server: ServerAddress, research_key: String) -> Self {
        Self { server, research_key }
    }

    pub(crate) const fn server(&self) -> ServerAddress {
        self.server
    }

    pub(crate) async fn send(&self, request: &Request) -> anyhow::Result<Response> {
        request.send(self.server).await
    }

    /// The report over all records.
    pub async fn report(&self) -> anyhow::Result<Report> {
        let request = Request::get(format!("/api/research/report?deck={DECK}"));
        self.send(&request.bearer(&self.research_key)).await?.json()
    }

    /// Whether the server has no record at all. The report withholds counts from 1 to 9, but not 0.
    pub async fn is_empty(&self) -> anyhow::Result<bool> {
        let n = self.report().await?.n;
        Ok([n.paired, n.pre_only, n.post_only].iter().all(|count| count.value() == Some(0.0)))
    }

    /// Reads a file of a deck that phones load: `en.json`, `en.slides.json`, `key.json`.
    pub async fn deck_file<T: DeserializeOwned>(&self, deck: &str, name: &str) -> anyhow::Result<T> {
        self.send(&Request::get(format!("/decks/{deck}/{name}"))).await?.json()
    }

    /// The study of the deck, if one is open.
    pub async fn study(&self) -> anyhow::Result<Option<OpenStudy>> {
        let response = self.send(&Request::get(format!("/api/followup/{DECK}"))).await?;
        if response.status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        response.json()
    }

    /// Posts the linkage keys of a submission.
    pub async fn link(&self, request: &LinkageRequest) -> anyhow::Result<()> {
        self.post("/api/followup/linkage", request).await
    }

    /// Posts the outcomes of a follow-up.
    pub async fn record_followup(&self, response: &FollowUpSubmission) -> anyhow::Result<()> {
        self.post("/api/followup/responses", response).await
    }

    /// Posts a submission.
    pub async fn submit(&self, submission: &Submission) -> anyhow::Result<()> {
        self.post("/api/submissions", submission).await
    }

    async fn post(&self, path: &str, body: &impl Serialize) -> anyhow::Result<()> {
        self.send(&Request::post(path, body)?).await?.ensure_success()
    }
}
