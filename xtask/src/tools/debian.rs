//! Programs from the system's packages. On Debian and its derivatives they are installed if this
//! process may; otherwise the error says what is missing and what to type.

use std::process::Command;

use anyhow::{Context, bail};

use crate::tools::search;
use crate::{run, say};

/// What to install.
pub(super) struct Wanted<'a> {
    /// Its name for people, at the start of a sentence: "Chromium and its driver".
    pub(super) what: &'a str,
    /// The packages.
    pub(super) packages: &'a [&'a str],
    /// How long the installation takes.
    pub(super) takes: &'a str,
    /// Another way to get it, after "or".
    pub(super) otherwise: &'a str,
}

impl Wanted<'_> {
    /// What to type.
    fn remedy(&self) -> String {
        format!("sudo apt-get install {}", self.packages.join(" "))
    }

    /// Looks for it, installs it if it is not there, and looks again.
    pub(super) fn find_or_install<T>(
        &self,
        find: impl Fn() -> anyhow::Result<Option<T>>,
    ) -> anyhow::Result<T> {
        if let Some(found) = find()? {
            return Ok(found);
        }
        let Self { what, otherwise, takes, .. } = self;
        if !may_install() {
            bail!("the tests need {what}; run `{}`, or {otherwise}", self.remedy());
        }
        say::step(&format!("{what}: installing with apt-get, {takes}"), || self.install())
            .with_context(|| format!("{what} could not be installed; run `{}` by hand", self.remedy()))?;
        find()?.with_context(|| {
            format!(
                "{what} is installed but cannot be found; `{}` should put it into /usr/bin",
                self.remedy()
            )
        })
    }

    fn install(&self) -> anyhow::Result<()> {
        run::output(Command::new("apt-get").arg("update"))?;
        run::output(
            Command::new("apt-get")
                .args(["install", "--yes", "--no-install-recommends"])
                .args(self.packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
        Ok(())
    }
}

/// Whether this is root on Debian or a derivative.
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
    fn debian_and_its_derivatives_are_known() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nVERSION_CODENAME=debian\n"));
    }
}
