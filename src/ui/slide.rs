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

/// What the room decides among, and what is said afterwards: of a case first what guidance supports, by its number, as the
/// explanation needs the room. Marks are put into the markup, which is less to load than a view of each.
#[component]
fn Choices(question: Question, explained_at: u8) -> impl IntoView {
    let t = use_texts();
    let supported = question.supported().map(|choice| choice.id.clone());
    let mut choices = question.choices;
    let mut explanation = question.explanation.0;
    let found = choices.iter_mut().zip(1_u8..).find(|(choice, _)| supported.as_ref() == Some(&choice.id));
    if let Some((choice, number)) = found.filter(|_| !explanation.is_empty()) {
        let step = explained_at.to_string();
        let mark = [" <b class=\"mark\" aria-hidden=\"true\" data-fragment=\"", &step, "\">✓</b>"].concat();
        choice.text.0.push_str(&mark);
        let guidance = untrack(|| t().hall_supported(&number.to_string()));
        explanation = ["<p class=\"guidance\"><strong>", &guidance, "</strong></p>", &explanation].concat();
    }
    let choice = |choice: Choice| view! { <li><span inner_html=choice.text.0></span></li> };
    let explanation = (!explanation.is_empty()).then_some(explanation);
    view! {
        <div class="question">
            <ol class="choices">{choices.into_iter().map(choice).collect_view()}</ol>
            {explanation.map(|html| {
                view! { <div class="explanation" data-fragment=explained_at inner_html=html></div> }
            })}
        </div>
    }
}
