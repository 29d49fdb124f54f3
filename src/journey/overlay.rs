//! Help and privacy: pages on top of every other student page.
//!
//! The page below stays as it is and goes on, so nothing is lost and nothing is loaded. An overlay
//! is an entry of the browser's history: the back button closes it.

mod help;
mod privacy;

use leptos::prelude::*;

use self::help::help;
use self::privacy::privacy;
use super::head::head;
use super::material::Words;
use super::widgets::{button, screen};
use crate::i18n::{Texts, use_texts};
use crate::route::OverlayPage;
use crate::ui::dynamic;
use crate::{browser, route};

/// The overlay that is open, as context.
#[derive(Debug, Clone, Copy)]
pub struct Overlays {
    /// An index into [`OverlayPage::ALL`]: a signal of another type would add a kilobyte to the
    /// app.
    open: RwSignal<Option<usize>>,
}

impl Overlays {
    /// Reads the address. Also returns the path of the page below.
    #[must_use]
    pub fn begin() -> (Self, String) {
        let path = browser::path();
        let open = OverlayPage::at(&path);
        let this = Self { open: RwSignal::new(open.map(place)) };
        browser::on_moved(move || this.look());
        let below = if open.is_some() { browser::laid_over().unwrap_or_default() } else { path };
        (this, below)
    }

    fn now(self) -> Option<OverlayPage> {
        self.open.get_untracked().map(|place| OverlayPage::ALL[place])
    }

    fn lay(self, overlay: OverlayPage) {
        if self.now().is_some() && browser::laid_over().is_none() {
            // Opened by its address: there is no history entry below.
            browser::replace_address(overlay.address());
        } else {
            browser::lay_over(overlay.address());
        }
        self.show(Some(overlay));
    }

    fn close(self) {
        if browser::laid_over().is_some() {
            browser::go_back();
        } else {
            browser::replace_address("/");
            self.show(None);
        }
    }

    /// Follows the address after the back or forward button.
    fn look(self) {
        let now = OverlayPage::at(&browser::path());
        if now != self.now() {
            self.show(now);
        }
    }

    /// Moves the focus to the heading of an overlay, and afterwards to the button that opened it.
    fn show(self, overlay: Option<OverlayPage>) {
        let focus = match (overlay, self.now()) {
            (Some(_), _) => ".overlay h1",
            (None, Some(OverlayPage::Help)) => "[data-testid=\"to-help\"]",
            (None, _) => "[data-testid=\"to-privacy\"]",
        };
        self.open.set(overlay.map(place));
        browser::focus_soon(focus.to_owned());
    }
}

fn place(overlay: OverlayPage) -> usize {
    overlay as usize
}

/// The open overlay, if any. On a page without a deck, the help overlay loads one when it opens.
pub(super) fn overlay() -> AnyView {
    let overlays: Overlays = expect_context();
    let words = use_context::<Words>();
    let own = words.is_none().then(|| route::deck_at("/").map(Words::of)).flatten();
    let t = use_texts();
    dynamic(move || {
        let place = overlays.open.get()?;
        let t = t();
        // Without words there is nothing to read, and the page below says why.
        if !t.is_whole() {
            return None;
        }
        let (name, part, mut inside) = match OverlayPage::ALL[place] {
            OverlayPage::Help => {
                if let Some(own) = own.filter(|own| own.shown().with_untracked(Option::is_none)) {
                    own.retry();
                }
                ("help", t.safety_help(), help(t, words.or(own)?))
            }
            OverlayPage::Privacy => ("privacy", t.privacy_link(), privacy(t)),
        };
        inside.push(overlay_links(t));
        let close = button("button primary", "close", t.safety_close(), move || overlays.close());
        let view = view! {
            <div class="overlay" data-testid=name>
                <div class="journey">
                    {head(part.into_any(), None)}
                    {screen(inside, vec![close])}
                </div>
            </div>
        };
        Some(view.into_any())
    })
}

/// The links to both overlays, on every page.
pub(super) fn overlay_links(t: Texts) -> AnyView {
    let overlays: Overlays = expect_context();
    let links = [
        button("button plain", "to-help", t.safety_help(), move || overlays.lay(OverlayPage::Help)),
        button("button plain", "to-privacy", t.privacy_link(), move || overlays.lay(OverlayPage::Privacy)),
    ];
    view! { <nav class="overlay-links">{Vec::from(links)}</nav> }.into_any()
}
