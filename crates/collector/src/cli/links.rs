//! The links that a person opens or hands on.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use konventa_domain::id::DeckId;

use crate::keys::Keys;

/// The address of the server as a browser writes it.
///
/// A server that listens on all interfaces is reached under one of them: the one through which this computer would send.
pub(super) fn base(public_url: Option<&str>, listening: SocketAddr) -> String {
    if let Some(url) = public_url {
        return url.trim_end_matches('/').to_owned();
    }
    let host = if listening.ip().is_unspecified() {
        outward().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    } else {
        listening.ip()
    };
    format!("http://{}", SocketAddr::new(host, listening.port()))
}

/// Asks the system which of its addresses a packet to elsewhere would carry. Connecting a datagram socket sends none;
/// the destination is of a network that is reserved for examples.
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_unspecified())
}

/// The links with keys. A key stands after `#`, which a browser never sends.
pub(super) fn secret(base: &str, keys: &Keys) -> String {
    format!(
        "  Presenter    {base}/present#key={}\n  Researcher   {base}/research#key={}",
        keys.presenter.in_address(),
        keys.research.in_address()
    )
}

/// The link for students, one for each deck.
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
