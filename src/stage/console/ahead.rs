//! What the next key shows, and the slide after that.

use konventa_domain::pilot::Press;
use konventa_domain::show::Place;
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::canvas::Canvas;
use crate::stage::hall::Hall;
use crate::stage::programme::Programme;

/// What comes.
#[component]
pub fn Ahead(programme: StoredValue<Programme>, place: Memo<Place>) -> impl IntoView {
    let t = use_texts();
    let hall = use_context::<Hall>();
    let next = Memo::new(move |_| match hall {
        Some(hall) => shown_by(hall.next(), place.get()),
        None => programme.with_value(|p| place.get().next(&p.outline)),
    });
    let then = Memo::new(move |_| {
        let slide = next.get()?.slide + 1;
        programme.with_value(|p| (slide <= p.outline.last()).then_some(Place { slide, fragment: 0 }))
    });
    view! {
        <section class="ahead">
            <div>
                <h2 class="over">{move || t().stage_next_shows()}</h2>
                <Preview programme place=next />
            </div>
            <div>
                <h2 class="over">{move || t().stage_then()}</h2>
                <Preview programme place=then />
            </div>
        </section>
    }
}

/// The place that is shown after a press of the next key.
fn shown_by(press: Press, place: Place) -> Option<Place> {
    match press {
        Press::Start => Some(Place::default()),
        Press::Show(show) => Some(show.place),
        Press::Ask(_) | Press::Wait => Some(place),
        Press::Nothing => None,
    }
}

/// A small true slide.
#[component]
fn Preview(programme: StoredValue<Programme>, place: Memo<Option<Place>>) -> impl IntoView {
    let t = use_texts();
    let index = Memo::new(move |_| place.get().map(|place| place.slide));
    let step = Signal::derive(move || place.get().map_or(0, |place| place.fragment));
    view! {
        <div class="frame">
            {move || match index.get() {
                Some(index) => view! { <Canvas programme index step /> }.into_any(),
                None => view! { <p class="end">{move || t().stage_nothing_more()}</p> }.into_any(),
            }}
        </div>
    }
}
