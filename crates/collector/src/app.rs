//! The parts of a running server, put together.

use std::sync::Arc;

use konventa_store::Store;

use crate::clock::Clock;
use crate::decks::{CurrentDecks, Decks};
use crate::keys::CurrentKeys;
use crate::keys::link_codes::LinkCodes;
use crate::linkage_keyring::LinkageKeyring;
use crate::live::LiveLectures;
use crate::site::Site;

/// The parts of a server.
#[derive(Debug)]
pub struct AppParts {
    /// Where records and lectures are stored.
    pub store: Arc<dyn Store>,
    /// The decks that are served from the start.
    pub decks: Decks,
    /// The app for browsers.
    pub site: Site,
    /// The keys of presenter and researcher.
    pub keys: CurrentKeys,
    /// The secret keys for hashing linkage keys.
    pub keyring: LinkageKeyring,
    /// The time.
    pub clock: Clock,
}

/// What every endpoint can reach.
#[derive(Debug)]
pub struct App {
    /// Where records and lectures are stored.
    pub store: Arc<dyn Store>,
    /// The decks that are served now.
    pub decks: Arc<CurrentDecks>,
    /// The app for browsers.
    pub site: Site,
    /// The keys of presenter and researcher.
    pub keys: CurrentKeys,
    /// The codes of links that were used.
    pub link_codes: LinkCodes,
    /// The secret keys for hashing linkage keys.
    pub keyring: LinkageKeyring,
    /// The time.
    pub clock: Clock,
    /// The lectures that are being held.
    pub lectures: LiveLectures,
}

impl App {
    /// Puts a server together. No lecture is in memory yet.
    #[must_use]
    pub fn new(parts: AppParts) -> Self {
        let AppParts { store, decks, site, keys, keyring, clock } = parts;
        let decks = Arc::new(CurrentDecks::new(decks));
        let lectures = LiveLectures::new(Arc::clone(&store), Arc::clone(&decks), clock.clone());
        let link_codes = LinkCodes::new(clock.now());
        Self { store, decks, site, keys, link_codes, keyring, clock, lectures }
    }
}
