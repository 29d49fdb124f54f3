//! A slide on the canvas of 1920 x 1080 px, which the style sheet scales to its frame.

// A new kind of slide must not be forgotten here.
#![warn(clippy::wildcard_enum_match_arm)]

use konventa_domain::deck::{Face, Html, Sitting, Slide, SlideKind};
use konventa_domain::lecture::AgendaKind;
use leptos::context::Provider;
use leptos::prelude::*;

use super::emblem::emblem;
use super::help_lines::HelpLines;
use super::join::CornerCode;
use super::material::ProjectorLocale;
use super::own_result::OwnResult;
use super::poll_board::PollBoard;
use super::quiz_call::{LiveQuizCall, QuizCall};
use super::room_gain::GainBoard;
use super::session::PresenterSession;
use super::slideshow::Slideshow;
use crate::i18n::{Texts, use_locale, use_texts};
use crate::ui::{SlideFace, steps};

/// A slide of the flow.
#[component]
pub fn Canvas(
    /// All slides.
    slideshow: StoredValue<Slideshow>,
    /// The index of the slide.
    index: usize,
    /// The number of visible steps.
    #[prop(into)]
    step: Signal<u8>,
) -> impl IntoView {
    let session = use_context::<PresenterSession>();
    projected(move || {
        slideshow.with_value(|p| {
            let t = use_texts();
            let slide = p.slide(index);
            let mut face = p.face(index).clone();
            // One source, which fits in a line: the Convention if the slide is based on it. The others are
            // on the console and on the phones.
            let (articles, first) = (face.convention(), face.sources.first().cloned().unwrap_or_default());
            let source =
                move || if articles.is_empty() { first.clone() } else { t().journey_articles(&articles) };
            let (kind, total) = (slide.kind, p.slides.len());
            let extra = match session {
                None => extra(p, slide),
                Some(session) => live_content(session, p, index, &mut face, step).or_else(|| extra(p, slide)),
            };
            view! {
                <div class="canvas" lang=p.language.tag()>
                    <SlideFace face kind step>
                        {extra}
                    </SlideFace>
                    <footer class="foot">
                        <p class="source">{source}</p>
                        {session.map(|session| view! { <CornerCode session /> })}
                        <p class="number">{index + 1}" / "{total}</p>
                    </footer>
                </div>
            }
        })
    })
}

/// Shows something in the language of the projector: on the console, everything around it may be in
/// another one. The language is provided for it alone, and not for what is shown after it.
pub fn projected<V: IntoView + 'static>(show: impl FnOnce() -> V + Send + 'static) -> impl IntoView {
    let locale = use_context().map_or_else(use_locale, |ProjectorLocale(locale)| locale);
    view! { <Provider value=locale>{show()}</Provider> }
}

/// What a kind of slide shows besides its text.
fn extra(slideshow: &Slideshow, slide: &Slide) -> Option<AnyView> {
    match slide.kind {
        SlideKind::Quiz { .. } => {
            let (deck, items, seconds) = (slideshow.deck.clone(), slideshow.items.len(), slide.seconds);
            Some(view! { <QuizCall deck items seconds /> }.into_any())
        }
        SlideKind::Gain => Some(view! { <OwnResult /> }.into_any()),
        SlideKind::Help | SlideKind::Pause => {
            Some(view! { <HelpLines lines=slideshow.help.clone() /> }.into_any())
        }
        SlideKind::Title => Some(emblem()),
        SlideKind::Content | SlideKind::Scenario | SlideKind::Poll | SlideKind::Country => None,
    }
}

/// What a slide shows only in a live lecture. A poll and the gain of the room replace the slide's
/// other content.
fn live_content(
    session: PresenterSession,
    slideshow: &Slideshow,
    index: usize,
    face: &mut Face,
    step: Signal<u8>,
) -> Option<AnyView> {
    match &slideshow.agenda.slide(index)?.kind {
        AgendaKind::Quiz(sitting) => {
            let (items, seconds) = (slideshow.items.len(), slideshow.slide(index).seconds);
            Some(view! { <LiveQuizCall session items seconds post=*sitting == Sitting::Post /> }.into_any())
        }
        AgendaKind::Gain => {
            face.body = Html::default();
            let rest = Signal::derive({
                let fragments = face.fragments;
                move || step.get() > fragments
            });
            Some(view! { <GainBoard session items=slideshow.items.clone() rest /> }.into_any())
        }
        AgendaKind::Poll(_) => {
            let explained_at = steps(face);
            let question = face.question.take()?;
            Some(view! { <PollBoard session index question step explained_at /> }.into_any())
        }
        AgendaKind::Slide => None,
    }
}

/// The pause slide, which is not in the flow. A deck without one gets a built-in one.
#[component]
pub fn PauseCanvas(
    /// All slides.
    slideshow: StoredValue<Slideshow>,
) -> impl IntoView {
    projected(move || {
        slideshow.with_value(|p| {
            let t = use_texts();
            let face = p
                .pause
                .as_ref()
                .map_or_else(|| default_pause(t()), |slide| slide.face.get(p.country).clone());
            let lines = p.help.clone();
            view! {
                <div class="canvas" lang=p.language.tag()>
                    <SlideFace face kind=SlideKind::Pause step=Signal::stored(0)>
                        <HelpLines lines />
                    </SlideFace>
                </div>
            }
        })
    })
}

fn default_pause(t: Texts) -> Face {
    Face {
        kicker: t.stage_pause_kicker().to_owned(),
        headline: Html(t.hall_pause().to_owned()),
        body: Html::default(),
        fragments: 0,
        articles: Vec::new(),
        sources: Vec::new(),
        question: None,
    }
}
