//! Loading the app: the page, and what it names.

use anyhow::ensure;
use hyper::StatusCode;

use crate::http::{Ask, Line};

/// A GET that takes compressed content, as phones do.
#[must_use]
pub fn compressed(path: impl Into<String>) -> Ask {
    Ask::get(path).with("accept-encoding", "gzip, deflate, br")
}

/// Loads a page and every file of the same site that it names.
///
/// # Errors
/// Where one is not there.
pub async fn load(line: &mut Line, path: &str) -> anyhow::Result<()> {
    // Not compressed: it is small, and has to be read here.
    let page = line.ask(&Ask::get(path)).await?;
    ensure!(page.status == StatusCode::OK, "GET {path}: {}", page.status);
    for file in named(&String::from_utf8_lossy(&page.body)) {
        let answer = line.ask(&compressed(file.as_str())).await?;
        ensure!(answer.status == StatusCode::OK, "GET {file}: {}", answer.status);
    }
    Ok(())
}

/// What a page loads only when everything else is there, and only over https.
const AFTERWARDS: &str = "/offline.js";

/// Every `/name.ending` between quotes, once, in order.
fn named(page: &str) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for quoted in page.split(['"', '\'']) {
        let is_file = quoted.starts_with('/')
            && quoted.rsplit('/').next().is_some_and(|name| name.contains('.'))
            && quoted.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte));
        if is_file && quoted != AFTERWARDS && !files.iter().any(|file| file == quoted) {
            files.push(quoted.to_owned());
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names_is_found_once() {
        let page = r#"<link rel="icon" href="/icon-1.svg"/><a href="/learn"> // not "/x y.js"
            import init from '/app-1f.js'; init({ module_or_path: '/app-2e_bg.wasm' });
            import("/offline.js"); <link rel="modulepreload" href="/app-1f.js"><a href="https://example.org/x.js">"#;
        assert_eq!(named(page), ["/icon-1.svg", "/app-1f.js", "/app-2e_bg.wasm"]);
    }
}
