//! Warnings about this device's storage.

use leptos::prelude::*;

use super::model::use_journey;
use super::widgets::status;
use crate::browser::StorageError;
use crate::i18n::use_texts;
use crate::ui::{dynamic, el};

/// Says calmly that this device stores nothing, or has stored something that cannot be read.
pub(super) fn warnings() -> AnyView {
    let t = use_texts();
    let model = use_journey();
    let not_kept = dynamic(move || {
        let words = match model.storage_error()? {
            StorageError::Unavailable => t().journey_keeps_nothing(),
            StorageError::Full => t().journey_is_full(),
        };
        let warning = el("p").class("warning").attr("role", "status").testid("storage-warning");
        Some(warning.child(words).into_any())
    });
    let unreadable =
        dynamic(move || model.had_unreadable().then(|| status("warning", t().journey_unreadable())));
    vec![not_kept, unreadable].into_any()
}
