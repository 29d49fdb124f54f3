//! What the live lecture does to the journey.

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::SlideId;
use konventa_domain::journey::{FollowPlan, Journey, PhoneView, Step};
use konventa_domain::lecture::Lecture;
use konventa_domain::outbox::OutboxEvent;
use leptos::prelude::*;

use super::tickets::get_tickets;
use super::vote_id::forget_vote_id;
use super::{LiveLecture, use_live_lecture};
use crate::effect::react;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::outbox::OutboxModel;

/// Keeps the journey in step with the lecture for as long as this page is shown.
pub(in crate::journey) fn sync_journey(deck: &PublicDeck) {
    let Some(live) = use_live_lecture() else { return };
    let plan = FollowPlan::of(deck);
    let model = use_journey();
    // The post-quiz begins by itself, whatever the student looks at.
    react(move || {
        let due = live.read(|lecture| plan.is_post_quiz_due(lecture));
        if due && model.read(|journey| matches!(journey, Journey::Lecture { .. })) {
            live.viewed_slide.set(None);
            model.go(Step::Finish);
        }
    });
    // The current slide is stored, so that the student is there when the lecture ends or the
    // network is gone.
    react(move || {
        let PhoneView::Slide { slide, live: true, .. } = live.phone_view(plan) else { return };
        if model
            .read(|journey| selectors::slide_progress(journey).is_some_and(|reading| reading.slide != slide))
        {
            model.go(Step::Look(slide));
        }
    });
    forget_votes(live, deck);
    get_tickets(live);
}

/// Forgets the ids of votes that are no longer needed, and tells the outbox which these are.
fn forget_votes(live: LiveLecture, deck: &PublicDeck) {
    let outbox: OutboxModel = expect_context();
    let slides: Vec<SlideId> = deck.flow.iter().map(|slide| slide.id.clone()).collect();
    let mut reported = None;
    react(move || {
        let past = (live.read(|lecture| shown_in(lecture, &slides)), live.is_over());
        if reported.as_ref() != Some(&past) {
            reported = Some(past.clone());
            let (over, ended) = past;
            let id = live.id();
            (if ended { &slides } else { &over }).iter().for_each(|slide| forget_vote_id(&id, slide));
            outbox.report(OutboxEvent::LectureAdvanced { lecture: id, over, ended });
        }
    });
}

/// The slides whose votes were shown: those polls never open again.
fn shown_in(lecture: &Lecture, slides: &[SlideId]) -> Vec<SlideId> {
    let shown = |(at, slide): (usize, &SlideId)| lecture.verdict(at).is_some().then(|| slide.clone());
    slides.iter().enumerate().filter_map(shown).collect()
}
