//! Reading texts: what a presenter would say, for students who learn alone or look back at a slide.
//! A file of its own, loaded when it is needed.

use serde::{Deserialize, Serialize};

use super::Html;
use crate::id::SlideId;
use crate::{Country, Language, PerCountry, VecMap, json};

/// The reading texts of a deck, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Reading {
    /// The language of this file.
    pub language: Language,
    /// The text of each slide. Not every slide has one.
    pub slides: VecMap<SlideId, PerCountry<Html>>,
}

impl Reading {
    /// Returns the text of a slide in a country, if it has one.
    #[must_use]
    pub fn of(&self, slide: &SlideId, country: Country) -> Option<&Html> {
        self.slides.get(slide).map(|text| text.get(country)).filter(|text| !text.0.is_empty())
    }
}
