//! The emblem of the title slide: a house on four pillars, its door open.

use leptos::prelude::*;

/// The emblem.
#[component]
pub fn Emblem() -> impl IntoView {
    view! {
        <svg class="drawing emblem" viewBox="0 0 640 620" aria-hidden="true">
            <path class="line-accent" d="M24 206L320 24L616 206Z" />
            <path class="line-voice" d="M48 236H592M72 536H568M48 566H592M24 596H616" />
            <circle class="line-accent" cx="320" cy="138" r="34" />
            <path
                class="line-voice"
                d="M88 254H160M480 254H552M216 254H288M352 254H424M98 254V518M150 254V518M226 254V518M278 254V518M362 254V518M414 254V518M490 254V518M542 254V518M88 518H160M216 518H288M352 518H424M480 518H552"
            />
            <path class="line-soft" d="M124 274V498M252 274V498M388 274V498M516 274V498" />
        </svg>
    }
}
