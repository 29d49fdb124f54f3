//! A real browser for each test: Chromium, or another engine if a test asks for it.

mod driver;
mod elements;
mod engine;
mod process;
mod windows;

use std::time::Duration;

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::error::WebDriverError;
use thirtyfour::{Key, TypingData, WebDriver};
use tokio::time::sleep;

use self::driver::Driver;
use self::process::Process;

pub use elements::ElementState;
pub use engine::Engine;
pub use windows::Window;

/// The screen of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Device pixels per CSS pixel.
    pub density: u32,
    /// Whether it is a phone: with touch, and the viewport that the page asks for.
    pub phone: bool,
}

impl Screen {
    /// A student's phone.
    pub const PHONE: Self = Self { width: 390, height: 844, density: 2, phone: true };
    /// A lecture hall's projector.
    pub const PROJECTOR: Self = Self { width: 1920, height: 1080, density: 1, phone: false };
    /// A laptop.
    pub const LAPTOP: Self = Self { width: 1280, height: 900, density: 1, phone: false };
}

/// A browser. Dropping it kills it and deletes everything it stored.
pub struct Browser {
    // Dropped in this order: the session, the browser, the driver, the profile.
    driver: WebDriver,
    process: Process,
    _driver: Driver,
    _profile: TempDir,
    engine: Engine,
    screen: Screen,
    base: String,
}

impl Browser {
    /// Starts a Chromium for the site at `base`.
    pub async fn start(screen: Screen, base: String) -> anyhow::Result<Self> {
        Self::start_in(Engine::Chromium, screen, base).await
    }

    /// Starts a browser of this engine for the site at `base`.
    pub async fn start_in(engine: Engine, screen: Screen, base: String) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir().context("no folder for a browser profile")?;
        let process_of_driver = Driver::start(engine, profile.path()).await?;
        let wanted = engine.wanted(screen, profile.path())?;
        let driver = WebDriver::new(process_of_driver.url(), wanted).await.context("no browser session")?;
        let named = |name| driver.capabilities().get(name).and_then(Value::as_u64);
        let process = Process::new(named("goog:processID").or_else(|| named("moz:processID")));
        let browser =
            Self { driver, process, _driver: process_of_driver, _profile: profile, engine, screen, base };
        browser.fit().await?;
        Ok(browser)
    }

    /// Quits the browser.
    pub async fn quit(self) -> anyhow::Result<()> {
        self.driver.quit().await?;
        self.process.ended();
        Ok(())
    }

    /// Opens a page of the site, as typing its address does.
    pub async fn open(&self, path: &str) -> anyhow::Result<()> {
        let url = format!("{}{path}", self.base);
        let mut left = 3;
        loop {
            let opened = self.driver.goto(&url).await;
            left -= 1;
            // If a page of another site was still loading, Firefox reports its failure for ours.
            let of_another = |error: &WebDriverError| {
                let said = error.to_string();
                said.contains("Reached error page") && !said.contains("127.0.0.1%3A")
            };
            match opened {
                Err(error) if left > 0 && of_another(&error) => sleep(Duration::from_millis(300)).await,
                opened => return opened.with_context(|| format!("{url} does not load")),
            }
        }
    }

    /// Loads the page again.
    pub async fn reload(&self) -> anyhow::Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// The browser's back button.
    pub async fn back(&self) -> anyhow::Result<()> {
        Ok(self.driver.back().await?)
    }

    /// The browser's forward button.
    pub async fn forward(&self) -> anyhow::Result<()> {
        Ok(self.driver.forward().await?)
    }

    /// The address of the current page.
    pub async fn url(&self) -> anyhow::Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// The address of the site.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Presses keys, one after the other.
    pub async fn press(&self, keys: impl Into<TypingData>) -> anyhow::Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Presses a key of a layout (in Chromium): what it types or is called, where it is, and whether it
    /// is held and repeats.
    pub async fn key(&self, key: &str, code: &str, repeats: bool) -> anyhow::Result<()> {
        let event = json!({ "type": "rawKeyDown", "key": key, "code": code, "autoRepeat": repeats });
        self.devtools("Input.dispatchKeyEvent", event).await?;
        Ok(())
    }

    /// Releases a key.
    pub async fn let_go(&self, key: Key) -> anyhow::Result<()> {
        Ok(self.driver.action_chain().key_up(key).perform().await?)
    }

    /// Runs a script and returns its result. Most scripts only read the page.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<T> {
        Ok(self.driver.execute(script, arguments).await?.convert()?)
    }

    /// Runs a script and returns what it passes to the function that is its last argument.
    pub async fn eval_later<T: DeserializeOwned>(&self, script: &str) -> anyhow::Result<T> {
        self.eval_later_with(script, Vec::new()).await
    }

    /// The same with arguments before that function.
    pub async fn eval_later_with<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> anyhow::Result<T> {
        Ok(self.driver.execute_async(script, arguments).await?.convert()?)
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> anyhow::Result<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }

    /// Takes this window offline, or online again.
    pub async fn offline(&self, offline: bool) -> anyhow::Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// From now on, runs a script in every page before its own scripts.
    pub async fn before_each_page(&self, script: &str) -> anyhow::Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Everything in local storage.
    pub async fn local_storage(&self) -> anyhow::Result<std::collections::BTreeMap<String, String>> {
        self.eval("return { ...localStorage };", Vec::new()).await
    }

    /// The errors that the page wrote to the console since the last call.
    pub async fn console_errors(&self) -> anyhow::Result<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        Ok(entries.into_iter().filter(|e| e.level == "SEVERE").map(|e| e.message).collect())
    }

    /// Stores a picture of the window.
    pub async fn picture(&self, file: &std::path::Path) -> anyhow::Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        self.driver.screenshot(file).await.with_context(|| format!("no picture in {}", file.display()))
    }

    /// Shows this window as it would be printed, or as usual again.
    pub async fn on_paper(&self, paper: bool) -> anyhow::Result<()> {
        let media = if paper { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await?;
        Ok(())
    }

    /// The number of pages on paper.
    pub async fn printed_pages(&self) -> anyhow::Result<usize> {
        // Not with the driver's own command, whose paper size would override the style sheet.
        let printed = self.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
        let base64 = printed["data"].as_str().context("no document")?;
        // The pages are only counted, so the browser itself may decode the document.
        let count = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g)?.length ?? 0;";
        self.eval(count, vec![json!(base64)]).await
    }

    /// Gives this window another size, in CSS pixels, as turning the phone does.
    pub async fn resize(&self, width: u32, height: u32) -> anyhow::Result<()> {
        let Screen { density, phone, .. } = self.screen;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": phone });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Sets the viewport of this window to the size of the screen.
    async fn fit(&self) -> anyhow::Result<()> {
        let Screen { width, height, phone, .. } = self.screen;
        if self.engine != Engine::Chromium {
            self.driver.set_window_rect(0, 0, width, height).await?;
        } else if !phone {
            self.resize(width, height).await?;
        }
        Ok(())
    }
}
