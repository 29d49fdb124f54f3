//! `cargo xtask bench`: measures everything that has a budget on the server's side, in one run, and
//! writes it to `docs/performance.md`. A measurement is never a test: it fails only if something was
//! lost or doubled. `xtask/compare` has a comparison with socket.io, run by hand.

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
use crate::{load, run, say, server, size};
use rates::Rates;

/// The page that is rewritten.
const DOCUMENT: &str = "docs/performance.md";

/// Runs of each lecture: one run is not reliable on a machine that does other things.
const RUNS: usize = 3;

/// Phones in a lecture hall, and in the largest hall.
const HALLS: [&str; 2] = ["500", "2000"];
/// Phones of a hundred that lose the network at each step.
const DROPS: &str = "5";
/// Open streams whose memory is measured.
const STREAMS: &str = "10000";
/// Open streams whose slide changes are timed.
const FOLLOWERS: &str = "2000";
/// Records that are stored and counted.
const RECORDS: &str = "1000000";

/// Everything that was measured.
struct Measured {
    /// First load of a phone, in bytes.
    first_load: u64,
    /// The runs of each of [`HALLS`].
    lectures: Vec<Vec<Value>>,
    /// The runs of the smaller one with phones that have the app already.
    bare: Vec<Value>,
    streams: Value,
    fan_out: Value,
    rates: Rates,
}

/// Measures and writes.
pub(crate) fn bench(paths: &Paths) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
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
    let args = ["streams", "--server", program, "--streams", FOLLOWERS];
    let fan_out = measure(format!("bench: slide changes to {FOLLOWERS} streams"), &args)?;
    let rates = say::step(&format!("bench: {RECORDS} records"), || records(paths))?;

    let measured = Measured { first_load, lectures, bare, streams, fan_out, rates };
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
    let said = run::output(run::cargo(
        &paths.root,
        &format!(
            "run --quiet --profile {} --locked --package konventa-store --example rates -- {RECORDS}",
            server::PROFILE
        ),
    ))?;
    Rates::read(&said).with_context(|| format!("the output of the example “rates” has changed:\n{said}"))
}

fn text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().with_context(|| format!("{} is not readable as text", path.display()))
}
