//! The outbox as it is kept on the phone.

use konventa_domain::json;
use konventa_domain::outbox::Outbox;

use crate::browser::{self, StorageError};

/// Where it is kept.
pub(super) const KEY: &str = "konventa.outbox";

/// Where text goes that this app cannot read, so that nothing is lost.
const SET_ASIDE: &str = "konventa.outbox.unreadable";

/// The kept outbox; an empty one where nothing is kept.
pub(super) fn load() -> Result<Outbox, StorageError> {
    let Some(text) = browser::recall_text(KEY)? else { return Ok(Outbox::default()) };
    Ok(json::read(&text).unwrap_or_else(|_| {
        // Where even this cannot be kept, the text stays where it is until the next writing.
        let _ = browser::remember_text(SET_ASIDE, &text);
        Outbox::default()
    }))
}

/// Keeps the outbox.
pub(super) fn keep(outbox: &Outbox) -> Result<(), StorageError> {
    browser::remember_text(KEY, &json::write(outbox))
}
