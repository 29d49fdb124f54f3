//! Local storage. It may be missing (private mode, cookies blocked) or full; both are reported, and
//! neither stops the app.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::window;

/// Why something could not be stored on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFault {
    /// The browser stores nothing for this page.
    Unavailable,
    /// The storage is full.
    Full,
}

fn local() -> Result<web_sys::Storage, StorageFault> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        _ => Err(StorageFault::Unavailable),
    }
}

fn available() -> bool {
    local().is_ok()
}

/// Checks that the browser stores values. Some browsers have a storage that accepts nothing.
///
/// # Errors
/// [`StorageFault`] if it does not.
pub fn keeps() -> Result<(), StorageFault> {
    const PROBE: &str = "konventa.probe";
    remember_text(PROBE, "")?;
    forget(PROBE);
    Ok(())
}

/// Stores a text as it is.
///
/// # Errors
/// [`StorageFault`]; the text stored before, if any, is still there.
pub fn remember_text(key: &str, text: &str) -> Result<(), StorageFault> {
    local()?.set_item(key, text).map_err(|_| StorageFault::Full)
}

/// Reads a stored text; `None` if there is none.
///
/// # Errors
/// [`StorageFault`] if the storage cannot be read.
pub fn recall_text(key: &str) -> Result<Option<String>, StorageFault> {
    local()?.get_item(key).map_err(|_| StorageFault::Unavailable)
}

/// Stores a value. When this returns `Ok`, the value survives a reload.
///
/// # Errors
/// [`StorageFault`]; the value stored before, if any, is still there.
pub fn remember<T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), StorageFault> {
    if !available() {
        return Err(StorageFault::Unavailable);
    }
    LocalStorage::set(key, value).map_err(|_| StorageFault::Full)
}

/// Reads a stored value; `None` if there is none or it cannot be read.
#[must_use]
pub fn recall<T: DeserializeOwned>(key: &str) -> Option<T> {
    if !available() {
        return None;
    }
    LocalStorage::get(key).ok()
}

/// Deletes what is stored under a key.
pub fn forget(key: &str) {
    if available() {
        LocalStorage::delete(key);
    }
}
