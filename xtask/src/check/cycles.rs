//! No module cycles: files that import each other in a cycle can only be read, moved and tested
//! together.
//!
//! The checker is our own; `docs/adr/0019-no-module-cycles.md` says why.

mod graph;
mod modules;
mod source;

use std::path::Path;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::paths::{self, Paths};
use graph::Cycle;
use modules::{Modules, Use};

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let mut found = Vec::new();
    for (krate, root) in roots(&paths::metadata(&paths.root)?)? {
        let modules = Modules::read(Path::new(&root))?;
        let uses = modules.uses();
        let described = |cycle| format!("{krate}: {}", described(&paths.root, &modules, &uses, &cycle));
        found.extend(graph::cycles(&uses).into_iter().map(described));
    }
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "files must not import each other in a cycle; move what they share below them:\n{}",
        found.join("\n")
    )
}

/// Crates with their root files. A test or an example has few files and nobody imports it.
fn roots(metadata: &Value) -> anyhow::Result<Vec<(String, String)>> {
    let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
    let mut roots = Vec::new();
    for target in packages.iter().filter_map(|package| package["targets"].as_array()).flatten() {
        let is = |wanted: &str| {
            target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == wanted))
        };
        if (is("lib") || is("bin"))
            && let (Some(name), Some(root)) = (target["name"].as_str(), target["src_path"].as_str())
        {
            roots.push((name.replace('_', "-"), root.to_owned()));
        }
    }
    Ok(roots)
}

/// The cycle as `crate::parent::{a, b}`, then one line for each use inside it.
fn described(root: &Path, modules: &Modules, uses: &[Use], cycle: &Cycle) -> String {
    let shown = |path: &source::Path| {
        let file = modules.file(path).unwrap_or(Path::new("?"));
        file.strip_prefix(root).unwrap_or(file).display().to_string()
    };
    let members: Vec<&str> = cycle.members.iter().map(String::as_str).collect();
    let parent = [&["crate".to_owned()], cycle.parent.as_slice()].concat().join("::");
    let line = |used: &Use| format!("\n    {} -> {} ({})", shown(&used.from), shown(&used.to), used.written);
    let arrows: String = uses.iter().filter(|used| cycle.has(used)).map(line).collect();
    format!("{parent}::{{{}}}{arrows}", members.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cycles of a crate with these files, and the uses inside them.
    fn cycles(files: &[(&str, &str)]) -> String {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let modules = Modules::read(&folder.path().join("lib.rs")).unwrap();
        let uses = modules.uses();
        let show = |cycle| described(folder.path(), &modules, &uses, &cycle) + "\n";
        graph::cycles(&uses).into_iter().map(show).collect()
    }

    #[test]
    fn two_files_that_import_each_other_are_named_with_their_paths() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b::B; use crate::c::C;"),
            ("b.rs", "fn f() -> super::a::A { todo!() }"),
            ("c.rs", "use std::fmt; use serde::Serialize;"),
        ];
        assert_eq!(
            cycles(&files),
            "crate::{a, b}\n    a.rs -> b.rs (crate::b::B)\n    b.rs -> a.rs (super::a::A)\n"
        );
    }

    #[test]
    fn names_that_a_parent_re_exports_belong_to_the_child_that_has_them() {
        let files = [
            ("lib.rs", "pub mod p;"),
            ("p.rs", "mod a; mod b; pub use a::A; pub(crate) use self::b::B;"),
            ("p/a.rs", "use super::B;"),
            ("p/b.rs", "use crate::p::A;"),
        ];
        assert_eq!(
            cycles(&files),
            "crate::p::{a, b}\n    p/a.rs -> p/b.rs (super::B)\n    p/b.rs -> p/a.rs (crate::p::A)\n"
        );
    }

    #[test]
    fn an_imported_module_leads_to_what_is_below_it() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "pub mod x; pub mod y;"),
            ("a/x.rs", "use crate::b; fn f() { b::g() }"),
            ("a/y.rs", ""),
            ("b.rs", "use crate::a; fn g() { a::y::h() }"),
        ];
        assert_eq!(
            cycles(&files),
            "crate::{a, b}\n    a/x.rs -> b.rs (crate::b)\n    b.rs -> a.rs (crate::a)\n    \
             b.rs -> a/y.rs (a::y::h)\n"
        );
    }

    #[test]
    fn a_parent_and_its_child_are_no_cycle() {
        let files = [
            ("lib.rs", "mod a; use a::f;"),
            ("a.rs", "mod b; use b::B; const LIMIT: u8 = 1;"),
            ("a/b.rs", "use super::LIMIT; use crate::f;"),
        ];
        assert_eq!(cycles(&files), "");
    }

    #[test]
    fn tests_may_import_what_they_like() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "#[cfg(test)] mod tests { use crate::a::A; }"),
        ];
        assert_eq!(cycles(&files), "");
    }

    #[test]
    fn imports_that_name_each_other_come_to_an_end() {
        let files = [("lib.rs", "mod a; mod b;"), ("a.rs", "use super::b::X;"), ("b.rs", "use super::a::X;")];
        assert!(cycles(&files).starts_with("crate::{a, b}\n"));
    }
}
