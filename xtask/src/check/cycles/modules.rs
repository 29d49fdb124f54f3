//! The modules of one crate, and which of them uses which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path as FilePath, PathBuf};

use anyhow::Context;

use super::source::{Declaration, Mention, Path, Source};

/// Names are followed through this many re-exports. More means that two imports name each other.
const MOST_HOPS: usize = 16;

/// A crate, read from its root file down.
#[derive(Debug)]
pub(super) struct Modules {
    modules: BTreeMap<Path, Module>,
}

/// One file.
#[derive(Debug)]
struct Module {
    file: PathBuf,
    source: Source,
}

/// One module uses another.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub(super) from: Path,
    pub(super) to: Path,
    /// The path as written, for people.
    pub(super) written: String,
}

impl Modules {
    /// Reads the file of the root, the files of the modules it declares, and so on.
    pub(super) fn read(root: &FilePath) -> anyhow::Result<Self> {
        let mut all = Self { modules: BTreeMap::new() };
        all.add(Path::new(), root.to_owned(), true)?;
        Ok(all)
    }

    fn add(&mut self, path: Path, file: PathBuf, is_root: bool) -> anyhow::Result<()> {
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let source = Source::read(&text).with_context(|| format!("in {}", file.display()))?;
        let beside = file.parent().unwrap_or(FilePath::new("")).to_owned();
        let is_mod = file.file_name().is_some_and(|name| name == "mod.rs");
        let below = if is_root || is_mod { beside.clone() } else { file.with_extension("") };
        let declared: Vec<(Path, PathBuf)> = source
            .modules
            .iter()
            .map(|Declaration { scope, name, file }| {
                let path = [path.as_slice(), scope, std::slice::from_ref(name)].concat();
                let folder = scope.iter().fold(below.clone(), |folder, name| folder.join(name));
                let file = match file {
                    Some(file) => beside.join(file),
                    None => Some(folder.join(format!("{name}.rs")))
                        .filter(|file| file.is_file())
                        .unwrap_or_else(|| folder.join(name).join("mod.rs")),
                };
                (path, file)
            })
            .collect();
        self.modules.insert(path, Module { file, source });
        for (path, file) in declared {
            self.add(path, file, false)?;
        }
        Ok(())
    }

    /// The file of a module.
    pub(super) fn file(&self, path: &Path) -> Option<&FilePath> {
        self.modules.get(path).map(|module| module.file.as_path())
    }

    /// Every use of one module by another, once for each pair.
    pub(super) fn uses(&self) -> Vec<Use> {
        let mut pairs = BTreeMap::new();
        for (from, module) in &self.modules {
            for Mention { scope, path, .. } in &module.source.mentions {
                for to in self.targets(&[from.as_slice(), scope].concat(), path) {
                    if to != *from {
                        pairs.entry((from.clone(), to)).or_insert_with(|| path.join("::"));
                    }
                }
            }
        }
        pairs.into_iter().map(|((from, to), written)| Use { from, to, written }).collect()
    }

    /// The modules that a path leads to: where its name is, and where it is re-exported on the way.
    fn targets(&self, scope: &Path, path: &[String]) -> BTreeSet<Path> {
        let mut found = BTreeSet::new();
        self.follow(scope, path, MOST_HOPS, &mut found);
        found
    }

    fn follow(&self, scope: &Path, path: &[String], hops: usize, found: &mut BTreeSet<Path>) {
        let Some(hops) = hops.checked_sub(1) else { return };
        let (mut at, mut rest) = match path.first().map(String::as_str) {
            Some("crate") => (Path::new(), &path[1..]),
            Some("self") => (scope.clone(), &path[1..]),
            Some("super") => {
                let ups = path.iter().take_while(|word| *word == "super").count();
                (scope[..scope.len().saturating_sub(ups)].to_vec(), &path[ups..])
            }
            // A child or an imported name, or else something of another crate.
            Some(first) if self.child(scope, first).is_some() => (scope.clone(), path),
            Some(first) => {
                if let Some(import) = self.import(scope, first)
                    && import.path.as_slice() != path
                {
                    self.follow(scope, &[&import.path, &path[1..]].concat(), hops, found);
                }
                return;
            }
            None => return,
        };
        while let Some(child) = rest.first().and_then(|name| self.child(&at, name)) {
            at = child;
            rest = &rest[1..];
        }
        if let Some(import) = rest.first().and_then(|name| self.import(&at, name)) {
            self.follow(&at, &[&import.path, &rest[1..]].concat(), hops, found);
        }
        // An inline module belongs to the file around it.
        while !self.modules.contains_key(&at) && at.pop().is_some() {}
        found.insert(at);
    }

    fn child(&self, parent: &Path, name: &str) -> Option<Path> {
        let child = [parent.as_slice(), &[name.to_owned()]].concat();
        self.modules.contains_key(&child).then_some(child)
    }

    /// The import that gives this name in this scope.
    fn import(&self, scope: &Path, name: &str) -> Option<&Mention> {
        let file = (0..=scope.len()).rev().find_map(|length| {
            let module = self.modules.get(&scope[..length])?;
            Some((module, &scope[length..]))
        });
        let (module, inline) = file?;
        let is_wanted = |mention: &&Mention| mention.name.as_deref() == Some(name) && mention.scope == inline;
        module.source.mentions.iter().find(is_wanted)
    }
}
