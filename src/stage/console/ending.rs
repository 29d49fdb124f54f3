//! Ending the lecture: never by a key, and only after a confirmation.

use konventa_domain::reconciler::{PendingCommand, Section};
use leptos::prelude::*;

use crate::i18n::{Texts, use_texts};
use crate::stage::after_end::AfterTheEnd;
use crate::stage::dialog::Dialog;
use crate::stage::session::PresenterSession;

/// A button and the confirmation.
#[component]
pub fn Ending(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    let asking = RwSignal::new(false);
    let section = session.section();
    let end = move |_| session.ask(PendingCommand::End);
    // Another device that is in control decides about the end.
    Effect::new(move |_| {
        if !session.drives() {
            asking.set(false);
        }
    });
    view! {
        <Show when=move || session.drives() && section.get() != Section::Ended>
            <button
                class="control"
                data-testid="end"
                disabled=move || session.is_offline()
                on:mousedown=|e| e.prevent_default()
                on:click=move |_| asking.set(true)
            >
                {move || t().live_end()}
            </button>
        </Show>
        <Show when=move || section.get() == Section::Ended>
            <AfterTheEnd />
        </Show>
        <Dialog open=asking name="end-asks" label=Texts::live_end role="alertdialog">
            <h2>{move || t().live_end_title()}</h2>
            <p>{move || t().live_end_says()}</p>
            <form method="dialog" class="buttons">
                <button class="button" data-testid="end-no">
                    {move || t().live_end_no()}
                </button>
                <button class="button primary" data-testid="end-yes" on:click=end>
                    {move || t().live_end_yes()}
                </button>
            </form>
        </Dialog>
    }
}
