//! The text that is sent, for the eye.

use leptos::prelude::*;

use super::marked;

/// The text in a block that scrolls. Lines are broken by style alone: its text content is the text, byte for byte.
pub(super) fn payload_block(text: &str, label: &'static str, testid: &'static str) -> AnyView {
    let lines: Vec<AnyView> = marked::lines(text)
        .into_iter()
        .map(|line| view! { <span>{line.to_owned()}</span> }.into_any())
        .collect();
    view! {
        <pre class="payload" tabindex="0" role="region" aria-label=label data-testid=testid>{lines}</pre>
    }
    .into_any()
}
