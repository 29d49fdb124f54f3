//! The names by which this server may be called.
//!
//! A page of another site can get its own name to lead to this computer (DNS rebinding), and a browser
//! then lets it read what this server answers. Such a request has the name of the other site in its
//! `Host`. An address in numbers, `localhost` or a name without a dot cannot be taken in this way.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, Version, header};

use crate::public_url::PublicUrl;

/// Why a request is refused because of the name that it calls this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// The request names no host, or several.
    #[error("the request names no host, or several")]
    NotOne,
    /// The host that the request names is not this server.
    #[error("the host that the request names is not this server")]
    Unknown,
}

/// The names by which this server may be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowedHosts {
    /// Any name: in a hall, a phone may know this computer by a name of its network.
    Any,
    /// Names that nobody else can have, and this one.
    Own(Option<Arc<str>>),
}

impl AllowedHosts {
    /// The names of a server with this public URL that listens on this address.
    #[must_use]
    pub fn of(public_url: Option<&PublicUrl>, listening: SocketAddr) -> Self {
        match public_url {
            Some(url) => Self::Own(Some(url.host().to_ascii_lowercase().into())),
            None if listening.ip().is_loopback() => Self::Own(None),
            None => Self::Any,
        }
    }

    fn allow(&self, host: &str) -> bool {
        let Self::Own(own) = self else { return true };
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let is_address = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        is_address || !host.contains('.') || host.ends_with(".localhost") || own.as_deref() == Some(&host)
    }

    /// Checks that a request names one host, and one that is allowed.
    pub(crate) fn check(&self, request: &Request) -> Result<(), HostError> {
        self.check_parts(request.version(), request.uri(), request.headers())
    }

    fn check_parts(&self, version: Version, uri: &Uri, headers: &HeaderMap) -> Result<(), HostError> {
        let mut named = headers.get_all(header::HOST).iter();
        let host = match (named.next(), named.next()) {
            (None, _) if version < Version::HTTP_11 => None,
            (Some(host), None) => Some(host),
            _ => return Err(HostError::NotOne),
        };
        let read = |text: &str| -> Option<Authority> {
            text.parse().ok().filter(|read: &Authority| !read.as_str().contains('@'))
        };
        let host = match host {
            None => None,
            Some(host) => Some(host.to_str().ok().and_then(read).ok_or(HostError::NotOne)?),
        };
        // The address of a request to a proxy has a name, too.
        let allowed = host.iter().chain(uri.authority()).all(|named| self.allow(named.host()));
        if allowed { Ok(()) } else { Err(HostError::Unknown) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(public_url: Option<&str>, listening: &str) -> AllowedHosts {
        let public_url: Option<PublicUrl> = public_url.map(|url| url.parse().unwrap());
        AllowedHosts::of(public_url.as_ref(), listening.parse().unwrap())
    }

    #[test]
    fn nobody_else_can_have_an_allowed_name() {
        let local = own(None, "127.0.0.1:8080");
        let public = own(Some("https://Konventa.example:8443/folder"), "0.0.0.0:80");
        for allowed in
            ["localhost", "127.0.0.1", "[::1]", "192.168.1.20", "konventa", "k.localhost", "localhost."]
        {
            assert!(local.allow(allowed), "{allowed}");
            assert!(public.allow(allowed), "{allowed}");
        }
        for other in ["rebind.test", "konventa.example.evil.test", "127.0.0.1.evil.test", "1.2.3"] {
            assert!(!local.allow(other), "{other}");
            assert!(!public.allow(other), "{other}");
        }
        for name in ["konventa.example", "KONVENTA.example", "konventa.example."] {
            assert!(public.allow(name), "{name}");
            assert!(!local.allow(name), "{name}");
        }
        assert_eq!(own(None, "[::1]:80"), AllowedHosts::Own(None));
        // In a hall.
        for any in [own(None, "0.0.0.0:80"), own(None, "192.168.1.20:80")] {
            assert!(any.allow("laptop.local"));
        }
    }

    #[test]
    fn a_request_names_one_host() {
        let check = |version, uri: &str, hosts: &[&str]| {
            let headers = hosts.iter().map(|host| (header::HOST, host.parse().unwrap())).collect();
            match own(None, "127.0.0.1:80").check_parts(version, &uri.parse().unwrap(), &headers) {
                Ok(()) => "allowed",
                Err(HostError::NotOne) => "bad",
                Err(HostError::Unknown) => "unknown",
            }
        };
        let new = |hosts: &[&str]| check(Version::HTTP_11, "/", hosts);
        assert_eq!(new(&["k:8080"]), "allowed");
        for bad in [&[][..], &["k", "k"], &[""], &["a b"], &["user@k"], &["k/path"]] {
            assert_eq!(new(bad), "bad", "{bad:?}");
        }
        assert_eq!(new(&["rebind.test:8332"]), "unknown");
        assert_eq!(check(Version::HTTP_10, "/", &[]), "allowed");
        assert_eq!(check(Version::HTTP_10, "/", &["k", "k"]), "bad");
        assert_eq!(check(Version::HTTP_11, "http://rebind.test/", &["k"]), "unknown");
    }
}
