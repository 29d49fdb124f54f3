//! Help and privacy: pages that lie over every other page of a student.
//!
//! The page below stays as it is and goes on, so nothing is lost and nothing is loaded. A leaflet is a step of the history:
//! the back button takes it off.

mod help;
mod privacy;

use konventa_domain::Country;
use konventa_domain::journey::Journey;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use self::help::help;
use self::privacy::privacy;
use super::head::head;
use super::material::Words;
use super::model::JourneyModel;
use super::widgets::{button, screen};
use crate::browser;
use crate::i18n::{Speech, Texts, use_speech};
use crate::route::Leaflet;
use crate::ui::live;

/// Which leaflet lies on the page, as context.
#[derive(Debug, Clone, Copy)]
pub struct Leaflets {
    open: RwSignal<Option<Leaflet>>,
    speech: Speech,
    /// The journey below, where there is one: it has the deck with the help lines.
    below: RwSignal<Option<(Words, JourneyModel)>>,
}

impl Leaflets {
    /// Reads the address. Says the path of the page below, too.
    #[must_use]
    pub fn begin() -> (Self, String) {
        let path = browser::path();
        let open = Leaflet::at(&path);
        let this = Self { open: RwSignal::new(open), speech: use_speech(), below: RwSignal::new(None) };
        browser::on_moved(move || this.look());
        let below = if open.is_some() { browser::laid_over().unwrap_or_default() } else { path };
        (this, below)
    }

    /// Whether one lies there. Without words there is nothing to read on it, and the page below says why.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.speech.is_ready() && self.open.get().is_some()
    }

    /// A journey is below from now on.
    pub(super) fn lie_on(self, words: Words, model: JourneyModel) {
        self.below.set(Some((words, model)));
        on_cleanup(move || self.below.set(None));
    }

    /// The leaflet, in the language of the page.
    #[must_use]
    pub fn view(self) -> AnyView {
        live(move || {
            let leaflet = self.open.get().filter(|_| self.speech.is_ready())?;
            let t = self.speech.texts();
            let (part, mut inside) = match leaflet {
                Leaflet::Help => (t.safety_help(), help(t, self)),
                Leaflet::Privacy => (t.privacy_link(), privacy(t)),
            };
            inside.push(leaflet_links(t));
            let close = button("button primary", "close", t.safety_close(), move || self.close());
            let view = view! {
                <div class="leaflet" data-testid=&leaflet.address()[1..]>
                    <div class="journey">
                        {head(part.into_any(), None)}
                        {screen(inside, vec![close])}
                    </div>
                </div>
            };
            Some(view.into_any())
        })
    }

    fn lay(self, leaflet: Leaflet) {
        if self.open.get_untracked().is_some() && browser::laid_over().is_none() {
            // Opened by its own address: there is no step of the history below.
            browser::replace_address(leaflet.address());
        } else {
            browser::lay_over(leaflet.address());
        }
        self.show(Some(leaflet));
    }

    fn close(self) {
        if browser::laid_over().is_some() {
            browser::go_back();
        } else {
            browser::replace_address("/");
            self.show(None);
        }
    }

    /// Shows what the address says after the back or forward button.
    fn look(self) {
        let now = Leaflet::at(&browser::path());
        if now != self.open.get_untracked() {
            self.show(now);
        }
    }

    /// Reading goes on at the heading of a leaflet, and afterwards at the link that led to it.
    fn show(self, leaflet: Option<Leaflet>) {
        let mut place = String::from("[data-testid=\"");
        match (leaflet, self.open.get_untracked()) {
            (Some(now), _) => {
                place.push_str(&now.address()[1..]);
                place.push_str("\"] h1");
            }
            (None, Some(before)) => {
                place.push_str(link_name(before));
                place.push_str("\"]");
            }
            (None, None) => {}
        }
        self.open.set(leaflet);
        browser::focus_soon(place);
    }

    /// The deck of the page below, or one of its own; and the country that was chosen there.
    fn words(self) -> (Words, Option<Country>) {
        match self.below.get() {
            Some((words, model)) => (words, model.read(Journey::country)),
            None => (Words::load_any(), None),
        }
    }
}

fn link_name(leaflet: Leaflet) -> &'static str {
    match leaflet {
        Leaflet::Help => "to-help",
        Leaflet::Privacy => "to-privacy",
    }
}

/// The ways to both, on every page.
pub(super) fn leaflet_links(t: Texts) -> AnyView {
    let leaflets: Leaflets = expect_context();
    let link = |leaflet: Leaflet, words: &'static str| {
        let open = move |event: MouseEvent| {
            event.prevent_default();
            leaflets.lay(leaflet);
        };
        view! {
            <a href=leaflet.address() data-testid=link_name(leaflet) on:click=open>
                {words}
            </a>
        }
        .into_any()
    };
    let links = [link(Leaflet::Help, t.safety_help()), link(Leaflet::Privacy, t.privacy_link())];
    view! { <nav class="leaflets">{Vec::from(links)}</nav> }.into_any()
}
