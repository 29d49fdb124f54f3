//! Derives linkage keys from answers. This takes a moment, so the page says so first.

use std::time::Duration;

use konventa_domain::followup::{LinkageKeys, OpenStudy, Sgic, SgicAnswers, Study};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use crate::browser;

/// The delay before computing, so that the browser shows the message first.
const BREATH: Duration = Duration::from_millis(60);

/// The linkage keys and the code they can be derived from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) links: LinkageKeys,
    pub(super) code: Sgic,
}

/// How far the derivation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Making {
    Typing,
    Calculating,
    Done(Made),
}

/// Derives the keys from answers and drops the answers.
pub(super) fn of_answers(study: &OpenStudy, answers: SgicAnswers, making: RwSignal<Making>) {
    let study = Study::new(study.deck.clone(), study.salt);
    making.set(Making::Calculating);
    set_timeout(
        move || {
            let (code, links) = (Sgic::of(&study, &answers), LinkageKeys::of(&study, &answers));
            making.set(Making::Done(Made { links, code }));
            browser::start_reading();
        },
        BREATH,
    );
}

/// Derives the keys from a code.
pub(super) fn of_code(study: &OpenStudy, code: Sgic, making: RwSignal<Making>) {
    let study = Study::new(study.deck.clone(), study.salt);
    making.set(Making::Done(Made { links: LinkageKeys::of_code(&study, &code), code }));
    browser::start_reading();
}
