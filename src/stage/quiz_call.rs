//! The slide that sends the room to its phones.

use konventa_domain::id::DeckId;
use konventa_domain::invariant::assert_fits;
use leptos::prelude::*;

use super::join::{Join, Qr};
use super::poll_board::HandedIn;
use super::session::PresenterSession;
use crate::i18n::use_texts;
use crate::{browser, route};

/// Where the quiz is, and what to expect of it.
#[component]
pub fn QuizCall(
    /// The deck.
    deck: DeckId,
    /// The number of questions.
    items: usize,
    /// The time planned for it, in seconds.
    seconds: u16,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="call">
            <Qr text=format!("{}{}", browser::home(), route::learn(&deck)) />
            <div>
                <p class="call-to">{move || t().stage_open_on_phone()}</p>
                // A line may break before the path, not within it.
                <p class="call-address"><span>{browser::typed_home()}</span><wbr /><span>{route::learn(&deck)}</span></p>
                <Facts items seconds />
            </div>
        </section>
    }
}

/// In a live lecture: how to join, and the number of quizzes handed in.
#[component]
pub fn LiveQuizCall(
    /// The lecture.
    session: PresenterSession,
    /// The number of questions.
    items: usize,
    /// The time planned for it, in seconds.
    seconds: u16,
    /// Whether it is the post-quiz.
    post: bool,
) -> impl IntoView {
    view! {
        <div class="call-in-hall">
            <Join session>
                <HandedIn session post />
            </Join>
            <Facts items seconds />
        </div>
    }
}

/// What to expect of the quiz.
#[component]
fn Facts(items: usize, seconds: u16) -> impl IntoView {
    let t = use_texts();
    let items = assert_fits(items);
    let minutes = u32::from(seconds.div_ceil(60));
    view! {
        <ul class="facts">
            <li>{move || t().stage_questions(items)}</li>
            <li>{move || t().stage_about_minutes(minutes)}</li>
            <li>{move || t().stage_no_time_limit()}</li>
            <li>{move || t().stage_may_skip()}</li>
        </ul>
    }
}
