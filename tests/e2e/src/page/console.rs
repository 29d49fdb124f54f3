//! The console, which only the presenter sees.

use konventa_domain::show::Screen;
use serde::Deserialize;

use super::stage::PresenterView;
use crate::Browser;
use crate::browser::Window;
use crate::wait::{until, until_true};

/// The console in its own window.
pub struct Console<'a> {
    browser: &'a Browser,
    window: Window,
}

/// The text of the place is "Slide 3 of 30, …".
const SEE: &str = r"
    const place = document.querySelector('.console .place:not([data-testid=paused])')?.textContent.match(/\d+/);
    const now = document.querySelector('.console .now .slide');
    if (!place || !now) return null;
    const sign = document.querySelector('.console .sign[data-mark=screen]');
    return { slide: Number(place[0]) - 1, step: Number(now.dataset.step), sign: sign ? sign.textContent : null };";

#[derive(Deserialize)]
struct Raw {
    slide: usize,
    step: u8,
    sign: Option<String>,
}

impl<'a> Console<'a> {
    /// Opens the console in a new window.
    pub async fn open(browser: &'a Browser) -> anyhow::Result<Self> {
        let window = browser.open_window("/present/console").await?;
        Self::in_window(browser, window).await
    }

    /// Uses the console that the stage opened.
    pub async fn in_window(browser: &'a Browser, window: Window) -> anyhow::Result<Self> {
        let console = Self { browser, window };
        console.ready().await?;
        Ok(console)
    }

    /// Makes this window the current one.
    pub async fn switch_to(&self) -> anyhow::Result<()> {
        self.browser.switch_to(&self.window).await
    }

    /// Waits until a slide is shown.
    pub async fn ready(&self) -> anyhow::Result<PresenterView> {
        until("a slide on the console", async || self.glance().await).await
    }

    /// What it shows right now; `None` while it loads. It has to be the current window.
    pub async fn glance(&self) -> anyhow::Result<Option<PresenterView>> {
        Self::glance_at(self.browser).await
    }

    /// The same of a console in the current window, whoever opened it.
    pub async fn glance_at(browser: &Browser) -> anyhow::Result<Option<PresenterView>> {
        let Some(Raw { slide, step, sign }) = browser.eval(SEE, Vec::new()).await? else {
            return Ok(None);
        };
        let screen = match sign.as_deref() {
            None => Screen::Slide,
            Some("the screen is black") => Screen::Black,
            Some("overview is shown") => Screen::Overview,
            Some("pause is shown") => Screen::Pause,
            Some(other) => anyhow::bail!("the console reports the unknown screen {other:?}"),
        };
        Ok(Some(PresenterView { slide, step, screen }))
    }

    /// Waits until it shows this.
    pub async fn shows(&self, expected: &PresenterView) -> anyhow::Result<()> {
        let mut last = None;
        let shown = until_true("the console", async || {
            last = self.glance().await?;
            // In a pause it shows the pause, which has no steps.
            let pause = |view: &PresenterView| view.screen == Screen::Pause && view.slide == expected.slide;
            Ok(last
                .as_ref()
                .is_some_and(|view| view == expected || (expected.screen == Screen::Pause && pause(view))))
        })
        .await;
        shown.map_err(|error| error.context(format!("the console shows {last:?}, expected {expected:?}")))
    }
}
