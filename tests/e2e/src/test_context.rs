//! Everything a test needs, and the picture that is stored if it fails.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use konventa_test_support::TestServer;

use crate::api::{Api, DECK};
use crate::browser::{Browser, Engine, Screen};
use crate::proxy::Proxy;
use crate::server::{self, workspace};
use crate::test_deck::TestDeck;

/// Why a test failed, in words for people: the test runner prints it without a backtrace of the
/// harness.
pub struct Failure(String);

impl std::fmt::Debug for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Failure {
    /// Whether the browser was gone: it crashed, and its driver knows no session of it any more.
    #[must_use]
    pub fn is_browser_crash(&self) -> bool {
        self.0.contains("invalid session id")
    }
}

/// A server, a proxy in front of it, and a browser that uses the proxy.
pub struct TestContext {
    /// The server.
    pub server: TestServer,
    /// The server's API, called without the browser.
    pub api: Api,
    /// The proxy that the browser's requests go through.
    pub proxy: Proxy,
    /// The browser.
    pub browser: Browser,
    /// The deck.
    pub test_deck: TestDeck,
}

impl TestContext {
    /// Runs a test with its own server and its own Chromium. If it fails, the error describes the
    /// page, and a picture of it is stored in `target/e2e/<name>.png`.
    pub async fn run(
        name: &str,
        screen: Screen,
        test: impl AsyncFnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> Result<(), Failure> {
        Self::run_in(Engine::Chromium, name, screen, test).await
    }

    /// Runs a test in a browser of another engine.
    pub async fn run_in(
        engine: Engine,
        name: &str,
        screen: Screen,
        test: impl AsyncFnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> Result<(), Failure> {
        Box::pin(Self::try_run(engine, name, screen, test))
            .await
            .map_err(|error| Failure(format!("{error:#}")))
    }

    async fn try_run(
        engine: Engine,
        name: &str,
        screen: Screen,
        test: impl AsyncFnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let server = server::start().await?;
        let proxy = Proxy::to(server.address().socket()).await?;
        let browser = Browser::start_in(engine, screen, proxy.url()).await?;
        let api = Api::of(&server);
        let test_deck = TestDeck::load(&api, DECK).await?;
        let mut context = Self { server, api, proxy, browser, test_deck };
        let ended = catch_panic(test(&mut context)).await;
        let picture = workspace().join("target/e2e").join(format!("{name}.png"));
        let ended = match ended {
            Ok(()) => {
                // A picture of an earlier failure would mislead.
                let _ = std::fs::remove_file(&picture);
                Ok(())
            }
            Err(error) => {
                let page = context.browser.describe().await;
                let shown = match context.browser.picture(&picture).await {
                    Ok(()) => picture.display().to_string(),
                    Err(error) => format!("none ({error:#})"),
                };
                let log = context.server.log();
                Err(anyhow::anyhow!("{error:#}\n{page}\npicture: {shown}\nserver: {log}"))
            }
        };
        context.browser.quit().await.ok();
        ended
    }
}

/// Turns a panic into an error, so that the browser still quits and a picture is taken. The message
/// of the panic is printed where it happens.
async fn catch_panic<T>(test: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let mut test = pin!(test);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context)));
        polled.unwrap_or_else(|_| Poll::Ready(Err(anyhow::anyhow!("the test panicked"))))
    })
    .await
}
