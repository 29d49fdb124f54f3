//! The app for browsers: its page, and the files that the page loads.
//!
//! A release build contains the site. A debug build reads `target/site` on each request, so that a
//! new build of the app is seen without a restart.

mod help_lines;
mod policy;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use konventa_domain::Day;
use konventa_domain::address::{FirstSegment, SiteContent};
use konventa_domain::deck::HelpWords;
use konventa_domain::lecture::JoinCode;
use percent_encoding::percent_decode_str;

use self::help_lines::PageHelp;
pub use self::help_lines::SiteError;
use crate::asset::{Asset, Cache, extension};
use crate::decks::Decks;
use crate::error_chain::chain;
use crate::public_url::Folder;

/// The page of students, and of every address without a page of its own.
const STUDENT_PAGE: &str = "index.html";

/// The page of presenters and researchers: a separate app, so that phones load less.
const STAFF_PAGE: &str = "staff.html";

/// The page of students who take the follow-up weeks later.
const FOLLOWUP_PAGE: &str = "followup.html";

/// The service worker that opens the page of students offline (ADR 11).
const WORKER: &str = "worker.js";

fn page_of(path: &str) -> &'static str {
    let first = path.split('/').find(|part| !part.is_empty()).and_then(FirstSegment::named);
    match first.map(|segment| segment.content) {
        Some(SiteContent::Staff) => STAFF_PAGE,
        Some(SiteContent::FollowUp) => FOLLOWUP_PAGE,
        // The same app as the page of students, and complete without it.
        Some(SiteContent::Help) => "help.html",
        Some(SiteContent::Privacy) => "privacy.html",
        // Below a segment without pages, files and answers are found before.
        Some(SiteContent::NoPage) | None => STUDENT_PAGE,
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
pub struct Site {
    files: SiteFiles,
    folder: Folder,
    pages: Mutex<BTreeMap<String, FilledPage>>,
}

/// A page with help lines in it, and the decks and the day that these are of.
#[derive(Debug)]
struct FilledPage {
    decks: Arc<Decks>,
    day: Day,
    asset: Asset,
}

#[derive(Debug)]
enum SiteFiles {
    /// Read once. The words around help lines exist if there are pages.
    Loaded(BTreeMap<String, Asset>, Option<PageHelp>),
    /// Read on each request.
    OnDisk,
}

impl Site {
    /// The site of this build, in a folder of its host.
    ///
    /// # Errors
    /// [`SiteError`] if its pages could not show help lines.
    pub fn built(folder: Folder) -> Result<Self, SiteError> {
        let names: Vec<String> = Built::iter().map(Cow::into_owned).collect();
        if cfg!(debug_assertions) {
            page_help(&names, built)?;
            return Ok(Self { files: SiteFiles::OnDisk, folder, pages: Mutex::default() });
        }
        Self::loaded(folder, &names, built)
    }

    /// A site of these files, in a folder of its host; `name.br` is `name`, compressed.
    ///
    /// # Errors
    /// [`SiteError`] if its pages could not show help lines.
    pub fn of(folder: Folder, files: &BTreeMap<String, Vec<u8>>) -> Result<Self, SiteError> {
        let names: Vec<String> = files.keys().cloned().collect();
        Self::loaded(folder, &names, |name| files.get(name).cloned().map(Cow::Owned))
    }

    fn loaded(
        folder: Folder,
        names: &[String],
        read: impl Fn(&str) -> Option<Cow<'static, [u8]>>,
    ) -> Result<Self, SiteError> {
        let assets = names.iter().filter_map(|name| asset(name, &read).map(|asset| (name.clone(), asset)));
        let files = SiteFiles::Loaded(assets.collect(), page_help(names, &read)?);
        Ok(Self { files, folder, pages: Mutex::default() })
    }

    /// The folder of its host.
    #[must_use]
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    fn find(&self, name: &str) -> Option<Cow<'_, Asset>> {
        match &self.files {
            SiteFiles::Loaded(files, _) => files.get(name).map(Cow::Borrowed),
            SiteFiles::OnDisk => asset(name, built).map(Cow::Owned),
        }
    }

    /// Answers a `GET` of a path outside of the API: a file if the path ends in a file name,
    /// otherwise the page that belongs to it, with the help lines of these decks. Returns `None`
    /// for a file that does not exist.
    #[must_use]
    pub fn respond(&self, path: &str, asked: &HeaderMap, decks: &Arc<Decks>, today: Day) -> Option<Response> {
        let name = path.trim_start_matches('/');
        let is_file = names_file(name);
        if is_file && !is_page(name) {
            return self.find(name).map(|asset| asset.respond(asked));
        }
        let name = if is_file { name } else { page_of(path) };
        let missing = match self.page(name, decks, today) {
            Ok(Some(page)) => return Some(page.respond(asked)),
            Ok(None) if is_file => return None,
            Ok(None) => NOT_BUILT.to_owned(),
            // Only a site that is read on each request gets here.
            Err(error) => format!("{}\n", chain(&error)),
        };
        let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        Some((StatusCode::SERVICE_UNAVAILABLE, plain, missing).into_response())
    }

    /// A page with its folder and the help lines of these decks, made once for them and the day.
    fn page(&self, name: &str, decks: &Arc<Decks>, today: Day) -> Result<Option<Asset>, SiteError> {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let made = pages.get(name).filter(|page| Arc::ptr_eq(&page.decks, decks) && page.day == today);
        if let (SiteFiles::Loaded(..), Some(page)) = (&self.files, made) {
            return Ok(Some(page.asset.clone()));
        }
        let Some(asset) = self.find(name) else { return Ok(None) };
        let content = String::from_utf8_lossy(asset.content());
        let filled = match &self.files {
            SiteFiles::Loaded(_, Some(help)) => help.fill(&content, decks, today),
            SiteFiles::Loaded(_, None) => return Err(SiteError::NoHelpWords),
            SiteFiles::OnDisk => {
                PageHelp::read(built(HelpWords::FILE).as_deref())?.fill(&content, decks, today)
            }
        };
        let filled = self.folder.write_into(filled).into_bytes();
        let policy = policy::of_page(&filled);
        let made = match &self.files {
            // Nothing had to be written into it: its compressed form is still right.
            _ if filled == asset.content() => asset.into_owned(),
            SiteFiles::Loaded(..) => Asset::compressed(name, filled, Cache::Revalidate),
            // A page that is made for each request is not worth compressing.
            SiteFiles::OnDisk => Asset::new(name, Cow::Owned(filled), None, Cache::Revalidate),
        };
        let asset = made.under(policy);
        let page = FilledPage { decks: Arc::clone(decks), day: today, asset: asset.clone() };
        pages.insert(name.to_owned(), page);
        Ok(Some(asset))
    }
}

/// Reads the words around help lines, if the site has pages.
fn page_help(
    names: &[String],
    read: impl Fn(&str) -> Option<Cow<'static, [u8]>>,
) -> Result<Option<PageHelp>, SiteError> {
    let has_pages = names.iter().any(|name| is_page(name));
    has_pages.then(|| PageHelp::read(read(HelpWords::FILE).as_deref())).transpose()
}

fn is_page(name: &str) -> bool {
    extension(name) == "html"
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
    let policy = (name == WORKER).then(policy::of_worker);
    Some(Asset::new(name, content, brotli, cache).under(policy))
}

/// Returns whether a path, without the first slash, names a file. An address with a join code that
/// somebody typed may contain dots too: inside the code, after it, or after the letter `l`.
fn names_file(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    let extension = extension(last);
    let has_extension = !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    let typed = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    // No folder of the site has a name of one letter, so such a folder is a mistyped `l`. A vertical bar
    // looks like one.
    let is_letter = |c: &char| c.is_alphanumeric() || *c == '|';
    let is_join =
        path.split_once('/').is_some_and(|(first, _)| typed(first).chars().filter(is_letter).count() == 1);
    has_extension && !is_join && JoinCode::typed(&typed(last)).is_err()
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
    use konventa_domain::address::{FIRST_SEGMENTS, LEARN};

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
            ("/help", "help.html"),
            ("/privacy/", "privacy.html"),
        ] {
            assert_eq!(page_of(path), page, "{path}");
        }
    }

    #[test]
    fn the_worker_answers_for_the_page_of_students_only() {
        let worker = include_str!("../../../public/worker.js");
        let segments: Vec<&str> = FIRST_SEGMENTS
            .iter()
            .filter(|segment| segment.opens_offline())
            .map(|segment| segment.name)
            .collect();
        let pattern = format!(r"const STUDENTS = /^\/($|{LEARN}\/|({})\/?$|", segments.join("|"));
        assert!(worker.contains(&pattern), "public/worker.js has to say: {pattern}");
    }

    /// As browsers send a path: letters beyond ASCII, blanks and some signs with percent signs.
    fn sent(path: &str) -> String {
        let kept = |c: char| c.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@|".contains(c);
        let mut bytes = [0; 4];
        let mut sent = String::new();
        for c in path.chars() {
            if kept(c) {
                sent.push(c);
            } else {
                sent.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            }
        }
        sent
    }

    #[test]
    fn no_typed_code_is_taken_for_a_file() {
        const CODES: [&str; 8] =
            ["KMT4RX", "kmt4rx", "КМТ4РХ", "кмт4рх", "КМТЧРХ", "ΚΜΤ4RΧ", "kmtčrx", "ＫＭＴ４ＲＸ"];
        // What keyboards of the region put between and after letters: full stops, commas, blanks,
        // dashes, quotation marks, and what a phone makes of two blanks or three dots.
        const SIGNS: [&str; 24] = [
            ".", "..", ". ", " .", ".,", ",", ";", ":", "!", "?", " ", "\u{a0}", "-", "–", "—", "…", "·",
            "•", "'", "’", "“", "„", "»", "\u{200b}",
        ];
        for code in CODES {
            for sign in SIGNS {
                let letters: Vec<String> = code.chars().map(String::from).collect();
                let between = |at: usize| [letters[..at].concat(), letters[at..].concat()].join(sign);
                let forms = [
                    format!("{code}{sign}"),
                    format!("{code}.{sign}"),
                    format!("{sign}{code}"),
                    format!(".{code}.{sign}"),
                    letters.join(sign),
                    between(1),
                    between(3),
                    between(5),
                ];
                for typed in forms {
                    for path in [
                        typed.clone(),
                        format!("l/{typed}"),
                        format!("L/{typed}/"),
                        format!("1/{typed}"),
                        format!("л./{typed}"),
                        format!("|/{typed}"),
                    ] {
                        assert!(!names_file(&sent(&path)), "{path}");
                    }
                }
            }
        }
        // With a letter that is missing or wrong, after the letter of the address.
        for path in ["l/KMT.4R", "I/K.M.T", "1/nocode.yet", "l/a.b.c", "l./kmt4rx.hall"] {
            assert!(!names_file(path), "{path}");
        }
    }

    #[test]
    fn names_of_files_are_files() {
        for path in [
            "worker.js",
            "font.woff2",
            "app-0123456789abcdef.js",
            "texts/en-0123456789abcdef.json",
            "learn/x.svg",
            "../Cargo.toml",
            "%2e%2e/x.toml",
            "robots.txt",
            "index.html",
            "index.html.br",
        ] {
            assert!(names_file(path), "{path}");
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
