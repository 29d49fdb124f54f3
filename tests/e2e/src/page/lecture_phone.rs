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
    /// Opens the address of the QR code.
    pub async fn scan(&self, lecture: &StartedLecture) -> anyhow::Result<()> {
        // A change of the fragment alone does not load the page again.
        self.0.open("/api/health").await?;
        self.0.open(&format!("/l/{}#{}", lecture.code, lecture.id)).await
    }

    /// Types a join code on the page that asks for one.
    pub async fn type_code(&self, code: &str) -> anyhow::Result<()> {
        self.0.open("/l").await?;
        self.0.type_into("code", code).await?;
        self.0.touch("enter").await
    }

    /// Goes from the content note, which is the first page, to the page that asks for consent.
    pub async fn to_consent(&self) -> anyhow::Result<()> {
        self.0.touch("onward").await?;
        self.0.appears("agree").await
    }

    /// Joins with the QR code and follows without the quiz.
    pub async fn follow_only(&self, lecture: &StartedLecture) -> anyhow::Result<()> {
        self.scan(lecture).await?;
        self.to_consent().await?;
        Opening(self.0).decline().await
    }

    /// Taps twice, from the scan to the first item.
    pub async fn two_taps(&self) -> anyhow::Result<()> {
        self.to_consent().await?;
        self.0.touch("agree").await?;
        self.0.appears("item").await
    }

    /// Waits until the phone has stored its tickets.
    pub async fn has_tickets(&self, lecture: &StartedLecture) -> anyhow::Result<()> {
        let key = format!("konventa.tickets.{}", lecture.id);
        until_true("the phone to have its tickets", async || {
            let stored = self.0.local_storage().await?;
            Ok(stored.get(&key).is_some_and(|seat| seat.contains("\"held\"")))
        })
        .await
    }

    /// Hands in the current quiz with all items left blank.
    pub async fn hand_in_blank(&self) -> anyhow::Result<()> {
        while self.0.glance("hand-in").await?.is_none() {
            self.0.touch("next").await?;
        }
        self.0.touch("hand-in").await
    }

    /// Waits until the phone shows the waiting page, without a slide.
    pub async fn waits(&self) -> anyhow::Result<()> {
        self.0.appears("waiting").await
    }

    /// Waits until this slide is shown with this number of visible fragments.
    pub async fn is_at(&self, slide: &str, steps: u8) -> anyhow::Result<()> {
        let script = r"
            const place = document.querySelector('[data-testid=slide]');
            return place && [place.dataset.slide, Number(place.querySelector('.slide').dataset.step)];";
        until(format_args!("the slide {slide} with {steps} fragments"), async || {
            let seen: Option<(String, u8)> = self.0.eval(script, Vec::new()).await?;
            Ok(seen.filter(|seen| (seen.0.as_str(), seen.1) == (slide, steps)).map(|_| ()))
        })
        .await
    }

    /// Checks that the explanation is above the votes of the room.
    pub async fn ensure_explained_first(&self) -> anyhow::Result<()> {
        self.0.see("explanation").await?;
        self.0.see("votes").await?;
        let first: bool = self.0.eval(EXPLAINED_FIRST, Vec::new()).await?;
        ensure!(first, "the votes are above the explanation");
        Ok(())
    }

    /// Waits until the poll is in this state: waiting, open, closed or shown.
    pub async fn poll_is(&self, state: &str) -> anyhow::Result<()> {
        self.0.see_data("poll", "state", state).await
    }

    /// Votes and waits until the choice shows as chosen.
    pub async fn vote(&self, choice: &str) -> anyhow::Result<()> {
        self.0.touch(&format!("vote-{choice}")).await?;
        self.is_voted(choice).await?;
        // The browser marks a choice a moment before the app stores it, and the test may close the
        // page next.
        until_true("the vote to be stored", async || {
            let stored = self.0.local_storage().await?;
            Ok(stored.get("konventa.outbox").is_some_and(|outbox| outbox.contains(&format!("\"{choice}\""))))
        })
        .await
    }

    /// Waits until a choice shows as chosen.
    pub async fn is_voted(&self, choice: &str) -> anyhow::Result<()> {
        self.0.see_chosen(&format!("vote-{choice}")).await
    }

    /// Waits until the phone says these words about its vote.
    pub async fn vote_says(&self, words: &str) -> anyhow::Result<()> {
        self.0.see_words("own-vote", words).await
    }

    /// Waits until the header shows this state of the connection: connecting, connected or waiting.
    pub async fn line_is(&self, state: &str) -> anyhow::Result<()> {
        self.0.see_data("line", "state", state).await
    }
}
