//! Loading the app: the page, and the files it names.

use anyhow::ensure;
use konventa_test_support::{Connection, Request, StatusCode};

/// A GET request that accepts compressed content, as phones do.
pub fn compressed(path: impl Into<String>) -> Request {
    Request::get(path).header("accept-encoding", "gzip, deflate, br")
}

/// Loads a page and every file of the same site that it names.
pub async fn load(connection: &mut Connection, path: &str) -> anyhow::Result<()> {
    // Uncompressed: the page is small, and has to be read here.
    let page = connection.send(&Request::get(path)).await?;
    ensure!(page.status == StatusCode::OK, "GET {path}: {}", page.status);
    for file in files_named_in(&page.text()) {
        let answer = connection.send(&compressed(file.as_str())).await?;
        ensure!(answer.status == StatusCode::OK, "GET {file}: {}", answer.status);
    }
    Ok(())
}

/// A file that pages load after everything else, and only over https.
const LOADED_LATER: &str = "./offline.js";

/// The path of every `./name.ending` between quotes, once, in order.
fn files_named_in(page: &str) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for quoted in page.split(['"', '\'']) {
        let Some(name) = quoted.strip_prefix("./") else { continue };
        let is_file = name.contains('.')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte));
        let path = format!("/{name}");
        if is_file && quoted != LOADED_LATER && !files.contains(&path) {
            files.push(path);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_that_a_page_names_is_found_once() {
        let page = r#"<link rel="icon" href="./icon-1.svg"/><a href="./"><a href="learn"> // not "./x y.js"
            import init from './app-1f.js'; init({ module_or_path: './app-2e_bg.wasm' });
            import("./offline.js"); <link rel="modulepreload" href="./app-1f.js"><a href="https://example.org/x.js">"#;
        assert_eq!(files_named_in(page), ["/icon-1.svg", "/app-1f.js", "/app-2e_bg.wasm"]);
    }
}
