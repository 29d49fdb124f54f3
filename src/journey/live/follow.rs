//! Following the lecture: the current slide, earlier slides, and waiting pages while no slide is
//! shown.

use std::sync::Arc;

use konventa_domain::deck::{PublicDeck, Question, Sitting, SlideKind};
use konventa_domain::id::SlideId;
use konventa_domain::journey::{ALL_STEPS, FollowPlan, Journey, PhoneView, QuizResult};
use leptos::prelude::*;

use super::LiveLecture;
use super::connection::offer_to_leave;
use super::pause::pause_words;
use super::poll::poll;
use crate::browser;
use crate::effect::react;
use crate::i18n::{Texts, args};
use crate::journey::aside::aside;
use crate::journey::model::use_journey;
use crate::journey::reading_text::reading_text;
use crate::journey::slide_view::slide_view;
use crate::journey::slides::Slides;
use crate::journey::widgets::{button, button_if, buttons, paragraph, progress, screen, title};
use crate::safety::help_lines;
use crate::ui::{self, dynamic, el};

/// What differs between the screens that follow a lecture.
pub(in crate::journey) struct FollowOptions {
    /// Shown once everything may be read.
    pub(in crate::journey) when_free: Box<dyn Fn() -> AnyView + Send>,
    /// Shown below the task.
    pub(in crate::journey) below: Box<dyn Fn() -> Option<AnyView> + Send>,
}

/// The lecture as it goes on.
pub(in crate::journey) fn follow(
    t: Texts,
    deck: Arc<PublicDeck>,
    live: LiveLecture,
    options: FollowOptions,
) -> AnyView {
    let plan = FollowPlan::of(&deck);
    let phone_view = Memo::new(move |_| live.phone_view(plan));
    // Another fragment of the same slide is not another page.
    let page = Memo::new(move |_| match phone_view.get() {
        PhoneView::Slide { slide, live: is_live, .. } => {
            PhoneView::Slide { slide, steps: ALL_STEPS, live: is_live }
        }
        other => other,
    });
    let mut before = None;
    react(move || {
        if before.replace(page.get()).is_some() {
            browser::start_reading();
        }
    });
    dynamic(move || {
        let (task, bar) = match page.get() {
            PhoneView::Free => return Some((options.when_free)()),
            PhoneView::Wait(sitting) => (waiting(t, sitting), None),
            PhoneView::Pause => (pause(t, &deck, live), None),
            PhoneView::Slide { slide, live: is_live, .. } => (
                slide_page(t, &deck, live, slide, is_live, phone_view),
                Some(slide_bar(t, &deck, live, plan, slide, is_live)),
            ),
        };
        let task = task.into_iter().chain((options.below)()).chain([aside(t, &deck)]).collect();
        Some(screen(task, [Some(offer_to_leave(t, live)), bar].into_iter().flatten().collect()))
    })
}

/// The room gathers, or answers a quiz.
fn waiting(t: Texts, sitting: Option<Sitting>) -> Vec<AnyView> {
    let handed_in =
        use_journey().peek(|journey| matches!(journey, Journey::Lecture { pre: QuizResult::Taken(_), .. }));
    let (heading, says) = match sitting {
        Some(Sitting::Post) => (t.hall_room_answers(), t.hall_look_up()),
        _ if handed_in => (t.hall_handed_in(), t.hall_look_up()),
        Some(Sitting::Pre) => (t.hall_room_answers(), t.hall_look_up()),
        None => (t.hall_begins_soon(), t.hall_look_up()),
    };
    let words = [title(heading), paragraph("lead", says)];
    vec![el("div").class("calm").testid("waiting").child(words).into_any()]
}

fn pause(t: Texts, deck: &PublicDeck, live: LiveLecture) -> Vec<AnyView> {
    let [headline, body] = pause_words(t, deck, live);
    let headline = el("h1").attr("tabindex", "-1").html(&headline);
    let words =
        el("div").class("calm").testid("pause").child([headline, el("div").class("lead").html(&body)]);
    vec![words.into_any(), help_lines(t, deck, Some(live.country()))]
}

fn slide_page(
    t: Texts,
    deck: &Arc<PublicDeck>,
    live: LiveLecture,
    at: usize,
    is_live: bool,
    phone_view: Memo<PhoneView>,
) -> Vec<AnyView> {
    // The deck may have become shorter since the lecture began.
    let of = deck.flow.len();
    if at >= of {
        return waiting(t, None);
    }
    let counted = t.journey_slide_of(args::JourneySlideOf { n: &(at + 1).to_string(), of: &of.to_string() });
    let place = if is_live { t.hall_on_screen() } else { t.hall_earlier() };
    let slides: Slides = expect_context();
    let found = slides.of(deck);
    let slide = found.as_ref().and_then(|slides| slides.flow().nth(at));
    let fragments = slide.map_or(0, |slide| slide.face.get(live.country()).fragments);
    let ask = |slide: &SlideId, question: Question| poll(t, live, at, slide, question, fragments);
    let steps: ui::VisibleSteps = Box::new(move || match phone_view.get() {
        PhoneView::Slide { steps, .. } => steps,
        _ => ALL_STEPS,
    });
    let shown = slide.map(|slide| slide_view(t, deck, slide, live.country(), steps, Some(&ask)));
    // For the current slide the presenter speaks; only earlier ones get a reading text.
    let more = slide.filter(|_| !is_live).and_then(|slide| reading_text(t, deck, slide, live.country()));
    let shown = shown.unwrap_or_else(|| slides.placeholder(t));
    let heading = el("h1").class("unseen").child(&counted).into_any();
    let mut parts = vec![progress(counted, place, at + 1, of), heading, shown];
    parts.extend(more);
    parts
}

/// Buttons back to earlier slides and forward as far as the current one.
fn slide_bar(
    t: Texts,
    deck: &PublicDeck,
    live: LiveLecture,
    plan: FollowPlan,
    at: usize,
    is_live: bool,
) -> AnyView {
    // A slide that calls for a quiz has nothing to look at.
    let places =
        deck.flow.iter().enumerate().filter(|(_, slide)| !matches!(slide.kind, SlideKind::Quiz { .. }));
    let places: Vec<usize> = places.map(|(place, _)| place).collect();
    let before = places.iter().rev().find(|place| **place < at).copied();
    let after = places.iter().find(|place| **place > at).copied();
    let back = move || live.viewed_slide.set(before);
    let to_live = move || live.viewed_slide.set(None);
    let on = move || {
        let far = live.lecture.with_untracked(|lecture| plan.furthest(lecture));
        live.viewed_slide.set(after.filter(|after| *after <= far));
    };
    let mut actions = vec![button_if(before.is_none(), "button", "slide-back", t.journey_back(), back)];
    if !is_live {
        actions.push(button("button", "slide-next", t.journey_next(), on));
        actions.push(button("button primary", "to-live", t.hall_to_live(), to_live));
    }
    buttons(actions)
}
