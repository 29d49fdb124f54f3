//! The pre-quiz or the post-quiz.

use serde_json::json;

use crate::test_deck::Item;
use crate::{Browser, Reply, until};

/// A quiz: one screen for each item, and a last one to hand in.
pub struct Quiz<'a>(pub &'a Browser);

/// The choices on the screen, from top to bottom.
const ORDER: &str = r"
    return [...document.querySelectorAll('[data-testid^=choice-]')].map(e => e.dataset.testid.slice(7));";

impl Quiz<'_> {
    /// Waits for an item and returns its id.
    pub async fn item(&self) -> anyhow::Result<String> {
        let what = "an item on the screen";
        until(what, async || Ok(self.0.glance("item").await?.and_then(|seen| seen.data.get("item").cloned())))
            .await
    }

    /// Waits until this item is shown.
    pub async fn at(&self, item: &str) -> anyhow::Result<()> {
        self.0.see_data("item", "item", item).await
    }

    /// The choices on the screen, from top to bottom.
    pub async fn order(&self) -> anyhow::Result<Vec<String>> {
        self.0.eval(ORDER, vec![json!(null)]).await
    }

    /// Chooses and waits until the choice shows as chosen.
    pub async fn choose(&self, choice: &str) -> anyhow::Result<()> {
        self.0.touch(&format!("choice-{choice}")).await?;
        self.is_chosen(choice).await
    }

    /// Waits until a choice shows as chosen.
    pub async fn is_chosen(&self, choice: &str) -> anyhow::Result<()> {
        self.0.see_chosen(&format!("choice-{choice}")).await
    }

    /// Goes to the next screen.
    pub async fn next(&self) -> anyhow::Result<()> {
        self.0.touch("next").await
    }

    /// Goes to the previous screen.
    pub async fn previous(&self) -> anyhow::Result<()> {
        self.0.touch("previous").await
    }

    /// Replies to all items, from the first to the last screen.
    pub async fn reply_to_all(&self, items: &[Item], replies: &[Reply]) -> anyhow::Result<()> {
        crate::ensure_eq("replies for items", &replies.len(), &items.len())?;
        for (item, reply) in items.iter().zip(replies) {
            self.at(&item.id).await?;
            if let Some(choice) = item.choice(*reply) {
                self.choose(choice).await?;
            }
            self.next().await?;
        }
        Ok(())
    }

    /// Hands in the quiz.
    pub async fn hand_in(&self) -> anyhow::Result<()> {
        self.0.touch("hand-in").await
    }

    /// Skips the quiz. If an item was answered, the page asks for confirmation.
    pub async fn skip(&self) -> anyhow::Result<()> {
        self.0.touch("skip-quiz").await?;
        until("the quiz to be skipped", async || {
            if self.0.glance("skip-confirm").await?.is_some() {
                self.0.touch("skip-confirm").await?;
            }
            Ok(self.0.glance("skip-quiz").await?.is_none().then_some(()))
        })
        .await
    }
}
