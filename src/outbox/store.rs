//! The outbox as it is stored on the phone.

use konventa_domain::outbox::Outbox;
use konventa_domain::stored;

use crate::browser::{self, StorageError};

/// The key of the outbox.
pub(super) const KEY: &str = "konventa.outbox";

/// Loads the stored outbox; an empty one if nothing is stored.
pub(super) fn load() -> Result<Outbox, StorageError> {
    let Some(text) = browser::recall_text(KEY)? else { return Ok(Outbox::default()) };
    Ok(stored::read(&text).unwrap_or_else(|_| {
        // If storage is full, the text stays where it is until the next writing.
        let _ = browser::set_aside(KEY, &text);
        Outbox::default()
    }))
}

/// Stores the outbox.
pub(super) fn keep(outbox: &Outbox) -> Result<(), StorageError> {
    browser::remember_text(KEY, &stored::write(outbox))
}
