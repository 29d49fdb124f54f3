//! Fewer and shorter files: the style sheets of a page become one, and scripts and styles lose what only people read.

use anyhow::Context;

use super::assemble::{Files, rename_by_content};
use super::fingerprint;
use crate::site::walk;
use crate::tools::esbuild::Esbuild;

/// Shrinks the files of one page, whose name is `page`; `style` names the one style sheet.
pub(super) fn shrink(files: &mut Files, page: &str, style: &str, tool: &Esbuild) -> anyhow::Result<()> {
    let scripts: Vec<String> = files.keys().filter(|name| walk::ending(name) == "js").cloned().collect();
    for script in scripts {
        let shorter = tool.minify("js", &files[&script])?;
        rename_by_content(files, &script, shorter)?;
    }
    let text = files.get(page).with_context(|| format!("trunk left no {page}"))?;
    let text = String::from_utf8(text.clone()).with_context(|| format!("{page} is not text"))?;
    let (sheets, rest) = take_links(&text);
    let mut joined = Vec::new();
    for sheet in &sheets {
        joined.extend(
            files.remove(sheet).with_context(|| format!("{page} names {sheet}, which is not there"))?,
        );
    }
    let joined = tool.minify("css", &joined)?;
    let name = format!("{style}-{}.css", fingerprint::of_bytes(&joined));
    let link = format!("<link rel=\"stylesheet\" href=\"/{name}\"/>\n  </head>");
    files.insert(page.to_owned(), rest.replacen("</head>", &link, 1).into_bytes());
    files.insert(name, joined);
    Ok(())
}

/// The style sheets that a page names, in order, and the page without those lines.
fn take_links(page: &str) -> (Vec<String>, String) {
    let mut sheets = Vec::new();
    let mut rest = String::new();
    for line in page.split_inclusive('\n') {
        let name = line
            .trim()
            .strip_prefix("<link rel=\"stylesheet\" href=\"/")
            .and_then(|tail| tail.split_once('"'))
            .map(|(name, _)| name);
        match name {
            Some(name) => sheets.push(name.to_owned()),
            None => rest.push_str(line),
        }
    }
    (sheets, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_in_order() {
        let page = "<head>\n  <link rel=\"stylesheet\" href=\"/b-1.css\"/>\n  <link rel=\"icon\" href=\"/i.svg\"/>\n  <link rel=\"stylesheet\" href=\"/a-2.css\"/>\n</head>\n";
        let (sheets, rest) = take_links(page);
        assert_eq!(sheets, ["b-1.css", "a-2.css"]);
        assert_eq!(rest, "<head>\n  <link rel=\"icon\" href=\"/i.svg\"/>\n</head>\n");
    }
}
