//! The stage, as the projector shows it.

use std::collections::BTreeMap;

use konventa_domain::show::Screen;
use serde::Deserialize;

use crate::Browser;
use crate::browser::Window;
use crate::wait::{until, until_true};

/// What the stage or the console shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresenterView {
    /// The index of the slide, from 0.
    pub slide: usize,
    /// The number of visible fragments.
    pub step: u8,
    /// What the projector shows.
    pub screen: Screen,
}

/// The stage in its own window.
pub struct Stage<'a> {
    browser: &'a Browser,
    window: Window,
}

const SEE: &str = r"
    const frames = [...document.querySelectorAll('.stage .frames > .frame')];
    const slide = frames.findIndex(frame => frame.classList.contains('current'));
    if (slide < 0) return null;
    const step = Number(frames[slide].querySelector('.slide').dataset.step);
    return { slide, step, screen: document.querySelector('.stage').dataset.screen };";

#[derive(Deserialize)]
struct Raw {
    slide: usize,
    step: u8,
    screen: Screen,
}

impl<'a> Stage<'a> {
    /// Opens the stage without phones, in the current window. An empty query means the deck of the
    /// tests.
    pub async fn open(browser: &'a Browser, query: &str) -> anyhow::Result<Self> {
        let query = if query.is_empty() { format!("?deck={}", crate::api::DECK) } else { query.to_owned() };
        browser.open(&format!("/present{query}")).await?;
        let stage = Self { browser, window: browser.window().await? };
        stage.ready().await?;
        Ok(stage)
    }

    /// Its window.
    pub const fn window(&self) -> &Window {
        &self.window
    }

    /// Makes this window the current one.
    pub async fn switch_to(&self) -> anyhow::Result<()> {
        self.browser.switch_to(&self.window).await
    }

    /// Waits until a slide is shown.
    pub async fn ready(&self) -> anyhow::Result<PresenterView> {
        until("a slide on the stage", async || self.glance().await).await
    }

    /// What it shows right now; `None` while it loads. It has to be the current window.
    pub async fn glance(&self) -> anyhow::Result<Option<PresenterView>> {
        let raw: Option<Raw> = self.browser.eval(SEE, Vec::new()).await?;
        Ok(raw.map(|Raw { slide, step, screen }| PresenterView { slide, step, screen }))
    }

    /// Waits until it shows this.
    pub async fn shows(&self, expected: &PresenterView) -> anyhow::Result<()> {
        let mut last = None;
        let shown = until_true("the stage", async || {
            last = self.glance().await?;
            Ok(last.as_ref() == Some(expected))
        })
        .await;
        shown.map_err(|error| error.context(format!("the stage shows {last:?}, expected {expected:?}")))
    }

    /// The query of its address.
    pub async fn address(&self) -> anyhow::Result<BTreeMap<String, String>> {
        self.browser
            .eval("return Object.fromEntries(new URLSearchParams(location.search));", Vec::new())
            .await
    }
}
