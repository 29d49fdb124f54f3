//! The slide as the projector shows it, with hidden fragments dimmed.

use konventa_domain::reconciler::Section;
use konventa_domain::show::Position;
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::canvas::Canvas;
use crate::stage::lobby::{EndCanvas, LobbyCanvas};
use crate::stage::session::PresenterSession;
use crate::stage::slideshow::Slideshow;

/// The current slide.
#[component]
pub fn Now(slideshow: StoredValue<Slideshow>, position: Memo<Position>) -> impl IntoView {
    let t = use_texts();
    let index = Memo::new(move |_| position.get().slide);
    let step = Signal::derive(move || position.get().fragment);
    let section = use_context::<PresenterSession>().map(|session| (session, session.section()));
    let shown = move || match section.map(|(session, section)| (session, section.get())) {
        Some((session, Section::Lobby)) => view! { <LobbyCanvas session slideshow /> }.into_any(),
        Some((_, Section::Ended)) => view! { <EndCanvas slideshow /> }.into_any(),
        Some((_, Section::Running)) | None => {
            view! { <Canvas slideshow index=index.get() step /> }.into_any()
        }
    };
    view! {
        <section class="now">
            <h2 class="over">{move || t().stage_on_projector()}</h2>
            <div class="frame">{shown}</div>
        </section>
    }
}
