//! The presenter's phone as a remote: a link with the right to take over once, as a QR code that only the
//! presenter sees.

use konventa_domain::reconciler::Section;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{Texts, use_texts};
use crate::stage::bar::LocalhostWarning;
use crate::stage::dialog::{CloseButton, Dialog};
use crate::stage::join::Qr;
use crate::stage::session::PresenterSession;
use crate::{api, browser, route};

/// A button and what it opens.
#[component]
pub fn Remote(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    let open = RwSignal::new(false);
    // Once the phone has taken over, the code is no longer shown: not even when this device is back in
    // control, because the room may be looking.
    Effect::new(move |_| {
        if !session.drives() {
            open.set(false);
        }
    });
    // A code for one use, because the link stays in the history of the phone.
    let code = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        code.set(None);
        let token = session.control_lease().token();
        if let (true, Some(token)) = (open.get(), token) {
            spawn_local(async move {
                if let Ok(issued) = api::remote_code(session.code(), &token).await {
                    let _ = code.try_set(Some(issued.code));
                }
            });
        }
    });
    let link = move || {
        let page = route::live(route::CONSOLE, session.code());
        code.get().map(|code| format!("{}{page}#code={code}", browser::home()))
    };
    view! {
        <Show when=move || session.drives() && !session.is_rehearsal() && session.desired().section != Section::Ended>
            <button
                class="control"
                data-testid="remote"
                on:mousedown=|e| e.prevent_default()
                on:click=move |_| open.set(true)
            >
                {move || t().live_remote()}
            </button>
        </Show>
        <Dialog open name="remote-says" label=Texts::live_remote>
            <h2>{move || t().live_remote()}</h2>
            <p>{move || t().live_remote_says()}</p>
            <LocalhostWarning />
            {move || link().map(|text| view! { <Qr text /> })}
            <CloseButton />
        </Dialog>
    }
}
