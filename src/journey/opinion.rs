//! A scenario or a poll, read alone: choose, then read the explanation. The choice stays on the
//! phone.

use konventa_domain::deck::{Choice, Question};
use konventa_domain::id::{ChoiceId, SlideId};
use konventa_domain::journey::{Journey, Step};
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{ChoiceStyle, choice, marked_up};
use crate::ui::{dynamic, el};

/// The choices, and the explanation once one is chosen.
pub(crate) fn opinion(t: Texts, slide: &SlideId, question: Question) -> AnyView {
    let model = use_journey();
    let one = |one: Choice| {
        let mut testid = String::from("opinion-");
        testid.push_str(one.id.as_str());
        let step = Step::Opine(slide.clone(), one.id.clone());
        let here = slide.clone();
        let is_chosen = move || model.read(|journey| opinion_of(journey, &here) == Some(&one.id));
        choice(ChoiceStyle::Plain, "opinion", testid, marked_up(&one.text.0), is_chosen, move || {
            model.go(step.clone());
        })
    };
    let choices: Vec<AnyView> = question.choices.iter().cloned().map(one).collect();
    let slide = slide.clone();
    let chosen = Memo::new(move |_| model.read(|journey| opinion_of(journey, &slide).is_some()));
    let explanation = dynamic(move || chosen.get().then(|| explained(t, &question)));
    let legend = el("legend").class("quiet").child(t.journey_opinion());
    let choices = el("fieldset").class("opinion").child([legend, el("div").class("choices").child(choices)]);
    let explanation = el("div").attr("aria-live", "polite").child(explanation);
    vec![choices.into_any(), explanation.into_any()].into_any()
}

/// The explanation of a question; for a scenario, first the choice that guidance supports.
pub(crate) fn explained(t: Texts, question: &Question) -> AnyView {
    let guidance = question
        .supported()
        .map(|one| el("p").class("strong").testid("guidance").html(&t.app_supported(&one.text.0)).into_any());
    let html = &question.explanation.0;
    let explanation = (!html.is_empty())
        .then(|| el("div").class("explanation").testid("explanation").html(html).into_any());
    guidance.into_iter().chain(explanation).collect::<Vec<AnyView>>().into_any()
}

/// The choice made on a slide.
pub(crate) fn opinion_of<'a>(journey: &'a Journey, slide: &SlideId) -> Option<&'a ChoiceId> {
    selectors::slide_progress(journey)?.opinions.get(slide)
}
