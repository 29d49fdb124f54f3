//! What is taught: the items with their choices, and the key.

use konventa_domain::Country;
use konventa_domain::deck::{AnswerKey, DeckSlides, PublicDeck};
use konventa_domain::scoring::Outcome;

use crate::api::Api;

/// One item as it is asked in one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub id: String,
    /// The right choice.
    pub right: String,
    /// The others.
    pub wrong: Vec<String>,
}

/// How a scripted student replies to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// With the right choice.
    Right,
    /// With one of the other choices.
    Wrong,
    /// "I don't know".
    Unsure,
    /// Not at all.
    Blank,
}

impl Reply {
    /// From a letter of a script: `r`, `w`, `u`, and `.` for nothing.
    ///
    /// # Errors
    /// For another letter.
    pub fn of(letter: char) -> anyhow::Result<Self> {
        Ok(match letter {
            'r' => Self::Right,
            'w' => Self::Wrong,
            'u' => Self::Unsure,
            '.' => Self::Blank,
            _ => anyhow::bail!("there is no reply {letter:?}"),
        })
    }
}

impl Reply {
    /// What it comes to.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Right => Outcome::Correct,
            Self::Wrong => Outcome::Wrong,
            Self::Unsure => Outcome::Unsure,
            Self::Blank => Outcome::Blank,
        }
    }
}

/// What is taught.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The deck, in English.
    pub deck: PublicDeck,
    /// Its slides.
    pub slides: DeckSlides,
    key: AnswerKey,
}

impl Lesson {
    /// As a server serves it.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn of(api: &Api, deck: &str) -> anyhow::Result<Self> {
        Ok(Self {
            deck: api.deck_file(deck, "en.json").await?,
            slides: api.deck_file(deck, "en.slides.json").await?,
            key: api.deck_file(deck, "key.json").await?,
        })
    }

    /// The items of a country, in the order asked.
    ///
    /// # Errors
    /// Where an item has no key.
    pub fn items(&self, country: Country) -> anyhow::Result<Vec<Item>> {
        let item = |item: &konventa_domain::deck::Item| {
            let right = self.key.right(&item.id, country)?.to_string();
            let choices = item.face.get(country).choices.iter().map(|choice| choice.id.to_string());
            Some(Item { id: item.id.to_string(), wrong: choices.filter(|c| *c != right).collect(), right })
        };
        let items: Option<Vec<Item>> = self.deck.items.iter().map(item).collect();
        items.ok_or_else(|| anyhow::anyhow!("an item without a key"))
    }
}

impl Item {
    /// The choice that a reply means; none for a blank.
    #[must_use]
    pub fn choice(&self, reply: Reply) -> Option<&str> {
        match reply {
            Reply::Right => Some(&self.right),
            // Not always the same one, so that no single choice is mistaken for "wrong".
            Reply::Wrong => self.wrong.get(self.id.len() % self.wrong.len().max(1)).map(String::as_str),
            Reply::Unsure => Some("unsure"),
            Reply::Blank => None,
        }
    }
}
