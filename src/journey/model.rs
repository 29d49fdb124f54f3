//! The student's journey on this device: one value, changed in one place, stored before it is
//! shown.

use konventa_domain::journey::{Journey, Step, StepError};
use konventa_domain::stored;
use leptos::prelude::*;

use crate::browser::{self, StorageError};

/// The journey, as context.
#[derive(Debug, Clone, Copy)]
pub struct JourneyModel {
    key: StoredValue<String>,
    /// The first state of this journey.
    first: StoredValue<Journey>,
    journey: RwSignal<Journey>,
    storage_error: RwSignal<Option<StorageError>>,
    unreadable: RwSignal<bool>,
}

impl JourneyModel {
    /// Opens a stored journey or begins a new one. It is named after the deck, or in a hall after
    /// the lecture: another lecture is another journey.
    #[must_use]
    pub fn open(name: &str, first: Journey) -> Self {
        let mut key = String::from("konventa.journey.");
        key.push_str(name);
        let model = Self {
            key: StoredValue::new(key.clone()),
            first: StoredValue::new(first.clone()),
            journey: RwSignal::new(first),
            storage_error: RwSignal::new(browser::check_storage().err()),
            unreadable: RwSignal::new(false),
        };
        model.load();
        browser::on_stored_by_other_tab(key, move || model.reload());
        // The back button may restore an old page after another one has gone on.
        browser::on_page_show(move || model.reload());
        model
    }

    /// Reads something of the journey. Views that call this are updated when the journey changes.
    pub fn read<T>(self, of: impl FnOnce(&Journey) -> T) -> T {
        self.journey.with(of)
    }

    /// Reads something of the journey without tracking it.
    pub fn peek<T>(self, of: impl FnOnce(&Journey) -> T) -> T {
        self.journey.with_untracked(of)
    }

    /// Why the journey is not stored on this device; `None` if it is.
    #[must_use]
    pub fn storage_error(self) -> Option<StorageError> {
        self.storage_error.get()
    }

    /// Whether a stored journey could not be read.
    #[must_use]
    pub fn had_unreadable(self) -> bool {
        self.unreadable.get()
    }

    /// Applies a step: stores the result on the device, and only then shows it. If nothing can be
    /// stored, the journey continues in memory, and each step tries again.
    ///
    /// # Errors
    /// [`StepError`] if the step is not possible. Nothing has changed then.
    pub fn act(self, step: Step) -> Result<(), StepError> {
        // Another tab may have gone on.
        self.reload();
        match self.journey.get_untracked().apply(step) {
            Ok(next) => {
                self.store(&next);
                self.journey.set(next);
                Ok(())
            }
            Err(refused) => Err(refused.why),
        }
    }

    /// Applies a step whose refusal needs no message: another tab was faster, and this one now
    /// shows what it did.
    pub fn go(self, step: Step) {
        let _ = self.act(step);
    }

    /// Begins again; the caller has deleted what was stored.
    pub fn restart(self) {
        self.journey.set(self.first.get_value());
        self.unreadable.set(false);
    }

    /// Shows what another tab did. A journey that could not be stored is newer than the stored one
    /// and stays.
    fn reload(self) {
        if self.storage_error.get_untracked().is_none() {
            self.load();
        }
    }

    /// Shows what is stored on the device.
    fn load(self) {
        let journey = match self.key.with_value(|key| browser::recall_text(key)) {
            Err(error) => return self.storage_error.set(Some(error)),
            Ok(None) => self.first.get_value(),
            Ok(Some(text)) => stored::read(&text).unwrap_or_else(|_| {
                self.move_unreadable(&text);
                self.first.get_value()
            }),
        };
        if self.journey.with_untracked(|shown| *shown != journey) {
            self.journey.set(journey);
        }
    }

    /// Moves a damaged text, or that of a newer app, to another key.
    fn move_unreadable(self, text: &str) {
        self.unreadable.set(true);
        let moved = self.key.with_value(|key| browser::set_aside(key, text).map(|()| browser::forget(key)));
        // If it could not be moved, the first step overwrites it.
        self.storage_error.set(moved.err());
    }

    fn store(self, journey: &Journey) {
        let text = stored::write(journey);
        let error = self.key.with_value(|key| browser::remember_text(key, &text)).err();
        // A warning that is shown already is not shown again.
        if self.storage_error.get_untracked() != error {
            self.storage_error.set(error);
        }
    }
}

/// The journey of this page.
///
/// # Panics
/// Outside of [`super::journey_page`], which provides it.
#[must_use]
pub fn use_journey() -> JourneyModel {
    expect_context()
}
