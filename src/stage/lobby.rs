//! Before and after a live lecture: the room joins, and is thanked.

use konventa_domain::gain::SMALLEST_GROUP;
use leptos::prelude::*;

use super::canvas::projected;
use super::help_lines::HelpLines;
use super::join::Join;
use super::poll_board::HandedIn;
use super::session::PresenterSession;
use super::slideshow::Slideshow;
use crate::i18n::use_texts;

/// Invites the room to join, and counts who has handed in the pre-quiz: it is answered while people
/// arrive.
#[component]
pub fn LobbyCanvas(session: PresenterSession, slideshow: StoredValue<Slideshow>) -> impl IntoView {
    projected(move || {
        let (t, made_up) = (use_texts(), session.is_rehearsal());
        view! {
            <div class="canvas" lang=slideshow.with_value(|p| p.language.tag())>
                <article class="slide" data-kind="lobby">
                    <header>
                        <p class="kicker">{slideshow.with_value(|p| p.title.clone())}</p>
                        <h2 class="headline">
                            {move || if made_up { t().live_rehearsal() } else { t().live_join() }}
                        </h2>
                    </header>
                    <Join session>
                        <HandedIn session post=false />
                        <SmallRoom session />
                    </Join>
                </article>
                <footer class="foot">
                    <p class="source">{move || (!made_up).then(|| t().live_join_says())}</p>
                </footer>
            </div>
        }
    })
}

/// Shown when the lecture has ended.
#[component]
pub fn EndCanvas(slideshow: StoredValue<Slideshow>) -> impl IntoView {
    projected(move || {
        let t = use_texts();
        let lines = slideshow.with_value(|p| p.help.clone());
        view! {
            <div class="canvas" lang=slideshow.with_value(|p| p.language.tag())>
                <article class="slide" data-kind="pause">
                    <header>
                        <p class="kicker">{slideshow.with_value(|p| p.title.clone())}</p>
                        <h2 class="headline">{move || t().live_over()}</h2>
                    </header>
                    <div class="body">
                        <p>{move || t().live_over_says()}</p>
                    </div>
                    <HelpLines lines />
                </article>
            </div>
        }
    })
}

/// Says what will not be shown while fewer than ten phones follow, also while none does: whether it is
/// none or nine is not for the wall.
#[component]
fn SmallRoom(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    let counts = session.counts();
    let small = Memo::new(move |_| u64::from(counts.get().here) < SMALLEST_GROUP);
    view! {
        <Show when=move || small.get()>
            <p class="small-room" data-testid="small-room">
                {move || t().live_small_room()}
            </p>
        </Show>
    }
}
