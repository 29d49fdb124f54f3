//! Files ready to be sent: content type, compressed form and hash are computed when a file is
//! loaded.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use konventa_domain::hex::Hex;
use sha2::{Digest, Sha256};

/// How long a browser may cache a file without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// The browser asks each time and gets "not modified".
    Revalidate,
    /// The browser never asks, because the name changes with the content.
    Forever,
}

/// A file.
#[derive(Debug, Clone)]
pub struct Asset {
    content_type: &'static str,
    cache: Cache,
    plain: Bytes,
    brotli: Option<Bytes>,
    /// `None` if browsers never ask whether the file has changed.
    hash: Option<String>,
    policy: Option<HeaderValue>,
}

fn bytes(content: Cow<'static, [u8]>) -> Bytes {
    match content {
        Cow::Borrowed(embedded) => Bytes::from_static(embedded),
        Cow::Owned(read) => Bytes::from(read),
    }
}

impl Asset {
    /// A file of this name, and its brotli form if there is one.
    #[must_use]
    pub fn new(
        name: &str,
        content: Cow<'static, [u8]>,
        brotli: Option<Cow<'static, [u8]>>,
        cache: Cache,
    ) -> Self {
        let hash = (cache == Cache::Revalidate).then(|| hash(&content));
        let (plain, brotli) = (bytes(content), brotli.map(bytes));
        Self { content_type: content_type(name), cache, plain, brotli, hash, policy: None }
    }

    /// A file that is compressed here, once. A file that does not shrink is sent as it is.
    #[must_use]
    pub fn compressed(name: &str, content: Vec<u8>, cache: Cache) -> Self {
        let smaller = Some(compress(&content)).filter(|compressed| compressed.len() < content.len());
        Self::new(name, Cow::Owned(content), smaller.map(Cow::Owned), cache)
    }

    /// The content, not compressed.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.plain
    }

    /// The same file with its own Content-Security-Policy.
    #[must_use]
    pub fn under(self, policy: Option<HeaderValue>) -> Self {
        Self { policy, ..self }
    }

    /// Answers a request that has these headers.
    #[must_use]
    pub fn respond(&self, asked: &HeaderMap) -> Response {
        let brotli = self.brotli.as_ref().filter(|_| accepts_brotli(asked));
        // A strong tag names the bytes that are sent, so each encoding has its own.
        let coding = if brotli.is_some() { "-br" } else { "" };
        let tag = self.hash.as_ref().map(|hash| format!("\"{hash}{coding}\""));
        let mut response = if tag.as_ref().is_some_and(|tag| is_known(asked, tag)) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Response::new(Body::from(brotli.unwrap_or(&self.plain).clone()));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
            if brotli.is_some() {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            }
            response
        };
        let headers = response.headers_mut();
        let cache = match self.cache {
            Cache::Revalidate => "no-cache",
            Cache::Forever => "public, max-age=31536000, immutable",
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        if let Some(tag) = tag.and_then(|tag| HeaderValue::try_from(tag).ok()) {
            headers.insert(header::ETAG, tag);
        }
        if self.brotli.is_some() {
            headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        if let Some(policy) = &self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        response
    }
}

/// Half of the SHA-256 in hexadecimal: enough that two versions of a file never share it.
fn hash(content: &[u8]) -> String {
    Hex(&Sha256::digest(content)[..16]).to_string()
}

/// Compresses with brotli. Quality 9 is within a few percent of the best and takes a tenth of its
/// time, which delays the start.
fn compress(content: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 9,
        size_hint: content.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    // Writing to memory does not fail.
    match brotli::BrotliCompress(&mut &content[..], &mut compressed, &params) {
        Ok(_) => compressed,
        Err(_) => content.to_vec(),
    }
}

/// The items of a list header, which may be spread over several lines.
fn list<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim)
}

/// Returns whether `br` is among the encodings with a weight above zero.
fn accepts_brotli(asked: &HeaderMap) -> bool {
    list(asked, &header::ACCEPT_ENCODING).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        let refused = parts.any(|weight| {
            weight.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|weight| weight <= 0.0))
        });
        named && !refused
    })
}

/// Returns whether the browser has this tag. Tags are compared weakly, as RFC 9110 requires for
/// `If-None-Match`.
fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    list(asked, &header::IF_NONE_MATCH)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Returns the part of a name after its last dot.
pub(crate) fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn content_type(name: &str) -> &'static str {
    match extension(name) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn brotli_is_sent_where_it_is_wanted() {
        for (value, wanted) in [
            ("br", true),
            ("gzip, deflate, br, zstd", true),
            ("gzip, BR;q=0.1", true),
            ("br;q=0", false),
            ("br; q=0.000", false),
            ("gzip", false),
            ("", false),
            ("brotli", false),
        ] {
            assert_eq!(accepts_brotli(&asked(header::ACCEPT_ENCODING, value)), wanted, "{value}");
        }
    }

    #[test]
    fn a_known_tag_is_found_in_every_form() {
        for (value, known) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("*", true),
            ("\"a-br\"", false),
            ("a", false),
        ] {
            assert_eq!(is_known(&asked(header::IF_NONE_MATCH, value), "\"a\""), known, "{value}");
        }
    }

    #[test]
    fn a_file_that_does_not_shrink_is_sent_as_it_is() {
        assert!(Asset::compressed("a.json", b"x".to_vec(), Cache::Revalidate).brotli.is_none());
        let long = "the same again and again ".repeat(100).into_bytes();
        assert!(Asset::compressed("a.json", long, Cache::Revalidate).brotli.is_some());
    }
}
