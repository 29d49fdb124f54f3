//! The slide on the projector, as it is there. What is still to come on it is dimmed.

use konventa_domain::pilot::Stand;
use konventa_domain::show::Place;
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::canvas::Canvas;
use crate::stage::hall::Hall;
use crate::stage::lobby::{EndCanvas, LobbyCanvas};
use crate::stage::programme::Programme;

/// The current slide.
#[component]
pub fn Now(programme: StoredValue<Programme>, place: Memo<Place>) -> impl IntoView {
    let t = use_texts();
    let index = Memo::new(move |_| place.get().slide);
    let step = Signal::derive(move || place.get().fragment);
    let stand = use_context::<Hall>().map(|hall| (hall, hall.stand()));
    let shown = move || match stand.map(|(hall, stand)| (hall, stand.get())) {
        Some((hall, Stand::Lobby)) => view! { <LobbyCanvas hall programme /> }.into_any(),
        Some((_, Stand::Ended)) => view! { <EndCanvas programme /> }.into_any(),
        Some((_, Stand::On)) | None => view! { <Canvas programme index=index.get() step /> }.into_any(),
    };
    view! {
        <section class="now">
            <h2 class="over">{move || t().stage_on_projector()}</h2>
            <div class="frame">{shown}</div>
        </section>
    }
}
