//! Which integration tests need a browser: those of tests/e2e, and no others.

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::paths::{self, Paths};

const JOURNEYS: &str = "konventa-e2e";

/// Names of integration tests, as cargo's `--test` takes them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Suites {
    /// No browser needed.
    pub(super) integration: BTreeSet<String>,
    /// In a real browser.
    pub(super) journeys: BTreeSet<String>,
}

impl Suites {
    pub(super) fn of(paths: &Paths) -> anyhow::Result<Self> {
        Self::in_metadata(&paths::metadata(&paths.root)?)
    }

    /// Reads `cargo metadata`. Refuses two suites of one name, which cargo's command line cannot
    /// tell apart.
    fn in_metadata(metadata: &Value) -> anyhow::Result<Self> {
        let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
        let (journeys, others): (Vec<_>, Vec<_>) =
            packages.iter().partition(|package| package["name"] == JOURNEYS);
        let suites = Self { integration: tests(&others), journeys: tests(&journeys) };
        if let Some(both) = suites.integration.intersection(&suites.journeys).next() {
            bail!("tests/e2e/tests/{both}.rs has the name of a test of another crate; rename one of them");
        }
        Ok(suites)
    }
}

fn tests(packages: &[&Value]) -> BTreeSet<String> {
    packages
        .iter()
        .filter_map(|package| package["targets"].as_array())
        .flatten()
        .filter(|target| {
            target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "test"))
        })
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn workspace(journey: &str) -> Value {
        json!({ "packages": [
            { "name": "konventa-store", "targets": [
                { "kind": ["lib"], "name": "konventa_store" }, { "kind": ["test"], "name": "conformance" } ] },
            { "name": "konventa-e2e", "targets": [
                { "kind": ["bin"], "name": "shots" }, { "kind": ["test"], "name": journey } ] },
        ] })
    }

    #[test]
    fn end_to_end_tests_are_told_from_the_rest() {
        let suites = Suites::in_metadata(&workspace("student")).unwrap();
        assert_eq!(suites.integration, BTreeSet::from(["conformance".to_owned()]));
        assert_eq!(suites.journeys, BTreeSet::from(["student".to_owned()]));
    }

    #[test]
    fn one_name_for_two_suites_is_refused() {
        let error = Suites::in_metadata(&workspace("conformance")).unwrap_err();
        assert!(error.to_string().contains("conformance.rs"));
    }
}
