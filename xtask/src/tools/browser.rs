//! The browser of the end-to-end tests: Chromium and its driver, which have to be of one version and therefore come from one
//! place, the system's packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::tools::search;
use crate::{run, say};

/// What to type where they are missing.
const REMEDY: &str = "sudo apt-get install chromium chromium-driver";

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where packages put them without putting them on `PATH`.
const BROWSER_PLACES: &[&str] = &[
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVER_PLACES: &[&str] = &[
    "/usr/bin/chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/snap/bin/chromium.chromedriver",
    "/opt/homebrew/bin/chromedriver",
];

/// A browser that tests can drive.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium, or a browser made from it.
    pub(crate) chromium: PathBuf,
    /// Its driver.
    pub(crate) driver: PathBuf,
}

/// Finds both, or installs both where this process may.
pub(crate) fn find_or_install() -> anyhow::Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if !may_install() {
        bail!(
            "the end-to-end tests need Chromium and its driver; run `{REMEDY}`, or set KONVENTA_CHROMIUM and \
             KONVENTA_CHROMEDRIVER to where they are"
        );
    }
    say::step("Chromium and its driver: installing with apt-get, about 1 minute", || {
        run::output(Command::new("apt-get").arg("update"))?;
        run::output(
            Command::new("apt-get")
                .args(["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
    .with_context(|| format!("Chromium could not be installed; run `{REMEDY}` by hand"))?;
    find()?.with_context(|| {
        format!("Chromium is installed but cannot be found; `{REMEDY}` should leave it in /usr/bin")
    })
}

fn find() -> anyhow::Result<Option<Browser>> {
    let chromium = one("KONVENTA_CHROMIUM", BROWSERS, BROWSER_PLACES)?;
    let driver = one("KONVENTA_CHROMEDRIVER", &["chromedriver"], DRIVER_PLACES)?;
    let (Some(chromium), Some(driver)) = (chromium, driver) else { return Ok(None) };
    warn_of_two_versions(&chromium, &driver);
    Ok(Some(Browser { chromium, driver }))
}

/// What the environment names must be there; the rest is looked for.
fn one(variable: &str, names: &[&str], places: &[&str]) -> anyhow::Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os(variable).map(PathBuf::from) {
        if !named.is_file() {
            bail!("{variable} names {}, which is not a file; correct it or unset it", named.display());
        }
        return Ok(Some(named));
    }
    let on_path = names.iter().find_map(|name| search::on_path(name));
    Ok(on_path.or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file())))
}

/// A driver refuses a browser of another major version with a message that few understand.
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

/// As root on Debian or one of its children.
fn may_install() -> bool {
    let root = run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    root && is_debian(&system) && search::on_path("apt-get").is_some()
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|id| id == "debian" || id == "ubuntu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nVERSION_CODENAME=debian\n"));
    }
}
