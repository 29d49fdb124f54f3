//! A student's own result, and what becomes of it.

use konventa_domain::submission::Submission;

use crate::Browser;

/// How far a submission is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It waits for the network.
    Waiting,
    /// The server has it.
    Delivered,
    /// The server will not have it.
    Refused,
    /// The server has it no more.
    Withdrawn,
}

impl Delivery {
    const fn state(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A student's own result.
pub struct ResultPage<'a>(pub &'a Browser);

impl ResultPage<'_> {
    /// Waits until the result is on the screen: the scores before and after, as they are worded.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn scores(&self) -> anyhow::Result<(String, String)> {
        let before = self.0.see("score-before").await?.text;
        let after = self.0.see("score-after").await?.text;
        Ok((before, after))
    }

    /// The numbers in the sentence over the scores, in the order of its words: right before, items, right after.
    ///
    /// # Errors
    /// Where there is no sentence.
    pub async fn sentence(&self) -> anyhow::Result<Vec<u32>> {
        self.scores().await?;
        let script = r"return document.querySelector('.counts .lead').textContent.match(/\d+/g).map(Number);";
        self.0.eval(script, Vec::new()).await
    }

    /// Waits until sharing is asked: the JSON that would be sent, exactly as shown.
    ///
    /// # Errors
    /// Where it is not shown.
    pub async fn payload(&self) -> anyhow::Result<String> {
        Ok(self.0.see("payload").await?.text)
    }

    /// The same, read.
    ///
    /// # Errors
    /// Where it is not a submission.
    pub async fn submission(&self) -> anyhow::Result<Submission> {
        Ok(serde_json::from_str(&self.payload().await?)?)
    }

    /// Shares the outcomes.
    ///
    /// # Errors
    /// Where that is not offered.
    pub async fn share(&self) -> anyhow::Result<()> {
        self.0.touch("share").await?;
        self.0.see("delivery").await?;
        Ok(())
    }

    /// Keeps the outcomes on the phone.
    ///
    /// # Errors
    /// Where that is not offered.
    pub async fn keep(&self) -> anyhow::Result<()> {
        self.0.touch("keep").await?;
        self.0.see_no("payload").await
    }

    /// Waits until the submission is so far.
    ///
    /// # Errors
    /// Where it never is.
    pub async fn is(&self, delivery: Delivery) -> anyhow::Result<()> {
        let state = delivery.state();
        self.0.see_that("delivery", state, |seen| seen.data.get("state").is_some_and(|s| s == state)).await?;
        Ok(())
    }

    /// How an item went, as the result tells it: before and after. A quiz that was left out is not told.
    ///
    /// # Errors
    /// Where the item is not there.
    pub async fn outcomes(&self, item: &str) -> anyhow::Result<Vec<String>> {
        self.0.see(&format!("result-{item}")).await?;
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.dataset.outcome);";
        self.0.eval(script, vec![format!("[data-testid=result-{item}] [data-outcome]").into()]).await
    }

    /// Waits until the result is offered as a file, and says what is in it.
    ///
    /// # Errors
    /// Where it is not offered.
    pub async fn file(&self) -> anyhow::Result<String> {
        self.0.see("save-file").await?;
        let script = r"
            const address = document.querySelector('[data-testid=save-file]').href;
            return decodeURIComponent(address.slice(address.indexOf(',') + 1));";
        self.0.eval(script, Vec::new()).await
    }

    /// Takes shared outcomes back.
    ///
    /// # Errors
    /// Where that is not offered.
    pub async fn withdraw(&self) -> anyhow::Result<()> {
        self.0.touch("withdraw").await
    }

    /// Deletes everything on this phone.
    ///
    /// # Errors
    /// Where that is not offered.
    pub async fn erase(&self) -> anyhow::Result<()> {
        self.0.touch("erase").await?;
        self.0.touch("erase-confirm").await?;
        self.0.see("country-ME").await?;
        Ok(())
    }
}
