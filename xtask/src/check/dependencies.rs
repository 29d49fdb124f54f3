//! The dependency rule of ARCHITECTURE.md: which of our crates may use which. The domain, statistics
//! below it, and the tickets are pure: no runtime, no browser, no database, no randomness, not even
//! through another crate.
//!
//! Tests may use what they like: development dependencies are not part of the rule.

use anyhow::{Context, bail};
use serde_json::Value;

use crate::paths::{self, Paths};
use crate::run;

/// Each of our crates, and those of our crates that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("konventa-app", &["konventa-domain", "konventa-texts"]),
    (
        "konventa-collector",
        &["konventa-store", "konventa-deck", "konventa-domain", "konventa-script", "konventa-tickets"],
    ),
    ("konventa-store", &["konventa-domain"]),
    ("konventa-deck", &["konventa-domain", "konventa-script"]),
    ("konventa-domain", &["konventa-derive", "konventa-statistics"]),
    ("konventa-derive", &[]),
    ("konventa-e2e", &["konventa-domain", "konventa-store", "konventa-test-support"]),
    ("konventa-load", &["konventa-domain", "konventa-test-support"]),
    ("konventa-script", &[]),
    ("konventa-statistics", &[]),
    ("konventa-test-postgres", &[]),
    ("konventa-test-support", &["konventa-domain", "konventa-tickets"]),
    ("konventa-texts", &["konventa-domain", "konventa-script"]),
    ("konventa-tickets", &[]),
    ("konventa-tickets-wasm", &["konventa-tickets"]),
    ("xtask", &["konventa-test-postgres", "konventa-texts"]),
];

/// The crates that are pure.
const PURE: &[&str] = &["konventa-domain", "konventa-tickets"];

/// Crates that a pure crate must not depend on, directly or indirectly, and why.
const NOT_IN_PURE: &[(&str, &str)] = &[
    ("tokio", "a pure crate does no input or output"),
    ("axum", "a pure crate knows no server"),
    ("sqlx", "a pure crate knows no database"),
    ("web-sys", "a pure crate knows no browser"),
    ("js-sys", "a pure crate knows no browser"),
    // `rand` is allowed: without this crate it only draws from a seed that is passed in.
    ("getrandom", "a pure crate has no randomness: what is random is passed in"),
];

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let mut broken = broken_edges(&paths::metadata(&paths.root)?)?;
    for package in PURE {
        broken.extend(impure(package, &tree(paths, package)?));
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("the dependency rule of ARCHITECTURE.md is broken:\n  {}", broken.join("\n  "))
}

/// Lists, in words, the dependencies between our crates that the rule does not allow.
fn broken_edges(metadata: &Value) -> anyhow::Result<Vec<String>> {
    let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
    let mut broken = Vec::new();
    for package in packages {
        let from = package["name"].as_str().unwrap_or_default();
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == from) else {
            broken.push(format!(
                "{from} is new: say in xtask/src/check/dependencies.rs which of our crates it may use"
            ));
            continue;
        };
        for to in our_dependencies(package) {
            if !may_use.contains(&to) {
                broken.push(format!("{from} -> {to}: {from} may use {} of our crates", words(may_use)));
            }
        }
    }
    Ok(broken)
}

/// Lists dependencies by path, without those of tests.
fn our_dependencies(package: &Value) -> impl Iterator<Item = &str> {
    package["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|dependency| dependency["path"].is_string() && dependency["kind"] != "dev")
        .filter_map(|dependency| dependency["name"].as_str())
}

fn words(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { format!("only {}", names.join(", ")) }
}

/// Lists everything a package is built with, on any platform. `cargo metadata` would include
/// features that only other crates ask for.
fn tree(paths: &Paths, package: &str) -> anyhow::Result<String> {
    let arguments =
        format!("tree --locked --package {package} --edges normal --target all --prefix none --format {{p}}");
    run::output(run::cargo(&paths.root, &arguments))
}

/// Finds what must not be in a listing of a pure package's dependencies (one a line, name first).
fn impure(package: &str, tree: &str) -> Vec<String> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next()).collect::<Vec<_>>();
    NOT_IN_PURE
        .iter()
        .filter(|(name, _)| names.contains(name))
        .map(|(name, why)| {
            format!(
                "{package} -> ... -> {name}: {why}; `cargo tree -p {package} -e normal --target all -i {name}` \
                 shows the way"
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package(name: &str, dependencies: &[(&str, Option<&str>)]) -> Value {
        let dependencies = dependencies
            .iter()
            .map(|(name, kind)| json!({ "name": name, "kind": kind, "path": format!("/x/{name}") }))
            .collect::<Vec<_>>();
        json!({ "name": name, "dependencies": dependencies })
    }

    fn broken(packages: &[Value]) -> Vec<String> {
        broken_edges(&json!({ "packages": packages })).unwrap()
    }

    #[test]
    fn the_rule_allows_the_design() {
        let graph = [
            package("konventa-app", &[("konventa-domain", None)]),
            package(
                "konventa-collector",
                &[("konventa-store", None), ("konventa-deck", None), ("konventa-domain", None)],
            ),
            package("konventa-store", &[("konventa-domain", None)]),
            package("konventa-deck", &[("konventa-domain", None), ("konventa-script", None)]),
            package("konventa-domain", &[("konventa-derive", None), ("konventa-statistics", None)]),
            package("konventa-derive", &[]),
            package("konventa-e2e", &[("konventa-domain", None), ("konventa-test-support", None)]),
            package("konventa-load", &[("konventa-domain", None), ("konventa-test-support", None)]),
            package("konventa-test-support", &[("konventa-domain", None)]),
            package("konventa-script", &[]),
            package("konventa-statistics", &[]),
            package("xtask", &[]),
        ];
        assert_eq!(broken(&graph), [""; 0]);
    }

    #[test]
    fn an_edge_that_points_back_is_named() {
        let found = broken(&[package("konventa-domain", &[("konventa-store", None)])]);
        assert_eq!(
            found,
            [
                "konventa-domain -> konventa-store: konventa-domain may use only konventa-derive, konventa-statistics of our crates"
            ]
        );
        let found = broken(&[package("konventa-app", &[("konventa-deck", Some("build"))])]);
        assert_eq!(
            found,
            [
                "konventa-app -> konventa-deck: konventa-app may use only konventa-domain, konventa-texts of our crates"
            ]
        );
    }

    #[test]
    fn tests_may_use_what_they_like() {
        assert_eq!(broken(&[package("konventa-store", &[("konventa-deck", Some("dev"))])]), [""; 0]);
    }

    #[test]
    fn dependencies_from_a_registry_are_ignored() {
        let from_registry = json!({
            "name": "xtask",
            "dependencies": [{ "name": "anyhow", "kind": null, "path": null }],
        });
        assert_eq!(broken(&[from_registry]), [""; 0]);
    }

    #[test]
    fn a_new_crate_has_to_be_placed() {
        assert!(broken(&[package("konventa-mail", &[])])[0].starts_with("konventa-mail is new"));
    }

    #[test]
    fn domain_is_pure_down_to_the_leaves() {
        let impure = |tree| impure("konventa-domain", tree);
        assert_eq!(impure("konventa-domain v0.1.0 (/x)\nserde v1.0.0\nrandom-names v1.0.0\n"), [""; 0]);
        let found = impure("konventa-domain v0.1.0 (/x)\nuuid v1.0.0\ngetrandom v0.3.0 (*)\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("konventa-domain -> ... -> getrandom: a pure crate has no randomness"));
    }
}
