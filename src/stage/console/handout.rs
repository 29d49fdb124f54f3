//! The console on paper: each slide with its notes. It is not shown on the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::notes::notes_of;
use crate::stage::canvas::Canvas;
use crate::stage::material::Material;
use crate::stage::slideshow::Slideshow;

/// One page per slide.
#[component]
pub fn Handout(slideshow: StoredValue<Slideshow>, material: Arc<Material>) -> impl IntoView {
    let last = slideshow.with_value(|p| p.outline.last());
    let spoken = material.notes.as_ref().map(|notes| notes.language.tag());
    let page = move |index: usize| {
        let notes = slideshow.with_value(|p| notes_of(&material, p, index)).unwrap_or_default();
        let step = slideshow.with_value(|p| p.outline.fragments(index));
        view! {
            <section class="page-of-handout">
                <div class="frame">
                    <Canvas slideshow index step=Signal::stored(step) />
                </div>
                <div class="notes" lang=spoken inner_html=notes></div>
            </section>
        }
    };
    view! { <div class="handout" aria-hidden="true">{(0..=last).map(page).collect_view()}</div> }
}
