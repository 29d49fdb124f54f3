//! What the live lecture does to the journey.

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::SlideId;
use konventa_domain::journey::{FollowPlan, Journey, PhoneView, Step};
use konventa_domain::lecture::Lecture;
use konventa_domain::outbox::Event;
use leptos::prelude::*;

use super::{LiveLecture, use_hall};
use crate::journey::model::use_journey;
use crate::journey::parts;
use crate::outbox::OutboxModel;
use crate::ui::react;

/// Keeps the journey in step with the lecture for as long as this page is shown.
pub(in crate::journey) fn attend(deck: &PublicDeck) {
    let Some(hall) = use_hall() else { return };
    let plan = FollowPlan::of(deck);
    let model = use_journey();
    // The post-quiz begins by itself, whatever the student looks at.
    react(move || {
        let due = hall.read(|lecture| plan.is_time_for_second_quiz(lecture));
        if due && model.read(|journey| matches!(journey, Journey::Lecture { .. })) {
            hall.looking.set(None);
            model.go(Step::Finish);
        }
    });
    // The current slide is stored, so that the student is there when the lecture ends or the
    // network is gone.
    react(move || {
        let PhoneView::Slide { slide, live: true, .. } = hall.scenery(plan) else { return };
        if model.read(|journey| parts::reading(journey).is_some_and(|reading| reading.slide != slide)) {
            model.go(Step::Look(slide));
        }
    });
    forget_votes(hall, deck);
}

/// Tells the outbox which votes are no longer needed.
fn forget_votes(hall: LiveLecture, deck: &PublicDeck) {
    let outbox: OutboxModel = expect_context();
    let slides: Vec<SlideId> = deck.flow.iter().map(|slide| slide.id.clone()).collect();
    let mut told = None;
    react(move || {
        let past = (hall.read(|lecture| shown_in(lecture, &slides)), hall.is_over());
        if told.as_ref() != Some(&past) {
            told = Some(past.clone());
            let (over, ended) = past;
            outbox.tell(Event::Past { lecture: hall.id(), over, ended });
        }
    });
}

/// The slides whose votes were shown: those polls never open again.
fn shown_in(lecture: &Lecture, slides: &[SlideId]) -> Vec<SlideId> {
    let shown = |(at, slide): (usize, &SlideId)| lecture.verdict(at).is_some().then(|| slide.clone());
    slides.iter().enumerate().filter_map(shown).collect()
}
