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

fn available() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
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
