//! The decks that are served now. An author may change them while the server runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::Decks;

/// The decks that are served now. The decks that a caller has got do not change when others replace
/// them.
#[derive(Debug, Default)]
pub struct CurrentDecks {
    decks: RwLock<Arc<Decks>>,
    /// Whether they come from a folder whose changes are served.
    watched: AtomicBool,
    /// Why the folder as it is now cannot be served.
    faults: RwLock<Option<String>>,
}

impl CurrentDecks {
    /// Serves these decks.
    #[must_use]
    pub fn new(decks: Decks) -> Self {
        Self { decks: RwLock::new(Arc::new(decks)), ..Self::default() }
    }

    /// Returns the present decks.
    #[must_use]
    pub fn now(&self) -> Arc<Decks> {
        // Only a whole pointer is written under the lock, so a panic cannot leave half of it.
        Arc::clone(&self.decks.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves these decks from now on.
    pub fn replace(&self, decks: Decks) {
        *self.decks.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(decks);
    }

    /// Says that the decks come from a folder whose changes are served.
    pub fn set_watched(&self) {
        self.watched.store(true, Ordering::Relaxed);
    }

    /// Whether the decks come from a folder whose changes are served.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.watched.load(Ordering::Relaxed)
    }

    /// Stores why the folder cannot be served, or that it can.
    pub fn set_faults(&self, faults: Option<String>) {
        *self.faults.write().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// Returns why the folder as it is now cannot be served.
    #[must_use]
    pub fn faults(&self) -> Option<String> {
        self.faults.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
