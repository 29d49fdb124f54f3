//! Local storage. It may be missing (private mode, cookies blocked) or full; both are reported, and
//! neither stops the app.
//!
//! Every key gets the folder of the site before it (`own`).

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::address::own;
use super::window;

/// Why something could not be stored on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser stores nothing for this page.
    Unavailable,
    /// The storage is full.
    Full,
}

fn local() -> Result<web_sys::Storage, StorageError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        _ => Err(StorageError::Unavailable),
    }
}

/// Checks that the browser stores values. Some browsers have a storage that accepts nothing.
///
/// # Errors
/// [`StorageError`] if it does not.
pub fn check_storage() -> Result<(), StorageError> {
    const PROBE: &str = "konventa.probe";
    remember_text(PROBE, "")?;
    forget(PROBE);
    Ok(())
}

/// Stores a text as it is.
///
/// # Errors
/// [`StorageError`]; the text stored before, if any, is still there.
pub fn remember_text(key: &str, text: &str) -> Result<(), StorageError> {
    local()?.set_item(&own(key), text).map_err(|_| StorageError::Full)
}

/// Reads a stored text; `None` if there is none.
///
/// # Errors
/// [`StorageError`] if the storage cannot be read.
pub fn recall_text(key: &str) -> Result<Option<String>, StorageError> {
    local()?.get_item(&own(key)).map_err(|_| StorageError::Unavailable)
}

/// Stores a text that cannot be read under another key: the first free one of `KEY.unreadable.1` and so
/// on. So nothing is overwritten, and a text that is there already is not stored twice.
///
/// # Errors
/// [`StorageError`] if the storage is full or not available.
pub fn set_aside(key: &str, text: &str) -> Result<(), StorageError> {
    match place_for(key, text, recall_text)? {
        Some(place) => remember_text(&place, text),
        None => Ok(()),
    }
}

fn place_for(
    key: &str,
    text: &str,
    stored: impl Fn(&str) -> Result<Option<String>, StorageError>,
) -> Result<Option<String>, StorageError> {
    let mut number = 1_u32;
    loop {
        let mut place = String::from(key);
        place.push_str(".unreadable.");
        place.push_str(&number.to_string());
        match stored(&place)? {
            None => return Ok(Some(place)),
            Some(older) if older == text => return Ok(None),
            Some(_) => number += 1,
        }
    }
}

/// Stores a value. When this returns `Ok`, the value survives a reload.
///
/// # Errors
/// [`StorageError`]; the value stored before, if any, is still there.
pub fn remember<T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), StorageError> {
    local()?;
    LocalStorage::set(own(key), value).map_err(|_| StorageError::Full)
}

/// Reads a stored value; `None` if there is none or it cannot be read.
#[must_use]
pub fn recall<T: DeserializeOwned>(key: &str) -> Option<T> {
    local().ok()?;
    LocalStorage::get(own(key)).ok()
}

/// Deletes what is stored under a key.
pub fn forget(key: &str) {
    if local().is_ok() {
        LocalStorage::delete(own(key));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_unreadable_text_gets_a_place_of_its_own() {
        let mut storage = BTreeMap::new();
        for text in ["a", "b", "a", "c", "b"] {
            if let Some(place) = place_for("k", text, |key| Ok(storage.get(key).cloned())).unwrap() {
                assert_eq!(storage.insert(place, text.to_owned()), None);
            }
        }
        let kept: Vec<(&str, &str)> = storage.iter().map(|(key, text)| (&**key, &**text)).collect();
        assert_eq!(kept, [("k.unreadable.1", "a"), ("k.unreadable.2", "b"), ("k.unreadable.3", "c")]);
    }
}
