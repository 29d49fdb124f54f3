//! The link to the follow-up, if the presenter asks for one.

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::LectureId;
use konventa_domain::journey::Sharing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::selectors;
use crate::journey::widgets::{link, paragraph, section};
use crate::route;
use crate::ui::dynamic;

/// The card, for students who shared the outcomes of a lecture with a follow-up.
pub(super) fn followup_card(t: Texts, deck: &PublicDeck) -> Option<AnyView> {
    let model = use_journey();
    // Students who skipped a quiz have nothing that a later one could be compared with.
    if !model.peek(selectors::took_both) {
        return None;
    }
    let lecture: LectureId = model.peek(|journey| selectors::enrolled(journey)?.lecture.clone())?;
    let address = route::followup_consent(&deck.id, &lecture);
    let is_offered = RwSignal::new(false);
    let deck = deck.id.clone();
    spawn_local(async move { is_offered.set(api::asks_for_followup(&deck, &lecture).await) });
    Some(dynamic(move || {
        let shared = matches!(model.read(selectors::sharing), Some(Sharing::Shared(_)));
        let inside = || {
            let link = link("button", "followup", &address, t.journey_followup_link());
            vec![paragraph("", t.journey_followup_says()), link]
        };
        (shared && is_offered.get()).then(|| section("card", t.journey_followup_title(), inside()))
    }))
}
