//! Local storage. It may be missing (private mode, cookies blocked) or full: both are told, neither stops anything.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::window;

/// Why something could not be kept on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFault {
    /// The browser keeps nothing for this page.
    Unavailable,
    /// There is no room.
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

/// Whether something kept now would still be there later. Some browsers have a storage that takes nothing.
///
/// # Errors
/// [`StorageFault`] where it would not.
pub fn keeps() -> Result<(), StorageFault> {
    const PROBE: &str = "konventa.probe";
    remember_text(PROBE, "")?;
    forget(PROBE);
    Ok(())
}

/// Keeps a text as it is.
///
/// # Errors
/// [`StorageFault`]; the text kept before, if any, is still there.
pub fn remember_text(key: &str, text: &str) -> Result<(), StorageFault> {
    local()?.set_item(key, text).map_err(|_| StorageFault::Full)
}

/// A text kept before, if there is one.
///
/// # Errors
/// [`StorageFault`] where nobody can say.
pub fn recall_text(key: &str) -> Result<Option<String>, StorageFault> {
    local()?.get_item(key).map_err(|_| StorageFault::Unavailable)
}

/// Keeps a value. When this returns `Ok`, it survives a reload.
///
/// # Errors
/// [`StorageFault`]; the value kept before, if any, is still there.
pub fn remember<T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), StorageFault> {
    if !available() {
        return Err(StorageFault::Unavailable);
    }
    LocalStorage::set(key, value).map_err(|_| StorageFault::Full)
}

/// A value kept before. `None` where there is none or it cannot be read.
#[must_use]
pub fn recall<T: DeserializeOwned>(key: &str) -> Option<T> {
    if !available() {
        return None;
    }
    LocalStorage::get(key).ok()
}

/// Deletes what was kept under a key.
pub fn forget(key: &str) {
    if available() {
        LocalStorage::delete(key);
    }
}
