//! The browsers of the end-to-end tests. Chromium and its driver must have one version and therefore
//! both come from the system's packages. Firefox and WebKit are for tests of what every phone must
//! do, leaving the site above all.

use std::path::{Path, PathBuf};

use crate::paths::Paths;
use crate::say;
use crate::tools::cargo_install::GECKODRIVER;
use crate::tools::debian::Wanted;
use crate::tools::search;

const CHROMIUM: Wanted = Wanted {
    what: "Chromium and its driver",
    packages: &["chromium", "chromium-driver"],
    takes: "about 1 minute",
    otherwise: "set KONVENTA_CHROMIUM and KONVENTA_CHROMEDRIVER to where they are",
};
const FIREFOX: Wanted = Wanted {
    what: "Firefox",
    packages: &["firefox-esr"],
    takes: "about 1 minute",
    otherwise: "set KONVENTA_FIREFOX to where it is",
};
const WEBKIT: Wanted = Wanted {
    what: "WebKit with its driver, and a screen that nobody sees",
    packages: &["webkit2gtk-driver", "xvfb"],
    takes: "about 1 minute",
    otherwise: "set KONVENTA_WEBKITDRIVER and KONVENTA_XVFB to where they are",
};

const CHROMIUM_NAMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where packages install Chromium outside `PATH`.
const CHROMIUM_PLACES: &[&str] = &[
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const CHROMEDRIVER_PLACES: &[&str] = &[
    "/usr/bin/chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/snap/bin/chromium.chromedriver",
    "/opt/homebrew/bin/chromedriver",
];
const FIREFOX_PLACES: &[&str] = &["/usr/bin/firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// The browser of most tests.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium, or a browser based on it.
    pub(crate) chromium: PathBuf,
    /// Its driver.
    pub(crate) driver: PathBuf,
}

/// The other browsers.
#[derive(Debug)]
pub(crate) struct Others {
    /// Firefox.
    pub(crate) firefox: PathBuf,
    /// Its driver.
    pub(crate) geckodriver: PathBuf,
    /// WebKit, the engine of every browser on an iPhone. Only Linux has a driver that can be installed.
    pub(crate) webkit: Option<WebKit>,
}

/// The programs that run WebKit.
#[derive(Debug)]
pub(crate) struct WebKit {
    /// Its driver, which finds the browser itself.
    pub(crate) driver: PathBuf,
    /// The virtual screen that it needs.
    pub(crate) screen: PathBuf,
}

/// Finds Chromium and its driver, or installs both if this process may.
pub(crate) fn find_or_install() -> anyhow::Result<Browser> {
    CHROMIUM.find_or_install(|| {
        let chromium = search::named_or_found("KONVENTA_CHROMIUM", CHROMIUM_NAMES, CHROMIUM_PLACES)?;
        let driver = search::named_or_found("KONVENTA_CHROMEDRIVER", &["chromedriver"], CHROMEDRIVER_PLACES)?;
        let (Some(chromium), Some(driver)) = (chromium, driver) else { return Ok(None) };
        warn_of_two_versions(&chromium, &driver);
        Ok(Some(Browser { chromium, driver }))
    })
}

/// Finds the other browsers and their drivers, or installs them if this process may.
pub(crate) fn find_or_install_others(paths: &Paths) -> anyhow::Result<Others> {
    let firefox = FIREFOX.find_or_install(|| {
        search::named_or_found("KONVENTA_FIREFOX", &["firefox-esr", "firefox"], FIREFOX_PLACES)
    })?;
    let webkit = if cfg!(target_os = "linux") {
        Some(WEBKIT.find_or_install(|| {
            let driver = search::named_or_found("KONVENTA_WEBKITDRIVER", &["WebKitWebDriver"], &[])?;
            let screen = search::named_or_found("KONVENTA_XVFB", &["Xvfb"], &[])?;
            Ok(driver.zip(screen).map(|(driver, screen)| WebKit { driver, screen }))
        })?)
    } else {
        say::warning("WebKit can be driven on Linux only; its tests are left out");
        None
    };
    Ok(Others { firefox, geckodriver: geckodriver(paths)?, webkit })
}

/// Finds or installs Firefox's driver.
fn geckodriver(paths: &Paths) -> anyhow::Result<PathBuf> {
    if let Some(named) = search::named_or_found("KONVENTA_GECKODRIVER", &[], &[])? {
        return Ok(named);
    }
    Ok(GECKODRIVER.find_or_install(paths)?.path)
}

/// Warns of a driver of another major version, which refuses the browser with a message that few
/// understand.
fn warn_of_two_versions(chromium: &Path, driver: &Path) {
    let major = |program| search::version_of(program).as_deref().and_then(search::major);
    if let (Some(browser), Some(driver)) = (major(chromium), major(driver))
        && browser != driver
    {
        say::warning(&format!(
            "{} is version {browser} but its driver is version {driver}; they have to be the same",
            chromium.display()
        ));
    }
}
