//! One slide a screen, with the way on and back.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{Face, PublicDeck, Slide, SlideKind};
use leptos::prelude::*;

use super::flow::{self, Reader};
use super::opinion::opinion;
use crate::i18n::Texts;
use crate::journey::aside::aside;
use crate::journey::widgets::{button_if, buttons, progress, screen};
use crate::safety::help_lines;
use crate::stage::emblem::Emblem;
use crate::ui::{SlideFace, live};

/// On a phone everything of a slide is there at once.
const ALL_STEPS: u8 = 10;

/// Where the reader is, and how to turn to another slide. Both count in the flow of the deck.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) at: Signal<usize>,
    pub(crate) turn: Callback<usize>,
}

/// The slides.
pub(crate) fn slide_reader(
    t: Texts,
    deck: Arc<PublicDeck>,
    country: Country,
    reader: Reader,
    place: Place,
    // What stands in place of "Next" on the last slide.
    last: Option<fn(Texts) -> AnyView>,
    // What stands below the slide.
    below: Option<AnyView>,
) -> AnyView {
    let shown = flow::shown(&deck, reader);
    let here = {
        let shown = shown.clone();
        Memo::new(move |_| flow::position(&shown, place.at.get()))
    };
    let of = shown.len();
    let slide = {
        let (deck, shown) = (deck.clone(), shown.clone());
        live(move || {
            let here = here.get();
            let slide = deck.flow().nth(*shown.get(here)?)?;
            let counted = t.journey_slide_of(&(here + 1).to_string(), &of.to_string());
            let view = view! {
                {progress(counted.clone(), "", here + 1, of)}
                <h1 class="unseen">{counted}</h1>
                {slide_view(t, &deck, slide, country, reader)}
            };
            Some(view.into_any())
        })
    };
    let bar = live(move || {
        let here = here.get();
        let turn = |to: usize| shown.get(to).copied().unwrap_or_default();
        let (before, after) = (turn(here.saturating_sub(1)), turn(here + 1));
        let at_end = here + 1 >= of;
        let on = match last {
            Some(last) if at_end => last(t),
            _ => button_if(at_end, "button primary", "slide-next", t.journey_next(), move || {
                place.turn.run(after);
            }),
        };
        let back =
            button_if(here == 0, "button", "slide-back", t.journey_back(), move || place.turn.run(before));
        Some(buttons(vec![back, on]))
    });
    let task = [Some(slide), below, Some(aside(t, &deck))];
    screen(task.into_iter().flatten().collect(), vec![bar])
}

fn slide_view(t: Texts, deck: &Arc<PublicDeck>, slide: &Slide, country: Country, reader: Reader) -> AnyView {
    let mut face: Face = slide.face.get(country).clone();
    let wide = face.body.0.contains("drawing-figure").then(|| t.journey_wide_drawing());
    let source = (!face.sources.is_empty()).then(|| face.sources.join("; "));
    // Looking again, nothing is decided any more: the choices stand there with the explanation.
    let question = face.question.take_if(|_| reader != Reader::Again);
    let extra = match slide.kind {
        SlideKind::Title => Some(view! { <Emblem /> }.into_any()),
        SlideKind::Help | SlideKind::Pause => Some(help_lines(t, deck, Some(country))),
        _ => question.map(|question| opinion(t, &slide.id, question)),
    };
    view! {
        <div class="slide-place" tabindex="-1" data-testid="slide" data-slide=slide.id.as_str().to_owned()>
            <SlideFace face kind=slide.kind step=Signal::stored(ALL_STEPS)>
                {extra}
            </SlideFace>
            {wide.map(|words| view! { <p class="wide quiet">{words}</p> })}
            {source.map(|source| view! { <p class="source quiet">{t.journey_source(&source)}</p> })}
        </div>
    }
    .into_any()
}
