//! What the slides of a deck show, in one language: a file of its own, so that a phone can show the
//! first item before it is loaded.

use serde::{Deserialize, Serialize};

use super::{Choice, Html, PublicDeck, SlideKind};
use crate::id::{ChoiceId, DeckVersion, SlideId};
use crate::{Language, PerCountry, json};

/// The slides of one deck in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct DeckSlides {
    /// The version of the deck.
    pub version: DeckVersion,
    /// The language of this file.
    pub language: Language,
    /// In the order shown. The last one may be of kind [`SlideKind::Pause`], which a key brings up.
    pub slides: Vec<Slide>,
}

/// One slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Slide {
    /// Its id, also in its address.
    pub id: SlideId,
    /// Its kind.
    pub kind: SlideKind,
    /// The time planned for it, in seconds.
    pub seconds: u16,
    /// Whether it is done while people arrive, so that its time is not part of the lecture's. Only
    /// the pre-quiz is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_the_door: bool,
    /// What it shows.
    pub face: PerCountry<Face>,
}

impl Slide {
    /// Returns the seconds of the lecture that it takes.
    #[must_use]
    pub const fn lecture_seconds(&self) -> u16 {
        if self.at_the_door { 0 } else { self.seconds }
    }
}

/// What one slide shows, in one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Face {
    /// A few words above the headline.
    pub kicker: String,
    /// The assertion, inline markup.
    pub headline: Html,
    /// The content. Elements with `data-fragment="n"` appear with step n.
    pub body: Html,
    /// Number of fragments, which appear one by one after the first look: 0 to 9.
    pub fragments: u8,
    /// Articles of the Convention, as written by the author: `3(b)`, `50-53`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
    /// The sources of the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// On scenarios and polls, what the room decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
}

impl Face {
    /// Returns its Articles of the Convention as one text: `3(b), 50–53`. Articles of a
    /// constitution are left out: their names are words, and are among the sources.
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
    /// The explanation, for after the room has decided.
    pub explanation: Html,
    /// What is shown first then.
    #[serde(default, skip_serializing_if = "AfterVote::is_room")]
    pub after: AfterVote,
}

/// What is shown first when the room has decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(rename_all = "snake_case")]
pub enum AfterVote {
    /// The votes, with the explanation below them.
    #[default]
    Room,
    /// The explanation, with the votes below it and small, because they may hurt someone in the
    /// room.
    Explanation,
    /// This choice, because guidance supports it; not the one with most votes.
    Supported(ChoiceId),
}

impl AfterVote {
    const fn is_room(&self) -> bool {
        matches!(self, Self::Room)
    }
}

impl Question {
    /// Returns the choice that guidance supports, if it supports one.
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

    /// Returns the slide with this id, and its index.
    #[must_use]
    pub fn slide(&self, id: &SlideId) -> Option<(usize, &Slide)> {
        self.slides.iter().enumerate().find(|(_, s)| s.id == *id)
    }

    /// Returns the slides in the flow: all except the pause.
    pub fn flow(&self) -> impl Iterator<Item = &Slide> {
        self.slides.iter().filter(|s| s.kind.is_in_flow())
    }

    /// Returns the slide that a key brings up.
    #[must_use]
    pub fn pause(&self) -> Option<&Slide> {
        self.slides.iter().find(|s| !s.kind.is_in_flow())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_the_convention_are_one_text() {
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
