//! The Content-Security-Policies of the app's pages and of the service worker.
//!
//! Trunk starts the app from a small script inside the page. Instead of allowing all scripts of
//! that kind, the policy names this one by its hash, taken from the page as it is served. Styles
//! that the app sets on elements use the CSSOM, which a policy does not restrict. A page has a
//! `<base>`, which names the folder of the site.

use std::fmt::Write as _;

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns the policy for a page; `None` if the page is so broken that no header can hold it.
pub(super) fn of_page(page: &[u8]) -> Option<HeaderValue> {
    let page = String::from_utf8_lossy(page);
    let mut scripts = "'self' 'wasm-unsafe-eval'".to_owned();
    for script in inline_scripts(&page) {
        let _ = write!(scripts, " 'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
    }
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).ok()
}

/// Returns the policy of the worker, which applies to its own requests. It asks only this server
/// for files.
pub(super) fn of_worker() -> HeaderValue {
    HeaderValue::from_static(
        "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
}

/// The texts between `<script>` and `</script>` of tags without `src`.
fn inline_scripts(page: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("<script") {
        let Some((attributes, after)) = after.split_once('>') else { break };
        let Some((script, after)) = after.split_once("</script") else { break };
        if !attributes.contains("src=") {
            scripts.push(script);
        }
        rest = after;
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_the_page_are_found() {
        let page = "<head><script type=\"module\" nonce=\"\">\nimport x;\n</script><script src=\"/a.js\"></script>\
                    <script>two</script></head>";
        assert_eq!(inline_scripts(page), ["\nimport x;\n", "two"]);
        assert_eq!(inline_scripts("<script>never closed"), Vec::<&str>::new());
        assert_eq!(inline_scripts("<script"), Vec::<&str>::new());
    }

    /// The hash is that of `printf 'two' | openssl dgst -sha256 -binary | base64`.
    #[test]
    fn the_policy_names_them_by_hash() {
        let policy = of_page(b"<script>two</script>").unwrap();
        let named =
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-P8TM/nRYcOLA2Z9x8w/wZWyN7dQcwdfT03aw2+aF4vM=';";
        assert!(policy.to_str().unwrap().contains(named), "{policy:?}");
        assert!(
            of_page(b"<p>none</p>")
                .unwrap()
                .to_str()
                .unwrap()
                .contains("script-src 'self' 'wasm-unsafe-eval';")
        );
    }
}
