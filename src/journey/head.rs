//! The header of every screen with the name of the current part. The exit button, which is in the
//! page from the start (`index.html`), overlaps its right end.

use leptos::prelude::*;

use crate::ui::{Child, el};

/// The header. It is there before anything has loaded, and stays while screens change. In a hall it
/// also shows the state of the connection.
pub(super) fn head(part: impl Child, line: Option<AnyView>) -> AnyView {
    el("header").class("head").child(el("p").class("part").child(part)).child(line).into_any()
}
