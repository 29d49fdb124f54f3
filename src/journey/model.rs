//! The student's journey on this device: one value, changed in one place, kept before it is shown.

use konventa_domain::journey::{Journey, Step, StepError};
use konventa_domain::stored;
use leptos::prelude::*;

use crate::browser::{self, StorageFault};

/// The journey, as context.
#[derive(Debug, Clone, Copy)]
pub struct JourneyModel {
    key: StoredValue<String>,
    /// Where this journey begins.
    first: StoredValue<Journey>,
    journey: RwSignal<Journey>,
    fault: RwSignal<Option<StorageFault>>,
    set_aside: RwSignal<bool>,
}

impl JourneyModel {
    /// Takes a journey up where it was left, or begins it. Its name is that of the deck, or that of the lecture in a hall:
    /// another lecture is another journey.
    #[must_use]
    pub fn open(name: &str, first: Journey) -> Self {
        let mut key = String::from("konventa.journey.");
        key.push_str(name);
        let model = Self {
            key: StoredValue::new(key.clone()),
            first: StoredValue::new(first.clone()),
            journey: RwSignal::new(first),
            fault: RwSignal::new(browser::keeps().err()),
            set_aside: RwSignal::new(false),
        };
        model.take_up();
        browser::on_kept_elsewhere(key, move || model.look());
        // The back button may bring up a page as it was left, while another one went on.
        browser::on_shown(move || model.look());
        model
    }

    /// Something of the journey. A view that reads it is shown anew when the journey goes on.
    pub fn read<T>(self, of: impl FnOnce(&Journey) -> T) -> T {
        self.journey.with(of)
    }

    /// Something of the journey as it is now.
    pub fn peek<T>(self, of: impl FnOnce(&Journey) -> T) -> T {
        self.journey.with_untracked(of)
    }

    /// Why the journey is not kept on this device, if it is not.
    #[must_use]
    pub fn fault(self) -> Option<StorageFault> {
        self.fault.get()
    }

    /// Whether something was kept here that could not be read.
    #[must_use]
    pub fn had_unreadable(self) -> bool {
        self.set_aside.get()
    }

    /// Does a step: keeps what comes of it on the device, and only then shows it. Where nothing can be kept, the journey
    /// goes on in memory, and each step tries again.
    ///
    /// # Errors
    /// [`StepError`] where the step is not possible. Nothing has changed then.
    pub fn act(self, step: Step) -> Result<(), StepError> {
        // Another tab may have gone on.
        self.look();
        match self.journey.get_untracked().apply(step) {
            Ok(next) => {
                self.keep(&next);
                self.journey.set(next);
                Ok(())
            }
            Err(refused) => Err(refused.why),
        }
    }

    /// Does a step where a refusal needs no words: another tab was faster, and this one now shows what it did.
    pub fn go(self, step: Step) {
        let _ = self.act(step);
    }

    /// Begins anew; the caller has deleted what was kept.
    pub fn restart(self) {
        self.journey.set(self.first.get_value());
        self.set_aside.set(false);
    }

    /// Shows what another tab did. What could not be kept is newer than what is on the device, and stays.
    fn look(self) {
        if self.fault.get_untracked().is_none() {
            self.take_up();
        }
    }

    /// Shows what is on the device.
    fn take_up(self) {
        let journey = match self.key.with_value(|key| browser::recall_text(key)) {
            Err(fault) => return self.fault.set(Some(fault)),
            Ok(None) => self.first.get_value(),
            Ok(Some(text)) => stored::read(&text).unwrap_or_else(|_| {
                self.put_aside(&text);
                self.first.get_value()
            }),
        };
        if self.journey.with_untracked(|shown| *shown != journey) {
            self.journey.set(journey);
        }
    }

    /// Damaged text, or that of a newer app, is kept under another name.
    fn put_aside(self, text: &str) {
        self.set_aside.set(true);
        let moved = self.key.with_value(|key| {
            let mut aside = key.clone();
            aside.push_str(".unreadable");
            browser::remember_text(&aside, text).map(|()| browser::forget(key))
        });
        // The first step overwrites what could not be moved.
        self.fault.set(moved.err());
    }

    fn keep(self, journey: &Journey) {
        let text = stored::write(journey);
        let kept = self.key.with_value(|key| browser::remember_text(key, &text));
        self.fault.set(kept.err());
    }
}

/// The journey of this page.
///
/// # Panics
/// Outside of [`super::JourneyPage`], which provides it.
#[must_use]
pub fn use_journey() -> JourneyModel {
    expect_context()
}
