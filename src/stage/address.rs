//! The address of the stage: `/present?deck=…&country=…&language=…&slide=ID.STEP`, or
//! `/present?lecture=CODE` in a live lecture. The bare address is the page that starts a lecture.

use konventa_domain::id::SlideId;
use konventa_domain::lecture::JoinCode;
use konventa_domain::show::Position;
use konventa_domain::{Country, Language};

use super::presenter_state::{LinkOptions, PresenterState};
use super::slideshow::Slideshow;
use crate::{browser, route};

/// A slide and its number of visible fragments, as an address names them.
pub type SlideLink = (SlideId, u8);

/// The join code of the live lecture that the address names.
#[must_use]
pub fn lecture() -> Option<JoinCode> {
    browser::queried("lecture")?.parse().ok()
}

/// Whether the address names slides to show.
#[must_use]
pub fn names_slides() -> bool {
    ["deck", "country", "language", "slide"].into_iter().any(|name| browser::queried(name).is_some())
}

/// Reads the options and the slide from the address. An address that the page itself wrote has
/// none: after a reload, the stored state is resumed.
#[must_use]
pub fn read() -> (LinkOptions, Option<SlideLink>) {
    if browser::is_own_address() {
        return (LinkOptions::default(), None);
    }
    let options = LinkOptions {
        deck: browser::queried("deck").and_then(|id| id.parse().ok()),
        country: browser::queried("country").as_deref().and_then(Country::from_code),
        language: browser::queried("language").as_deref().and_then(Language::from_tag),
    };
    (options, browser::queried("slide").as_deref().and_then(link))
}

fn link(text: &str) -> Option<SlideLink> {
    let (id, step) = text.split_once('.').unwrap_or((text, "0"));
    Some((id.parse().ok()?, step.parse().unwrap_or(0)))
}

/// The address of a live lecture's window: on a phone the console, because the stage is for the
/// projector.
#[must_use]
pub fn window_of(code: JoinCode) -> String {
    route::live(if browser::is_phone() { route::CONSOLE } else { route::STAGE }, code)
}

/// The address of a position.
#[must_use]
pub fn write(state: &PresenterState, slideshow: &Slideshow, position: Position) -> String {
    let PresenterState { deck, country, language, .. } = state;
    let slide = &slideshow.slide(position.slide).id;
    let step = position.fragment;
    format!("{}?deck={deck}&country={country}&language={language}&slide={slide}.{step}", route::STAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_a_slide_and_a_step() {
        assert_eq!(link("four-pillars.2"), Some(("four-pillars".parse().unwrap(), 2)));
        assert_eq!(link("four-pillars"), Some(("four-pillars".parse().unwrap(), 0)));
        assert_eq!(link("../x.1"), None);
    }
}
