//! What every student page has: the exit, and what the browser stores.

use std::time::Duration;

use anyhow::ensure;
use serde::Deserialize;
use thirtyfour::Key;

use crate::Browser;
use crate::wait::{until, until_true};

/// A file of the same site that is not a page of the app: from there the test can read what is
/// stored.
const ELSEWHERE: &str = "/worker.js";

/// Longer than the service worker waits for an answer before it looks for a cached copy (`PATIENCE` in
/// public/worker.js).
const LATER: Duration = Duration::from_secs(6);

/// What the browser stores for our site.
const KEPT: &str = r"
    const done = arguments[arguments.length - 1];
    const look = async () => {
        const files = [];
        const names = await caches.keys();
        for (const name of names)
            for (const { url } of await (await caches.open(name)).keys()) files.push(new URL(url).pathname);
        const workers = await navigator.serviceWorker.getRegistrations();
        const databases = await indexedDB.databases();
        return {
            local: Object.keys(localStorage), tab: Object.keys(sessionStorage),
            caches: names, files, workers: workers.length, databases: databases.length,
        };
    };
    look().then(done, error => done(String(error)));";

/// What a browser stores for our site.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
pub struct StoredData {
    /// The keys in local storage.
    pub local: Vec<String>,
    /// The keys in session storage.
    pub tab: Vec<String>,
    /// The names of the caches, also of empty ones.
    pub caches: Vec<String>,
    /// The paths in the caches for offline use.
    pub files: Vec<String>,
    /// The number of registered service workers.
    pub workers: usize,
    /// The number of databases.
    pub databases: usize,
}

/// What every student page has: the exit, and what the browser stores.
pub struct Safety<'a>(pub &'a Browser);

impl Safety<'_> {
    /// Leaves with the exit button.
    pub async fn exit(&self) -> anyhow::Result<()> {
        self.0.touch("exit").await?;
        self.wait_until_away().await
    }

    /// Presses Shift this number of times.
    pub async fn shift(&self, times: usize) -> anyhow::Result<()> {
        for _ in 0..times {
            self.0.press(Key::Shift).await?;
            // A second press counts only after the key was released.
            self.0.let_go(Key::Shift).await?;
        }
        Ok(())
    }

    /// Waits until the browser leaves for another site. It cannot reach any, so it only tries.
    pub async fn wait_until_away(&self) -> anyhow::Result<()> {
        let home = self.0.base();
        until_true("the browser to leave for another site", async || {
            Ok(!self.0.url().await?.starts_with(home))
        })
        .await
    }

    /// What the browser stores for our site.
    pub async fn stored(&self) -> anyhow::Result<StoredData> {
        self.0.eval_later(KEPT).await
    }

    /// Waits until everything is stored that the page needs to open offline.
    pub async fn wait_for_offline_files(&self) -> anyhow::Result<StoredData> {
        let needed = ["/", ".css", "_bg.wasm", ".js", "/en.json", "/en.slides.json", "/phone.en.json"];
        until("the page to store what it needs offline", async || {
            let stored = self.stored().await?;
            let all = needed.iter().all(|end| stored.files.iter().any(|file| file.ends_with(end)));
            Ok((all && stored.workers == 1).then_some(stored))
        })
        .await
    }

    /// Waits until the browser stores nothing for our site, and longer than any timer of the worker
    /// could bring something back.
    pub async fn stores_nothing(&self) -> anyhow::Result<()> {
        self.0.open(ELSEWHERE).await?;
        let mut stored = StoredData::default();
        let nothing = until_true("everything to be deleted", async || {
            stored = self.stored().await?;
            Ok(stored == StoredData::default())
        })
        .await;
        nothing.map_err(|error| error.context(format!("{stored:?}")))?;
        tokio::time::sleep(LATER).await;
        let stored = self.stored().await?;
        ensure!(stored == StoredData::default(), "something came back: {stored:?}");
        Ok(())
    }

    /// Presses the exit with a script. Returns the visibility of the page at that moment, and how
    /// long it took, in milliseconds.
    pub async fn exit_at_once(&self) -> anyhow::Result<(String, f64)> {
        let script = r"
            const main = document.querySelector('main');
            const start = performance.now();
            document.getElementById('exit').click();
            return [getComputedStyle(main).visibility, performance.now() - start];";
        self.0.eval(script, Vec::new()).await
    }
}
