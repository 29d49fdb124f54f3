//! axe-core, which checks pages for faults of accessibility. The end-to-end tests run it in their
//! browsers; nothing of it is in the site.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::say;
use crate::tools::npm::{Package, REMEDY};

const PACKAGE: Package = Package { name: "axe-core", version: "4.14.1", script: "axe.min.js" };

/// Finds or installs axe-core, and returns its script. Without npm it returns `None`, and the tests
/// that need it say so.
pub(crate) fn find_or_install(paths: &Paths) -> anyhow::Result<Option<PathBuf>> {
    let found = match PACKAGE.find(paths) {
        None => PACKAGE.install(paths)?,
        found => found,
    };
    if found.is_none() {
        say::warning(&format!("no node and npm, so no page is checked by axe-core; {REMEDY}"));
    }
    Ok(found.map(|(_, script)| script))
}
