//! One slide as everybody sees it: on the projector, on the presenter's screen and on a phone.

use konventa_domain::deck::{Choice, Face, Question, SlideKind};
use leptos::prelude::*;

use crate::i18n::use_texts;

/// How many steps a slide has after the first look: its fragments, then the explanation where there is one.
#[must_use]
pub fn steps(face: &Face) -> u8 {
    face.fragments + u8::from(face.question.as_ref().is_some_and(explains))
}

fn explains(question: &Question) -> bool {
    !question.explanation.0.is_empty()
}

/// What `data-kind` says, for styles.
fn kind_name(kind: SlideKind) -> &'static str {
    match kind {
        SlideKind::Title => "title",
        SlideKind::Content => "content",
        SlideKind::Scenario => "scenario",
        SlideKind::Poll => "poll",
        SlideKind::Quiz { .. } => "quiz",
        SlideKind::Country => "country",
        SlideKind::Results => "results",
        SlideKind::Help => "help",
        SlideKind::Pause => "pause",
    }
}

/// A slide. Which fragments are visible is decided by `data-step` and the style sheet alone.
#[component]
pub fn SlideFace(
    /// What it shows.
    face: Face,
    /// What it is for.
    kind: SlideKind,
    /// How many steps are visible.
    #[prop(into)]
    step: Signal<u8>,
    /// What the place it is shown in adds below the text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let explained_at = steps(&face);
    view! {
        <article class="slide" data-kind=kind_name(kind) data-step=move || step.get()>
            <header>
                <p class="kicker">{face.kicker}</p>
                <h2 class="headline" inner_html=face.headline.0></h2>
            </header>
            <div class="body" inner_html=face.body.0></div>
            {face.question.map(|question| view! { <Choices question explained_at /> })}
            {children.map(|children| children())}
        </article>
    }
}

/// What the room decides among, and what is said afterwards: of a case first what guidance supports.
#[component]
fn Choices(question: Question, explained_at: u8) -> impl IntoView {
    let t = use_texts();
    let supported = question.supported().map(|choice| choice.id.clone());
    let at = question.choices.iter().position(|choice| supported.as_ref() == Some(&choice.id));
    let choice = |(n, choice): (usize, Choice)| {
        let mark = (at == Some(n))
            .then(|| view! { <b class="mark" aria-hidden="true" data-fragment=explained_at>"✓"</b> });
        view! {
            <li>
                <span inner_html=choice.text.0></span>
                {mark}
            </li>
        }
    };
    let choices = question.choices.iter().cloned().enumerate().map(choice).collect_view();
    // By its number, as its words stand beside it and the explanation needs the room.
    let guidance = at.map(|at| {
        let words = move || t().hall_supported(&(at + 1).to_string());
        view! { <p class="guidance"><strong>{words}</strong></p> }
    });
    let explanation = explains(&question).then_some(question.explanation.0);
    view! {
        <div class="question">
            <ol class="choices">{choices}</ol>
            {explanation.map(|html| {
                view! {
                    <div class="explanation" data-fragment=explained_at>
                        {guidance}
                        <div inner_html=html></div>
                    </div>
                }
            })}
        </div>
    }
}
