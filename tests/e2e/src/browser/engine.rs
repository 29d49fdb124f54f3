//! The engines of browsers, and how each is started.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities as _;
use thirtyfour::{Capabilities, CapabilitiesHelper as _, DesiredCapabilities};

use super::Screen;

/// The engine of a browser. Chromium runs all tests; the others those that matter on every phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The engine of most phones.
    Chromium,
    /// The engine of Firefox.
    Firefox,
    /// The engine of every browser on an iPhone.
    WebKit,
}

impl Engine {
    /// The capabilities that its driver is asked for.
    pub(super) fn wanted(self, screen: Screen, profile: &Path) -> anyhow::Result<Capabilities> {
        match self {
            Self::Chromium => chromium(screen, profile),
            Self::Firefox => firefox(screen),
            Self::WebKit => webkit(),
        }
    }
}

fn chromium(screen: Screen, profile: &Path) -> anyhow::Result<Capabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    if let Some(chromium) = std::env::var_os("KONVENTA_CHROMIUM") {
        wanted.set_binary(&chromium.to_string_lossy())?;
    }
    let profile_arg = format!("--user-data-dir={}", profile.join("profile").display());
    let size = format!("--window-size={},{}", screen.width, screen.height);
    for arg in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A presenter's windows are side by side, so none of them is in the background.
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        // Only the server under test can be reached.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--hide-scrollbars",
        "--lang=en-GB",
        "--accept-lang=en-GB",
        &profile_arg,
        &size,
    ] {
        wanted.add_arg(arg)?;
    }
    if screen.phone {
        let metrics = json!({
            "width": screen.width, "height": screen.height, "pixelRatio": screen.density, "touch": true,
        });
        wanted.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
    }
    wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    Ok(wanted.into())
}

fn firefox(screen: Screen) -> anyhow::Result<Capabilities> {
    let mut wanted = DesiredCapabilities::firefox();
    let (width, height) = (format!("--width={}", screen.width), format!("--height={}", screen.height));
    let mut options = json!({
        "args": ["-headless", width, height],
        "prefs": { "intl.accept_languages": "en-GB", "app.update.auto": false, "network.captive-portal-service.enabled": false },
    });
    if let Some(firefox) = std::env::var_os("KONVENTA_FIREFOX") {
        options["binary"] = json!(firefox.to_string_lossy());
    }
    wanted.set("moz:firefoxOptions", options)?;
    wanted.set("proxy", nothing_else_exists())?;
    Ok(wanted.into())
}

fn webkit() -> anyhow::Result<Capabilities> {
    let mut wanted = Capabilities::new();
    wanted.set("webkitgtk:browserOptions", json!({ "args": ["--automation"] }))?;
    wanted.set("proxy", nothing_else_exists())?;
    Ok(wanted)
}

/// Sends all requests over TLS to a port where nothing listens. Requests without TLS are for the
/// server under test.
fn nothing_else_exists() -> Value {
    json!({ "proxyType": "manual", "sslProxy": "127.0.0.1:9" })
}
