//! `cargo xtask size`: what a phone loads before it shows the first item.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::site::{tickets, walk};
use crate::tools::npm;
use crate::{run, say, server, site, tools};

/// The size to aim for, in bytes.
pub(crate) const GOAL: u64 = 150_000;
/// Above this number of bytes the command fails.
const LIMIT: u64 = 187_000;

/// Above this number of bytes the files of the seat tickets are too large, and the command fails.
const TICKETS_LIMIT: u64 = 18_000;

/// The page that a phone opens.
const PAGE: &str = "index.html";

const DECK: &str = "decks/istanbul-convention";

/// A file that the page names but loads only after everything else (src/safety/exit.js).
const AFTERWARDS: &str = "offline.js";

/// One line of the table, in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Measures and prints the table. Fails above the limit.
pub(crate) fn size(paths: &Paths) -> anyhow::Result<ExitCode> {
    let rows = rows(paths)?;
    let (first_load, tickets) = (total(&rows), total(&ticket_rows(&paths.site)?));
    print!("{}", table(&rows, first_load));
    println!("{}", verdict(first_load));
    println!("{}", tickets_verdict(tickets));
    let fits = first_load <= LIMIT && tickets <= TICKETS_LIMIT;
    Ok(if fits { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Returns the brotli bytes that a phone loads up to the first item.
pub(crate) fn first_load(paths: &Paths) -> anyhow::Result<u64> {
    Ok(total(&rows(paths)?))
}

fn rows(paths: &Paths) -> anyhow::Result<Vec<Row>> {
    let tools = tools::for_site(paths)?;
    if tools.wasm_opt.is_none() {
        bail!("without wasm-opt the size is meaningless: {}", npm::REMEDY);
    }
    site::build(paths, &tools)?;
    let mut rows = site_rows(&paths.site)?;
    rows.extend(largest_language(paths)?);
    Ok(rows)
}

fn total(rows: &[Row]) -> u64 {
    rows.iter().map(|row| row.brotli).sum()
}

/// Reads the files of the site, each with its name.
fn site_files(site: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for file in walk::files(site)? {
        let name = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().into_owned();
        if walk::ending(&name) != "br" {
            files.push((name, read(&file)?));
        }
    }
    Ok(files)
}

/// Measures what a phone in a live lecture loads some time after the first item.
fn ticket_rows(site: &Path) -> anyhow::Result<Vec<Row>> {
    let files = site_files(site)?.into_iter().filter(|(name, _)| name.starts_with(tickets::STEM));
    files.map(|(name, content)| row(name, &content)).collect()
}

fn site_rows(site: &Path) -> anyhow::Result<Vec<Row>> {
    let mut files = site_files(site)?;
    let page = files
        .iter()
        .find(|(name, _)| name == PAGE)
        .map(|(_, content)| String::from_utf8_lossy(content).into_owned())
        .with_context(|| format!("{PAGE} is not in {}", site.display()))?;
    files.retain(|(name, _)| loads_first(name, &page));
    files.into_iter().map(|(name, content)| row(name, &content)).collect()
}

/// Whether a phone loads this file first: the page itself, or a file it names. Files of the other
/// pages do not count, nor do those that the page names for later.
fn loads_first(name: &str, page: &str) -> bool {
    let later = name == AFTERWARDS || name.starts_with(tickets::STEM);
    name == PAGE || (page.contains(name) && !later)
}

/// Returns the texts of interface and deck in one language, as the server sends them, in the
/// language where they are largest.
///
/// The first screen needs no slides and the first item needs neither key nor explanations (the
/// end-to-end tests check both), and the speaker notes are never sent to phones.
fn largest_language(paths: &Paths) -> anyhow::Result<Vec<Row>> {
    let server = server::build(paths)?;
    let out = paths.root.join("target/size");
    // An earlier run may have left it.
    let _ = std::fs::remove_dir_all(&out);
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    run::output(
        Command::new(server).args(["deck", "build", DECK, "--out"]).arg(&out).current_dir(&paths.root),
    )?;
    let mut largest: Vec<Row> = Vec::new();
    for file in walk::files(&paths.site.join("texts"))? {
        let name = file.strip_prefix(&paths.site).unwrap_or(&file).to_string_lossy().into_owned();
        let Some(tag) = name.rsplit_once("/phone.").and_then(|(_, tag)| tag.strip_suffix(".json")) else {
            continue;
        };
        let deck = out.join(format!("{tag}.json"));
        if !deck.is_file() {
            continue;
        }
        let rows = vec![row(format!("deck: {tag}.json"), &read(&deck)?)?, row(name, &read(&file)?)?];
        if total(&rows) > total(&largest) {
            largest = rows;
        }
    }
    if largest.is_empty() {
        bail!("{DECK} and the interface have no language in common");
    }
    Ok(largest)
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Measures one file. It is compressed here, not read from the `.br` beside it, so that nothing
/// stale is measured. A file that brotli cannot make smaller is sent as it is.
fn row(name: String, content: &[u8]) -> anyhow::Result<Row> {
    let raw = content.len() as u64;
    let brotli = (site::brotli(content)?.len() as u64).min(raw);
    Ok(Row { name, raw, brotli })
}

fn table(rows: &[Row], total: u64) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0).max("total".len());
    let line = |name: &str, raw: &str, brotli: &str| format!("{name:width$}  {raw:>10}  {brotli:>10}\n");
    let mut text = line("file", "raw", "brotli");
    for row in rows {
        text += &line(&row.name, &say::kilobytes(row.raw), &say::kilobytes(row.brotli));
    }
    let raw = rows.iter().map(|row| row.raw).sum();
    text + &line("total", &say::kilobytes(raw), &say::kilobytes(total))
}

fn verdict(total: u64) -> String {
    let (goal, limit) = (say::kilobytes(GOAL), say::kilobytes(LIMIT));
    match total {
        0..=GOAL => format!("within the goal of {goal}, {} to spare", say::kilobytes(GOAL - total)),
        total if total <= LIMIT => {
            format!("{} above the goal of {goal}, within the limit of {limit}", say::kilobytes(total - GOAL))
        }
        total => format!("{} above the limit of {limit}", say::kilobytes(total - LIMIT)),
    }
}

fn tickets_verdict(total: u64) -> String {
    let (size, limit) = (say::kilobytes(total), say::kilobytes(TICKETS_LIMIT));
    let is = if total <= TICKETS_LIMIT { "within" } else { "above" };
    format!("seat tickets, loaded later: {size}, {is} the limit of {limit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_names_counts() {
        let page = r#"<script src="/app-1f.js"><link href="/base-2e.css"><script>import("./tickets-4c.js")</script>"#;
        for (name, counts) in [
            ("index.html", true),
            ("app-1f.js", true),
            ("staff.html", false),
            ("staff-3d.js", false),
            ("tickets-4c.js", false),
            ("tickets-5b.wasm", false),
        ] {
            assert_eq!(loads_first(name, page), counts, "{name}");
        }
    }

    #[test]
    fn the_table_lines_up() {
        let rows = [
            Row { name: "index.html".to_owned(), raw: 1_000, brotli: 400 },
            Row { name: "app_bg.wasm".to_owned(), raw: 1_234_500, brotli: 98_760 },
        ];
        let expected = "\
file                raw      brotli
index.html       1.0 kB      0.4 kB
app_bg.wasm   1234.5 kB     98.8 kB
total         1235.5 kB     99.2 kB
";
        assert_eq!(table(&rows, 99_160), expected);
    }

    #[test]
    fn the_verdict_knows_goal_and_limit() {
        assert!(verdict(GOAL).starts_with("within the goal"));
        assert!(verdict(GOAL + 1).contains("within the limit"));
        assert!(verdict(LIMIT).contains("within the limit"));
        assert!(tickets_verdict(TICKETS_LIMIT).contains("within the limit"));
        assert!(tickets_verdict(TICKETS_LIMIT + 1).contains("above the limit"));
        assert!(verdict(LIMIT + 100).starts_with("0.1 kB above the limit"));
    }
}
