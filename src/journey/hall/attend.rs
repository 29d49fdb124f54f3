//! What the lecture does to the journey.

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::SlideId;
use konventa_domain::journey::{Hall, Journey, Scenery, Step};
use konventa_domain::lecture::Lecture;
use konventa_domain::outbox::Event;
use leptos::prelude::*;

use super::{HallModel, use_hall};
use crate::journey::model::use_journey;
use crate::journey::parts;
use crate::outbox::OutboxModel;

/// Goes along with the lecture, as long as this page is shown.
pub(in crate::journey) fn attend(deck: &PublicDeck) {
    let Some(hall) = use_hall() else { return };
    let plan = Hall::of(deck);
    let model = use_journey();
    // The second quiz begins by itself, wherever the student looked.
    Effect::new(move |_| {
        let due = hall.read(|lecture| plan.is_time_for_second_quiz(lecture));
        if due && model.read(|journey| matches!(journey, Journey::Lecture { .. })) {
            model.go(Step::Finish);
        }
    });
    // The place is kept, so that it is there when the lecture is over or the network gone.
    Effect::new(move |_| {
        let Scenery::Slide { slide, live: true, .. } = hall.scenery(plan) else { return };
        if model.read(|journey| parts::reading(journey).is_some_and(|reading| reading.slide != slide)) {
            model.go(Step::Look(slide));
        }
    });
    forget_votes(hall, deck);
}

/// The outbox hears which votes are done with.
fn forget_votes(hall: HallModel, deck: &PublicDeck) {
    let outbox: OutboxModel = expect_context();
    let slides: Vec<SlideId> = deck.flow.iter().map(|slide| slide.id.clone()).collect();
    let past = Memo::new(move |_| {
        let over = hall.read(|lecture| shown_in(lecture, &slides));
        (over, hall.is_over())
    });
    Effect::new(move |_| {
        let (over, ended) = past.get();
        outbox.tell(Event::Past { lecture: hall.id(), over, ended });
    });
}

/// The slides whose votes were shown: those polls are never held again.
fn shown_in(lecture: &Lecture, slides: &[SlideId]) -> Vec<SlideId> {
    let shown = |(at, slide): (usize, &SlideId)| lecture.verdict(at).is_some().then(|| slide.clone());
    slides.iter().enumerate().filter_map(shown).collect()
}
