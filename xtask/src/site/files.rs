//! The files of a site while it is put together, and how one is renamed.

use std::collections::BTreeMap;

use anyhow::bail;

use crate::site::{fingerprint, walk};

/// Contents by path below the site.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Whether this is the name that wasm-bindgen gives to a wasm file.
pub(super) fn is_wasm(name: &str) -> bool {
    name.ends_with("_bg.wasm")
}

/// Replaces a wasm file or a script by its optimised form, named by its content, and updates every
/// mention of it in the pages.
pub(super) fn rename_by_content(files: &mut Files, old: &str, optimised: Vec<u8>) -> anyhow::Result<()> {
    let ending = if is_wasm(old) { "_bg.wasm" } else { ".js" };
    let stem = old.trim_end_matches(ending);
    let app = stem.rsplit_once('-').map_or(stem, |(app, _)| app);
    let new = format!("{app}-{}{ending}", fingerprint::of_bytes(&optimised));
    files.remove(old);
    files.insert(new.clone(), optimised);
    let mut mentions = 0;
    for (_, content) in files.iter_mut().filter(|(name, _)| walk::ending(name) == "html") {
        let Ok(page) = std::str::from_utf8(content) else { continue };
        mentions += page.matches(old).count();
        let page = page.replace(old, &new);
        *content = page.into_bytes();
    }
    if mentions == 0 {
        bail!("no page mentions {old}, so none would load the app; is the Trunk script in index.html?");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn pages_follow_the_wasm_to_its_new_name() {
        let mut files =
            site(&[("app-1f_bg.wasm", "old"), ("app-1f.js", "x"), ("index.html", "load app-1f_bg.wasm!")]);
        rename_by_content(&mut files, "app-1f_bg.wasm", b"new".to_vec()).unwrap();
        let name = format!("app-{}_bg.wasm", fingerprint::of_bytes(b"new"));
        assert_eq!(files[&name], b"new");
        assert_eq!(files["index.html"], format!("load {name}!").into_bytes());
        assert!(!files.contains_key("app-1f_bg.wasm"));
    }

    #[test]
    fn a_page_that_does_not_load_the_app_is_an_error() {
        let mut files = site(&[("app-1f_bg.wasm", "old"), ("index.html", "nothing")]);
        assert!(rename_by_content(&mut files, "app-1f_bg.wasm", b"new".to_vec()).is_err());
    }
}
