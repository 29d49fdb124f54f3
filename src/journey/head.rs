//! The head of every screen: which part this is. The way out lies over its end: it is in the page from the start
//! (`index.html`).

use leptos::prelude::*;

/// The head. It is there before anything is loaded, and stays while screens change. In a hall a line says how the
/// connection is.
pub(super) fn head(part: AnyView, line: Option<AnyView>) -> AnyView {
    view! {
        <header class="head">
            <p class="part">{part}</p>
            {line}
        </header>
    }
    .into_any()
}
