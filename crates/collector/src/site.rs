//! The app for browsers: its page, and the files that the page loads.
//!
//! A release build contains the site. A debug build reads `target/site` on each request, so that a
//! new build of the app is seen without a restart.

mod policy;

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::asset::{Asset, Cache, extension};

/// The page of students, and of every address without a page of its own.
const STUDENT_PAGE: &str = "index.html";

/// The page of presenters and researchers: a separate app, so that phones load less.
const STAFF_PAGE: &str = "staff.html";

/// The page of students who take the follow-up weeks later.
const FOLLOWUP_PAGE: &str = "followup.html";

/// The service worker that opens the page of students offline (ADR 11).
const WORKER: &str = "worker.js";

fn page_of(path: &str) -> &'static str {
    let first = path.split('/').find(|part| !part.is_empty());
    match first {
        Some("present" | "research") => STAFF_PAGE,
        Some("followup") => FOLLOWUP_PAGE,
        _ => STUDENT_PAGE,
    }
}

const NOT_BUILT: &str =
    "The server runs, and the app is not built yet.\n\n    cargo xtask serve\n\nbuilds both.\n";

#[derive(rust_embed::RustEmbed)]
#[folder = "../../target/site"]
#[allow_missing = true]
struct Built;

/// The files of the app.
#[derive(Debug)]
pub enum Site {
    /// Read once.
    Loaded(BTreeMap<String, Asset>),
    /// Read on each request.
    OnDisk,
}

impl Site {
    /// The site of this build.
    #[must_use]
    pub fn built() -> Self {
        if cfg!(debug_assertions) {
            return Self::OnDisk;
        }
        let names: Vec<String> = Built::iter().map(Cow::into_owned).collect();
        Self::loaded(&names, built)
    }

    /// A site of these files; `name.br` is `name`, compressed.
    #[must_use]
    pub fn of(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let names: Vec<String> = files.keys().cloned().collect();
        Self::loaded(&names, |name| files.get(name).cloned().map(Cow::Owned))
    }

    fn loaded(names: &[String], read: impl Fn(&str) -> Option<Cow<'static, [u8]>>) -> Self {
        let assets = names.iter().filter_map(|name| asset(name, &read).map(|asset| (name.clone(), asset)));
        Self::Loaded(assets.collect())
    }

    fn find(&self, name: &str) -> Option<Cow<'_, Asset>> {
        match self {
            Self::Loaded(files) => files.get(name).map(Cow::Borrowed),
            Self::OnDisk => asset(name, built).map(Cow::Owned),
        }
    }

    /// Answers a `GET` of a path outside of the API: a file if the path ends in a file name,
    /// otherwise the page that belongs to it. Returns `None` for a file that does not exist.
    #[must_use]
    pub fn respond(&self, path: &str, asked: &HeaderMap) -> Option<Response> {
        let name = path.trim_start_matches('/');
        let is_file = name.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let name = if is_file { name } else { page_of(path) };
        match self.find(name) {
            Some(asset) => Some(asset.respond(asked)),
            None if is_file => None,
            None => {
                let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
                Some((StatusCode::SERVICE_UNAVAILABLE, plain, NOT_BUILT).into_response())
            }
        }
    }
}

fn built(name: &str) -> Option<Cow<'static, [u8]>> {
    Built::get(name).map(|file| file.data)
}

/// Reads a file and its compressed form beside it. The compressed form alone is not served.
fn asset(name: &str, read: impl Fn(&str) -> Option<Cow<'static, [u8]>>) -> Option<Asset> {
    let extension = extension(name);
    if extension == "br" {
        return None;
    }
    let content = read(name)?;
    let brotli = read(&format!("{name}.br"));
    let cache = if is_hashed(name) { Cache::Forever } else { Cache::Revalidate };
    // Each page may contain inline scripts.
    let policy = match extension {
        "html" => policy::of_page(&content),
        _ if name == WORKER => Some(policy::of_worker()),
        _ => None,
    };
    Some(Asset::new(name, content, brotli, cache).under(policy))
}

/// Returns whether a name contains a hash of the content, as Trunk writes it:
/// `name-0123456789abcdef.js`, `name-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    let stem = last.split('.').next().unwrap_or(last);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() >= 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_has_its_page() {
        for (path, page) in [
            ("/", STUDENT_PAGE),
            ("/learn/istanbul-convention", STUDENT_PAGE),
            ("/presenting", STUDENT_PAGE),
            ("/present", STAFF_PAGE),
            ("/present/console", STAFF_PAGE),
            ("/research", STAFF_PAGE),
            ("/followup/istanbul-convention", FOLLOWUP_PAGE),
            ("/followups", STUDENT_PAGE),
        ] {
            assert_eq!(page_of(path), page, "{path}");
        }
    }

    #[test]
    fn names_with_a_hash_are_recognised() {
        for (name, hashed) in [
            ("konventa-app-1a2b3c4d5e6f7081.js", true),
            ("konventa-app-1a2b3c4d5e6f7081_bg.wasm", true),
            ("style/main-c0ffee00c0ffee00.css", true),
            ("index.html", false),
            ("favicon.svg", false),
            ("a-drawing.svg", false),
            ("konventa-app.js", false),
            ("konventa-app_bg.wasm", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }
}
