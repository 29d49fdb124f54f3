//! A phone in a live lecture.

use anyhow::ensure;

use super::Opening;
use crate::started_lecture::StartedLecture;
use crate::wait::until_true;
use crate::{Browser, until};

const EXPLAINED_FIRST: &str = r"
    const [why, votes] = ['explanation', 'votes'].map(name => document.querySelector(`[data-testid=${name}]`));
    return !!(why.compareDocumentPosition(votes) & Node.DOCUMENT_POSITION_FOLLOWING);";

/// A phone in a live lecture.
pub struct LecturePhone<'a>(pub &'a Browser);

impl LecturePhone<'_> {
    /// Opens what the QR code says.
    ///
    /// # Errors
    /// Where it does not load.
    pub async fn scan(&self, lecture: &StartedLecture) -> anyhow::Result<()> {
        // A page that only gets another fragment is not loaded again.
        self.0.open("/api/health").await?;
        self.0.open(&format!("/l/{}#{}", lecture.code, lecture.id)).await
    }

    /// Types a code at the door.
    ///
    /// # Errors
    /// Where there is no door.
    pub async fn type_code(&self, code: &str) -> anyhow::Result<()> {
        self.0.open("/l").await?;
        self.0.type_into("code", code).await?;
        self.0.touch("enter").await
    }

    /// From the content note, which is the first page, to the page that asks for consent.
    ///
    /// # Errors
    /// Where it is not reached.
    pub async fn to_consent(&self) -> anyhow::Result<()> {
        self.0.touch("onward").await?;
        self.0.see("agree").await?;
        Ok(())
    }

    /// Comes in by the QR code, and follows without the quiz.
    ///
    /// # Errors
    /// Where that is not offered.
    pub async fn follow_only(&self, lecture: &StartedLecture) -> anyhow::Result<()> {
        self.scan(lecture).await?;
        self.to_consent().await?;
        Opening(self.0).decline().await
    }

    /// The two taps from the scan to the first item.
    ///
    /// # Errors
    /// Where it is not reached.
    pub async fn two_taps(&self) -> anyhow::Result<()> {
        self.to_consent().await?;
        self.0.touch("agree").await?;
        self.0.see("item").await?;
        Ok(())
    }

    /// Hands the quiz that is on the screen in, with all questions left open.
    ///
    /// # Errors
    /// Where that is not offered.
    pub async fn hand_in_blank(&self) -> anyhow::Result<()> {
        while self.0.glance("hand-in").await?.is_none() {
            self.0.touch("next").await?;
        }
        self.0.touch("hand-in").await
    }

    /// Waits until the calm page without a slide is on the screen.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn waits(&self) -> anyhow::Result<()> {
        self.0.see("waiting").await?;
        Ok(())
    }

    /// Waits until this slide is on the screen, with so many steps visible.
    ///
    /// # Errors
    /// Where it never is.
    pub async fn is_at(&self, slide: &str, steps: u8) -> anyhow::Result<()> {
        let script = r"
            const place = document.querySelector('[data-testid=slide]');
            return place && [place.dataset.slide, Number(place.querySelector('.slide').dataset.step)];";
        until(format_args!("the slide {slide} with {steps} steps"), async || {
            let seen: Option<(String, u8)> = self.0.eval(script, Vec::new()).await?;
            Ok(seen.filter(|seen| (seen.0.as_str(), seen.1) == (slide, steps)).map(|_| ()))
        })
        .await
    }

    /// Whether what is right stands above what the room said.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn is_explained_first(&self) -> anyhow::Result<()> {
        self.0.see("explanation").await?;
        self.0.see("votes").await?;
        let first: bool = self.0.eval(EXPLAINED_FIRST, Vec::new()).await?;
        ensure!(first, "the votes stand above the explanation");
        Ok(())
    }

    /// Waits until the poll on the screen is so far: rests, open, closed or shown.
    ///
    /// # Errors
    /// Where it never is.
    pub async fn poll_is(&self, state: &str) -> anyhow::Result<()> {
        self.0
            .see_that("poll", state, |seen| seen.data.get("state").is_some_and(|seen| seen == state))
            .await?;
        Ok(())
    }

    /// Votes, and waits until the choice is seen as chosen.
    ///
    /// # Errors
    /// Where there is no such choice.
    pub async fn vote(&self, choice: &str) -> anyhow::Result<()> {
        self.0.touch(&format!("vote-{choice}")).await?;
        self.is_voted(choice).await?;
        // The browser marks a choice a moment before the app has kept it; what is done next may be to close the page.
        until_true("the vote to be kept", async || {
            let kept = self.0.local_storage().await?;
            Ok(kept.get("konventa.outbox").is_some_and(|outbox| outbox.contains(&format!("\"{choice}\""))))
        })
        .await
    }

    /// Waits until a choice is seen as chosen.
    ///
    /// # Errors
    /// Where it never is.
    pub async fn is_voted(&self, choice: &str) -> anyhow::Result<()> {
        self.0.see_that(&format!("vote-{choice}"), "chosen", |seen| seen.checked).await?;
        Ok(())
    }

    /// Waits until these words are said of the own vote.
    ///
    /// # Errors
    /// Where they never are.
    pub async fn is_told(&self, words: &str) -> anyhow::Result<()> {
        self.0.see_that("own-vote", words, |seen| seen.text.contains(words)).await?;
        Ok(())
    }

    /// Waits until the line in the head says so: connecting, connected or waiting.
    ///
    /// # Errors
    /// Where it never does.
    pub async fn line_is(&self, state: &str) -> anyhow::Result<()> {
        self.0
            .see_that("line", state, |seen| seen.data.get("state").is_some_and(|seen| seen == state))
            .await?;
        Ok(())
    }
}
