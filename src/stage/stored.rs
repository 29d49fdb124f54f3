//! What the presenter's windows store on this device, with its form number.
//!
//! Text that is damaged or has another form is dropped: the window then starts as on a device that
//! has never been used. All keys are listed in [`konventa_domain::stored`].

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::browser::{self, StorageError};

/// The form number of everything that the stage stores. Increase it when an old text no longer
/// fits a type.
const FORM: u16 = 1;

#[derive(Serialize, Deserialize)]
struct Stored<T> {
    form: u16,
    value: T,
}

/// Loads a value; `None` if none is stored, or none that this app can read.
#[must_use]
pub fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    present(browser::recall(key)?)
}

/// Stores a value. When this returns `Ok`, it survives a reload.
///
/// # Errors
/// [`StorageError`]; the value stored before, if any, is still there.
pub fn store<T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), StorageError> {
    browser::remember(key, &Stored { form: FORM, value })
}

fn present<T>(stored: Stored<T>) -> Option<T> {
    (stored.form == FORM).then_some(stored.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Option<Vec<u8>> {
        serde_json::from_str(text).ok().and_then(present)
    }

    #[test]
    fn only_the_present_format_is_read() {
        let text = serde_json::to_string(&Stored { form: FORM, value: [1, 2] }).unwrap();
        assert_eq!(load(&text), Some(vec![1, 2]));
        for other in ["[1,2]", "", "null", r#"{"form":0,"value":[1,2]}"#, r#"{"form":2,"value":[1,2]}"#] {
            assert_eq!(load(other), None, "{other}");
        }
    }
}
