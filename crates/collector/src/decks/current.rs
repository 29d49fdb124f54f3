//! The decks that are served now. An author may change them while the server runs.

use std::sync::{Arc, PoisonError, RwLock};

use super::Decks;

/// The decks that are served now. The decks that a caller has got do not change when others replace
/// them.
#[derive(Debug, Default)]
pub struct CurrentDecks(RwLock<Arc<Decks>>);

impl CurrentDecks {
    /// Serves these decks.
    #[must_use]
    pub fn new(decks: Decks) -> Self {
        Self(RwLock::new(Arc::new(decks)))
    }

    /// Returns the present decks.
    #[must_use]
    pub fn now(&self) -> Arc<Decks> {
        // Only a whole pointer is written under the lock, so a panic cannot leave half of it.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves these decks from now on.
    pub fn replace(&self, decks: Decks) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(decks);
    }
}
