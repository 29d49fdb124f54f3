//! The slides of a deck as they are shown in one country.

use konventa_domain::deck::{DeckSlides, Face, HelpLine, PublicDeck, Slide};
use konventa_domain::id::{DeckId, SlideId};
use konventa_domain::lecture::{Agenda, Stop};
use konventa_domain::show::{Outline, Position};
use konventa_domain::{Country, Day, Language};

use crate::ui::steps;

/// What stage and console show.
#[derive(Clone)]
pub struct Slideshow {
    /// Of which deck.
    pub deck: DeckId,
    /// The lecture's title.
    pub title: String,
    /// In which language.
    pub language: Language,
    /// Where.
    pub country: Country,
    /// The slides in the flow, at least one.
    pub slides: Vec<Slide>,
    /// The slide that a key brings up.
    pub pause: Option<Slide>,
    /// How many steps each slide has.
    pub outline: Outline,
    /// What the server knows of the slides, in a live lecture.
    pub agenda: Agenda,
    /// The steps that the room has as well: an explanation appears there with what the room said.
    pub room_outline: Outline,
    /// Seconds planned per slide. The clock starts when the first slide is left, so its own time does not count.
    pub planned: Vec<u16>,
    /// The questions of the quiz in a few words each, in the order asked.
    pub items: Vec<String>,
    /// Where to turn in this country, as far as a room is shown it.
    pub help: Vec<HelpLine>,
}

impl Slideshow {
    /// The slides of a deck in a country, as they are shown on a day; `None` if there are none.
    #[must_use]
    pub fn new(deck: &PublicDeck, slides: &DeckSlides, country: Country, today: Day) -> Option<Self> {
        let (agenda, pause) = (Agenda::of(slides, country)?, slides.pause().cloned());
        let slides: Vec<Slide> = slides.flow().cloned().collect();
        let outline = Outline::new(slides.iter().map(|s| steps(s.face.get(country))).collect())?;
        let room_outline =
            Outline::new(agenda.stops().iter().map(|Stop { fragments, .. }| *fragments).collect())?;
        let planned = slides.iter().enumerate().map(|(i, s)| if i == 0 { 0 } else { s.takes() }).collect();
        Some(Self {
            deck: deck.id.clone(),
            title: deck.title.clone(),
            language: deck.language,
            country,
            pause,
            items: deck.items.iter().map(|item| item.face.get(country).short.clone()).collect(),
            help: deck.help_on_the_wall(country, today).cloned().collect(),
            slides,
            outline,
            agenda,
            room_outline,
            planned,
        })
    }

    /// A slide of the flow. The index may be any that [`Outline::clamp`] gave.
    #[must_use]
    pub fn slide(&self, index: usize) -> &Slide {
        &self.slides[index]
    }

    /// What a slide of the flow shows here.
    #[must_use]
    pub fn face(&self, index: usize) -> &Face {
        self.slide(index).face.get(self.country)
    }

    /// The place that an address names.
    #[must_use]
    pub fn place(&self, slide: &SlideId, step: u8) -> Option<Position> {
        let index = self.slides.iter().position(|s| s.id == *slide)?;
        Some(self.outline.clamp(Position { slide: index, fragment: step }))
    }
}
