//! The slides on a phone.

use crate::{Browser, until};

/// The slides on a phone.
pub struct SlidesPage<'a>(pub &'a Browser);

impl SlidesPage<'_> {
    /// Waits for a slide and returns its id.
    pub async fn slide(&self) -> anyhow::Result<String> {
        let what = "a slide on the screen";
        until(what, async || Ok(self.0.glance("slide").await?.and_then(|s| s.data.get("slide").cloned())))
            .await
    }

    /// Waits until this slide is shown.
    pub async fn at(&self, slide: &str) -> anyhow::Result<()> {
        self.0.see_data("slide", "slide", slide).await
    }

    /// Goes to the next slide and returns its id.
    pub async fn next(&self) -> anyhow::Result<String> {
        let before = self.slide().await?;
        self.0.touch("slide-next").await?;
        until(format_args!("another slide than {before}"), async || {
            let slide = self.0.glance("slide").await?.and_then(|seen| seen.data.get("slide").cloned());
            Ok(slide.filter(|slide| *slide != before))
        })
        .await
    }

    /// Goes to the previous slide.
    pub async fn back(&self) -> anyhow::Result<()> {
        self.0.touch("slide-back").await
    }

    /// Goes forward until this slide is shown.
    pub async fn turn_to(&self, slide: &str) -> anyhow::Result<()> {
        let mut seen = vec![self.slide().await?];
        while seen.last().is_some_and(|last| last != slide) {
            let next = self.next().await.map_err(|error| error.context(format!("on the way to {slide}")))?;
            anyhow::ensure!(!seen.contains(&next), "the slide {next} appears twice on the way to {slide}");
            seen.push(next);
        }
        Ok(())
    }

    /// Goes forward until the post-quiz can be started, and starts it.
    pub async fn to_second_quiz(&self) -> anyhow::Result<()> {
        while self.0.glance("start-second-quiz").await?.is_none() {
            self.next().await?;
        }
        self.0.touch("start-second-quiz").await?;
        self.0.appears("item").await
    }

    /// Chooses in a scenario or a poll.
    pub async fn opine(&self, choice: &str) -> anyhow::Result<()> {
        self.0.touch(&format!("opinion-{choice}")).await
    }

    /// Opens the reading text below the slide.
    pub async fn open_reading(&self) -> anyhow::Result<()> {
        self.0.touch_at("[data-testid=reading] summary").await
    }

    /// Waits until the reading text contains these words.
    pub async fn reads(&self, words: &str) -> anyhow::Result<()> {
        self.0.see_words("reading-text", words).await
    }

    /// Waits for the explanation of a scenario or a poll.
    pub async fn explanation(&self) -> anyhow::Result<String> {
        until("an explanation", async || {
            let text = self.0.glance("explanation").await?.map(|seen| seen.text);
            Ok(text.filter(|text| !text.trim().is_empty()))
        })
        .await
    }
}
