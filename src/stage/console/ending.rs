//! Ending the lecture: never by a key, and only after a confirmation.

use konventa_domain::reconciler::{PendingCommand, Section};
use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::stage::session::PresenterSession;

/// A button and the confirmation.
#[component]
pub fn Ending(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    let asking = RwSignal::new(false);
    let section = session.section();
    let end = move |_| {
        asking.set(false);
        session.ask(PendingCommand::End);
    };
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
        <Show when=move || asking.get()>
            <section class="dialog" role="alertdialog" aria-label=move || t().live_end()>
                <h2>{move || t().live_end_title()}</h2>
                <p>{move || t().live_end_says()}</p>
                <p class="buttons">
                    <button class="button" data-testid="end-no" on:click=move |_| asking.set(false)>
                        {move || t().live_end_no()}
                    </button>
                    <button class="button primary" data-testid="end-yes" on:click=end>
                        {move || t().live_end_yes()}
                    </button>
                </p>
            </section>
        </Show>
    }
}
