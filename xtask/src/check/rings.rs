//! No rings of modules: files that import each other in a circle can only be read, moved and tested
//! together.
//!
//! The checker is our own; `docs/adr/0019-no-rings-of-modules.md` says why. `xtask/known-rings.txt`
//! lists the rings that are still there. A ring that is not within a listed one fails, and so does a
//! listed one that has gone, so the list only gets shorter.

mod graph;
mod modules;
mod source;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::paths::{self, Paths};
use crate::say;
use graph::Ring;
use modules::{Modules, Use};

/// The rings that are allowed for now.
const KNOWN: &str = "xtask/known-rings.txt";

/// A ring and the crate it is in, written `crate: parent::{a, b}`.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    krate: String,
    ring: Ring,
}

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let file = paths.root.join(KNOWN);
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let known = known(&text)?;
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for (krate, root) in roots(&paths::metadata(&paths.root)?)? {
        let modules = Modules::read(Path::new(&root))?;
        let uses = modules.uses();
        for ring in graph::rings(&uses) {
            let arrows = arrows(&paths.root, &modules, &uses, &ring);
            let place = Place { krate: krate.clone(), ring };
            if !known.iter().any(|known| place.is_within(known)) {
                faults.push(format!("{}\n{arrows}", place.written()));
            }
            found.push(place);
        }
    }
    for known in &known {
        let left: Vec<&Place> = found.iter().filter(|place| place.is_within(known)).collect();
        if left.is_empty() {
            faults.push(format!("{} is gone: take its line out of {KNOWN}", known.written()));
        } else if !left.contains(&known) {
            let left: Vec<String> = left.into_iter().map(Place::written).collect();
            say::note(&format!("{} is smaller now: {}", known.written(), left.join("; ")));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!(
        "files must not import each other in a circle; move what they share below them:\n{}",
        faults.join("\n")
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

/// One line for each use inside a ring.
fn arrows(root: &Path, modules: &Modules, uses: &[Use], ring: &Ring) -> String {
    let shown = |path: &source::Path| {
        let file = modules.file(path).unwrap_or(Path::new("?"));
        file.strip_prefix(root).unwrap_or(file).display().to_string()
    };
    let line = |used: &Use| format!("    {} -> {} ({})", shown(&used.from), shown(&used.to), used.written);
    uses.iter().filter(|used| ring.has(used)).map(line).collect::<Vec<_>>().join("\n")
}

impl Place {
    fn is_within(&self, other: &Self) -> bool {
        self.krate == other.krate && self.ring.is_within(&other.ring)
    }

    fn written(&self) -> String {
        let members: Vec<&str> = self.ring.members.iter().map(String::as_str).collect();
        let parent = [&["crate".to_owned()], self.ring.parent.as_slice()].concat().join("::");
        format!("{}: {parent}::{{{}}}", self.krate, members.join(", "))
    }

    fn read(line: &str) -> Option<Self> {
        let (krate, ring) = line.split_once(": crate::")?;
        let (parent, members) = ring.strip_suffix('}')?.rsplit_once('{')?;
        let parent = parent.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let members: BTreeSet<String> = members.split(',').map(|name| name.trim().to_owned()).collect();
        Some(Self { krate: krate.to_owned(), ring: Ring { parent, members } })
    }
}

/// The rings of the list, one a line; `#` begins a comment.
fn known(text: &str) -> anyhow::Result<Vec<Place>> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            Place::read(line)
                .with_context(|| format!("{KNOWN}: `{line}` is not `crate: crate::parent::{{a, b}}`"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rings of a crate with these files, and the uses inside them.
    fn rings(files: &[(&str, &str)]) -> String {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let modules = Modules::read(&folder.path().join("lib.rs")).unwrap();
        let uses = modules.uses();
        let show = |ring| {
            let arrows = arrows(folder.path(), &modules, &uses, &ring);
            format!("{}\n{arrows}\n", Place { krate: "x".to_owned(), ring }.written())
        };
        graph::rings(&uses).into_iter().map(show).collect()
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
            rings(&files),
            "x: crate::{a, b}\n    a.rs -> b.rs (crate::b::B)\n    b.rs -> a.rs (super::a::A)\n"
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
            rings(&files),
            "x: crate::p::{a, b}\n    p/a.rs -> p/b.rs (super::B)\n    p/b.rs -> p/a.rs (crate::p::A)\n"
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
            rings(&files),
            "x: crate::{a, b}\n    a/x.rs -> b.rs (crate::b)\n    b.rs -> a.rs (crate::a)\n    \
             b.rs -> a/y.rs (a::y::h)\n"
        );
    }

    #[test]
    fn a_parent_and_its_child_are_no_ring() {
        let files = [
            ("lib.rs", "mod a; use a::f;"),
            ("a.rs", "mod b; use b::B; const LIMIT: u8 = 1;"),
            ("a/b.rs", "use super::LIMIT; use crate::f;"),
        ];
        assert_eq!(rings(&files), "");
    }

    #[test]
    fn tests_may_import_what_they_like() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "#[cfg(test)] mod tests { use crate::a::A; }"),
        ];
        assert_eq!(rings(&files), "");
    }

    #[test]
    fn imports_that_name_each_other_come_to_an_end() {
        let files = [("lib.rs", "mod a; mod b;"), ("a.rs", "use super::b::X;"), ("b.rs", "use super::a::X;")];
        assert!(rings(&files).starts_with("x: crate::{a, b}\n"));
    }

    #[test]
    fn a_ring_may_get_smaller_than_its_line_in_the_list() {
        let listed = known("# why\n\nx: crate::p::{a, b, c}\n").unwrap();
        let place = |text| Place::read(text).unwrap();
        assert!(place("x: crate::p::{a, c}").is_within(&listed[0]));
        assert!(!place("x: crate::p::{a, d}").is_within(&listed[0]));
        assert!(!place("x: crate::{a, c}").is_within(&listed[0]));
        assert!(!place("y: crate::p::{a, c}").is_within(&listed[0]));
        assert_eq!(listed[0].written(), "x: crate::p::{a, b, c}");
        assert!(known("x: {a, b}").is_err());
    }
}
