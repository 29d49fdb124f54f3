//! A scripted student who takes the whole journey, for tests about its end.

use anyhow::Context as _;
use konventa_domain::Country;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Demographics, ItemOutcome, Submission, SubmissionId};

use crate::page::{self, Opening, Quiz, SlidesPage};
use crate::random::random_bytes;
use crate::{Browser, Reply, TestDeck};

/// A student with scripted replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Student {
    country: Country,
    before: Vec<Reply>,
    after: Vec<Reply>,
}

impl Student {
    /// Reads two scripts, a letter per item (see [`Reply::of`]).
    pub fn of(country: Country, before: &str, after: &str) -> anyhow::Result<Self> {
        let read = |script: &str| script.chars().map(Reply::of).collect::<anyhow::Result<Vec<_>>>();
        Ok(Self { country, before: read(before)?, after: read(after)? })
    }

    /// The student's country.
    pub const fn country(&self) -> Country {
        self.country
    }

    /// The replies of the post-quiz.
    pub fn after(&self) -> &[Reply] {
        &self.after
    }

    /// The outcomes of the replies, in the order of the items.
    pub fn outcomes(&self) -> Vec<(Outcome, Outcome)> {
        self.before
            .iter()
            .zip(&self.after)
            .map(|(before, after)| (before.outcome(), after.outcome()))
            .collect()
    }

    /// The submission of this student, with a random id.
    pub fn submission(&self, test_deck: &TestDeck) -> anyhow::Result<Submission> {
        let items = &test_deck.public.items;
        crate::ensure_eq("replies for items", &self.before.len(), &items.len())?;
        let outcome = |(item, (pre, post)): (&konventa_domain::deck::Item, (Outcome, Outcome))| ItemOutcome {
            item: item.id.clone(),
            pre: Some(pre),
            post: Some(post),
        };
        Ok(Submission::new(
            SubmissionId::from_random(random_bytes()),
            (test_deck.public.id.clone(), test_deck.public.version.clone()),
            None,
            Demographics::new(self.country, test_deck.public.language),
            items.iter().zip(self.outcomes()).map(outcome).collect(),
        ))
    }

    /// Goes from the first page to the first item.
    pub async fn arrive(&self, browser: &Browser) -> anyhow::Result<()> {
        let opening = Opening(browser);
        opening.to_consent(self.country).await?;
        opening.agree().await
    }

    /// Goes from the first item to the first slide.
    pub async fn answer_before(&self, browser: &Browser, test_deck: &TestDeck) -> anyhow::Result<()> {
        let quiz = Quiz(browser);
        quiz.reply_to_all(&test_deck.items(self.country)?, &self.before).await.context("in the pre-quiz")?;
        quiz.hand_in().await?;
        browser.appears("slide").await
    }

    /// Goes from any slide to the question whether to share.
    pub async fn answer_after(&self, browser: &Browser, test_deck: &TestDeck) -> anyhow::Result<()> {
        SlidesPage(browser).to_second_quiz().await?;
        let quiz = Quiz(browser);
        quiz.reply_to_all(&test_deck.items(self.country)?, &self.after).await.context("in the post-quiz")?;
        quiz.hand_in().await?;
        page::ResultPage(browser).payload().await?;
        Ok(())
    }

    /// Goes from the first page to the question whether to share.
    pub async fn walk(&self, browser: &Browser, test_deck: &TestDeck) -> anyhow::Result<()> {
        self.arrive(browser).await?;
        self.answer_before(browser, test_deck).await?;
        self.answer_after(browser, test_deck).await
    }
}
