//! The server's API, called without a browser.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use konventa_domain::followup::{FollowUpSubmission, LinkageRequest, OpenStudy};
use konventa_domain::gain::Report;
use konventa_domain::id::LectureId;
use konventa_domain::submission::Submission;
use konventa_store::{Open, SealWhen, Store};
use konventa_test_support::{Request, Response, ServerAddress, StatusCode, TestServer};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::server::RESEARCH_KEY;

/// The deck of most tests.
pub const DECK: &str = "istanbul-convention";

/// The other deck that the server has.
pub const OTHER_DECK: &str = "protection-orders";

/// A client of the API.
#[derive(Debug, Clone)]
pub struct Api {
    server: ServerAddress,
    research_key: String,
    /// The file of its database.
    database: PathBuf,
}

impl Api {
    /// A client of a server.
    pub fn of(server: &TestServer) -> Self {
        let (database, research_key) = (server.database(), RESEARCH_KEY.to_owned());
        Self { server: server.address(), research_key, database }
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

    /// Whether the server has no record at all. Its database is asked, because no answer of the
    /// server depends on a pending record.
    pub async fn is_empty(&self) -> anyhow::Result<bool> {
        let store = self.store().await?;
        let has_records = store.has_real_records().await;
        store.close().await;
        Ok(!has_records?)
    }

    /// Seals everything that waits, as the end of a month would.
    pub async fn seal(&self) -> anyhow::Result<()> {
        let store = self.store().await?;
        let sealed = store.seal(SealWhen::Now).await;
        store.close().await;
        ensure!(sealed? > 0, "there was nothing to seal");
        Ok(())
    }

    /// Forgets a lecture and seals its records, as the server does a day after its end.
    pub async fn forget_lecture(&self, lecture: &LectureId) -> anyhow::Result<()> {
        let store = self.store().await?;
        let forgotten = store.forget_lecture(lecture).await;
        store.close().await;
        forgotten?;
        self.seal().await
    }

    /// Ends the study of the deck, so that its cells are shown.
    pub async fn end_study(&self) -> anyhow::Result<()> {
        let store = self.store().await?;
        let ended = async {
            let study = store.study(&DECK.parse()?).await?.context("no study is open")?;
            store.end_study(&study, study.began.plus(30)).await?.context("the study was ended")
        }
        .await;
        store.close().await;
        ended.map(drop)
    }

    /// The database, beside the running server.
    async fn store(&self) -> anyhow::Result<Arc<dyn Store>> {
        let address = format!("sqlite://{}", self.database.display()).parse()?;
        Ok(konventa_store::open(&address, Open::Existing).await?)
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
