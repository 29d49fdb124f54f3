//! The URL at which browsers reach the server: `https://host`, or `https://host/folder` behind a
//! proxy that gives the server a folder of another one.
//!
//! A proxy may pass the folder on or take it off, so requests are answered in both forms. That works
//! for every folder but those whose name is also that of a page or file of this server.

use std::fmt::{self, Display};
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::{Authority, PathAndQuery};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use konventa_domain::address::FirstSegment;

/// A URL that is an origin and a folder, without `/` at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    scheme: &'static str,
    authority: Authority,
    folder: Folder,
}

/// The folder of the server in its public URL: empty at the root of a host, otherwise `/a` or
/// `/a/b`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder(Arc<str>);

/// Why a text is no public URL, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParsePublicUrlError {
    /// It does not begin with a scheme that browsers open.
    #[error("it has to begin with https:// or http://, as https://konventa.example/folder")]
    Scheme,
    /// No name after the scheme.
    #[error("there is no name of a server after {0}://")]
    NoHost(&'static str),
    /// A name or port that no server has.
    #[error("“{0}” is not the name of a server, or its port is not between 1 and 65535")]
    Host(String),
    /// A sign that is invisible, or that a host or a folder cannot have.
    #[error("{} cannot be in it: use letters from a to z, digits, and - . _ ~ for the folder, and the form with xn-- for other \
             letters in the name of a server", named(*.0))]
    Sign(char),
    /// A user name or a password.
    #[error("it must not contain a user name or a password, which end at “@”: leave them out")]
    User,
    /// A query or a fragment.
    #[error("it must end before “{0}”: leave that sign and everything after it out")]
    Tail(char),
    /// An empty part of the folder.
    #[error("its folder has “//”: write one “/” between two names, and at most one at the end")]
    Empty,
    /// `.` or `..`.
    #[error("“{0}” is not the name of a folder: write the whole path from the root of the server")]
    Dots(String),
    /// A folder of the same name as a page or a file.
    #[error(
        "the folder must not be called “{0}”, because this server has pages or files of this name: choose another folder"
    )]
    Taken(String),
}

/// A sign that a person can see in quotes, any other by its number.
fn named(sign: char) -> String {
    match sign {
        ' ' => "a blank".to_owned(),
        _ if sign.is_ascii_graphic() || sign.is_alphanumeric() => format!("“{sign}”"),
        _ => format!("the sign U+{:04X}", u32::from(sign)),
    }
}

const SCHEMES: [&str; 2] = ["https", "http"];

impl FromStr for PublicUrl {
    type Err = ParsePublicUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once("://").ok_or(ParsePublicUrlError::Scheme)?;
        let scheme = SCHEMES
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(scheme))
            .ok_or(ParsePublicUrlError::Scheme)?;
        if let Some(tail) = rest.chars().find(|sign| matches!(sign, '?' | '#')) {
            return Err(ParsePublicUrlError::Tail(tail));
        }
        if let Some(sign) = rest.chars().find(|sign| !sign.is_ascii_graphic() || matches!(sign, '%' | '\\')) {
            return Err(ParsePublicUrlError::Sign(sign));
        }
        let (host, folder) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if host.contains('@') {
            return Err(ParsePublicUrlError::User);
        }
        if host.is_empty() {
            return Err(ParsePublicUrlError::NoHost(scheme));
        }
        Ok(Self { scheme, authority: authority(host)?, folder: folder.parse()? })
    }
}

fn authority(host: &str) -> Result<Authority, ParsePublicUrlError> {
    let wrong = || ParsePublicUrlError::Host(host.to_owned());
    let read: Authority = host.parse().map_err(|_| wrong())?;
    let is_name = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
            && name.bytes().any(|byte| byte.is_ascii_alphanumeric())
            && !name.contains("..")
    };
    let is_address = |host: &str| {
        host.strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .is_some_and(|host| host.parse::<std::net::Ipv6Addr>().is_ok())
    };
    let has_port = match host[read.host().len()..].strip_prefix(':') {
        None => host.len() == read.host().len(),
        Some(port) => {
            port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse().is_ok_and(|port: u16| port > 0)
        }
    };
    if has_port && (is_name(read.host()) || is_address(read.host())) { Ok(read) } else { Err(wrong()) }
}

impl FromStr for Folder {
    type Err = ParsePublicUrlError;

    fn from_str(path: &str) -> Result<Self, Self::Err> {
        let path = path.strip_suffix('/').unwrap_or(path);
        let names = path.split('/').skip(1);
        for name in names.clone() {
            match name {
                "" => return Err(ParsePublicUrlError::Empty),
                "." | ".." => return Err(ParsePublicUrlError::Dots(name.to_owned())),
                _ => {}
            }
            let allowed = |sign: &char| sign.is_ascii_alphanumeric() || "-._~".contains(*sign);
            if let Some(sign) = name.chars().find(|sign| !allowed(sign)) {
                return Err(ParsePublicUrlError::Sign(sign));
            }
        }
        let mut names = names;
        if let Some(first) = names.next() {
            let is_only = names.next().is_none();
            // If a proxy took such a folder off, nobody could know whether the rest of an address still
            // has to lose it.
            if FirstSegment::named(first).is_some_and(|own| own.goes_on || is_only) {
                return Err(ParsePublicUrlError::Taken(first.to_owned()));
            }
        }
        Ok(Self(path.into()))
    }
}

impl PublicUrl {
    /// The name of the host, without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    /// The folder on the host.
    #[must_use]
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }
}

impl Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.folder.0)
    }
}

impl Folder {
    /// The path of the folder without `/` at its end; `None` at the root.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        Some(&*self.0).filter(|path| !path.is_empty())
    }

    /// Passes a request on without the folder. The folder without `/` at its end is redirected: it is
    /// outside of itself for the worker and the addresses of the app.
    pub(crate) async fn guide(self, request: Request, next: Next) -> Response {
        if self.path() == Some(request.uri().path()) {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            return Redirect::permanent(&format!("{}/{query}", self.0)).into_response();
        }
        next.run(self.take_off(request)).await
    }

    /// Takes the folder off the address of a request. An address outside of the folder stays: the
    /// proxy has taken it off, or somebody calls this server without a proxy.
    fn take_off(&self, mut request: Request) -> Request {
        let rest = self.path().and_then(|folder| {
            let rest = request.uri().path_and_query()?.as_str().strip_prefix(folder)?;
            rest.starts_with('/').then(|| rest.parse::<PathAndQuery>().ok())?
        });
        if let Some(rest) = rest {
            let mut parts = request.uri().clone().into_parts();
            parts.path_and_query = Some(rest);
            if let Ok(uri) = Uri::from_parts(parts) {
                *request.uri_mut() = uri;
            }
        }
        request
    }

    /// Writes the folder into a page, whose addresses are all relative to its `<base>`.
    pub(crate) fn write_into(&self, page: String) -> String {
        match self.path() {
            Some(folder) => page.replacen(ROOT_BASE, &format!("<base href=\"{folder}/\""), 1),
            None => page,
        }
    }
}

/// The base of a page as `cargo xtask site` writes it.
const ROOT_BASE: &str = "<base href=\"/\"";

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<PublicUrl, ParsePublicUrlError> {
        text.parse()
    }

    #[test]
    fn a_public_url_is_an_origin_and_a_folder() {
        for (text, shown, host, folder) in [
            ("https://k.example", "https://k.example", "k.example", None),
            ("https://k.example/", "https://k.example", "k.example", None),
            ("HTTP://k.example:8443", "http://k.example:8443", "k.example", None),
            ("http://127.0.0.1:8080/k", "http://127.0.0.1:8080/k", "127.0.0.1", Some("/k")),
            ("http://[::1]:8080/k", "http://[::1]:8080/k", "[::1]", Some("/k")),
            ("https://k.example/konventa/", "https://k.example/konventa", "k.example", Some("/konventa")),
            (
                "https://k.example/A-b_c~d.e/2",
                "https://k.example/A-b_c~d.e/2",
                "k.example",
                Some("/A-b_c~d.e/2"),
            ),
            ("https://xn--k-ela.example/l", "https://xn--k-ela.example/l", "xn--k-ela.example", Some("/l")),
            (
                "https://k.example/research/k",
                "https://k.example/research/k",
                "k.example",
                Some("/research/k"),
            ),
            ("https://k.example/uni/api", "https://k.example/uni/api", "k.example", Some("/uni/api")),
        ] {
            let url = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((url.to_string().as_str(), url.host(), url.folder().path()), (shown, host, folder));
        }
    }

    #[test]
    fn a_wrong_public_url_is_refused_and_the_error_says_what_to_write() {
        for (name, text, says) in [
            ("empty", "", "begin with https:// or http://"),
            ("no scheme", "k.example/folder", "begin with https:// or http://"),
            ("a path", "/folder", "begin with https:// or http://"),
            ("one slash", "https:/k.example", "begin with https:// or http://"),
            ("a blank before it", " https://k.example", "begin with https:// or http://"),
            ("another scheme", "ftp://k.example", "begin with https:// or http://"),
            ("no host", "https://", "no name of a server after https://"),
            ("no host before the folder", "http:///folder", "no name of a server after http://"),
            ("dots as a host", "https://..", "“..” is not the name"),
            ("a letter as a port", "https://k.example:a", "“k.example:a” is not the name"),
            ("port 0", "https://k.example:0", "port is not between 1 and 65535"),
            ("a port that is too large", "https://k.example:65536/f", "port is not between"),
            ("no port after the colon", "https://k.example:/f", "port is not between"),
            ("half an address", "https://[::1/f", "“[::1” is not the name"),
            ("a password", "https://me:secret@k.example/f", "user name or a password"),
            ("a query", "https://k.example/f?x=1", "end before “?”"),
            ("a fragment", "https://k.example/f#x", "end before “#”"),
            ("a query at the host", "https://k.example?x", "end before “?”"),
            ("a blank", "https://k.example/my folder", "a blank cannot be in it"),
            ("a blank at the end", "https://k.example/f ", "a blank cannot be in it"),
            ("a tab", "https://k.example/f\t", "the sign U+0009 cannot"),
            ("a line", "https://k.example/f\n", "the sign U+000A cannot"),
            ("nothing to see", "https://k.example/f\u{200b}", "the sign U+200B cannot"),
            ("another alphabet in the folder", "https://k.example/конвента", "“к” cannot be in it"),
            ("another alphabet in the host", "https://ušće.example/f", "xn--"),
            ("a percent sign", "https://k.example/a%20b", "“%” cannot be in it"),
            ("a backslash", "https://k.example\\f", "“\\” cannot be in it"),
            ("a quote", "https://k.example/a\"b", "“\"” cannot be in it"),
            ("a tag", "https://k.example/<b>", "“<” cannot be in it"),
            ("a semicolon", "https://k.example/a;b", "“;” cannot be in it"),
            ("up", "https://k.example/a/../b", "“..” is not the name of a folder"),
            ("here", "https://k.example/./a", "“.” is not the name of a folder"),
            ("up at the end", "https://k.example/a/..", "“..” is not the name of a folder"),
            ("two slashes at the end", "https://k.example/f//", "“//”"),
            ("two slashes for the root", "https://k.example//", "“//”"),
            ("two slashes within", "https://k.example/a//b", "“//”"),
            ("the API", "https://k.example/api", "must not be called “api”"),
            ("below the decks", "https://k.example/decks/k/", "must not be called “decks”"),
            ("the stage", "https://k.example/present", "must not be called “present”"),
            ("the report", "https://k.example/research/", "must not be called “research”"),
            ("help", "https://k.example/help", "must not be called “help”"),
        ] {
            match read(text) {
                Ok(url) => panic!("{name}: {text:?} was read as {url}"),
                Err(error) => assert!(error.to_string().contains(says), "{name}: {error}"),
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_and_safe_in_a_page(text in "https?://[ -~]{0,30}|.{0,40}") {
            if let Ok(url) = read(&text) {
                prop_assert_eq!(read(&url.to_string()), Ok(url.clone()));
                let page = url.folder().write_into("<base href=\"/\">".to_owned());
                prop_assert_eq!(page, format!("<base href=\"{}/\">", url.folder().path().unwrap_or_default()));
                let folder = url.folder().path().unwrap_or_default();
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
                prop_assert!(folder.bytes().all(plain) && !folder.ends_with('/'));
            }
        }
    }

    #[test]
    fn a_request_with_and_without_the_folder_means_the_same() {
        let folder: Folder = "/uni/k".parse().unwrap();
        for (asked, meant) in [
            ("/uni/k/", "/"),
            ("/uni/k/?x=1", "/?x=1"),
            ("/uni/k/l/KMT4RX", "/l/KMT4RX"),
            ("/uni/k/api/lectures?a=/uni/k", "/api/lectures?a=/uni/k"),
            ("/uni/k/uni/k/x", "/uni/k/x"),
            ("/l/KMT4RX", "/l/KMT4RX"),
            ("/api/health", "/api/health"),
            ("/uni/kk/x", "/uni/kk/x"),
            ("/uni", "/uni"),
            ("http://k.example/uni/k/help", "http://k.example/help"),
            ("*", "*"),
        ] {
            let request = Request::get(asked).body(Body::empty()).unwrap();
            assert_eq!(folder.take_off(request).uri().to_string(), meant, "{asked}");
        }
        let request = Request::get("/uni/k").body(Body::empty()).unwrap();
        assert_eq!(Folder::default().take_off(request).uri(), "/uni/k");
    }
}
