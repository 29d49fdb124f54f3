//! `cargo xtask bench`: everything that has a budget and is measured on the server's side, in one run, into
//! `docs/performance.md`. A measurement is never a test: it fails only where something was lost or doubled.

mod document;
mod machine;
mod rates;
mod table;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::paths::Paths;
use crate::tools::socket_io::SocketIo;
use crate::{load, run, say, server, size};
use rates::Rates;

/// What is rewritten.
const DOCUMENT: &str = "docs/performance.md";

/// Whole lectures are played so often: one run on a machine that does other things says little.
const RUNS: usize = 3;

/// Phones in a lecture hall, and in the largest one.
const HALLS: [&str; 2] = ["500", "2000"];
/// Of a hundred phones, so many lose the network at each step.
const DROPS: &str = "5";
/// Open streams.
const STREAMS: &str = "10000";
/// Clients of each server in the comparison.
const CLIENTS: &str = "2000";
/// Records that are kept and counted.
const RECORDS: &str = "1000000";

/// All that was measured.
struct Measured {
    /// First load of a phone, in bytes.
    first_load: u64,
    /// For each of [`HALLS`], its runs.
    lectures: Vec<Vec<Value>>,
    /// The smallest of them with phones that have the app already.
    bare: Vec<Value>,
    streams: Value,
    compare: Value,
    rates: Rates,
}

/// Measures and writes.
pub(crate) fn bench(paths: &Paths) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    let Some(socket_io) = SocketIo::find_or_install(paths)? else {
        bail!("the comparison needs node: {}", crate::tools::npm::REMEDY);
    };
    let generator = load::generator(paths)?;
    let server = load::server(paths)?;
    let first_load = size::first_load(paths)?;
    let folder = paths.root.join("target/bench");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let figures = folder.join("figures.json");

    let mut inexact = Vec::new();
    let mut measure = |what: String, args: &[&str]| -> anyhow::Result<Value> {
        let (exact, found) = say::step(&what, || load::measure(&generator, args, &figures))?;
        if !exact {
            inexact.push(what);
        }
        Ok(found)
    };
    let program = text(&server)?;
    let mut lectures = Vec::new();
    for phones in HALLS {
        let args = ["lecture", "--server", program, "--phones", phones, "--drops", DROPS];
        let runs = (1..=RUNS)
            .map(|run| measure(format!("bench: a lecture with {phones} phones, {run} of {RUNS}"), &args));
        lectures.push(runs.collect::<anyhow::Result<_>>()?);
    }
    let [hall, _] = HALLS;
    let args = ["lecture", "--server", program, "--phones", hall, "--drops", DROPS, "--no-page"];
    let bare = (1..=RUNS)
        .map(|run| measure(format!("bench: {hall} phones that have the app, {run} of {RUNS}"), &args))
        .collect::<anyhow::Result<_>>()?;
    let args = ["streams", "--server", program, "--streams", STREAMS];
    let streams = measure(format!("bench: {STREAMS} open streams"), &args)?;
    let (node, room) = (text(&socket_io.node)?, text(&socket_io.folder)?);
    let args = ["compare", "--server", program, "--node", node, "--folder", room, "--clients", CLIENTS];
    let compare = measure(format!("bench: {CLIENTS} clients, here and in a socket.io room"), &args)?;
    let rates = say::step(&format!("bench: {RECORDS} records"), || records(paths))?;

    let measured = Measured { first_load, lectures, bare, streams, compare, rates };
    let document = paths.root.join(DOCUMENT);
    let written = table::of(&measured, &machine::here(paths), start.elapsed());
    document::rewrite(&document, &written)?;
    println!("{written}");
    if !inexact.is_empty() {
        bail!("something was lost or doubled, or failed, in: {}", inexact.join("; "));
    }
    Ok(ExitCode::SUCCESS)
}

fn records(paths: &Paths) -> anyhow::Result<Rates> {
    let said = run::output(run::cargo(&paths.root).args([
        "run",
        "--quiet",
        "--profile",
        server::PROFILE,
        "--locked",
        "--package",
        "konventa-store",
        "--example",
        "rates",
        "--",
        RECORDS,
    ]))?;
    Rates::read(&said).with_context(|| format!("the example “rates” says other things than it did:\n{said}"))
}

fn text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().with_context(|| format!("{} is not readable as text", path.display()))
}
