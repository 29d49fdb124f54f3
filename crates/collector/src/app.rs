//! What every endpoint can reach.

use konventa_store::Store;

use crate::clock::Clock;
use crate::decks::{Decks, Shelf};
use crate::keys::Keys;
use crate::linkage_keyring::LinkageKeyring;
use crate::live::LiveLectures;
use crate::site::Site;

/// The parts of a running server.
#[derive(Debug)]
pub struct App<S: Store> {
    /// Where records and lectures are kept.
    pub store: S,
    /// What is taught.
    pub decks: Shelf,
    /// The app for browsers.
    pub site: Site,
    /// Who has them may start lectures and read results.
    pub keys: Keys,
    /// What makes links of the database worthless by themselves.
    pub keyring: LinkageKeyring,
    /// The time.
    pub clock: Clock,
    /// The lectures that are held.
    pub hall: LiveLectures,
}

impl<S: Store> App<S> {
    /// A server by the computer's clock, in which no lecture was asked for yet. Its links are sealed with keys in memory.
    pub fn new(store: S, decks: Decks, site: Site, keys: Keys) -> Self {
        Self {
            store,
            decks: Shelf::new(decks),
            site,
            keys,
            keyring: LinkageKeyring::in_memory(),
            clock: Clock::default(),
            hall: LiveLectures::default(),
        }
    }
}
