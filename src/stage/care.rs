//! What a presenter thinks of before the lecture, and what to do when somebody speaks about her own experience: WHO's
//! first-line support, LIVES, in one line each.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::{Texts, use_texts};

type Words = fn(Texts) -> &'static str;

/// The steps, each with what it means.
const LIVES: [(Words, Words); 5] = [
    (Texts::care_listen, Texts::care_listen_says),
    (Texts::care_inquire, Texts::care_inquire_says),
    (Texts::care_validate, Texts::care_validate_says),
    (Texts::care_enhance, Texts::care_enhance_says),
    (Texts::care_support, Texts::care_support_says),
];

/// What to do if someone tells.
#[component]
fn IfTold() -> impl IntoView {
    let t = use_texts();
    let step = move |(name, says): (Words, Words)| {
        view! {
            <li>
                <strong>{move || name(t())}</strong>
                " – "
                {move || says(t())}
            </li>
        }
    };
    view! {
        <p>{move || t().care_told_about()}</p>
        <ol class="lives">{LIVES.map(step).collect_view()}</ol>
        <p>{move || t().care_told_room()}</p>
        <p>{move || t().care_told_not()}</p>
    }
}

/// Whether the panel is folded is kept under this name.
const FOLDED: &str = "konventa.care.folded";

/// The panel on the page where a lecture is started. It is open until somebody folds it, and stays folded then.
#[component]
pub fn BeforeYouBegin() -> impl IntoView {
    let t = use_texts();
    let folded = StoredValue::new(browser::recall(FOLDED).unwrap_or(false));
    let fold = move |_| {
        folded.update_value(|folded| *folded = !*folded);
        // Where it cannot be kept, it is open the next time.
        let _ = browser::remember(FOLDED, &folded.get_value());
    };
    let points = [
        Texts::care_before_person,
        Texts::care_before_pause,
        Texts::care_before_numbers,
        Texts::care_before_after,
    ];
    let point = move |words: Words| view! { <li>{move || words(t())}</li> };
    view! {
        <details class="card care" data-testid="before" open=!folded.get_value()>
            <summary on:click=fold>
                <h2>{move || t().care_before()}</h2>
            </summary>
            <ul>{points.map(point).collect_view()}</ul>
            <h3>{move || t().care_told()}</h3>
            <IfTold />
        </details>
    }
}

/// The same guidance during the lecture: a button on the console, and what it opens.
#[component]
pub fn Told() -> impl IntoView {
    let t = use_texts();
    let open = RwSignal::new(false);
    view! {
        <button
            class="control"
            data-testid="told"
            on:mousedown=|e| e.prevent_default()
            on:click=move |_| open.set(true)
        >
            {move || t().care_told()}
        </button>
        <Show when=move || open.get()>
            <section class="dialog care" role="dialog" data-testid="told-says" aria-label=move || t().care_told()>
                <h2>{move || t().care_told()}</h2>
                <IfTold />
                <button class="button" data-testid="told-close" on:click=move |_| open.set(false)>
                    {move || t().stage_keys_close()}
                </button>
            </section>
        </Show>
    }
}
