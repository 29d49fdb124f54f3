//! A slide on the canvas of 1920 x 1080, which the style sheet scales to the frame it stands in.

use konventa_domain::deck::{Slide, SlideKind};
use leptos::prelude::*;

use super::emblem::Emblem;
use super::help_lines::HelpLines;
use super::own_result::OwnResult;
use super::programme::Programme;
use super::quiz_call::QuizCall;
use crate::ui::SlideFace;

/// A slide of the flow.
#[component]
pub fn Canvas(
    /// All slides.
    programme: StoredValue<Programme>,
    /// Which one.
    index: usize,
    /// How many steps are visible.
    #[prop(into)]
    step: Signal<u8>,
) -> impl IntoView {
    programme.with_value(|p| {
        let slide = p.slide(index);
        let face = p.face(index).clone();
        let source = face.sources.join("; ");
        let (kind, total, extra) = (slide.kind, p.slides.len(), extra(p, slide));
        view! {
            <div class="canvas">
                <SlideFace face kind step>
                    {extra}
                </SlideFace>
                <footer class="foot">
                    <p class="source">{source}</p>
                    <p class="number">{index + 1}" / "{total}</p>
                </footer>
            </div>
        }
    })
}

/// What a slide shows beyond its words, by what it is for.
fn extra(programme: &Programme, slide: &Slide) -> Option<AnyView> {
    match slide.kind {
        SlideKind::Quiz { .. } => {
            let (deck, items, seconds) = (programme.deck.clone(), programme.items, slide.seconds);
            Some(view! { <QuizCall deck items seconds /> }.into_any())
        }
        SlideKind::Results => Some(view! { <OwnResult /> }.into_any()),
        SlideKind::Help | SlideKind::Pause => {
            Some(view! { <HelpLines lines=programme.help.clone() /> }.into_any())
        }
        SlideKind::Title => Some(view! { <Emblem /> }.into_any()),
        SlideKind::Content | SlideKind::Scenario | SlideKind::Poll | SlideKind::Country => None,
    }
}

/// The pause, which is not in the flow. A deck without one gets ours.
#[component]
pub fn PauseCanvas(
    /// All slides.
    programme: StoredValue<Programme>,
) -> impl IntoView {
    let t = crate::i18n::use_texts();
    programme.with_value(|p| {
        let face = p.pause.as_ref().map_or_else(|| own_pause(t()), |slide| slide.face.get(p.country).clone());
        let lines = p.help.clone();
        view! {
            <div class="canvas">
                <SlideFace face kind=SlideKind::Pause step=Signal::stored(0)>
                    <HelpLines lines />
                </SlideFace>
            </div>
        }
    })
}

fn own_pause(t: crate::i18n::Texts) -> konventa_domain::deck::Face {
    use konventa_domain::deck::{Face, Html};
    Face {
        kicker: t.stage_pause_kicker().to_owned(),
        headline: Html(t.stage_pause().to_owned()),
        body: Html::default(),
        fragments: 0,
        articles: Vec::new(),
        sources: Vec::new(),
        question: None,
    }
}
