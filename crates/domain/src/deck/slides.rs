//! What the slides of a deck show, in one language: a file of its own, so that a phone has the first item before it.

use serde::{Deserialize, Serialize};

use super::{Choice, Html, PublicDeck, SlideKind};
use crate::id::{ChoiceId, DeckVersion, SlideId};
use crate::{Language, PerCountry, json};

/// The slides of one deck in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct DeckSlides {
    /// Of which version of the deck.
    pub version: DeckVersion,
    /// The language of this file.
    pub language: Language,
    /// In the order shown; the last one may be of kind [`SlideKind::Pause`], which is brought up by a key.
    pub slides: Vec<Slide>,
}

/// One slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Slide {
    /// Its name, also its address.
    pub id: SlideId,
    /// What it is for.
    pub kind: SlideKind,
    /// Time planned for it, in seconds.
    pub seconds: u16,
    /// Whether it is done while people arrive, so that its time is not part of the lecture's. Only the first quiz is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_the_door: bool,
    /// What it shows.
    pub face: PerCountry<Face>,
}

impl Slide {
    /// The seconds of the lecture that it takes.
    #[must_use]
    pub const fn takes(&self) -> u16 {
        if self.at_the_door { 0 } else { self.seconds }
    }
}

/// What one slide shows, in one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Face {
    /// A few words over the headline.
    pub kicker: String,
    /// The assertion, inline markup.
    pub headline: Html,
    /// The slide itself. Elements with `data-fragment="n"` appear with step n.
    pub body: Html,
    /// How many steps there are after the first look, 0 to 9.
    pub fragments: u8,
    /// Articles of the Convention, as written by the author: `3(b)`, `50-53`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
    /// Where the facts come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// On scenarios and polls: what the room decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
}

impl Face {
    /// Its Articles of the Convention in one text: `3(b), 50–53`. Those of a constitution are left out: what that is called
    /// is words, and stands among the sources.
    #[must_use]
    pub fn convention(&self) -> String {
        let articles = self.articles.iter().filter(|article| !article.contains(' '));
        articles.cloned().collect::<Vec<_>>().join(", ").replace('-', "–")
    }
}

/// The choices of a scenario or a poll, and what is said afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Question {
    /// In the order shown.
    pub choices: Vec<Choice>,
    /// What is said after the room has decided.
    pub explanation: Html,
    /// What comes first then.
    #[serde(default, skip_serializing_if = "AfterVote::is_room")]
    pub after: AfterVote,
}

/// What comes first when the room has decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(rename_all = "snake_case")]
pub enum AfterVote {
    /// What the room said; the explanation below it.
    #[default]
    Room,
    /// The explanation; what the room said below it, and small, as it may hurt somebody who sits there.
    Explanation,
    /// This choice, because guidance supports it; not what most chose.
    Supported(ChoiceId),
}

impl AfterVote {
    const fn is_room(&self) -> bool {
        matches!(self, Self::Room)
    }
}

impl Question {
    /// The choice that guidance supports, where it supports one.
    #[must_use]
    pub fn supported(&self) -> Option<&Choice> {
        let AfterVote::Supported(id) = &self.after else { return None };
        self.choices.iter().find(|choice| choice.id == *id)
    }
}

impl DeckSlides {
    /// Whether these are the slides of this deck, in its version and its language.
    #[must_use]
    pub fn belong_to(&self, deck: &PublicDeck) -> bool {
        (&self.version, self.language) == (&deck.version, deck.language)
    }

    /// The slide of this name and its place.
    #[must_use]
    pub fn slide(&self, id: &SlideId) -> Option<(usize, &Slide)> {
        self.slides.iter().enumerate().find(|(_, s)| s.id == *id)
    }

    /// The slides in the flow: all but the pause.
    pub fn flow(&self) -> impl Iterator<Item = &Slide> {
        self.slides.iter().filter(|s| s.kind != SlideKind::Pause)
    }

    /// The slide that a key brings up.
    #[must_use]
    pub fn pause(&self) -> Option<&Slide> {
        self.slides.iter().find(|s| s.kind == SlideKind::Pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_the_convention_stand_in_one_text() {
        let said = |articles: &[&str]| {
            let articles = articles.iter().map(|article| (*article).to_owned()).collect();
            Face {
                kicker: String::new(),
                headline: Html::default(),
                body: Html::default(),
                fragments: 0,
                articles,
                sources: Vec::new(),
                question: None,
            }
            .convention()
        };
        assert_eq!(said(&["Constitution 22", "3(b)", "50-53"]), "3(b), 50–53");
        assert_eq!(said(&["Constitution 22"]), "");
    }
}
