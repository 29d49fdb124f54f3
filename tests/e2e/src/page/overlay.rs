//! Help and privacy, which lie over every page of a student.

use crate::Browser;

/// A leaflet, by its name: `help` or `privacy`.
pub struct OverlayPage<'a>(pub &'a Browser, pub &'static str);

impl OverlayPage<'_> {
    /// Opens it from the page below, in place.
    ///
    /// # Errors
    /// Where there is no way to it.
    pub async fn open(&self) -> anyhow::Result<()> {
        self.0.touch(&format!("to-{}", self.1)).await?;
        self.is_open().await
    }

    /// Opens it from another leaflet.
    ///
    /// # Errors
    /// Where there is no way to it.
    pub async fn open_from_leaflet(&self) -> anyhow::Result<()> {
        self.0.touch_at(&format!(".overlay [data-testid=\"to-{}\"]", self.1)).await?;
        self.is_open().await
    }

    /// Goes to its address, as a bookmark does.
    ///
    /// # Errors
    /// Where it does not load.
    pub async fn go(&self) -> anyhow::Result<()> {
        self.0.open(&format!("/{}", self.1)).await?;
        self.is_open().await
    }

    /// Waits until it is there.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn is_open(&self) -> anyhow::Result<()> {
        self.0.see(self.1).await?;
        Ok(())
    }

    /// Waits until it is gone.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn is_gone(&self) -> anyhow::Result<()> {
        self.0.see_no(self.1).await
    }

    /// Closes it.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn close(&self) -> anyhow::Result<()> {
        self.0.touch("close").await?;
        self.is_gone().await
    }

    /// What it says.
    ///
    /// # Errors
    /// Where it is not there.
    pub async fn text(&self) -> anyhow::Result<String> {
        Ok(self.0.see(self.1).await?.text)
    }

    /// The help lines, once they are there.
    ///
    /// # Errors
    /// Where they do not come.
    pub async fn lines(&self) -> anyhow::Result<String> {
        Ok(self.0.see("all-lines").await?.text)
    }
}
