//! The head of every screen: which part this is, and the way out.

use leptos::prelude::*;

use crate::safety::ExitButton;

/// The head. It is there before anything is loaded, and stays while screens change. In a hall a line says how the
/// connection is.
pub(super) fn head(part: AnyView, line: Option<AnyView>) -> AnyView {
    view! {
        <header class="head">
            <div>
                <p class="part">{part}</p>
                {line}
            </div>
            <ExitButton />
        </header>
    }
    .into_any()
}
