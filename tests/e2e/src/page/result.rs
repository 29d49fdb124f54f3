//! The student's result, and sharing it.

use konventa_domain::submission::Submission;

use crate::Browser;

/// The state of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It waits for the network.
    Waiting,
    /// The server has it.
    Delivered,
    /// The server refused it.
    Refused,
    /// The server deleted it again.
    Withdrawn,
    /// The server cannot delete it: it is part of a batch.
    Sealed,
}

impl Delivery {
    const fn state(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Sealed => "sealed",
        }
    }
}

/// The student's result.
pub struct ResultPage<'a>(pub &'a Browser);

impl ResultPage<'_> {
    /// Waits for the result and returns the texts of the scores before and after.
    pub async fn scores(&self) -> anyhow::Result<(String, String)> {
        let before = self.0.see("score-before").await?.text;
        let after = self.0.see("score-after").await?.text;
        Ok((before, after))
    }

    /// The numbers in the sentence above the scores, in their order: correct before, items, correct
    /// after.
    pub async fn sentence(&self) -> anyhow::Result<Vec<u32>> {
        self.scores().await?;
        let script = r"return document.querySelector('.counts .lead').textContent.match(/\d+/g).map(Number);";
        self.0.eval(script, Vec::new()).await
    }

    /// Waits until the page asks whether to share, and returns the JSON exactly as shown.
    pub async fn payload(&self) -> anyhow::Result<String> {
        self.0.see("leaves").await?;
        self.0.unfold("payload").await?;
        Ok(self.0.see("payload").await?.text)
    }

    /// The same, parsed.
    pub async fn submission(&self) -> anyhow::Result<Submission> {
        Ok(serde_json::from_str(&self.payload().await?)?)
    }

    /// Shares the outcomes.
    pub async fn share(&self) -> anyhow::Result<()> {
        self.0.touch("share").await?;
        self.0.appears("delivery").await
    }

    /// Chooses not to share.
    pub async fn keep(&self) -> anyhow::Result<()> {
        self.0.touch("keep").await?;
        self.0.see_no("leaves").await
    }

    /// Waits until the submission is in this state.
    pub async fn is(&self, delivery: Delivery) -> anyhow::Result<()> {
        let state = delivery.state();
        self.0.see_data("delivery", "state", state).await
    }

    /// The outcomes of an item, before and after, as the result shows them. A skipped quiz has
    /// none.
    pub async fn outcomes(&self, item: &str) -> anyhow::Result<Vec<String>> {
        let name = format!("result-{item}");
        self.0.unfold(&name).await?;
        self.0.see(&name).await?;
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.dataset.outcome);";
        self.0.eval(script, vec![format!("[data-testid=result-{item}] [data-outcome]").into()]).await
    }

    /// Waits until the page offers the result as a file, and returns its content.
    pub async fn file(&self) -> anyhow::Result<String> {
        self.0.see("save-file").await?;
        let script = r"
            const address = document.querySelector('[data-testid=save-file]').href;
            return decodeURIComponent(address.slice(address.indexOf(',') + 1));";
        self.0.eval(script, Vec::new()).await
    }

    /// Waits until the page says until when the outcomes can be withdrawn: `gain`, `lecture`, `day`,
    /// or that it is `over`.
    pub async fn can_be_withdrawn_until(&self, moment: &str) -> anyhow::Result<()> {
        self.0.see_data("take-back", "until", moment).await
    }

    /// Waits until the page says how much time is left to withdraw the outcomes.
    pub async fn time_left_is(&self, words: &str) -> anyhow::Result<()> {
        self.0.see_words("take-back-left", words).await
    }

    /// Withdraws the shared outcomes.
    pub async fn withdraw(&self) -> anyhow::Result<()> {
        self.0.touch("withdraw").await
    }

    /// Deletes everything on this phone.
    pub async fn erase(&self) -> anyhow::Result<()> {
        self.0.touch("erase").await?;
        self.0.touch("erase-confirm").await?;
        self.0.appears("country-ME").await
    }
}
