//! The deck of a test: the items with their choices, and the answer key.

use konventa_domain::Country;
use konventa_domain::deck::{AnswerKey, DeckSlides, PublicDeck};
use konventa_domain::scoring::Outcome;

use crate::api::Api;

/// An item as it is asked in one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The item's id.
    pub id: String,
    /// The correct choice.
    pub right: String,
    /// The other choices.
    pub wrong: Vec<String>,
}

/// How a scripted student replies to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// With the correct choice.
    Right,
    /// With one of the other choices.
    Wrong,
    /// "I don't know".
    Unsure,
    /// Not at all.
    Blank,
}

impl Reply {
    /// Reads a letter of a script: `r`, `w`, `u`, or `.` for no reply.
    pub fn of(letter: char) -> anyhow::Result<Self> {
        Ok(match letter {
            'r' => Self::Right,
            'w' => Self::Wrong,
            'u' => Self::Unsure,
            '.' => Self::Blank,
            _ => anyhow::bail!("there is no reply {letter:?}"),
        })
    }

    /// The outcome of this reply.
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Right => Outcome::Correct,
            Self::Wrong => Outcome::Wrong,
            Self::Unsure => Outcome::Unsure,
            Self::Blank => Outcome::Blank,
        }
    }
}

/// The deck of a test, with the parts that phones load.
#[derive(Debug, Clone)]
pub struct TestDeck {
    /// The deck, in English.
    pub public: PublicDeck,
    /// Its slides.
    pub slides: DeckSlides,
    key: AnswerKey,
}

impl TestDeck {
    /// Loads a deck from the server.
    pub async fn load(api: &Api, deck: &str) -> anyhow::Result<Self> {
        Ok(Self {
            public: api.deck_file(deck, "en.json").await?,
            slides: api.deck_file(deck, "en.slides.json").await?,
            key: api.deck_file(deck, "key.json").await?,
        })
    }

    /// The items of a country, in the order asked.
    pub fn items(&self, country: Country) -> anyhow::Result<Vec<Item>> {
        let item = |item: &konventa_domain::deck::Item| {
            let right = self.key.right(&item.id, country)?.to_string();
            let choices = item.face.get(country).choices.iter().map(|choice| choice.id.to_string());
            Some(Item { id: item.id.to_string(), wrong: choices.filter(|c| *c != right).collect(), right })
        };
        let items: Option<Vec<Item>> = self.public.items.iter().map(item).collect();
        items.ok_or_else(|| anyhow::anyhow!("an item has no key"))
    }
}

impl Item {
    /// The choice that a reply means; `None` for a blank.
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
