//! One slide a screen, with the way on and back.

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{Face, PublicDeck, Slide, SlideKind};
use leptos::prelude::*;

use super::flow::{self, Reader};
use super::opinion::opinion;
use crate::i18n::Texts;
use crate::journey::aside::Aside;
use crate::journey::widgets::progress;
use crate::safety::HelpLines;
use crate::stage::emblem::Emblem;
use crate::ui::SlideFace;

/// On a phone everything of a slide is there at once.
const ALL_STEPS: u8 = 10;

/// Where the reader is, and how to turn to another slide. Both count in the flow of the deck.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) at: Signal<usize>,
    pub(crate) turn: Callback<usize>,
}

/// The slides.
#[component]
pub(crate) fn SlideReader(
    t: Texts,
    deck: Arc<PublicDeck>,
    country: Country,
    reader: Reader,
    place: Place,
    /// What stands in place of "Next" on the last slide.
    last: Option<fn(Texts) -> AnyView>,
    /// What stands below the slide.
    below: Option<AnyView>,
) -> impl IntoView {
    let shown = flow::shown(&deck, reader);
    let here = {
        let shown = shown.clone();
        Memo::new(move |_| flow::position(&shown, place.at.get()))
    };
    let of = shown.len();
    let slide = {
        let (deck, shown) = (deck.clone(), shown.clone());
        move || {
            let here = here.get();
            let found = shown.get(here).and_then(|place| deck.flow().nth(*place));
            found.map(|slide| {
                let counted = t.journey_slide_of(&(here + 1).to_string(), &of.to_string());
                view! {
                    {progress(counted.clone(), "", here + 1, of)}
                    <h1 class="unseen">{counted}</h1>
                    {slide_view(t, &deck, slide, country, reader)}
                }
            })
        }
    };
    let bar = move || {
        let here = here.get();
        let turn = |to: usize| shown.get(to).copied().unwrap_or_default();
        let (before, after) = (turn(here.saturating_sub(1)), turn(here + 1));
        let on = match last {
            Some(last) if here + 1 >= of => last(t),
            _ => view! {
                <button
                    type="button"
                    class="button primary"
                    data-testid="slide-next"
                    disabled={here + 1 >= of}
                    on:click=move |_| place.turn.run(after)
                >
                    {t.journey_next()}
                </button>
            }
            .into_any(),
        };
        view! {
            <button
                type="button"
                class="button"
                data-testid="slide-back"
                disabled={here == 0}
                on:click=move |_| place.turn.run(before)
            >
                {t.journey_back()}
            </button>
            {on}
        }
    };
    view! {
        <main class="task">
            {slide}
            {below}
            <Aside t deck />
        </main>
        <footer class="bar">
            <div class="buttons">{bar}</div>
        </footer>
    }
}

fn slide_view(t: Texts, deck: &Arc<PublicDeck>, slide: &Slide, country: Country, reader: Reader) -> AnyView {
    let mut face: Face = slide.face.get(country).clone();
    let wide = face.body.0.contains("drawing-figure").then(|| t.journey_wide_drawing());
    let source = (!face.sources.is_empty()).then(|| face.sources.join("; "));
    // Looking again, nothing is decided any more: the choices stand there with the explanation.
    let question = face.question.take_if(|_| reader != Reader::Again);
    let extra = match slide.kind {
        SlideKind::Title => Some(view! { <Emblem /> }.into_any()),
        SlideKind::Help | SlideKind::Pause => {
            Some(view! { <HelpLines t deck=deck.clone() country=Some(country) /> }.into_any())
        }
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
