//! Help and privacy: pages on top of every other student page.
//!
//! The page below stays as it is and keeps running, so nothing is lost and nothing is loaded. An overlay
//! is an entry of the browser's history: the back button closes it.

mod help;
mod privacy;

use leptos::prelude::*;

use self::help::help;
use self::privacy::privacy;
use super::head::head;
use super::material::DeckModel;
use super::widgets::{button, screen};
use crate::i18n::{Texts, use_texts};
use crate::route::OverlayPage;
use crate::ui::{dynamic, el};
use crate::{browser, route};

/// The overlay that is open, as context.
#[derive(Debug, Clone, Copy)]
pub struct Overlays {
    /// An index into [`OverlayPage::ALL`]: a signal of another type would add a kilobyte to the
    /// app.
    current: RwSignal<Option<usize>>,
}

impl Overlays {
    /// Reads the address. Also returns the path of the page below.
    #[must_use]
    pub fn begin() -> (Self, String) {
        let path = browser::path();
        let open = OverlayPage::at(&path);
        let this = Self { current: RwSignal::new(open.map(index)) };
        browser::on_history_change(move || this.follow_address());
        let below = if open.is_some() { browser::page_below().unwrap_or_default() } else { path };
        (this, below)
    }

    fn current_page(self) -> Option<OverlayPage> {
        self.current.get_untracked().map(|index| OverlayPage::ALL[index])
    }

    fn open(self, overlay: OverlayPage) {
        if self.current_page().is_some() && browser::page_below().is_none() {
            // Opened by its address: there is no history entry below.
            browser::replace_address(overlay.address());
        } else {
            browser::push_overlay(overlay.address());
        }
        self.show(Some(overlay));
    }

    fn close(self) {
        if browser::page_below().is_some() {
            browser::go_back();
        } else {
            browser::replace_address(route::HOME);
            self.show(None);
        }
    }

    /// Follows the address after the back or forward button.
    fn follow_address(self) {
        let now = OverlayPage::at(&browser::path());
        if now != self.current_page() {
            self.show(now);
        }
    }

    /// Moves the focus to the heading of an overlay, and afterwards to the button that opened it.
    fn show(self, overlay: Option<OverlayPage>) {
        let focus = match (overlay, self.current_page()) {
            (Some(_), _) => ".overlay h1",
            (None, Some(OverlayPage::Help)) => "[data-testid=\"to-help\"]",
            (None, _) => "[data-testid=\"to-privacy\"]",
        };
        self.current.set(overlay.map(index));
        browser::focus_soon(focus.to_owned());
    }
}

fn index(overlay: OverlayPage) -> usize {
    overlay as usize
}

/// The open overlay, if any. On a page without a deck, the help overlay loads one when it opens.
pub(super) fn overlay() -> AnyView {
    let overlays: Overlays = expect_context();
    let deck_model = use_context::<DeckModel>();
    let own_deck_model = deck_model.is_none().then(|| route::deck_at("").map(DeckModel::of)).flatten();
    let t = use_texts();
    dynamic(move || {
        let index = overlays.current.get()?;
        let t = t();
        // Without words there is nothing to read, and the page below says why.
        if !t.is_whole() {
            return None;
        }
        let (name, part, mut inside) = match OverlayPage::ALL[index] {
            OverlayPage::Help => {
                if let Some(model) =
                    own_deck_model.filter(|model| model.shown().with_untracked(Option::is_none))
                {
                    model.retry();
                }
                ("help", t.safety_help(), help(t, deck_model.or(own_deck_model)?))
            }
            OverlayPage::Privacy => ("privacy", t.privacy_link(), privacy(t)),
        };
        inside.push(overlay_links(t));
        let close = button("button primary", "close", t.safety_close(), move || overlays.close());
        let page = el("div").class("journey").child(head(part, None));
        let page = page.child(screen(inside, vec![close]));
        Some(el("div").class("overlay").testid(name).child(page).into_any())
    })
}

/// The links to both overlays, on every page.
pub(super) fn overlay_links(t: Texts) -> AnyView {
    let overlays: Overlays = expect_context();
    let links = [
        button("button plain", "to-help", t.safety_help(), move || overlays.open(OverlayPage::Help)),
        button("button plain", "to-privacy", t.privacy_link(), move || overlays.open(OverlayPage::Privacy)),
    ];
    el("nav").class("overlay-links").child(links).into_any()
}
