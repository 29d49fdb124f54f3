//! Makes links of answers. It takes a moment, so the page says so first.

use std::time::Duration;

use konventa_domain::again::{AgainCode, Answers, Links, OpenStudy, Study};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use crate::browser;

/// Long enough to show that something goes on.
const BREATH: Duration = Duration::from_millis(60);

/// What was made: the links, and the code where there were answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) links: Links,
    pub(super) code: AgainCode,
}

/// Where the making is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Making {
    Typing,
    Calculating,
    Done(Made),
}

/// Makes links of answers; the answers are gone afterwards.
pub(super) fn of_answers(study: &OpenStudy, answers: Answers, making: RwSignal<Making>) {
    let study = Study::new(study.deck.clone(), study.salt);
    making.set(Making::Calculating);
    set_timeout(
        move || {
            let (code, links) = (AgainCode::of(&study, &answers), Links::of(&study, &answers));
            making.set(Making::Done(Made { links, code }));
            browser::start_reading();
        },
        BREATH,
    );
}

/// Makes links of a code.
pub(super) fn of_code(study: &OpenStudy, code: AgainCode, making: RwSignal<Making>) {
    let study = Study::new(study.deck.clone(), study.salt);
    making.set(Making::Done(Made { links: Links::of_code(&study, &code), code }));
    browser::start_reading();
}
