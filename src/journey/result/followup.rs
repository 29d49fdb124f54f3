//! Where the presenter asks for it: the way to answering once more in some weeks.

use konventa_domain::deck::PublicDeck;
use konventa_domain::id::LectureId;
use konventa_domain::journey::Sharing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::parts;
use crate::journey::widgets::{paragraph, section};
use crate::route;
use crate::ui::dynamic;

/// The card, for who shared the outcomes of a lecture in which it is asked for.
pub(super) fn once_more(t: Texts, deck: &PublicDeck) -> Option<AnyView> {
    let model = use_journey();
    // Who left a quiz out has nothing that a later one could be compared with.
    if !model.peek(parts::took_both) {
        return None;
    }
    let lecture: LectureId = model.peek(|journey| parts::enrolled(journey)?.lecture.clone())?;
    let address = route::followup_consent(&deck.id, &lecture);
    let asked = RwSignal::new(false);
    let deck = deck.id.clone();
    spawn_local(async move { asked.set(api::asks_again(&deck, &lecture).await) });
    Some(dynamic(move || {
        let shared = matches!(model.read(parts::sharing), Some(Sharing::Shared(_)));
        let inside = || {
            let way = view! { <a class="button" data-testid="again" href=address.clone()>{t.journey_followup_link()}</a> };
            vec![paragraph("", t.journey_followup_says()), way.into_any()]
        };
        (shared && asked.get()).then(|| section("card", t.journey_followup_title(), inside()))
    }))
}
