//! A server without a port, for tests.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use konventa_collector::app::{App, AppParts};
use konventa_collector::clock::Clock;
use konventa_collector::decks::Decks;
use konventa_collector::hosts::AllowedHosts;
use konventa_collector::keys::{Key, Keys};
use konventa_collector::linkage_keyring::LinkageKeyring;
use konventa_collector::public_url::Folder;
use konventa_collector::router::router;
use konventa_collector::site::Site;
use konventa_domain::gain::DeckCounts;
use konventa_store::{Address, Open, SealWhen, Store};
use konventa_test_support::Seat;
use konventa_test_support::http::authorization;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use super::described::Description;
use super::samples;

pub(super) const KEY: &str = "the-key-of-the-researcher";
pub(super) const PRESENTER: &str = "the-key-of-the-presenter";
/// Monday, 23 November 2026, 11:33:20.
pub(super) const BEGIN: u64 = 1_795_433_600;

pub(super) struct Server {
    dir: TempDir,
    pub(super) app: Arc<App>,
    router: Router,
    description: Description,
    /// Seconds since 1970, as the server is told.
    now: Arc<AtomicU64>,
    /// The tickets of the phones in its lectures, by lecture and number.
    pub(super) seats: Mutex<HashMap<(String, u128), Arc<Seat>>>,
}

pub(super) fn keys() -> Keys {
    let key = |text: &str| Key::try_from(text.to_owned()).unwrap();
    Keys { presenter: key(PRESENTER), research: key(KEY) }
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

fn no_site() -> Site {
    Site::of(Folder::default(), &BTreeMap::new()).unwrap()
}

/// A request without a body.
pub(super) fn bare(method: Method, uri: &str) -> Request<Body> {
    Request::builder().method(method).uri(uri).body(Body::empty()).unwrap()
}

/// A request with a body.
pub(super) fn posted(uri: &str, content_type: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(uri).header(header::CONTENT_TYPE, content_type);
    request.body(body.into()).unwrap()
}

pub(super) trait With: Sized {
    /// Adds a header.
    fn with(self, name: HeaderName, value: &str) -> Self;

    /// Adds a key or a driver's token.
    fn bearer(self, token: &str) -> Self {
        self.with(header::AUTHORIZATION, &format!("Bearer {token}"))
    }

    /// Adds a seat ticket.
    fn ticket(self, ticket: &str) -> Self {
        self.with(header::AUTHORIZATION, &authorization(ticket))
    }
}

impl With for Request<Body> {
    fn with(mut self, name: HeaderName, value: &str) -> Self {
        self.headers_mut().insert(name, value.parse().unwrap());
        self
    }
}

/// A router for requests that name a host only where a test is about that.
fn guarded(app: Arc<App>) -> Router {
    let name_one = |mut request: Request<Body>, next: axum::middleware::Next| {
        if !request.headers().contains_key("x-test-hosts") {
            request.headers_mut().insert(header::HOST, HeaderValue::from_static("k"));
        }
        next.run(request)
    };
    let hosts = AllowedHosts::of(None, "127.0.0.1:80".parse().unwrap());
    router(app, hosts).layer(axum::middleware::from_fn(name_one))
}

impl Server {
    pub(super) async fn start() -> Self {
        Self::with_site(&BTreeMap::new()).await
    }

    pub(super) async fn with_site(site: &BTreeMap<String, Vec<u8>>) -> Self {
        let decks = Decks::new([samples::deck()]);
        Self::at(
            tempfile::tempdir().unwrap(),
            Arc::new(AtomicU64::new(BEGIN)),
            decks,
            Site::of(Folder::default(), site).unwrap(),
        )
        .await
    }

    /// A server whose site is in a folder of its host.
    pub(super) async fn in_folder(folder: &str, site: &BTreeMap<String, Vec<u8>>) -> Self {
        let decks = Decks::new([samples::deck()]);
        let site = Site::of(folder.parse().unwrap(), site).unwrap();
        Self::at(tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(BEGIN)), decks, site).await
    }

    pub(super) async fn with_clock(clock: Clock) -> Self {
        let (dir, decks) = (tempfile::tempdir().unwrap(), Decks::new([samples::deck()]));
        Self::by(clock, dir, Arc::default(), decks, no_site()).await
    }

    /// A server on the files in a directory.
    async fn at(dir: TempDir, now: Arc<AtomicU64>, decks: Decks, site: Site) -> Self {
        let told = Arc::clone(&now);
        let clock = Clock::new(move || UNIX_EPOCH + Duration::from_secs(told.load(Ordering::SeqCst)));
        Self::by(clock, dir, now, decks, site).await
    }

    async fn by(clock: Clock, dir: TempDir, now: Arc<AtomicU64>, decks: Decks, site: Site) -> Self {
        let address: Address = format!("sqlite://{}", dir.path().join("k.db").display()).parse().unwrap();
        let store = konventa_store::open(&address, Open::Create).await.unwrap();
        let keyring = LinkageKeyring::beside(address.beside());
        Self::of(store, keyring, clock, dir, now, decks, site).await
    }

    /// One of several servers on a database of PostgreSQL, which follows the others.
    pub(super) async fn on(address: &str) -> (Self, JoinHandle<()>) {
        let now = Arc::new(AtomicU64::new(BEGIN));
        let told = Arc::clone(&now);
        let clock = Clock::new(move || UNIX_EPOCH + Duration::from_secs(told.load(Ordering::SeqCst)));
        let store = konventa_store::open(&address.parse().unwrap(), Open::Serve).await.unwrap();
        let (dir, decks) = (tempfile::tempdir().unwrap(), Decks::new([samples::deck()]));
        let keyring = LinkageKeyring::in_memory();
        let server = Self::of(store, keyring, clock, dir, now, decks, no_site()).await;
        let maintenance = server.run_maintenance();
        (server, maintenance)
    }

    async fn of(
        store: Arc<dyn Store>,
        keyring: LinkageKeyring,
        clock: Clock,
        dir: TempDir,
        now: Arc<AtomicU64>,
        decks: Decks,
        site: Site,
    ) -> Self {
        for deck_items in decks.deck_items() {
            store.announce(&deck_items).await.unwrap();
        }
        let app = Arc::new(App::new(AppParts { store, decks, site, keys: keys().into(), keyring, clock }));
        let router = guarded(Arc::clone(&app));
        let description = Description::of(router.clone()).await;
        Self { dir, app, router, description, now, seats: Mutex::default() }
    }

    /// Stops abruptly and starts again.
    pub(super) async fn restart(self) -> Self {
        self.restart_with(Decks::new([samples::deck()])).await
    }

    pub(super) async fn restart_without_decks(self) -> Self {
        self.restart_with(Decks::default()).await
    }

    async fn restart_with(self, decks: Decks) -> Self {
        let Self { dir, app, now, .. } = self;
        app.lectures.close();
        app.store.close().await;
        Self::at(dir, now, decks, no_site()).await
    }

    /// Lets the live lectures look after themselves.
    pub(super) fn run_maintenance(&self) -> JoinHandle<()> {
        let app = Arc::clone(&self.app);
        tokio::spawn(async move { app.lectures.run_maintenance().await })
    }

    /// Lets time pass.
    pub(super) fn pass(&self, time: Duration) {
        self.now.fetch_add(time.as_secs(), Ordering::SeqCst);
    }

    /// Sets the clock back.
    pub(super) fn go_back(&self, time: Duration) {
        self.now.fetch_sub(time.as_secs(), Ordering::SeqCst);
    }

    /// Sends a request whose answer has no end. Returns the status and the body to be read.
    pub(super) async fn open(&self, request: Request<Body>) -> (StatusCode, Body) {
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        (head.status, body)
    }

    /// The same without the body.
    pub(super) async fn head(&self, request: Request<Body>) -> Reply {
        let head = self.router.clone().oneshot(request).await.unwrap().into_parts().0;
        Reply { status: head.status, headers: head.headers, body: Bytes::new() }
    }

    /// Sends a request, and checks that the answer is described.
    pub(super) async fn send(&self, request: Request<Body>) -> Reply {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let reply = self.send_unchecked(request).await;
        self.description.check_reply(&method, &path, &reply);
        reply
    }

    /// Sends a request whose answer is not in the description.
    pub(super) async fn send_unchecked(&self, request: Request<Body>) -> Reply {
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply { status: head.status, headers: head.headers, body }
    }

    pub(super) async fn get(&self, uri: &str) -> Reply {
        self.send(bare(Method::GET, uri)).await
    }

    pub(super) async fn submit_bytes(&self, body: impl Into<Body>) -> Reply {
        self.send(posted("/api/submissions", "application/json", body)).await
    }

    /// Sends a submission. An accepted one also has to be described.
    pub(super) async fn submit(&self, submission: &Value) -> Reply {
        let reply = self.submit_bytes(submission.to_string()).await;
        if reply.status.is_success() {
            self.description.check_body("/api/submissions", submission);
        }
        reply
    }

    pub(super) async fn withdraw(&self, id: &str) -> Reply {
        self.send(bare(Method::DELETE, &format!("/api/submissions/{id}"))).await
    }

    pub(super) async fn report(&self, query: &str) -> Reply {
        self.research(Method::GET, &format!("report?{query}")).await
    }

    /// Sends a request with the researcher's key.
    pub(super) async fn research(&self, method: Method, path: &str) -> Reply {
        self.send(bare(method, &format!("/api/research/{path}")).bearer(KEY)).await
    }

    /// Seals everything that waits, as the end of a month would. Returns the number of batches.
    pub(super) async fn seal(&self) -> usize {
        self.app.store.seal(SealWhen::Now).await.unwrap()
    }

    /// Whether there are records, pending or sealed.
    pub(super) async fn has_records(&self) -> bool {
        self.app.store.has_real_records().await.unwrap()
    }

    /// The sealed records in the store.
    pub(super) async fn kept(&self) -> std::sync::Arc<DeckCounts> {
        self.app.store.deck_counts(&"d".parse().unwrap(), None).await.unwrap()
    }

    pub(super) fn description(&self) -> &Description {
        &self.description
    }

    /// The file of the database.
    pub(super) fn database(&self) -> std::path::PathBuf {
        self.dir.path().join("k.db")
    }
}
