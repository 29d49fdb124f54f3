//! The presenter's notes, in an adjustable size, and the sources of the facts.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser;
use crate::i18n::{use_locale, use_texts};
use crate::stage::console_language::ConsoleLanguagePicker;
use crate::stage::material::Material;
use crate::stage::slideshow::Slideshow;

/// The storage key of the size.
const NAME: &str = "konventa.notes-size";

/// The size of the notes: 0 to 6, each a size in the style sheet.
#[derive(Clone, Copy)]
pub struct NotesSize(RwSignal<u8>);

impl NotesSize {
    const LARGEST: u8 = 6;

    /// The size chosen last.
    #[must_use]
    pub fn stored() -> Self {
        Self(RwSignal::new(browser::recall(NAME).unwrap_or(2).min(Self::LARGEST)))
    }

    /// Makes the notes one size larger.
    pub fn larger(self) {
        self.set(self.0.get_untracked().saturating_add(1).min(Self::LARGEST));
    }

    /// Makes the notes one size smaller.
    pub fn smaller(self) {
        self.set(self.0.get_untracked().saturating_sub(1));
    }

    fn set(self, size: u8) {
        self.0.set(size);
        // If it cannot be stored, it applies until the window is closed.
        let _ = browser::remember(NAME, &size);
    }
}

/// The notes of the current slide.
#[component]
pub fn NotesPanel(
    slideshow: StoredValue<Slideshow>,
    index: Memo<usize>,
    size: NotesSize,
    material: Arc<Material>,
    /// What is above the notes in a live lecture.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    let locked = material.notes.is_none();
    let none = move || if locked { t().stage_notes_locked() } else { t().stage_no_notes() }.to_owned();
    let languages = material.deck.languages.clone();
    let now = use_locale().language_now();
    let spoken = material.notes.as_ref().map_or(now, |notes| notes.language).tag();
    let notes = move |index| slideshow.with_value(|p| notes_of(&material, p, index));
    view! {
        <section class="say">
            {children()}
            <header>
                <h2 class="over">{move || t().stage_say()}</h2>
                <ConsoleLanguagePicker languages now />
                <button
                    class="size"
                    aria-label=move || t().stage_smaller()
                    on:mousedown=|e| e.prevent_default()
                    on:click=move |_| size.smaller()
                >
                    "−"
                </button>
                <button
                    class="size"
                    aria-label=move || t().stage_larger()
                    on:mousedown=|e| e.prevent_default()
                    on:click=move |_| size.larger()
                >
                    "+"
                </button>
            </header>
            // Rebuilt for each slide, so that scrolling starts at the top.
            {move || {
                let words = notes(index.get()).unwrap_or_else(none);
                // In the order of focus, so that the keyboard can scroll it.
                view! { <div class="notes" tabindex="0" lang=spoken data-size=move || size.0.get() inner_html=words></div> }
            }}
            <Sources slideshow index />
        </section>
    }
}

/// The notes of a slide of the flow.
pub fn notes_of(material: &Material, slideshow: &Slideshow, index: usize) -> Option<String> {
    let notes = material.notes.as_ref()?.slides.get(&slideshow.slide(index).id)?;
    Some(notes.get(slideshow.country).0.clone())
}

/// Articles and sources of the current slide.
#[component]
fn Sources(slideshow: StoredValue<Slideshow>, index: Memo<usize>) -> impl IntoView {
    let t = use_texts();
    let articles =
        move || slideshow.with_value(|p| p.face(index.get()).articles.join(", ").replace('-', "–"));
    let sources = move || slideshow.with_value(|p| p.face(index.get()).sources.clone());
    let known = move || !articles().is_empty() || !sources().is_empty();
    let source = |source: String| view! { <li>{source}</li> };
    view! {
        <Show when=known>
            <footer class="sources">
                <h2 class="over">{move || t().stage_source()}</h2>
                <ul>
                    {move || Some(articles()).filter(|a| !a.is_empty()).map(|a| source(t().journey_articles(&a)))}
                    {move || sources().into_iter().map(source).collect_view()}
                </ul>
            </footer>
        </Show>
    }
}
