//! The outbox as it is stored on the phone.

use konventa_domain::outbox::Outbox;
use konventa_domain::stored;

use crate::browser::{self, StorageError};

/// The key of the outbox.
pub(super) const KEY: &str = "konventa.outbox";

/// Number of places for text that this app cannot read. Most phones never need one.
const PLACES: u32 = 5;

/// Loads the stored outbox; an empty one if nothing is stored.
pub(super) fn load() -> Result<Outbox, StorageError> {
    let Some(text) = browser::recall_text(KEY)? else { return Ok(Outbox::default()) };
    Ok(stored::read(&text).unwrap_or_else(|_| {
        // If no place is free, or storage is full, the text stays where it is until the next writing.
        if let Some(key) = place_for(&text, |key| browser::recall_text(key).ok().flatten()) {
            let _ = browser::remember_text(&key, &text);
        }
        Outbox::default()
    }))
}

/// Stores the outbox.
pub(super) fn keep(outbox: &Outbox) -> Result<(), StorageError> {
    browser::remember_text(KEY, &stored::write(outbox))
}

/// Returns the first free place for text that cannot be read, so that nothing is lost. An older
/// text is never overwritten, and one that has a place gets no second one.
fn place_for(text: &str, stored: impl Fn(&str) -> Option<String>) -> Option<String> {
    for number in 1..=PLACES {
        let mut key = String::from("konventa.outbox.unreadable.");
        key.push_str(&number.to_string());
        match stored(&key) {
            None => return Some(key),
            Some(older) if older == text => return None,
            Some(_) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_unreadable_text_gets_a_place_of_its_own_and_the_oldest_stay() {
        let mut storage = BTreeMap::new();
        for text in ["a", "b", "a", "b", "c", "d", "e", "f", "e"] {
            let place = place_for(text, |key| storage.get(key).cloned());
            if let Some(key) = place {
                assert_eq!(storage.insert(key, text.to_owned()), None);
            }
        }
        assert_eq!(storage.values().collect::<Vec<_>>(), ["a", "b", "c", "d", "e"]);
        assert_eq!(storage.keys().next().unwrap(), "konventa.outbox.unreadable.1");
    }
}
