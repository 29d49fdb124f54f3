//! Help and privacy, the overlays of every student page.

use crate::Browser;

/// An overlay, by its name: `help` or `privacy`.
pub struct OverlayPage<'a>(pub &'a Browser, pub &'static str);

impl OverlayPage<'_> {
    /// Opens it over the current page.
    pub async fn open(&self) -> anyhow::Result<()> {
        self.0.touch(&format!("to-{}", self.1)).await?;
        self.is_open().await
    }

    /// Opens it from the other overlay.
    pub async fn open_from_overlay(&self) -> anyhow::Result<()> {
        self.0.touch_at(&format!(".overlay [data-testid=\"to-{}\"]", self.1)).await?;
        self.is_open().await
    }

    /// Opens its address, as a bookmark does.
    pub async fn go(&self) -> anyhow::Result<()> {
        self.0.open(&format!("/{}", self.1)).await?;
        self.is_open().await
    }

    /// Waits until it is open.
    pub async fn is_open(&self) -> anyhow::Result<()> {
        self.0.appears(self.1).await
    }

    /// Waits until it is closed.
    pub async fn is_gone(&self) -> anyhow::Result<()> {
        self.0.see_no(self.1).await
    }

    /// Closes it.
    pub async fn close(&self) -> anyhow::Result<()> {
        self.0.touch("close").await?;
        self.is_gone().await
    }

    /// Its text.
    pub async fn text(&self) -> anyhow::Result<String> {
        Ok(self.0.see(self.1).await?.text)
    }

    /// Waits for the help lines and returns their text.
    pub async fn lines(&self) -> anyhow::Result<String> {
        Ok(self.0.see("all-lines").await?.text)
    }
}
