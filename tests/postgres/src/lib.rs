//! A throw-away cluster of PostgreSQL for tests: files and socket in a temporary folder, no network.
//!
//! It ends with the process that started it, even if that one is killed: a shell keeps the cluster, and
//! ends it when its standard input is closed.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context as _, bail, ensure};

/// What the shell does first. `$1` is the folder of PostgreSQL's programs.
const FOLDER: &str = r#"
set -eu
dir=$(mktemp -d /tmp/konventa-postgres.XXXXXX)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
"#;

/// What it does once there are files.
///
/// Nothing here has to survive a crash of the machine, so no write waits for the disk.
const KEEP: &str = r#"
cat >>data/postgresql.conf <<END
listen_addresses = ''
unix_socket_directories = '$dir'
fsync = off
full_page_writes = off
max_connections = 200
END
"$1/pg_ctl" --pgdata=data --wait --log=server.log start >start.log 2>&1 || { cat start.log server.log; exit 1; }
echo "started $dir"
cat >/dev/null
"$1/pg_ctl" --pgdata=data --mode=immediate stop >/dev/null 2>&1 || true
"#;

/// What a shell does for a standby, in the place of `initdb`. `$2` is the folder of the primary.
///
/// The primary answers a commit only when the standby has it too.
const COPY: &str = r#"
"$1/pg_basebackup" --host="$2" --username=postgres --pgdata=data --write-recovery-conf --no-sync --checkpoint=fast \
    --wal-method=stream >init.log 2>&1 || { cat init.log; exit 1; }
echo "primary_conninfo = 'host=$2 user=postgres application_name=standby'" >>data/postgresql.auto.conf
"#;

/// What the shell does for a new cluster.
const INIT: &str = r#"
"$1/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >init.log 2>&1 ||
    { cat init.log; exit 1; }
"#;

/// The name of PostgreSQL's own user, which Debian's package makes. PostgreSQL does not run as root.
const USER: &str = "postgres";

/// Where packages put the programs, which are not on the path there.
const PLACES: &[&str] = &["/usr/lib/postgresql", "/opt/homebrew/opt"];

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    programs: PathBuf,
    socket: PathBuf,
    /// Its standard input is open as long as the cluster is needed.
    keeper: Child,
    databases: AtomicU32,
}

impl Cluster {
    /// Makes a cluster and starts it, in about two seconds.
    ///
    /// # Errors
    /// If PostgreSQL is not installed, or does not start.
    pub fn start() -> anyhow::Result<Self> {
        Self::keep(INIT, None)
    }

    /// Starts a standby that follows this cluster. From now on this one answers a commit when both have it.
    ///
    /// # Errors
    /// If the standby does not start, or the cluster takes no such setting.
    pub fn start_standby(&self) -> anyhow::Result<Self> {
        let standby = Self::keep(COPY, Some(&self.socket))?;
        self.run("ALTER SYSTEM SET synchronous_standby_names = 'standby'")?;
        self.run("SELECT pg_reload_conf()")?;
        Ok(standby)
    }

    /// Makes a standby the primary.
    ///
    /// # Errors
    /// If it is none.
    pub fn promote(&self) -> anyhow::Result<()> {
        self.control("pg_ctl --pgdata=data --wait promote")
    }

    /// The folder of its socket.
    #[must_use]
    pub fn socket(&self) -> &Path {
        &self.socket
    }

    fn run(&self, statement: &str) -> anyhow::Result<()> {
        let ran = Command::new(self.programs.join("psql"))
            .arg("--host")
            .arg(&self.socket)
            .args(["--username", USER, "--quiet", "--command", statement, "postgres"])
            .output()
            .context("psql does not start")?;
        ensure!(ran.status.success(), "{statement}: {}", String::from_utf8_lossy(&ran.stderr));
        Ok(())
    }

    fn keep(files: &str, primary: Option<&Path>) -> anyhow::Result<Self> {
        let programs = programs().context("no PostgreSQL found: run `sudo apt-get install postgresql`")?;
        let mut shell = shell()?;
        shell.args(["-c", &[FOLDER, files, KEEP].concat(), "sh"]).arg(&programs).args(primary);
        shell.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut keeper = shell.spawn().context("the shell that keeps PostgreSQL does not start")?;
        let said = keeper.stdout.take().context("the shell has no output")?;
        let socket = started(said)?;
        Ok(Self { programs, socket, keeper, databases: AtomicU32::new(0) })
    }

    /// Makes an empty database. Returns its address.
    ///
    /// # Errors
    /// If PostgreSQL refuses.
    pub fn create_database(&self) -> anyhow::Result<String> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = Command::new(self.programs.join("createdb"))
            .arg("--host")
            .arg(&self.socket)
            .args(["--username", USER, &name])
            .output()
            .context("createdb does not start")?;
        ensure!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        Ok(self.address_of(&name))
    }

    /// Ends PostgreSQL as a crash does.
    ///
    /// # Errors
    /// If it does not run.
    pub fn kill(&self) -> anyhow::Result<()> {
        self.control("pg_ctl --pgdata=data --mode=immediate --wait stop")
    }

    /// Starts PostgreSQL again.
    ///
    /// # Errors
    /// If it does not start.
    pub fn restart(&self) -> anyhow::Result<()> {
        self.control("pg_ctl --pgdata=data --wait --log=server.log start")
    }

    /// Runs one of its programs in the folder, as the user that owns it.
    fn control(&self, command: &str) -> anyhow::Result<()> {
        let script = format!(
            "cd '{}' && '{}'/{command} >control.log 2>&1",
            self.socket.display(),
            self.programs.display()
        );
        let ran = shell()?.args(["-c", &script]).current_dir("/").stdin(Stdio::null()).status()?;
        ensure!(ran.success(), "{command}: {}", std::fs::read_to_string(self.socket.join("control.log"))?);
        Ok(())
    }

    /// The address of a database.
    #[must_use]
    pub fn address_of(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user={USER}", self.socket.display())
    }

    /// The folder with the files of all databases.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.socket.join("data/base")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Reads what the shell says until the cluster runs. Returns its folder.
fn started(said: ChildStdout) -> anyhow::Result<PathBuf> {
    let mut other = Vec::new();
    for line in BufReader::new(said).lines() {
        let line = line?;
        match line.strip_prefix("started ") {
            Some(socket) => return Ok(socket.into()),
            None => other.push(line),
        }
    }
    bail!("PostgreSQL does not start: {}", other.join("\n"))
}

/// The folder of PostgreSQL's programs: that of `initdb` on the path, or the newest that a package has made.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let has_all = |dir: &Path| ["initdb", "pg_ctl", "createdb"].iter().all(|name| dir.join(name).is_file());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path)
        .filter_map(|dir| std::fs::canonicalize(dir.join("initdb")).ok())
        .filter_map(|file| file.parent().map(Path::to_owned));
    let of_packages = PLACES.iter().flat_map(|place| {
        let versions = std::fs::read_dir(place).into_iter().flatten().flatten();
        let mut dirs: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
        dirs.sort();
        dirs.into_iter().rev()
    });
    on_path.chain(of_packages).find(|dir| has_all(dir))
}

/// A shell of a user as which PostgreSQL runs.
fn shell() -> anyhow::Result<Command> {
    if !is_root()? {
        return Ok(Command::new("sh"));
    }
    let mut shell = Command::new("runuser");
    shell.args(["-u", USER, "--", "sh"]);
    Ok(shell)
}

fn is_root() -> anyhow::Result<bool> {
    let id = Command::new("id").arg("-u").output().context("`id` does not start")?;
    Ok(String::from_utf8_lossy(&id.stdout).trim() == "0")
}
