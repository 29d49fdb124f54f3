//! The header of every screen with the name of the current part. The exit button, which is in the
//! page from the start (`index.html`), overlaps its right end.

use leptos::prelude::*;

/// The header. It is there before anything has loaded, and stays while screens change. In a hall it
/// also shows the state of the connection.
pub(super) fn head(part: AnyView, line: Option<AnyView>) -> AnyView {
    view! {
        <header class="head">
            <p class="part">{part}</p>
            {line}
        </header>
    }
    .into_any()
}
