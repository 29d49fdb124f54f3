//! Bundles a page without Trunk. Installing Trunk takes longer than compiling the server and the
//! app together, so a first `cargo xtask serve` does without it.
//!
//! It reads Trunk's links, and only those kinds that our pages have. Any other is an error.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::run;
use crate::site::files::Files;
use crate::site::{Page, fingerprint, read};
use crate::tools::cargo_install::Found;
use crate::tools::wasm_target::TARGET;

/// Returns the files of a page, the page itself as `index.html`, as Trunk names it.
pub(super) fn bundle(paths: &Paths, page: &Page, wasm_bindgen: &Found) -> anyhow::Result<Files> {
    let text = read(&paths.root.join(page.file))?;
    let mut files = Files::new();
    let lines = text
        .lines()
        .map(|line| {
            let Some(link) = Link::on(line)? else { return Ok(line.to_owned()) };
            match link {
                Link::Icon(file) => {
                    Ok(format!(r#"<link rel="icon" href="./{}" />"#, add(&mut files, paths, file)?))
                }
                Link::Style(file) => {
                    Ok(format!(r#"<link rel="stylesheet" href="./{}" />"#, add(&mut files, paths, file)?))
                }
                Link::Copy(file) => {
                    let name = Path::new(file).file_name().context("it has no name")?.to_string_lossy();
                    files.insert(name.into_owned(), read(&paths.root.join(file))?.into_bytes());
                    Ok(String::new())
                }
                Link::Inline(file) => Ok(format!("<script>{}</script>", read(&paths.root.join(file))?)),
                Link::App(program) => start(&mut files, paths, program, wasm_bindgen),
            }
        })
        .collect::<anyhow::Result<Vec<_>>>()
        .with_context(|| format!("in {}", page.file))?;
    files.insert("index.html".to_owned(), lines.join("\n").into_bytes());
    Ok(files)
}

/// A link that is replaced.
#[derive(Debug, PartialEq)]
enum Link<'a> {
    /// The icon of the page.
    Icon(&'a str),
    /// A style sheet.
    Style(&'a str),
    /// A file that keeps its name.
    Copy(&'a str),
    /// A script that becomes part of the page.
    Inline(&'a str),
    /// A program of this package, compiled to wasm.
    App(&'a str),
}

impl<'a> Link<'a> {
    /// Reads the link on a line. Returns `None` if there is none.
    fn on(line: &'a str) -> anyhow::Result<Option<Self>> {
        if !line.contains("<link data-trunk ") {
            return Ok(None);
        }
        let value = |name: &str| {
            let (_, rest) = line.split_once(&format!(" {name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let needed = |name| value(name).with_context(|| format!("this link needs {name}: {}", line.trim()));
        Ok(Some(match value("rel") {
            Some("icon") => Self::Icon(needed("href")?),
            Some("css") => Self::Style(needed("href")?),
            Some("copy-file") => Self::Copy(needed("href")?),
            Some("inline") => Self::Inline(needed("href")?),
            Some("rust") => Self::App(needed("data-bin")?),
            _ => bail!("`cargo xtask serve` cannot bundle this link yet, see {}: {}", file!(), line.trim()),
        }))
    }
}

/// Adds a file under a name with a hash of its content, and returns that name.
fn add(files: &mut Files, paths: &Paths, file: &str) -> anyhow::Result<String> {
    let content = read(&paths.root.join(file))?.into_bytes();
    let path = Path::new(file);
    let (Some(stem), Some(ending)) = (path.file_stem(), path.extension()) else {
        bail!("{file} needs a name with an ending");
    };
    let name = format!("{}-{}.{}", stem.display(), fingerprint::of_bytes(&content), ending.display());
    files.insert(name.clone(), content);
    Ok(name)
}

/// Adds the wasm file and the script of a program, and returns the lines that start it.
fn start(files: &mut Files, paths: &Paths, program: &str, wasm_bindgen: &Found) -> anyhow::Result<String> {
    let wasm = paths.cargo.join(TARGET).join("debug").join(format!("{program}.wasm"));
    let folder = paths.trunk.join("trial");
    run::run(
        Command::new(&wasm_bindgen.path)
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(&wasm),
    )?;
    let content = |ending: &str| {
        let file = folder.join(format!("{program}{ending}"));
        std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let (wasm, script) = (content("_bg.wasm")?, content(".js")?);
    let name = format!("{program}-{}", fingerprint::of_bytes(&wasm));
    files.insert(format!("{name}_bg.wasm"), wasm);
    files.insert(format!("{name}.js"), script);
    Ok(format!(
        "<script type=\"module\">\nimport init from './{name}.js';\n\
         await init({{ module_or_path: './{name}_bg.wasm' }});\n</script>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_of_our_pages_is_understood() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for page in &crate::site::PAGES {
            let text = read(&root.join(page.file)).unwrap();
            let links: Vec<_> = text.lines().filter_map(|line| Link::on(line).unwrap()).collect();
            assert_eq!(links.len(), text.matches("data-trunk").count(), "{}: one link on a line", page.file);
            assert!(links.iter().any(|link| matches!(link, Link::App(_))), "{}", page.file);
        }
    }

    #[test]
    fn a_link_that_only_trunk_understands_is_an_error() {
        assert_eq!(Link::on("<title>Lecture</title>").unwrap(), None);
        assert_eq!(
            Link::on(r#"  <link data-trunk rel="css" href="style/a.css" />"#).unwrap(),
            Some(Link::Style("style/a.css"))
        );
        assert!(Link::on(r#"<link data-trunk rel="sass" href="style/a.scss" />"#).is_err());
        assert!(Link::on(r#"<link data-trunk rel="css" />"#).is_err());
    }
}
