//! All that one test needs, and what is kept of it when it fails.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use crate::api::{Api, DECK};
use crate::browser::{Browser, Engine, Screen};
use crate::lesson::Lesson;
use crate::server::{Server, workspace};
use crate::wire::Wire;

/// Why a test failed, in words. What the test runner prints of it is for people, without a trace of the harness.
pub struct Failure(String);

impl std::fmt::Debug for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A server, a wire, and a browser on the other end of it.
pub struct World {
    /// The server.
    pub server: Server,
    /// The server, past the browser.
    pub api: Api,
    /// What the browser's requests go through.
    pub wire: Wire,
    /// The browser.
    pub browser: Browser,
    /// What is taught.
    pub lesson: Lesson,
}

impl World {
    /// Lets a test walk through a world of its own. Where it fails, the error tells what the browser showed, and a
    /// picture of it is kept in `target/e2e/<name>.png`.
    ///
    /// # Errors
    /// What the test ended with, what the browser showed, and what the server said.
    pub async fn walk(
        name: &str,
        screen: Screen,
        test: impl AsyncFnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> Result<(), Failure> {
        Self::walk_in(Engine::Chromium, name, screen, test).await
    }

    /// The same in a browser of another engine.
    ///
    /// # Errors
    /// As [`World::walk`].
    pub async fn walk_in(
        engine: Engine,
        name: &str,
        screen: Screen,
        test: impl AsyncFnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> Result<(), Failure> {
        Box::pin(Self::walked(engine, name, screen, test))
            .await
            .map_err(|error| Failure(format!("{error:#}")))
    }

    async fn walked(
        engine: Engine,
        name: &str,
        screen: Screen,
        test: impl AsyncFnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let server = Server::start().await?;
        let wire = Wire::to(server.address()).await?;
        let browser = Browser::start_in(engine, screen, wire.url()).await?;
        let api = server.api();
        let lesson = Lesson::of(&api, DECK).await?;
        let mut world = Self { server, api, wire, browser, lesson };
        let ended = caught(test(&mut world)).await;
        let picture = workspace().join("target/e2e").join(format!("{name}.png"));
        let ended = match ended {
            Ok(()) => {
                // One of an earlier failure would tell a wrong tale.
                let _ = std::fs::remove_file(&picture);
                Ok(())
            }
            Err(error) => {
                let page = world.browser.describe().await;
                let shown = match world.browser.picture(&picture).await {
                    Ok(()) => picture.display().to_string(),
                    Err(error) => format!("none ({error:#})"),
                };
                let said = world.server.log();
                Err(anyhow::anyhow!("{error:#}\n{page}\npicture: {shown}\nserver: {said}"))
            }
        };
        world.browser.quit().await.ok();
        ended
    }
}

/// A panic is a failure like others, so that its world ends in an orderly way and a picture is kept of it. What it said
/// is printed where it happened.
async fn caught<T>(test: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let mut test = pin!(test);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context)));
        polled.unwrap_or_else(|_| Poll::Ready(Err(anyhow::anyhow!("the test panicked"))))
    })
    .await
}
