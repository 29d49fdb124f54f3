//! A server without a port.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use konventa_collector::app::App;
use konventa_collector::decks::Decks;
use konventa_collector::keys::Key;
use konventa_collector::router::router;
use konventa_collector::site::Site;
use konventa_domain::gain::{Scope, Tally};
use konventa_domain::submission::Edition;
use konventa_store::{Address, Open, SqliteStore, Store as _};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::described::Description;
use super::samples;

pub(super) const KEY: &str = "the-key-of-the-researcher";

pub(super) struct Server {
    dir: TempDir,
    pub(super) app: Arc<App<SqliteStore>>,
    router: Router,
    description: Description,
}

pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Reply {
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {:?}", self.body))
    }

    pub(super) fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status, the headers that differ between answers, and the body: for snapshots.
    pub(super) fn shown(&self) -> String {
        let mut text = format!("{}\n", self.status);
        for name in [header::CONTENT_TYPE, header::ALLOW, header::RETRY_AFTER, header::WWW_AUTHENTICATE] {
            if self.headers.contains_key(&name) {
                writeln!(text, "{name}: {}", self.header(&name)).unwrap();
            }
        }
        write!(text, "\n{}", serde_json::to_string_pretty(&self.json()).unwrap()).unwrap();
        text
    }
}

pub(super) fn request(method: Method, uri: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(uri)
}

impl Server {
    pub(super) async fn start() -> Self {
        Self::with_site(&BTreeMap::new()).await
    }

    pub(super) async fn with_site(site: &BTreeMap<String, Vec<u8>>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let address: Address = format!("sqlite://{}", dir.path().join("k.db").display()).parse().unwrap();
        let store = SqliteStore::open(&address, Open::Create).await.unwrap();
        let decks = Decks::new([samples::deck()]);
        for edition in decks.editions() {
            store.announce(&edition).await.unwrap();
        }
        let research_key = Key::try_from(KEY.to_owned()).unwrap();
        let app = Arc::new(App { store, decks, site: Site::of(site), research_key });
        let router = router(Arc::clone(&app));
        let description = Description::of(router.clone()).await;
        Self { dir, app, router, description }
    }

    /// Sends a request, and checks that the answer is described.
    pub(super) async fn send(&self, request: Request<Body>) -> Reply {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let reply = Reply { status: head.status, headers: head.headers, body };
        self.description.check_reply(&method, &path, &reply);
        reply
    }

    pub(super) async fn get(&self, uri: &str) -> Reply {
        self.send(request(Method::GET, uri).body(Body::empty()).unwrap()).await
    }

    pub(super) async fn submit_bytes(&self, body: impl Into<Body>) -> Reply {
        let request =
            request(Method::POST, "/api/submissions").header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(body.into()).unwrap()).await
    }

    /// Sends a submission; a good one also has to be described.
    pub(super) async fn submit(&self, submission: &Value) -> Reply {
        let reply = self.submit_bytes(submission.to_string()).await;
        if reply.status.is_success() {
            self.description.check_submission(submission);
        }
        reply
    }

    pub(super) async fn withdraw(&self, id: &str) -> Reply {
        let request = request(Method::DELETE, &format!("/api/submissions/{id}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub(super) async fn report(&self, query: &str) -> Reply {
        let request = request(Method::GET, &format!("/api/research/report?{query}"))
            .header(header::AUTHORIZATION, format!("Bearer {KEY}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// What is in the store.
    pub(super) async fn kept(&self) -> Vec<(Edition, Tally)> {
        let deck = "d".parse().unwrap();
        let scope = Scope { deck, deck_version: None, country: None, language: None, lecture: None };
        self.app.store.tallies(&scope).await.unwrap()
    }

    pub(super) fn description(&self) -> &Description {
        &self.description
    }

    /// Keeps the directory until the end.
    pub(super) fn database(&self) -> std::path::PathBuf {
        self.dir.path().join("k.db")
    }
}
