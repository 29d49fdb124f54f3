//! The links that the operator opens or passes on.

use std::net::{Ipv4Addr, SocketAddr};

use konventa_domain::id::DeckId;

use super::lan::Lan;
use crate::keys::Keys;

/// Returns the address of the server for browsers.
///
/// For a server that listens on all interfaces, it is the address for phones, or localhost if there
/// is none.
pub(super) fn base(public_url: Option<&str>, listening: SocketAddr) -> String {
    if let Some(url) = public_url {
        return url.trim_end_matches('/').to_owned();
    }
    let host = if listening.ip().is_unspecified() {
        let hall = Lan::find(None).ok().and_then(|lan| lan.chosen());
        hall.unwrap_or(Ipv4Addr::LOCALHOST).into()
    } else {
        listening.ip()
    };
    format!("http://{}", SocketAddr::new(host, listening.port()))
}

/// Returns the links with keys. A key is after `#`, which a browser never sends.
pub(super) fn secret(base: &str, keys: &Keys) -> String {
    format!(
        "  Presenter    {base}/present#key={}\n  Researcher   {base}/research#key={}",
        keys.presenter.in_address(),
        keys.research.in_address()
    )
}

/// Returns the links for students, one per deck.
pub(super) fn students<'a>(base: &str, decks: impl Iterator<Item = &'a DeckId>) -> String {
    decks.map(|deck| format!("  Students     {base}/learn/{deck}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_that_a_browser_opens() {
        let at = |listen: &str| base(None, listen.parse().unwrap());
        assert_eq!(at("127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert_eq!(at("[::1]:80"), "http://[::1]:80");
        assert!(!at("0.0.0.0:8080").contains("0.0.0.0"));
        assert_eq!(
            base(Some("https://konventa.example/"), "0.0.0.0:80".parse().unwrap()),
            "https://konventa.example"
        );
    }
}
