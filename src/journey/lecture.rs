//! The slides, read at the student's pace.

mod flow;
mod reader;

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::invariant::OrNever as _;
use konventa_domain::journey::{Journey, Step};
use leptos::prelude::*;

pub(super) use self::flow::Reader;
pub(super) use self::reader::{ReadingPosition, slide_reader};
use super::data;
use super::live::{FollowOptions, follow, use_live_lecture};
use super::model::use_journey;
use super::selectors;
use super::widgets::{button, folded, paragraph};
use crate::i18n::Texts;

/// The slides: where the live lecture is, or where the student reads.
pub(super) fn lecture_screen(t: Texts, deck: Arc<PublicDeck>) -> AnyView {
    let Some(live) = use_live_lecture() else { return read_at_home(t, deck) };
    let declined = use_journey().peek(|journey| matches!(journey, Journey::Declined { .. }));
    let (free, below) = (deck.clone(), deck.clone());
    let options = FollowOptions {
        when_free: Box::new(move || read_at_home(t, free.clone())),
        below: Box::new(move || declined.then(|| changed_mind(t, &below))),
    };
    follow(t, deck, live, options)
}

fn read_at_home(t: Texts, deck: Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let reader = model.peek(|journey| match journey {
        Journey::Declined { .. } => Reader::Declined,
        _ => Reader::Enrolled,
    });
    let country = model.peek(Journey::country).or_never("a country is chosen", || Country::Montenegro);
    let at =
        Memo::new(move |_| model.read(|journey| selectors::slide_progress(journey).map_or(0, |r| r.slide)));
    let position = ReadingPosition { at, turn: Callback::new(move |slide| model.go(Step::Look(slide))) };
    let (last, below) = match reader {
        Reader::Declined => (None, Some(changed_mind(t, &deck))),
        Reader::Enrolled | Reader::Finished => (Some(start_second_quiz as fn(Texts) -> AnyView), None),
    };
    slide_reader(t, deck, country, reader, position, last, below)
}

fn start_second_quiz(t: Texts) -> AnyView {
    let model = use_journey();
    button("button primary", "start-second-quiz", t.journey_start_second_quiz(), move || {
        model.go(Step::Finish);
    })
}

/// Students who declined can still change their mind.
fn changed_mind(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let agree = data::agree(deck);
    let inside = vec![
        paragraph("", t.journey_changed_mind_says()),
        button("button", "agree", t.journey_agree(), move || model.go(agree())),
    ];
    folded(t.journey_changed_mind(), inside)
}
