//! One slide a screen, with the way on and back.

// A new kind of slide must not be forgotten here.
#![warn(clippy::wildcard_enum_match_arm)]

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::{Face, PublicDeck, Question, Slide, SlideKind};
use konventa_domain::id::SlideId;
use konventa_domain::journey::ALL_STEPS;
use leptos::prelude::*;

use super::flow::{self, Reader};
use crate::i18n::Texts;
use crate::journey::aside::aside;
use crate::journey::live::question;
use crate::journey::reading_text::reading_text;
use crate::journey::slides::Slides;
use crate::journey::widgets::{button_if, buttons, progress, screen};
use crate::safety::help_lines;
use crate::stage::emblem::emblem;
use crate::ui::{Step, dynamic, slide_face};

/// Where the reader is, and how to turn to another slide. Both count in the flow of the deck.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) at: Memo<usize>,
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
    let slides: Slides = expect_context();
    let shown = flow::shown(&deck, reader);
    let here = {
        let shown = shown.clone();
        Memo::new(move |_| flow::position(&shown, place.at.get()))
    };
    let of = shown.len();
    let slide = {
        let (deck, shown) = (deck.clone(), shown.clone());
        dynamic(move || {
            let here = here.get();
            let at = *shown.get(here)?;
            let found = slides.of(&deck);
            let ask = |slide: &SlideId, asked: Question| question(t, at, slide, asked);
            // Looking again, nothing is decided any more: the choices stand there with the explanation.
            let ask: Option<&Ask> = (reader != Reader::Again).then_some(&ask);
            // On a phone everything of a slide is there at once.
            let steps: Step = Box::new(|| ALL_STEPS);
            let counted = t.journey_slide_of(&(here + 1).to_string(), &of.to_string());
            let slide = found.as_ref().and_then(|found| found.flow().nth(at));
            let more = slide.and_then(|slide| reading_text(t, &deck, slide, country));
            let show = |slide| slide_view(t, &deck, slide, country, steps, ask);
            let slide = slide.map(show);
            let view = view! {
                {progress(counted.clone(), "", here + 1, of)}
                <h1 class="unseen">{counted}</h1>
                {slide.unwrap_or_else(|| slides.awaited(t))}
                {more}
            };
            Some(view.into_any())
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

/// What stands in place of the question of a slide.
pub(crate) type Ask<'a> = dyn Fn(&SlideId, Question) -> AnyView + 'a;

/// One slide. Without `ask` the choices of a question are only listed.
pub(crate) fn slide_view(
    t: Texts,
    deck: &PublicDeck,
    slide: &Slide,
    country: Country,
    step: Step,
    ask: Option<&Ask>,
) -> AnyView {
    let mut face: Face = slide.face.get(country).clone();
    let wide = face.body.0.contains("drawing-figure").then(|| t.journey_wide_drawing());
    let source = (!face.sources.is_empty()).then(|| t.journey_source(&face.sources.join("; ")));
    let articles =
        Some(face.convention()).filter(|list| !list.is_empty()).map(|list| t.journey_articles(&list));
    let rests_on: Vec<String> = articles.into_iter().chain(source).collect();
    let asked = face.question.take_if(|_| ask.is_some()).zip(ask);
    let extra = match slide.kind {
        SlideKind::Title => Some(emblem()),
        SlideKind::Help | SlideKind::Pause => Some(help_lines(t, deck, Some(country))),
        SlideKind::Content
        | SlideKind::Scenario
        | SlideKind::Poll
        | SlideKind::Quiz { .. }
        | SlideKind::Country
        | SlideKind::Results => asked.map(|(question, ask)| ask(&slide.id, question)),
    };
    view! {
        <div class="slide-place" tabindex="-1" data-testid="slide" data-slide=slide.id.as_str().to_owned()>
            {slide_face(face, slide.kind, step, extra)}
            {wide.map(|words| view! { <p class="wide quiet">{words}</p> })}
            {(!rests_on.is_empty()).then(|| view! { <p class="source quiet">{rests_on.join(" · ")}</p> })}
        </div>
    }
    .into_any()
}
