//! The links that the operator opens or passes on.

use std::io::{IsTerminal as _, stdout};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::SystemTime;

use konventa_domain::address::{LEARN, PRESENT, RESEARCH};
use konventa_domain::api::{KeyRole, LINK_CODE_MINUTES};
use konventa_domain::id::DeckId;

use super::lan::Lan;
use crate::keys::{Key, KeyError, Keys, link_codes};
use crate::public_url::PublicUrl;

/// Returns the address of the server for browsers.
///
/// For a server that listens on all interfaces, it is the address for phones, or localhost if there
/// is none.
pub(super) fn base(public_url: Option<&PublicUrl>, listening: SocketAddr) -> String {
    if let Some(url) = public_url {
        return url.to_string();
    }
    let host = if listening.ip().is_unspecified() {
        let hall = Lan::find(None).ok().and_then(|lan| lan.chosen());
        hall.unwrap_or(Ipv4Addr::LOCALHOST).into()
    } else {
        listening.ip()
    };
    format!("http://{}", SocketAddr::new(host, listening.port()))
}

/// Returns the way to the pages of presenter and researcher: links on a terminal. What is not a
/// terminal may be a log, which others can read: it is told only where the keys are.
///
/// Fails if the operating system provides no random bytes.
pub(super) fn for_staff(base: &str, keys: &Keys, file: Option<&Path>) -> Result<String, KeyError> {
    let file = file.map(|file| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let kept = file.map_or_else(
        || "The keys are those that were given when the server was started.".to_owned(),
        |file| format!("The keys themselves are in {}.", file.display()),
    );
    if !stdout().is_terminal() {
        return Ok(format!(
            "  Presenter    {base}/{PRESENT}\n  Researcher   {base}/{RESEARCH}\n{kept} Links that need no key: run “konventa keys” \
             in a terminal."
        ));
    }
    let link = |role, page: &str, key: &Key| -> Result<String, KeyError> {
        // The code is after `#`, which a browser never sends.
        Ok(format!("{base}/{page}#code={}", link_codes::issue(role, key, SystemTime::now())?))
    };
    Ok(format!(
        "  Presenter    {}\n  Researcher   {}\nEach of these two links works once, within {LINK_CODE_MINUTES} minutes; “konventa keys” prints \
         new ones. {kept}",
        link(KeyRole::Presenter, PRESENT, &keys.presenter)?,
        link(KeyRole::Researcher, RESEARCH, &keys.research)?,
    ))
}

/// Returns the links for students, one per deck.
pub(super) fn students<'a>(base: &str, decks: impl Iterator<Item = &'a DeckId>) -> String {
    decks.map(|deck| format!("  Students     {base}/{LEARN}/{deck}")).collect::<Vec<_>>().join("\n")
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
        for (given, shown) in [
            ("https://konventa.example/", "https://konventa.example"),
            ("https://konventa.example/folder/", "https://konventa.example/folder"),
        ] {
            let url: PublicUrl = given.parse().unwrap();
            assert_eq!(base(Some(&url), "0.0.0.0:80".parse().unwrap()), shown);
        }
    }
}
