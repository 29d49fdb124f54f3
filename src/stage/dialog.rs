//! Dialogs of the presenter: one at a time, with the focus inside, closed by Esc. The keys of the
//! lecture do nothing in the meantime (`browser::on_key`).

use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::{Texts, use_texts};

/// A modal dialog, which exists while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its test id, also its second class.
    name: &'static str,
    /// Its name for screen readers.
    label: fn(Texts) -> &'static str,
    /// `alertdialog` if it asks before something that cannot be undone.
    #[prop(default = "dialog")]
    role: &'static str,
    /// Its content. A button closes it natively, in a `<form method="dialog">`: so the focus returns to where it
    /// was.
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_texts();
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            {
                let element = NodeRef::<html::Dialog>::new();
                element.on_load(|dialog| browser::show_modal(&dialog));
                view! {
                    <dialog
                        node_ref=element
                        class=format!("dialog {name}")
                        role=role
                        data-testid=name
                        aria-label=move || label(t())
                        on:close=move |_| open.set(false)
                    >
                        {children.with_value(|children| children())}
                    </dialog>
                }
            }
        </Show>
    }
}

/// A button that closes the dialog around it.
#[component]
pub fn CloseButton() -> impl IntoView {
    let t = use_texts();
    view! {
        <form method="dialog">
            <button class="button" data-testid="close">
                {move || t().stage_keys_close()}
            </button>
        </form>
    }
}
