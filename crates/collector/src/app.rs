//! What every endpoint can reach.

use konventa_store::Store;

use crate::decks::Decks;
use crate::keys::Key;
use crate::site::Site;

/// The parts of a running server.
#[derive(Debug)]
pub struct App<S: Store> {
    /// Where records are kept.
    pub store: S,
    /// What is taught.
    pub decks: Decks,
    /// The app for browsers.
    pub site: Site,
    /// Who has it may read results.
    pub research_key: Key,
}
