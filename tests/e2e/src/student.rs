//! A student who walks the whole way, for tests that are about its end.

use anyhow::Context as _;
use konventa_domain::Country;

use crate::page::{Lecture, Opening, Outcome, Quiz};
use crate::{Browser, Lesson, Reply};

/// A student and the replies they will give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Student {
    country: Country,
    before: Vec<Reply>,
    after: Vec<Reply>,
}

impl Student {
    /// From two scripts, a letter per item (see [`Reply::of`]).
    ///
    /// # Errors
    /// Where a script has another letter.
    pub fn of(country: Country, before: &str, after: &str) -> anyhow::Result<Self> {
        let read = |script: &str| script.chars().map(Reply::of).collect::<anyhow::Result<Vec<_>>>();
        Ok(Self { country, before: read(before)?, after: read(after)? })
    }

    /// From the phone's first page to the first item.
    ///
    /// # Errors
    /// Where a page does not come.
    pub async fn arrive(&self, browser: &Browser) -> anyhow::Result<()> {
        let opening = Opening(browser);
        opening.to_consent(self.country).await?;
        opening.agree().await
    }

    /// From the first item to the first slide.
    ///
    /// # Errors
    /// Where a page does not come.
    pub async fn answer_before(&self, browser: &Browser, lesson: &Lesson) -> anyhow::Result<()> {
        let quiz = Quiz(browser);
        quiz.reply_to_all(&lesson.items(self.country)?, &self.before).await.context("in the first quiz")?;
        quiz.hand_in().await?;
        browser.see("slide").await?;
        Ok(())
    }

    /// From any slide to the own result.
    ///
    /// # Errors
    /// Where a page does not come.
    pub async fn answer_after(&self, browser: &Browser, lesson: &Lesson) -> anyhow::Result<()> {
        Lecture(browser).to_second_quiz().await?;
        let quiz = Quiz(browser);
        quiz.reply_to_all(&lesson.items(self.country)?, &self.after).await.context("in the second quiz")?;
        quiz.hand_in().await?;
        Outcome(browser).scores().await?;
        Ok(())
    }

    /// From the phone's first page to the own result.
    ///
    /// # Errors
    /// Where a page does not come.
    pub async fn walk(&self, browser: &Browser, lesson: &Lesson) -> anyhow::Result<()> {
        self.arrive(browser).await?;
        self.answer_before(browser, lesson).await?;
        self.answer_after(browser, lesson).await
    }
}
