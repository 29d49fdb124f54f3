//! Derives linkage keys from answers. This takes a moment, so the page says so first.

use std::time::Duration;

use konventa_domain::followup::{LinkageKeys, OpenStudy, Sgic, SgicAnswers, Study};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use crate::browser;

/// The delay before computing, so that the browser shows the message first.
const PAINT_DELAY: Duration = Duration::from_millis(60);

/// The linkage keys and the code they can be derived from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Linkage {
    pub(super) keys: LinkageKeys,
    pub(super) code: Sgic,
}

/// How far the derivation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LinkageState {
    Typing,
    Calculating,
    Done(Linkage),
}

/// Derives the keys from answers and drops the answers.
pub(super) fn from_answers(study: &OpenStudy, answers: SgicAnswers, linkage: RwSignal<LinkageState>) {
    let study = Study::new(study.deck.clone(), study.salt);
    linkage.set(LinkageState::Calculating);
    set_timeout(
        move || {
            let (code, keys) = (Sgic::of(&study, &answers), LinkageKeys::of(&study, &answers));
            linkage.set(LinkageState::Done(Linkage { keys, code }));
            browser::start_reading();
        },
        PAINT_DELAY,
    );
}

/// Derives the keys from a code.
pub(super) fn from_code(study: &OpenStudy, code: Sgic, linkage: RwSignal<LinkageState>) {
    let study = Study::new(study.deck.clone(), study.salt);
    linkage.set(LinkageState::Done(Linkage { keys: LinkageKeys::of_code(&study, &code), code }));
    browser::start_reading();
}
