//! One slide on a screen, with buttons to turn.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{PublicDeck, Question};
use konventa_domain::id::SlideId;
use konventa_domain::journey::ALL_STEPS;
use leptos::prelude::*;

use super::flow::{self, Reader};
use crate::i18n::{Texts, args};
use crate::journey::aside::aside;
use crate::journey::live::poll_or_opinion;
use crate::journey::reading_text::reading_text;
use crate::journey::slide_view::{Ask, slide_view};
use crate::journey::slides::Slides;
use crate::journey::widgets::{button_if, buttons, progress, screen};
use crate::ui::{VisibleSteps, dynamic, el};

/// Where the reader is, and how to turn to another slide. Both are indices into the flow of the
/// deck.
#[derive(Clone, Copy)]
pub(crate) struct ReadingPosition {
    pub(crate) at: Memo<usize>,
    pub(crate) turn: Callback<usize>,
}

/// The slides.
pub(crate) fn slide_reader(
    t: Texts,
    deck: Arc<PublicDeck>,
    country: Country,
    reader: Reader,
    position: ReadingPosition,
    // Replaces "Next" on the last slide.
    last: Option<fn(Texts) -> AnyView>,
    // Shown below the slide.
    below: Option<AnyView>,
) -> AnyView {
    let slides: Slides = expect_context();
    let shown = flow::shown(&deck, reader);
    let here = {
        let shown = shown.clone();
        Memo::new(move |_| flow::index_in(&shown, position.at.get()))
    };
    let of = shown.len();
    let slide = {
        let (deck, shown) = (deck.clone(), shown.clone());
        dynamic(move || {
            let here = here.get();
            let at = *shown.get(here)?;
            let found = slides.of(&deck);
            let ask = |slide: &SlideId, question: Question| poll_or_opinion(t, at, slide, question);
            // Nothing is decided any more after the end: the choices are listed with the
            // explanation.
            let ask: Option<&Ask> = (reader != Reader::Finished).then_some(&ask);
            // A phone shows all fragments of a slide at once.
            let steps: VisibleSteps = Box::new(|| ALL_STEPS);
            let counted =
                t.journey_slide_of(args::JourneySlideOf { n: &(here + 1).to_string(), of: &of.to_string() });
            let slide = found.as_ref().and_then(|found| found.flow().nth(at));
            let more = slide.and_then(|slide| reading_text(t, &deck, slide, country));
            let show = |slide| slide_view(t, &deck, slide, country, steps, ask);
            let slide = slide.map(show);
            let heading = el("h1").class("unseen").child(&counted).into_any();
            let mut parts = vec![progress(counted, "", here + 1, of), heading];
            parts.push(slide.unwrap_or_else(|| slides.placeholder(t)));
            parts.extend(more);
            Some(parts.into_any())
        })
    };
    let bar = dynamic(move || {
        let here = here.get();
        let turn = |to: usize| shown.get(to).copied().unwrap_or_default();
        let (before, after) = (turn(here.saturating_sub(1)), turn(here + 1));
        let at_end = here + 1 >= of;
        let on = match last {
            Some(last) if at_end => last(t),
            _ => button_if(at_end, "button primary", "slide-next", t.journey_next(), move || {
                position.turn.run(after);
            }),
        };
        let back =
            button_if(here == 0, "button", "slide-back", t.journey_back(), move || position.turn.run(before));
        Some(buttons(vec![back, on]))
    });
    let task = [Some(slide), below, Some(aside(t, &deck))];
    screen(task.into_iter().flatten().collect(), vec![bar])
}
