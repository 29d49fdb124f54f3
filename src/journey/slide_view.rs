//! One slide as a phone shows it.

// A new kind of slide must not be forgotten here.
#![warn(clippy::wildcard_enum_match_arm)]

use konventa_domain::Country;
use konventa_domain::deck::{Face, PublicDeck, Question, Slide, SlideKind};
use konventa_domain::id::SlideId;
use leptos::prelude::*;

use super::widgets::paragraph;
use crate::i18n::Texts;
use crate::safety::help_lines;
use crate::stage::emblem::emblem;
use crate::ui::{VisibleSteps, el, slide_face};

/// Builds the view that replaces the question of a slide.
pub(super) type Ask<'a> = dyn Fn(&SlideId, Question) -> AnyView + 'a;

/// One slide. Without `ask` the choices of its question are only listed.
pub(super) fn slide_view(
    t: Texts,
    deck: &PublicDeck,
    slide: &Slide,
    country: Country,
    step: VisibleSteps,
    ask: Option<&Ask>,
) -> AnyView {
    let mut face: Face = slide.face.get(country).clone();
    let source = (!face.sources.is_empty()).then(|| t.journey_source(&face.sources.join("; ")));
    let articles =
        Some(face.convention()).filter(|list| !list.is_empty()).map(|list| t.journey_articles(&list));
    let rests_on: Vec<String> = articles.into_iter().chain(source).collect();
    let question = face.question.take_if(|_| ask.is_some()).zip(ask);
    let extra = match slide.kind {
        SlideKind::Title => Some(emblem()),
        SlideKind::Help | SlideKind::Pause => Some(help_lines(t, deck, Some(country))),
        SlideKind::Content
        | SlideKind::Scenario
        | SlideKind::Poll
        | SlideKind::Quiz { .. }
        | SlideKind::Country
        | SlideKind::Gain => question.map(|(question, ask)| ask(&slide.id, question)),
    };
    let source = (!rests_on.is_empty()).then(|| paragraph("source quiet", rests_on.join(" · ")));
    let place = el("div").class("slide-place").testid("slide").attr("tabindex", "-1");
    let place = place.attr("data-slide", slide.id.as_str());
    place.child(slide_face(face, slide.kind, step, extra)).child(source).into_any()
}
