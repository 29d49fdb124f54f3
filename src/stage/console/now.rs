//! What the projector shows: the slide with hidden fragments dimmed, the pause, or that it is dark.

use konventa_domain::reconciler::Section;
use konventa_domain::show::{Screen, Show as Shown};
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::canvas::{Canvas, PauseCanvas};
use crate::stage::lobby::{EndCanvas, LobbyCanvas};
use crate::stage::session::PresenterSession;
use crate::stage::slideshow::Slideshow;

/// What the room sees.
#[component]
pub fn Now(slideshow: StoredValue<Slideshow>, show: Memo<Shown>) -> impl IntoView {
    let t = use_texts();
    let position = Memo::new(move |_| show.get().position);
    let screen = Memo::new(move |_| show.get().screen);
    let index = Memo::new(move |_| position.get().slide);
    let step = Signal::derive(move || position.get().fragment);
    let section = use_context::<PresenterSession>().map(|session| (session, session.section()));
    let shown = move || match section.map(|(session, section)| (session, section.get())) {
        Some((session, Section::Lobby)) => view! { <LobbyCanvas session slideshow /> }.into_any(),
        Some((_, Section::Ended)) => view! { <EndCanvas slideshow /> }.into_any(),
        Some((_, Section::Running)) | None => match screen.get() {
            Screen::Pause => view! { <PauseCanvas slideshow /> }.into_any(),
            Screen::Slide | Screen::Black | Screen::Overview => {
                view! { <Canvas slideshow index=index.get() step /> }.into_any()
            }
        },
    };
    // The slide stays readable below: it is the one that comes back.
    let covered = move || match screen.get() {
        Screen::Black => Some(("black", t().stage_is_black())),
        Screen::Overview => Some(("overview", t().stage_is_overview())),
        Screen::Slide | Screen::Pause => None,
    };
    let running = move || section.is_none_or(|(_, section)| section.get() == Section::Running);
    view! {
        <section class="now">
            <header>
                <h2 class="over">{move || t().stage_on_projector()}</h2>
                <ScreenSign screen />
                {section
                    .filter(|(session, _)| session.is_rehearsal())
                    .map(|_| view! { <p class="sign rehearsed" data-testid="rehearsal">{move || t().live_rehearsal()}</p> })}
            </header>
            <div class="frame">
                {shown}
                {move || {
                    covered()
                        .filter(|_| running())
                        .map(|(class, words)| view! { <p class=format!("covered {class}")>{words}</p> })
                }}
            </div>
        </section>
    }
}

/// What the room sees instead of the slide, if anything.
#[component]
fn ScreenSign(screen: Memo<Screen>) -> impl IntoView {
    let t = use_texts();
    let words = move || match screen.get() {
        Screen::Slide => None,
        Screen::Black => Some(t().stage_is_black()),
        Screen::Overview => Some(t().stage_is_overview()),
        Screen::Pause => Some(t().stage_is_paused()),
    };
    view! { <div role="status">{move || words().map(|words| view! { <p class="sign" data-mark="screen">{words}</p> })}</div> }
}
