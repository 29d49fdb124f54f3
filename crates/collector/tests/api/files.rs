//! The files of decks and of the app, as browsers and their caches request them.

use std::collections::BTreeMap;

use axum::http::{HeaderName, Method, header};
use konventa_collector::public_url::Folder;
use konventa_collector::site::{Site, SiteError};
use konventa_domain::deck::HelpWords;
use konventa_domain::{Country, Language};

use super::samples::DECK_JSON;
use super::server::{Reply, Server, With as _, bare};

const PAGE: &str = "<!doctype html><base href=\"/\"><title>x</title><script type=\"module\">two</script>";

fn site() -> BTreeMap<String, Vec<u8>> {
    [
        ("index.html", PAGE),
        ("index.html.br", "page in brotli"),
        ("staff.html", "desk"),
        ("app-0123456789abcdef.js", "js"),
        ("app-0123456789abcdef_bg.wasm", "wasm"),
        ("app-0123456789abcdef_bg.wasm.br", "wasm in brotli"),
        ("favicon.svg", "<svg/>"),
        ("worker.js", "worker"),
    ]
    .into_iter()
    .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
    .chain([(HelpWords::FILE.to_owned(), help_words(&Language::ALL))])
    .collect()
}

fn help_words(languages: &[Language]) -> Vec<u8> {
    let words = HelpWords {
        older: "older".to_owned(),
        page_of: "page of {year}".to_owned(),
        called: "called on {day}".to_owned(),
        check_first: "check first".to_owned(),
        hours: "open {hours}".to_owned(),
        cost: "costs {cost}".to_owned(),
        languages: "speaks {languages}".to_owned(),
        source: "source: {source}".to_owned(),
        countries: Country::ALL.map(|country| (country, country.english_name().to_owned())).into(),
    };
    let words: BTreeMap<_, _> = languages.iter().map(|language| (*language, &words)).collect();
    serde_json::to_vec(&words).unwrap()
}

#[test]
fn a_site_whose_pages_would_lose_their_help_lines_is_refused() {
    let error_of = |words: Option<Vec<u8>>| {
        let mut site = site();
        site.remove(HelpWords::FILE);
        site.extend(words.map(|words| (HelpWords::FILE.to_owned(), words)));
        Site::of(Folder::default(), &site).map(|_| ()).unwrap_err()
    };
    assert!(matches!(error_of(None), SiteError::NoHelpWords));
    for unreadable in ["", "{", "[]", r#"{"en":{"older":"x"}}"#] {
        let error = error_of(Some(unreadable.into()));
        assert!(matches!(error, SiteError::UnreadableHelpWords(_)), "{unreadable}: {error}");
    }
    let error = error_of(Some(help_words(&Language::ALL[1..])));
    assert!(error.to_string().starts_with("help-words.json lacks the language"), "{error}");
}

async fn get_with(server: &Server, uri: &str, name: HeaderName, value: &str) -> Reply {
    server.send(bare(Method::GET, uri).with(name, value)).await
}

#[tokio::test]
async fn a_deck_is_sent_compressed_once_and_then_not_modified() {
    let server = Server::start().await;
    let plain = server.get("/decks/d/en.json").await;
    assert_eq!(plain.body, DECK_JSON);
    assert_eq!(plain.header(header::CONTENT_TYPE), "application/json");
    assert_eq!(plain.header(header::CACHE_CONTROL), "no-cache");
    assert_eq!(plain.header(header::VARY), "accept-encoding");

    let packed = get_with(&server, "/decks/d/en.json", header::ACCEPT_ENCODING, "gzip, br").await;
    assert_eq!(packed.header(header::CONTENT_ENCODING), "br");
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &packed.body[..], &mut unpacked).unwrap();
    assert_eq!(unpacked, DECK_JSON.as_bytes());
    let (plain, packed) = (plain.header(header::ETAG).to_owned(), packed.header(header::ETAG).to_owned());
    assert_ne!(plain, packed, "a strong tag names the bytes that are sent");

    let known =
        get_with(&server, "/decks/d/en.json", header::IF_NONE_MATCH, &format!("\"x\", {plain}")).await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
    assert_eq!(
        (known.header(header::ETAG), known.header(header::CACHE_CONTROL)),
        (plain.as_str(), "no-cache")
    );
    let other = get_with(&server, "/decks/d/en.json", header::IF_NONE_MATCH, "\"x\"").await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn a_deck_answers_head_requests() {
    let server = Server::start().await;
    let reply = server.send(bare(Method::HEAD, "/decks/d/en.json")).await;
    assert_eq!((reply.status.as_u16(), reply.body.len()), (200, 0));
    assert_eq!(reply.header(header::CONTENT_LENGTH), DECK_JSON.len().to_string());
}

#[tokio::test]
async fn every_path_of_the_app_is_its_page() {
    let server = Server::with_site(&site()).await;
    for uri in ["/", "/learn/d", "/presenting", "/apiary", "/decksomething", "/index.html"] {
        let reply = server.get(uri).await;
        assert_eq!((reply.status.as_u16(), &reply.body[..]), (200, PAGE.as_bytes()), "{uri}");
        assert_eq!(reply.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
        assert_eq!(reply.header(header::CACHE_CONTROL), "no-cache");
        assert!(!reply.header(header::ETAG).is_empty());
    }
    for uri in ["/present", "/present/console", "/research?x=1"] {
        assert_eq!(server.get(uri).await.body, "desk", "{uri}");
    }
    let packed = get_with(&server, "/learn/d", header::ACCEPT_ENCODING, "br").await;
    assert_eq!(packed.body, "page in brotli");
}

#[tokio::test]
async fn the_page_runs_its_own_scripts_only() {
    let server = Server::with_site(&site()).await;
    insta::assert_snapshot!("policy", server.get("/").await.header(header::CONTENT_SECURITY_POLICY));
}

#[tokio::test]
async fn the_worker_may_ask_this_server_only_and_is_revalidated() {
    let server = Server::with_site(&site()).await;
    let worker = server.get("/worker.js").await;
    assert_eq!(worker.header(header::CONTENT_TYPE), "text/javascript; charset=utf-8");
    assert_eq!(worker.header(header::CACHE_CONTROL), "no-cache");
    let policy = worker.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.starts_with("default-src 'none'; connect-src 'self';"), "{policy}");
}

#[tokio::test]
async fn files_with_a_hash_are_cached_for_ever() {
    let server = Server::with_site(&site()).await;
    let script = server.get("/app-0123456789abcdef.js").await;
    assert_eq!(script.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert_eq!(script.header(header::CONTENT_TYPE), "text/javascript; charset=utf-8");
    assert_eq!((script.header(header::VARY), script.header(header::ETAG)), ("", ""));
    let wasm = get_with(&server, "/app-0123456789abcdef_bg.wasm", header::ACCEPT_ENCODING, "br").await;
    assert_eq!(wasm.header(header::CONTENT_TYPE), "application/wasm");
    assert_eq!((wasm.header(header::CONTENT_ENCODING), &wasm.body[..]), ("br", &b"wasm in brotli"[..]));
    let icon = server.get("/favicon.svg").await;
    assert_eq!(
        (icon.header(header::CACHE_CONTROL), icon.header(header::CONTENT_TYPE)),
        ("no-cache", "image/svg+xml")
    );
}

#[tokio::test]
async fn a_missing_file_is_not_the_page() {
    let server = Server::with_site(&site()).await;
    for uri in [
        "/app-ffffffffffffffff.js",
        "/missing.css",
        "/learn/x.svg",
        "/index.html.br",
        "/../Cargo.toml",
        "/%2e%2e/x.toml",
    ] {
        let reply = server.get(uri).await;
        assert_eq!(reply.status, 404, "{uri}");
        assert_eq!(reply.header(header::CACHE_CONTROL), "no-store", "{uri}");
    }
}

#[tokio::test]
async fn without_a_site_the_server_says_how_to_build_it() {
    let server = Server::start().await;
    let reply = server.get("/").await;
    assert_eq!(reply.status, 503);
    assert!(String::from_utf8_lossy(&reply.body).contains("cargo xtask serve"));
}

/// Both forms of a proxy: one that passes the folder on, and one that takes it off.
#[tokio::test]
async fn in_a_folder_every_address_is_served_with_and_without_it() {
    let server = Server::in_folder("/uni/k", &site()).await;
    let page = PAGE.replace("<base href=\"/\">", "<base href=\"/uni/k/\">");
    for uri in ["/", "/learn/d", "/l/KMT4RX", "/index.html"] {
        for uri in [format!("/uni/k{uri}"), uri.to_owned()] {
            assert_eq!(server.get(&uri).await.body, page, "{uri}");
        }
    }
    let typed = server.get("/uni/k?x=1").await;
    assert_eq!((typed.status.as_u16(), typed.header(header::LOCATION)), (308, "/uni/k/?x=1"));
    for folder in ["/uni/k", ""] {
        let get = async |path: &str| server.get(&format!("{folder}{path}")).await;
        assert_eq!(get("/present/console?lecture=KMT4RX").await.body, "desk");
        assert_eq!(get("/app-0123456789abcdef.js").await.body, "js");
        assert_eq!(get("/worker.js").await.body, "worker");
        assert_eq!(get("/decks/d/en.json").await.body, DECK_JSON);
        assert_eq!(get("/api/health").await.status, 200);
        assert_eq!(get("/api/nothing").await.status, 404);
        assert_eq!(get("/missing.css").await.status, 404);
        assert_eq!(get("/api/openapi.json").await.json()["servers"][0]["url"], "/uni/k");
    }
    let packed = get_with(&server, "/uni/k/", header::ACCEPT_ENCODING, "br").await;
    assert_ne!(packed.body, "page in brotli", "the compressed page of the root names another folder");
    assert!(Server::start().await.get("/api/openapi.json").await.json()["servers"].is_null());
}

#[tokio::test]
async fn at_the_root_no_part_of_an_address_is_taken_off() {
    let server = Server::with_site(&site()).await;
    assert_eq!(server.get("/konventa/api/health").await.body, PAGE);
    assert_eq!(server.get("/konventa/worker.js").await.status, 404);
}
