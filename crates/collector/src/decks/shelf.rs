//! The decks as they are taught now. Who writes one may change them while the server runs.

use std::sync::{Arc, PoisonError, RwLock};

use super::Decks;

/// Where the decks lie. Whoever takes them keeps them as they were, also when others are laid there meanwhile.
#[derive(Debug, Default)]
pub struct Shelf(RwLock<Arc<Decks>>);

impl Shelf {
    /// With these decks.
    #[must_use]
    pub fn new(decks: Decks) -> Self {
        Self(RwLock::new(Arc::new(decks)))
    }

    /// The decks now.
    #[must_use]
    pub fn now(&self) -> Arc<Decks> {
        // Nothing can fail while it is written, so what is there is whole.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Teaches these from now on.
    pub fn replace(&self, decks: Decks) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(decks);
    }
}
