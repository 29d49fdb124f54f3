//! The plain socket.io room of `cargo xtask bench`, installed below `target/tools/socket-io` in exactly the versions of its
//! lockfile.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::paths::Paths;
use crate::tools::{npm, search};
use crate::{run, say};

/// Where its sources are.
const SOURCE: &str = "xtask/compare/socket-io";
const LOCK: &str = "package-lock.json";
const FILES: [&str; 3] = ["server.mjs", "package.json", LOCK];

/// A room that can be opened.
#[derive(Debug)]
pub(crate) struct SocketIo {
    /// What runs it.
    pub(crate) node: PathBuf,
    /// Where `server.mjs` and its packages are.
    pub(crate) folder: PathBuf,
}

impl SocketIo {
    /// None where there is no node and npm.
    pub(crate) fn find_or_install(paths: &Paths) -> anyhow::Result<Option<Self>> {
        let (Some(node), Some(npm)) = (npm::node(), search::on_path("npm")) else { return Ok(None) };
        let (source, folder) = (paths.root.join(SOURCE), paths.tools.join("socket-io"));
        if !is_installed(&source, &folder) {
            std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
            copy(&source, &folder, &FILES)?;
            say::step("socket.io (npm): installing into target/tools, some seconds", || {
                let args = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
                run::output(Command::new(npm).args(args).current_dir(&folder))
            })?;
        }
        copy(&source, &folder, &FILES[..1])?;
        Ok(Some(Self { node, folder }))
    }
}

/// npm writes its own note of what it installed only at the end.
fn is_installed(source: &Path, folder: &Path) -> bool {
    let read = |folder: &Path, file: &str| std::fs::read(folder.join(file)).ok();
    let same = read(source, LOCK).is_some_and(|lock| read(folder, LOCK) == Some(lock));
    same && folder.join("node_modules/.package-lock.json").is_file()
}

fn copy(source: &Path, folder: &Path, files: &[&str]) -> anyhow::Result<()> {
    for file in files {
        std::fs::copy(source.join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_lockfile_is_installed_anew() {
        let (source, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(source.path().join(LOCK), "1").unwrap();
        assert!(!is_installed(source.path(), folder.path()));
        std::fs::write(folder.path().join(LOCK), "1").unwrap();
        assert!(!is_installed(source.path(), folder.path()), "npm did not get to its end");
        std::fs::create_dir(folder.path().join("node_modules")).unwrap();
        std::fs::write(folder.path().join("node_modules/.package-lock.json"), "").unwrap();
        assert!(is_installed(source.path(), folder.path()));
        std::fs::write(source.path().join(LOCK), "2").unwrap();
        assert!(!is_installed(source.path(), folder.path()));
    }
}
