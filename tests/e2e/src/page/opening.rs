//! The pages before consent.

use konventa_domain::{Country, Language};

use crate::Browser;
use crate::api::DECK;

/// The pages before consent: language and country, the content note, and what is sent.
pub struct Opening<'a>(pub &'a Browser);

impl Opening<'_> {
    /// Opens the address of the QR code for learning alone.
    pub async fn open(&self) -> anyhow::Result<()> {
        self.open_deck(DECK).await
    }

    /// Opens another deck.
    pub async fn open_deck(&self, deck: &str) -> anyhow::Result<()> {
        self.0.open(&format!("/learn/{deck}")).await
    }

    /// Chooses a language.
    pub async fn language(&self, language: Language) -> anyhow::Result<()> {
        self.0.touch(&format!("language-{language}")).await
    }

    /// Chooses a country and waits until it shows as chosen.
    pub async fn country(&self, country: Country) -> anyhow::Result<()> {
        let name = format!("country-{country}");
        self.0.touch(&name).await?;
        self.0.see_chosen(&name).await
    }

    /// Goes to the next page.
    pub async fn onward(&self) -> anyhow::Result<()> {
        self.0.touch("onward").await
    }

    /// Goes from the first page to the one that asks for consent.
    pub async fn to_consent(&self, country: Country) -> anyhow::Result<()> {
        self.country(country).await?;
        self.onward().await?;
        self.0.see("back").await?;
        self.onward().await?;
        self.0.appears("agree").await
    }

    /// Agrees to the quiz.
    pub async fn agree(&self) -> anyhow::Result<()> {
        self.0.touch("agree").await?;
        self.0.appears("item").await
    }

    /// Declines the quiz.
    pub async fn decline(&self) -> anyhow::Result<()> {
        self.0.touch("decline").await?;
        self.0.appears("slide").await
    }
}
