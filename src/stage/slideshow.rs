//! The slides of a deck as they are shown in one country.

use konventa_domain::deck::{DeckSlides, Face, HelpLine, PublicDeck, Slide};
use konventa_domain::id::{DeckId, SlideId};
use konventa_domain::lecture::{Agenda, AgendaSlide};
use konventa_domain::show::{Outline, Position};
use konventa_domain::{Country, Day, Language};

use crate::ui::steps;

/// What stage and console show.
#[derive(Clone)]
pub struct Slideshow {
    /// The deck.
    pub deck: DeckId,
    /// The title of the lecture.
    pub title: String,
    /// The language.
    pub language: Language,
    /// The country.
    pub country: Country,
    /// The slides in the flow, at least one.
    pub slides: Vec<Slide>,
    /// The slide for pauses.
    pub pause: Option<Slide>,
    /// The number of steps of each slide.
    pub outline: Outline,
    /// What the server knows about the slides, in a live lecture.
    pub agenda: Agenda,
    /// The steps in a live lecture: the explanation appears with the votes instead of in a step of
    /// its own.
    pub room_outline: Outline,
    /// The steps of both, and the one after the result of the room.
    pub all_steps: Outline,
    /// The planned seconds per slide. The clock starts when the first slide is left, so its time
    /// does not count.
    pub planned: Vec<u16>,
    /// The questions of the quiz in a few words each, in the order asked.
    pub items: Vec<String>,
    /// The help lines of this country that are shown to a room.
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
            Outline::new(agenda.slides().iter().map(|AgendaSlide { fragments, .. }| *fragments).collect())?;
        let most = |(slide, shown): (&Slide, &AgendaSlide)| steps(slide.face.get(country)).max(shown.steps());
        let all_steps = Outline::new(slides.iter().zip(agenda.slides()).map(most).collect())?;
        let planned =
            slides.iter().enumerate().map(|(i, s)| if i == 0 { 0 } else { s.lecture_seconds() }).collect();
        Some(Self {
            deck: deck.id.clone(),
            title: deck.title.clone(),
            language: deck.language,
            country,
            pause,
            items: deck.items.iter().map(|item| item.face.get(country).short.clone()).collect(),
            help: deck.help_on_the_screen(country, today).cloned().collect(),
            slides,
            outline,
            agenda,
            room_outline,
            all_steps,
            planned,
        })
    }

    /// A slide of the flow. The index must come from [`Outline::clamp`].
    #[must_use]
    pub fn slide(&self, index: usize) -> &Slide {
        &self.slides[index]
    }

    /// What a slide of the flow shows in this country.
    #[must_use]
    pub fn face(&self, index: usize) -> &Face {
        self.slide(index).face.get(self.country)
    }

    /// The position that an address names.
    #[must_use]
    pub fn position(&self, slide: &SlideId, step: u8) -> Option<Position> {
        let index = self.slides.iter().position(|s| s.id == *slide)?;
        Some(self.outline.clamp(Position { slide: index, fragment: step }))
    }
}
