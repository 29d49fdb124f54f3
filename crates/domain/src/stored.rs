//! What a phone stores, with the number of its form, so that a later app can still read it.
//!
//! Stored text is `{"form":1,"FIELD":…}`. Form 0 is text without a number, as it was stored before
//! there were numbers. A change of a type that old text does not fit makes a new form: its number
//! goes up by one, [`Stored::upgrade`] reads the one before, and a fixture in the tests shows that
//! it does.
//!
//! These are all keys of a device's storage. Those of the stage are read by serde
//! (`src/stage/stored.rs`): text of another form is dropped there, and the window starts empty.
//! All others have no form number.
//!
//! | key | holds | form |
//! |---|---|---|
//! | `konventa.journey.DECK`, `konventa.journey.lecture.CODE`, `konventa.journey.followup.DECK` | [`Journey`](crate::journey::Journey): alone, in a hall, at the follow-up | 1 |
//! | the same and `konventa.outbox` with `.unreadable.1`, `.unreadable.2` … | texts that the app could not read, never overwritten; earlier apps had one without a number | – |
//! | `konventa.outbox` | [`Outbox`](crate::outbox::Outbox) | 1; 0 is a list of tuples |
//! | `konventa.tickets.LECTURE` | [`Seat`](crate::tickets::Seat): the seat tickets of a lecture, until it is over and all is delivered; asked for again if they cannot be read | 1 |
//! | `konventa.lecture.CODE`, and the same with `.id` | last snapshot of a lecture in a hall, and its id; asked for again if they cannot be read | – |
//! | `konventa.vote.LECTURE.SLIDE` | the id of the vote in a poll, until its votes are shown; drawn again if it cannot be read | – |
//! | `konventa.stage`, `konventa.stage.CODE` | state of the presenter's windows | stage 1 |
//! | `konventa.lectures` | lectures that this device may control | stage 1 |
//! | `konventa.stage.CODE.snapshot`; earlier apps: `konventa.model.CODE` | last snapshot of a lecture that this device controls | stage 1 |
//! | `konventa.language`, `konventa.console-language`, `konventa.notes-size`, `konventa.care.folded` | settings | – |
//! | `konventa.probe` | whether storing works | – |
//! | `konventa.presenter-key`, `konventa.research-key`, `konventa.here` | for one tab, in the storage of the session; the exit also sets the last in local storage for a moment, as a signal to other tabs | – |

use crate::json::{self, JsonError, Read, Value, Write};

/// A type that a phone stores.
pub trait Stored: Read + Write {
    /// The number of the present form, from 1.
    const FORM: u16;

    /// The field that holds the value, beside the number.
    const FIELD: &'static str;

    /// Turns the whole text of an earlier form into what [`FIELD`](Self::FIELD) has in the present
    /// form. `None` if there was no such form. Text that it cannot interpret stays unchanged; reading
    /// then fails.
    #[must_use]
    fn upgrade(_form: u16, _text: Value) -> Option<Value> {
        None
    }
}

/// Stored text that this app cannot read: damaged, or written by a newer app.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    /// Damaged.
    #[error("what is stored on this device cannot be read")]
    Damaged(#[from] JsonError),
    /// Of a form that this app does not know.
    #[error("what is stored on this device cannot be read: form {0} is not known")]
    Form(u16),
}

/// Returns the text to store.
#[must_use]
pub fn write<T: Stored>(value: &T) -> String {
    let mut writer = json::Writer::default();
    writer.object(&[("form", Some(&T::FORM)), (T::FIELD, Some(value))]);
    writer.into_text()
}

/// Reads stored text of the present form or an earlier one.
///
/// # Errors
/// [`StoredError`] if the text is damaged or of a form this app does not know.
pub fn read<T: Stored>(text: &str) -> Result<T, StoredError> {
    let text = Value::parse(text)?;
    let form = match text.find("form") {
        Ok(Some(form)) => u16::read(form)?,
        _ => 0,
    };
    if form == T::FORM {
        return Ok(T::read(text.field(T::FIELD, false)?)?);
    }
    Ok(T::read(&T::upgrade(form, text).ok_or(StoredError::Form(form))?)?)
}
