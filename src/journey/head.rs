//! The head of every screen: which part this is, and the way out.

use konventa_domain::deck::Sitting;
use leptos::prelude::*;

use super::parts::Screen;
use crate::i18n::{Texts, use_texts};
use crate::safety::ExitButton;
use crate::ui::live_words;

/// The head. It is there before anything is loaded, and stays while screens change.
#[component]
pub(super) fn Head(screen: Memo<Screen>) -> impl IntoView {
    let t = use_texts();
    view! {
        <header class="head">
            <p class="part">{live_words(move || part(t(), screen.get()))}</p>
            <ExitButton />
        </header>
    }
}

fn part(t: Texts, screen: Screen) -> &'static str {
    match screen {
        Screen::Welcome => t.journey_part_welcome(),
        Screen::ContentNote => t.journey_part_note(),
        Screen::Data => t.journey_part_data(),
        Screen::Quiz(Sitting::Pre) => t.journey_part_before(),
        Screen::Slides => t.journey_part_lecture(),
        Screen::Quiz(Sitting::Post) => t.journey_part_after(),
        Screen::Sharing | Screen::Result => t.journey_part_result(),
    }
}
