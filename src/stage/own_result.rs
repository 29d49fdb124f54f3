//! The slide that tells students to look at the result on their phone.

use leptos::prelude::*;

use crate::i18n::use_texts;

/// A phone with results before and after.
#[component]
pub fn OwnResult() -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="own-result">
            <svg class="drawing" viewBox="0 0 640 300" aria-hidden="true">
                <path class="line-soft" d="M60 60H580M60 150H580M60 240H580" />
                <path class="line-voice" d="M180 60H470M120 150H530M250 240H420" />
                <circle class="fill-paper line-soft" cx="180" cy="60" r="17" />
                <circle class="fill-paper line-soft" cx="120" cy="150" r="17" />
                <circle class="fill-paper line-soft" cx="250" cy="240" r="17" />
                <circle class="voice" cx="470" cy="60" r="19" />
                <circle class="voice" cx="530" cy="150" r="19" />
                <circle class="voice" cx="420" cy="240" r="19" />
            </svg>
            <div>
                <h3>{move || t().stage_own_result()}</h3>
                <p>{move || t().stage_own_result_advice()}</p>
            </div>
        </section>
    }
}
