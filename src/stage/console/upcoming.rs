//! What the next key shows, and the slide after that.

use konventa_domain::reconciler::Press;
use konventa_domain::show::Position;
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::canvas::Canvas;
use crate::stage::session::PresenterSession;
use crate::stage::slideshow::Slideshow;

/// Previews of what comes next.
#[component]
pub fn Upcoming(slideshow: StoredValue<Slideshow>, position: Memo<Position>) -> impl IntoView {
    let t = use_texts();
    let session = use_context::<PresenterSession>();
    let next = Memo::new(move |_| match session {
        Some(session) => shown_by(session.next(), position.get()),
        None => slideshow.with_value(|p| position.get().next(&p.outline)),
    });
    let then = Memo::new(move |_| {
        let slide = next.get()?.slide + 1;
        slideshow.with_value(|p| (slide <= p.outline.last()).then_some(Position { slide, fragment: 0 }))
    });
    view! {
        <section class="ahead">
            <div>
                <h2 class="over">{move || t().stage_next_shows()}</h2>
                <Preview slideshow position=next />
            </div>
            <div>
                <h2 class="over">{move || t().stage_then()}</h2>
                <Preview slideshow position=then />
            </div>
        </section>
    }
}

/// The position that is shown after a press of the next key.
fn shown_by(press: Press, position: Position) -> Option<Position> {
    match press {
        Press::Start => Some(Position::default()),
        Press::Show(show) => Some(show.position),
        Press::Ask(_) | Press::Wait => Some(position),
        Press::Nothing => None,
    }
}

/// A small rendering of the slide itself.
#[component]
fn Preview(slideshow: StoredValue<Slideshow>, position: Memo<Option<Position>>) -> impl IntoView {
    let t = use_texts();
    let index = Memo::new(move |_| position.get().map(|position| position.slide));
    let step = Signal::derive(move || position.get().map_or(0, |position| position.fragment));
    view! {
        <div class="frame">
            {move || match index.get() {
                Some(index) => view! { <Canvas slideshow index step /> }.into_any(),
                None => view! { <p class="end">{move || t().stage_nothing_more()}</p> }.into_any(),
            }}
        </div>
    }
}
