//! Several windows of one browser.

use thirtyfour::WindowHandle;

use super::Browser;
use crate::wait::until;

/// A window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window(WindowHandle);

impl Browser {
    /// The current window.
    pub async fn window(&self) -> anyhow::Result<Window> {
        Ok(Window(self.driver.window().await?))
    }

    /// Opens a page in a new window and makes it the current one.
    pub async fn open_window(&self, path: &str) -> anyhow::Result<Window> {
        let window = Window(self.driver.new_window().await?);
        self.switch_to(&window).await?;
        self.open(path).await?;
        Ok(window)
    }

    /// Makes another window the current one.
    pub async fn switch_to(&self, window: &Window) -> anyhow::Result<()> {
        self.driver.switch_to_window(window.0.clone()).await?;
        self.fit().await
    }

    /// Waits for a window that the page opens, and makes it the current one.
    pub async fn switch_to_new(&self, known: &[Window]) -> anyhow::Result<Window> {
        let new = until("a new window", async || {
            let all = self.driver.windows().await?;
            Ok(all.into_iter().map(Window).find(|window| !known.contains(window)))
        })
        .await?;
        self.switch_to(&new).await?;
        Ok(new)
    }
}
