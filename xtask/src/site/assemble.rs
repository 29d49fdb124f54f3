//! Turns bundled pages into what the server serves. For a release: wasm optimised and named by its
//! content, pages that name it, compressed copies. Unchanged files are not written, and files of earlier builds
//! are removed.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use konventa_texts::{Locales, ShellContent};

use crate::paths::Paths;
use crate::site::files::{Files, is_wasm, rename_by_content};
use crate::site::tickets::Tickets;
use crate::site::{Form, PAGES, Page, compress, glue, names, optimise, shrink, trial, walk};
use crate::tools::Tools;
use crate::tools::cargo_install::Found;

/// Puts together what Trunk bundled, as phones get it.
pub(super) fn release(paths: &Paths, tools: &Tools) -> anyhow::Result<()> {
    let optimise = |wasm: Vec<u8>| match &tools.wasm_opt {
        Some(tool) => optimise::optimise(paths, tool, "tickets", &wasm),
        None => Ok(wasm),
    };
    let minify = |script: Vec<u8>| match &tools.esbuild {
        Some(tool) => tool.minify("js", &script),
        None => Ok(script),
    };
    put_together(
        paths,
        Form::Release,
        Tickets::read(paths, Form::Release, optimise, minify)?,
        |page| read_all(&paths.trunk.join(page.staging)),
        |page, files| {
            let Some(wasm) = files.keys().find(|name| is_wasm(name)).cloned() else {
                bail!("trunk left no wasm file for {}", page.file);
            };
            shorten_script(files, &wasm)?;
            if let Some(tool) = &tools.wasm_opt {
                let optimised = optimise::optimise(paths, tool, page.staging, &files[&wasm])?;
                rename_by_content(files, &wasm, optimised)?;
            }
            if let Some(tool) = &tools.esbuild {
                shrink::shrink(files, "index.html", page.staging, tool)?;
            }
            Ok(())
        },
    )
}

/// Puts together a site for trying it on this machine.
pub(super) fn trial(paths: &Paths, wasm_bindgen: &Found) -> anyhow::Result<()> {
    let tickets = Tickets::read(paths, Form::Trial, Ok, Ok)?;
    put_together(paths, Form::Trial, tickets, |page| trial::bundle(paths, page, wasm_bindgen), |_, _| Ok(()))
}

/// Writes the pages with their files, after `finish` changed them, the texts and the file of the tickets.
fn put_together(
    paths: &Paths,
    form: Form,
    tickets: Tickets,
    bundled: impl Fn(&Page) -> anyhow::Result<Files>,
    finish: impl Fn(&Page, &mut Files) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut site = Files::new();
    let texts = Locales::read(&paths.root.join("locales"))?;
    for page in &PAGES {
        let mut files = bundled(page)?;
        let content = files.get_mut("index.html").context("the bundle has no index.html")?;
        label_exit(content, &texts.exit_labels())?;
        tickets.name_in(content)?;
        finish(page, &mut files)?;
        // Trunk names every page index.html.
        let content = files.remove("index.html").context("the bundle has no index.html")?;
        ensure_base(&content).context(page.file)?;
        for (name, shell) in page.shells {
            files.insert(
                (*name).to_owned(),
                fill_shell(&content, &texts, *shell).with_context(|| (*name).to_owned())?,
            );
        }
        site.extend(files);
    }
    tickets.ensure_named_in(&site["index.html"])?;
    site.extend(tickets.files);
    let (name, content) = texts.help_words()?;
    site.insert(name.to_owned(), content);
    // The texts of the interface; a page loads one language.
    site.extend(texts.files().into_iter().map(|(name, content)| (format!("texts/{name}"), content)));
    write_all(&paths.site, &site, form)
}

fn fill_shell(page: &[u8], texts: &Locales, shell: ShellContent) -> anyhow::Result<Vec<u8>> {
    let page = std::str::from_utf8(page).context("it is not text")?;
    let filled = texts.fill_shell(page, shell)?.context("it has no <div id=\"shell\"></div>")?;
    Ok(filled.into_bytes())
}

/// Fails if a page has no base: the server writes its folder there (crates/collector/src/public_url.rs),
/// and all addresses of the page and of the app are relative to it.
fn ensure_base(page: &[u8]) -> anyhow::Result<()> {
    let page = String::from_utf8_lossy(page);
    let (before, _) = page.split_once(r#"<base href="/""#).context("it has no <base href=\"/\" />")?;
    ensure!(!before.contains("href=") && !before.contains("src="), "<base> has to come before all addresses");
    let rooted = ["href=\"/", "src=\"/", "from '/", "module_or_path: '/"];
    let found =
        rooted.into_iter().find(|start| page[before.len() + "<base href=\"/".len()..].contains(start));
    ensure!(found.is_none(), "this address is not relative to <base>: {}", found.unwrap_or_default());
    Ok(())
}

/// Gives the script of the exit its labels, if the page has the script.
fn label_exit(page: &mut Vec<u8>, labels: &str) -> anyhow::Result<()> {
    let text = std::str::from_utf8(page).context("index.html is not text")?;
    if text.contains("id=\"exit\"") {
        let (before, after) = text
            .split_once("const LABELS = {};")
            .context("the script of the exit has no `const LABELS = {};`; see src/safety/exit.js")?;
        *page = format!("{before}const LABELS = {labels};{after}").into_bytes();
    }
    Ok(())
}

/// Shortens the script of a wasm file, and the names that both share. They have one file name with two
/// endings.
fn shorten_script(files: &mut Files, wasm: &str) -> anyhow::Result<()> {
    let script = wasm.replace("_bg.wasm", ".js");
    let text = files.get(&script).with_context(|| format!("trunk left no {script}"))?;
    let text = std::str::from_utf8(text).with_context(|| format!("{script} is not text"))?;
    let text = glue::shorten(text).with_context(|| format!("in {script}"))?;
    let (shorter, text) = names::shorten(&files[wasm], &text).with_context(|| format!("in {wasm}"))?;
    files.insert(wasm.to_owned(), shorter);
    files.insert(script, text.into_bytes());
    Ok(())
}

fn read_all(folder: &Path) -> anyhow::Result<Files> {
    walk::files(folder)?
        .into_iter()
        .map(|file| {
            let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok((name_below(folder, &file), content))
        })
        .collect()
}

/// Returns a name relative to a folder, with `/` on every system: it becomes part of an address.
fn name_below(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Writes what changed, then removes what is no longer part of the site. Pages come last, so that a
/// page never names a file that is not there yet.
///
/// Only a release has compressed copies. One that a release left must go: it would be served in
/// place of the trial's file.
fn write_all(site: &Path, files: &Files, form: Form) -> anyhow::Result<()> {
    let has_copy = |name: &str| form == Form::Release && compress::shrinks(name);
    let (pages, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| walk::ending(name) == "html");
    for (name, content) in others.into_iter().chain(pages) {
        write_one(&site.join(name), content, has_copy(name))?;
    }
    for file in walk::files(site)? {
        let name = name_below(site, &file);
        let plain = name.strip_suffix(".br").filter(|plain| has_copy(plain)).unwrap_or(&name);
        if !files.contains_key(plain) {
            std::fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

fn write_one(file: &Path, content: &[u8], has_copy: bool) -> anyhow::Result<()> {
    let compressed = file.with_added_extension("br");
    let unchanged = std::fs::read(file).is_ok_and(|there| there == content);
    if unchanged && (!has_copy || compressed.is_file()) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    // The compressed copy is written first. If the run is interrupted before the plain file is
    // written, the next run sees the difference and writes both.
    if has_copy {
        let small = compress::brotli(content)?;
        std::fs::write(&compressed, small)
            .with_context(|| format!("cannot write {}", compressed.display()))?;
    }
    std::fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn unchanged_files_are_not_written_and_old_ones_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        write_all(top, &site(&[("index.html", "1"), ("a/old.js", "x"), ("logo.png", "p")]), Form::Release)
            .unwrap();
        assert!(top.join("index.html.br").is_file());
        assert!(top.join("a/old.js.br").is_file());
        assert!(!top.join("logo.png.br").exists());

        // A mark in the copy shows whether it is written a second time.
        std::fs::write(top.join("index.html.br"), "mark").unwrap();
        write_all(top, &site(&[("index.html", "1"), ("logo.png", "p")]), Form::Release).unwrap();
        assert_eq!(std::fs::read_to_string(top.join("index.html.br")).unwrap(), "mark");
        assert!(!top.join("a/old.js").exists());
        assert!(!top.join("a/old.js.br").exists());

        write_all(top, &site(&[("index.html", "2"), ("logo.png", "p")]), Form::Release).unwrap();
        assert_ne!(std::fs::read_to_string(top.join("index.html.br")).unwrap_or_default(), "mark");
    }

    #[test]
    fn all_addresses_of_a_page_are_relative_to_its_base() {
        assert!(
            ensure_base(br#"<head><base href="/"/><link href="./a.css"/><a href="https://k.example/"></a>"#)
                .is_ok()
        );
        for wrong in [
            r#"<head><link href="./a.css"/>"#,
            r#"<head><link href="./a.css"/><base href="/"/>"#,
            r#"<head><base href="/"/><link href="/a.css"/>"#,
            r#"<head><base href="/"/><script>import init from '/a.js';</script>"#,
        ] {
            assert!(ensure_base(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_exit_gets_its_labels() {
        let script = include_str!("../../../src/safety/exit.js");
        let page = format!("<a id=\"exit\">Exit</a><script>{script}</script>");
        let mut page = page.into_bytes();
        label_exit(&mut page, r#"{"sq":"Dil"}"#).unwrap();
        let labelled = String::from_utf8(page).unwrap();
        assert!(labelled.contains(r#"const LABELS = {"sq":"Dil"};"#));

        assert!(label_exit(&mut b"<a id=\"exit\">Exit</a>".to_vec(), "{}").is_err());
        let mut staff = b"<p>No exit</p>".to_vec();
        label_exit(&mut staff, "{}").unwrap();
        assert_eq!(staff, b"<p>No exit</p>");
    }

    #[test]
    fn a_trial_leaves_no_compressed_copy_of_a_release() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        write_all(top, &site(&[("index.html", "1")]), Form::Release).unwrap();
        write_all(top, &site(&[("index.html", "1")]), Form::Trial).unwrap();
        assert!(top.join("index.html").is_file());
        assert!(!top.join("index.html.br").exists());
        write_all(top, &site(&[("index.html", "1")]), Form::Release).unwrap();
        assert!(top.join("index.html.br").is_file());
    }
}
