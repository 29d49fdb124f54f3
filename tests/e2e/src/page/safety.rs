//! What is there on every student page.

use thirtyfour::Key;

use serde::Deserialize;

use crate::Browser;
use crate::wait::{until, until_true};

/// A file of our server that is no page of the app: from there everything of ours can be looked into.
const ELSEWHERE: &str = "/worker.js";

/// What the browser keeps of our site.
const KEPT: &str = r"
    const done = arguments[arguments.length - 1];
    const look = async () => {
        const files = [];
        for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) files.push(new URL(url).pathname);
        const workers = await navigator.serviceWorker.getRegistrations();
        const databases = await indexedDB.databases();
        return {
            local: Object.keys(localStorage), tab: Object.keys(sessionStorage),
            files, workers: workers.length, databases: databases.length,
        };
    };
    look().then(done, error => done(String(error)));";

/// What a browser keeps of our site.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
pub struct StoredData {
    /// Names in local storage.
    pub local: Vec<String>,
    /// Names in the storage of the tab.
    pub tab: Vec<String>,
    /// Paths in its caches for pages without network.
    pub files: Vec<String>,
    /// How many workers are registered.
    pub workers: usize,
    /// How many databases there are.
    pub databases: usize,
}

/// What is there on every student page.
pub struct Safety<'a>(pub &'a Browser);

impl Safety<'_> {
    /// Leaves by the button.
    ///
    /// # Errors
    /// Where there is no such button, or it does not lead away.
    pub async fn exit(&self) -> anyhow::Result<()> {
        self.0.touch("exit").await?;
        self.is_away().await
    }

    /// Presses Shift so many times.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn shift(&self, times: usize) -> anyhow::Result<()> {
        for _ in 0..times {
            self.0.press(Key::Shift).await?;
            // A second press in a row is only one where the first was let go.
            self.0.let_go(Key::Shift).await?;
        }
        Ok(())
    }

    /// Waits until the browser is on another site. There is no network, so it only tries to go there.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn is_away(&self) -> anyhow::Result<()> {
        let home = self.0.base();
        until_true("the browser to leave for another site", async || {
            Ok(!self.0.url().await?.starts_with(home))
        })
        .await
    }

    /// What the browser keeps of our site.
    ///
    /// # Errors
    /// Where it does not say.
    pub async fn stored(&self) -> anyhow::Result<StoredData> {
        self.0.eval_later(KEPT).await
    }

    /// Waits until the page opens without network: all that it needs is kept.
    ///
    /// # Errors
    /// Where it never is.
    pub async fn wait_for_offline_files(&self) -> anyhow::Result<StoredData> {
        let needed = ["/", ".css", "_bg.wasm", ".js", "/en.json", "/en.slides.json", "/phone.en.json"];
        until("the page to keep what it needs without network", async || {
            let kept = self.stored().await?;
            let all = needed.iter().all(|end| kept.files.iter().any(|file| file.ends_with(end)));
            Ok((all && kept.workers == 1).then_some(kept))
        })
        .await
    }

    /// Waits until the browser keeps nothing of ours.
    ///
    /// # Errors
    /// Where something stays.
    pub async fn stores_nothing(&self) -> anyhow::Result<()> {
        self.0.open(ELSEWHERE).await?;
        let mut kept = StoredData::default();
        let nothing = until_true("nothing to be kept", async || {
            kept = self.stored().await?;
            Ok(kept == StoredData::default())
        })
        .await;
        nothing.map_err(|error| error.context(format!("{kept:?}")))
    }

    /// Presses the exit by a script, and says what is seen of the page at that moment and how long it took, in
    /// milliseconds.
    ///
    /// # Errors
    /// Where there is no exit.
    pub async fn exit_at_once(&self) -> anyhow::Result<(String, f64)> {
        let script = r"
            const main = document.querySelector('main');
            const start = performance.now();
            document.getElementById('exit').click();
            return [getComputedStyle(main).visibility, performance.now() - start];";
        self.0.eval(script, Vec::new()).await
    }
}
