//! What is there on every student page.

use thirtyfour::Key;

use crate::Browser;
use crate::wait::until_true;

/// What is there on every student page.
pub struct Safety<'a>(pub &'a Browser);

impl Safety<'_> {
    /// Leaves by the button.
    ///
    /// # Errors
    /// Where there is no such button, or it does not lead away.
    pub async fn exit(&self) -> anyhow::Result<()> {
        self.0.touch("exit").await?;
        self.is_away().await
    }

    /// Presses Shift so many times.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn shift(&self, times: usize) -> anyhow::Result<()> {
        for _ in 0..times {
            self.0.press(Key::Shift).await?;
            // A second press in a row is only one where the first was let go.
            self.0.let_go(Key::Shift).await?;
        }
        Ok(())
    }

    /// Waits until the browser is on another site. There is no network, so it only tries to go there.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn is_away(&self) -> anyhow::Result<()> {
        let home = self.0.base();
        until_true("the browser to leave for another site", async || {
            Ok(!self.0.url().await?.starts_with(home))
        })
        .await
    }
}
