//! Fewer and shorter files: the style sheets of a page become one, and scripts and styles lose
//! comments and white space.

use anyhow::Context;

use crate::site::files::{Files, rename_by_content};
use crate::site::{fingerprint, walk};
use crate::tools::esbuild::Esbuild;

/// Scripts that keep their names: browsers with an older version ask for them by name.
const AS_NAMED: &[&str] = &["offline.js", "worker.js"];

/// Shrinks the files of the page `page`. `style` names its one style sheet.
pub(super) fn shrink(files: &mut Files, page: &str, style: &str, tool: &Esbuild) -> anyhow::Result<()> {
    let scripts: Vec<String> = files.keys().filter(|name| walk::ending(name) == "js").cloned().collect();
    for script in scripts {
        let shorter = tool.minify("js", &files[&script])?;
        if AS_NAMED.contains(&script.as_str()) {
            files.insert(script, shorter);
        } else {
            rename_by_content(files, &script, shorter)?;
        }
    }
    let text = files.get(page).with_context(|| format!("trunk left no {page}"))?;
    let text = String::from_utf8(text.clone()).with_context(|| format!("{page} is not text"))?;
    let text = shorten_inline_scripts(&without_comments(&text), |script| tool.minify("js", script))?;
    let (sheets, rest) = take_links(&text);
    let mut joined = Vec::new();
    for sheet in &sheets {
        joined.extend(
            files.remove(sheet).with_context(|| format!("{page} names {sheet}, which is not there"))?,
        );
    }
    let joined = tool.minify("css", &joined)?;
    let name = format!("{style}-{}.css", fingerprint::of_bytes(&joined));
    let link = format!("<link rel=\"stylesheet\" href=\"./{name}\"/>\n  </head>");
    files.insert(page.to_owned(), rest.replacen("</head>", &link, 1).into_bytes());
    files.insert(name, joined);
    Ok(())
}

/// Removes the comments of a page.
fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once("-->").map_or("", |(_, after)| after))
}

/// Shortens each inline script of a page. Inline modules are Trunk's and short already.
fn shorten_inline_scripts(
    page: &str,
    minify: impl Fn(&[u8]) -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<String> {
    const OPEN: &str = "<script>";
    const CLOSE: &str = "</script>";
    let mut parts = page.split(OPEN);
    let mut shorter = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (script, after) = part.split_once(CLOSE).context("a script in the page has no end")?;
        let script = String::from_utf8(minify(script.as_bytes())?).context("a script is not text")?;
        shorter += &[OPEN, script.trim(), CLOSE, after].concat();
    }
    Ok(shorter)
}

/// Returns the style sheets that a page names, in order, and the page without those lines.
fn take_links(page: &str) -> (Vec<String>, String) {
    let mut sheets = Vec::new();
    let mut rest = String::new();
    for line in page.split_inclusive('\n') {
        let name = line
            .trim()
            .strip_prefix("<link rel=\"stylesheet\" href=\"./")
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
    fn comments_are_removed() {
        assert_eq!(without_comments("a<!-- b -->c<!-- d\n -->e"), "ace");
        assert_eq!(without_comments("none"), "none");
    }

    #[test]
    fn scripts_in_the_page_get_shorter_and_modules_stay() {
        let page = "<p>a</p><script>  one  </script><script type=\"module\">\n two\n</script>";
        let shorter = shorten_inline_scripts(page, |script| Ok(script.to_ascii_uppercase())).unwrap();
        assert_eq!(shorter, "<p>a</p><script>ONE</script><script type=\"module\">\n two\n</script>");
        assert!(shorten_inline_scripts("<script>never closed", |script| Ok(script.to_vec())).is_err());
    }

    #[test]
    fn links_are_taken_in_order() {
        let page = "<head>\n  <link rel=\"stylesheet\" href=\"./b-1.css\"/>\n  <link rel=\"icon\" href=\"./i.svg\"/>\n  <link rel=\"stylesheet\" href=\"./a-2.css\"/>\n</head>\n";
        let (sheets, rest) = take_links(page);
        assert_eq!(sheets, ["b-1.css", "a-2.css"]);
        assert_eq!(rest, "<head>\n  <link rel=\"icon\" href=\"./i.svg\"/>\n</head>\n");
    }
}
