//! The slide on the projector, as it is there. What is still to come on it is dimmed.

use konventa_domain::show::Place;
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::canvas::Canvas;
use crate::stage::programme::Programme;

/// The current slide.
#[component]
pub fn Now(programme: StoredValue<Programme>, place: Memo<Place>) -> impl IntoView {
    let t = use_texts();
    let index = Memo::new(move |_| place.get().slide);
    let step = Signal::derive(move || place.get().fragment);
    view! {
        <section class="now">
            <h2 class="over">{move || t().stage_on_projector()}</h2>
            <div class="frame">{move || view! { <Canvas programme index=index.get() step /> }}</div>
        </section>
    }
}
