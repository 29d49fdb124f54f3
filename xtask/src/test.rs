//! `cargo xtask test`: everything a change has to pass. The last line on standard output counts the
//! tests, even if something failed long before the end.

mod snapshots;
mod suites;
mod tally;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};

use anyhow::Context;

use crate::cli::Part;
use crate::paths::Paths;
use crate::tools::browser::{self, Browser, Others};
use crate::tools::{axe, postgres, python};
use crate::{audit, check, run, say, server, site, tools};
use suites::Suites;
use tally::Tally;

/// Runs the requested parts and counts the tests.
pub(crate) fn test(paths: &Paths, only: Option<Part>, filter: &[String]) -> ExitCode {
    let mut tally = Tally::default();
    if let Err(error) = parts(paths, only, filter, &mut tally) {
        say::problem(&format!("{error:#}"));
        tally.failed += 1;
    }
    println!("{tally}");
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn parts(paths: &Paths, only: Option<Part>, filter: &[String], tally: &mut Tally) -> anyhow::Result<()> {
    let wanted = |part| only.is_none_or(|one| one == part);
    // A missing tool is reported before the long work, not after it.
    let set_up = if wanted(Part::E2e) {
        let (chromium, others) = (browser::find_or_install()?, browser::find_or_install_others(paths)?);
        Some((chromium, others, tools::for_site(paths)?, axe::find_or_install(paths)?))
    } else {
        None
    };

    if wanted(Part::Unit) {
        postgres::find_or_install()?;
    }
    if wanted(Part::Check) {
        tally.failed += check::all(paths)?.len();
    }
    let suites = Suites::of(paths)?;
    if wanted(Part::Unit) {
        site::ensure_folder(paths)?;
        say::step("unit tests", || unit(paths, &suites, filter, tally))?;
        if filter.is_empty() {
            tally.add(audits(paths)?);
        }
    }
    if let Some((chromium, others, tools, axe)) = set_up {
        if suites.journeys.is_empty() {
            say::warning("there are no end-to-end tests in tests/e2e");
            return Ok(());
        }
        site::build(paths, &tools)?;
        let server = server::build(paths)?;
        let mut tests = journeys(paths, &suites);
        tests.envs(environment(&server, &chromium)).envs(environment_of_others(&others));
        // Each test has a server and a browser of its own; more than two at a time starve each
        // other.
        tests.args(["--", "--test-threads=2"]);
        if others.webkit.is_none() {
            tests.args(["--skip", "webkit"]);
        }
        match &axe {
            Some(script) => tests.env("KONVENTA_AXE", script),
            None => tests.args(["--skip", "axe"]),
        };
        say::step("end-to-end tests in browsers", || count(tests.args(filter), tally))?;
    }
    Ok(())
}

/// The environment of an end-to-end test, and of `cargo xtask shots`.
pub(crate) fn environment<'a>(
    server: &'a std::path::Path,
    browser: &'a Browser,
) -> [(&'static str, &'a std::path::Path); 3] {
    [
        ("KONVENTA_BIN", server),
        ("KONVENTA_CHROMIUM", browser.chromium.as_path()),
        ("KONVENTA_CHROMEDRIVER", browser.driver.as_path()),
    ]
}

/// The environment of the end-to-end tests in other engines.
fn environment_of_others(others: &Others) -> Vec<(&'static str, &std::path::Path)> {
    let mut named = vec![
        ("KONVENTA_FIREFOX", others.firefox.as_path()),
        ("KONVENTA_GECKODRIVER", others.geckodriver.as_path()),
    ];
    if let Some(webkit) = &others.webkit {
        named.push(("KONVENTA_WEBKITDRIVER", &webkit.driver));
        named.push(("KONVENTA_XVFB", &webkit.screen));
    }
    named
}

/// Begins a `cargo test` over the whole workspace, whose targets are chosen later. With `--package`
/// cargo would choose other features of shared dependencies and compile them again.
fn cargo_test(paths: &Paths) -> Command {
    run::cargo(&paths.root, "test --locked --workspace --no-fail-fast")
}

fn unit(paths: &Paths, suites: &Suites, filter: &[String], tally: &mut Tally) -> anyhow::Result<()> {
    let list = snapshots::list(paths)?;
    let failed_before = tally.failed;
    let mut tests = cargo_test(paths);
    tests.args(["--lib", "--bins"]).env(snapshots::VARIABLE, &list);
    for name in &suites.integration {
        tests.args(["--test", name]);
    }
    count(tests.arg("--").args(filter), tally)?;
    if filter.is_empty() && tally.failed == failed_before {
        let left = snapshots::unreferenced(&paths.root, &list)?;
        for file in &left {
            say::problem(&format!("{}: no test reads this snapshot; delete it", file.display()));
        }
        tally.failed += left.len();
    }
    count(cargo_test(paths).args(["--doc", "--"]).args(filter), tally)
}

/// Audits a few lectures. Without Python the audits are skipped.
fn audits(paths: &Paths) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    if let Err(why) = python::AUDIT.system() {
        say::warning(&format!("no published table is audited: {why:#}"));
        tally.skipped = audit::SHORT.len();
        return Ok(tally);
    }
    for as_expected in audit::short(paths)? {
        if as_expected { tally.passed += 1 } else { tally.failed += 1 }
    }
    Ok(tally)
}

fn journeys(paths: &Paths, suites: &Suites) -> Command {
    let mut tests = cargo_test(paths);
    for name in &suites.journeys {
        tests.args(["--test", name]);
    }
    tests
}

/// Runs a test command, passes its output on line by line and counts.
///
/// A run that fails without a failed test (it does not compile, or a test binary crashed) counts as
/// one failure. The next run is done all the same.
fn count(command: &mut Command, tally: &mut Tally) -> anyhow::Result<()> {
    let shown = run::show(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{shown}`"))?;
    let output = child.stdout.take().context("no output to read")?;
    let mut here = Tally::default();
    let mut stdout = std::io::stdout();
    for line in BufReader::new(output).split(b'\n') {
        let line = line.context("cannot read what the tests print")?;
        here.read(&String::from_utf8_lossy(&line));
        stdout.write_all(&line)?;
        stdout.write_all(b"\n")?;
    }
    stdout.flush()?;
    let status = child.wait()?;
    if !status.success() {
        say::problem(&format!("`{shown}` failed ({status})"));
        here.failed = here.failed.max(1);
    }
    tally.add(here);
    Ok(())
}
