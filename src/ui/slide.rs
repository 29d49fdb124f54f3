//! One slide as everybody sees it: on the projector, on the presenter's screen and on a phone.

use konventa_domain::deck::{Face, Question, SlideKind};
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;

use super::dynamic::dynamic;
use super::element::el;
use crate::i18n::{Texts, use_texts};

/// The number of steps of a slide after it appears: its fragments, then the explanation if there is
/// one.
#[must_use]
pub fn steps(face: &Face) -> u8 {
    face.fragments + u8::from(face.question.as_ref().is_some_and(explains))
}

fn explains(question: &Question) -> bool {
    !question.explanation.0.is_empty()
}

/// A slide. `data-step` and the style sheet alone decide which fragments are visible.
#[component]
pub fn SlideFace(
    /// The text of the slide.
    face: Face,
    /// The kind of the slide.
    kind: SlideKind,
    /// The number of visible steps.
    #[prop(into)]
    step: Signal<u8>,
    /// Added below the text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    slide_face(face, kind, Box::new(move || step.get()), children.map(|children| children()))
}

/// The number of visible steps of a slide, as it changes.
pub type VisibleSteps = Box<dyn Fn() -> u8 + Send>;

/// The same as a function, for phones: a signal of any kind would be compiled for every kind.
pub fn slide_face(face: Face, kind: SlideKind, step: VisibleSteps, extra: Option<AnyView>) -> AnyView {
    let t = use_texts();
    let explained_at = steps(&face);
    let question = face.question.map(|question| {
        dynamic(move || {
            let html = choices(t(), &question, explained_at);
            Some(el("div").class("question").html(&html).into_any())
        })
    });
    let kicker = el("p").class("kicker").child(&face.kicker);
    let header = el("header").child([kicker, el("h2").class("headline").html(&face.headline.0)]);
    el("article")
        .class("slide")
        .attr("data-kind", kind.name())
        .follow(move |slide| Rndr::set_attribute(slide, "data-step", &step().to_string()))
        .child([header, el("div").class("body").html(&face.body.0)])
        .child([question, extra])
        .into_any()
}

/// The choices of the room, and the explanation; for a scenario, first what guidance supports.
/// Nothing here can be pressed, and the deck compiler has escaped all of it, so it is built as
/// text.
fn choices(t: Texts, question: &Question, explained_at: u8) -> String {
    let explained_at = explained_at.to_string();
    let supported = question.supported().map(|choice| &choice.id);
    let mut guidance = String::new();
    let mut html = String::from("<ol class=\"choices\">");
    for (at, choice) in question.choices.iter().enumerate() {
        push(&mut html, &["<li><span>", &choice.text.0]);
        if supported == Some(&choice.id) {
            let mark =
                [" <b class=\"mark\" aria-hidden=\"true\" data-fragment=\"", &explained_at, "\">✓</b>"];
            push(&mut html, &mark);
            // By its number: its text is beside it, and the explanation needs the room.
            guidance = t.app_supported(&(at + 1).to_string());
        }
        html.push_str("</span></li>");
    }
    html.push_str("</ol>");
    if explains(question) {
        push(&mut html, &["<div class=\"explanation\" data-fragment=\"", &explained_at, "\">"]);
        if supported.is_some() {
            push(&mut html, &["<p class=\"guidance\"><strong>", &guidance, "</strong></p>"]);
        }
        push(&mut html, &[&question.explanation.0, "</div>"]);
    }
    html
}

fn push(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use konventa_domain::deck::{AfterVote, Choice, Html};

    use super::*;

    fn question(after: AfterVote, explanation: &str) -> Question {
        let choice = |id: &str| Choice { id: id.parse().unwrap(), text: Html(format!("<em>{id}</em>")) };
        Question {
            choices: ["he", "she"].map(choice).into(),
            explanation: Html(explanation.to_owned()),
            after,
        }
    }

    #[test]
    fn the_choice_that_guidance_supports_is_marked_and_named_by_its_number() {
        let supported = question(AfterVote::Supported("she".parse().unwrap()), "<p>Why.</p>");
        assert_eq!(
            choices(Texts::english(), &supported, 3),
            "<ol class=\"choices\"><li><span><em>he</em></span></li><li><span><em>she</em> \
             <b class=\"mark\" aria-hidden=\"true\" data-fragment=\"3\">✓</b></span></li></ol>\
             <div class=\"explanation\" data-fragment=\"3\"><p class=\"guidance\"><strong>Guidance supports: 2</strong></p>\
             <p>Why.</p></div>"
        );
    }

    #[test]
    fn nothing_is_marked_if_guidance_supports_nothing() {
        let html = choices(Texts::english(), &question(AfterVote::Room, "<p>Why.</p>"), 1);
        assert!(html.contains("<div class=\"explanation\" data-fragment=\"1\"><p>Why.</p></div>"));
        assert!(!html.contains("✓") && !html.contains("guidance"));
        assert!(!choices(Texts::english(), &question(AfterVote::Room, ""), 1).contains("explanation"));
    }
}
