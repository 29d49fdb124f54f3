//! The pause on phones, in the words of the stage.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{FollowPlan, Journey, PhoneView};
use konventa_domain::show::Screen;
use leptos::prelude::*;

use super::{LiveLecture, use_live_lecture};
use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::slides::Slides;
use crate::ui::{dynamic, el};

/// The headline and the text of the pause.
pub(super) fn pause_words(t: Texts, deck: &PublicDeck, live: LiveLecture) -> [String; 2] {
    let slides = expect_context::<Slides>().of(deck);
    match slides.as_ref().and_then(|slides| slides.pause()) {
        Some(slide) => {
            let face = slide.face.get(live.country());
            [face.headline.0.clone(), face.body.0.clone()]
        }
        None => [t.hall_pause().to_owned(), t.hall_pause_says().to_owned()],
    }
}

/// Says on every screen that the room pauses: in a quiz, on the result, before joining. The page that
/// follows the lecture says it itself.
pub(in crate::journey) fn pause_banner(t: Texts, deck: Arc<PublicDeck>) -> Option<AnyView> {
    let (live, model) = (use_live_lecture()?, use_journey());
    let plan = FollowPlan::of(&deck);
    let paused = Memo::new(move |_| {
        let follows =
            model.read(|journey| matches!(journey, Journey::Lecture { .. } | Journey::Declined { .. }));
        live.read(|lecture| lecture.screen() == Screen::Pause)
            && !(follows && live.phone_view(plan) == PhoneView::Pause)
    });
    let banner = dynamic(move || {
        let [headline, body] = paused.get().then(|| pause_words(t, &deck, live))?;
        let words = [el("strong").html(&headline), el("div").html(&body)];
        Some(el("div").class("notice paused").testid("pause").child(words).into_any())
    });
    Some(el("div").class("pausing").attr("role", "status").child(banner).into_any())
}
