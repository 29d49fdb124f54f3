//! The stage of a live lecture.

use anyhow::ensure;
use konventa_domain::lecture::{Counts, JoinCode};
use serde::Deserialize;

use super::open_with_key;
use crate::Browser;
use crate::server::PRESENTER_KEY;
use crate::wait::{until, until_true};

/// What the stage of a live lecture shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct StageState {
    /// `lobby`, `slide`, `overview`, `pause` or `ended`.
    pub screen: String,
    /// The index of the slide, from 0.
    pub slide: usize,
    /// The state of the poll, if the slide has one.
    pub poll: Option<String>,
}

/// The stage of a live lecture.
pub struct LectureStage<'a>(pub &'a Browser);

const SEE: &str = r"
    const stage = document.querySelector('.stage');
    const frames = [...document.querySelectorAll('.stage .frames > .frame')];
    const slide = frames.findIndex(frame => frame.classList.contains('current'));
    if (!stage || slide < 0) return null;
    const poll = frames[slide].querySelector('.board')?.dataset.poll ?? null;
    return { screen: stage.dataset.screen, slide, poll };";

const TEXT: &str = r"
    const frame = document.querySelector('.stage .frame.' + arguments[0]);
    return frame?.querySelector(arguments[1])?.textContent ?? null;";

const BESIDE: &str = r"
    return [...document.querySelectorAll('.stage .frame.current .beside > *')].map(part => part.className);";

const MARKED: &str = r"
    const choices = [...document.querySelectorAll('.stage .frame.current .board .choices > li')];
    return choices.flatMap((choice, at) => choice.matches('.most, .supported') ? [at] : []);";

/// Asks with the token that this device has stored.
const EXACT_COUNTS: &str = r"
    const saved = JSON.parse(localStorage.getItem('konventa.lectures')).value.find(one => one.code === arguments[0]);
    const headers = { authorization: 'Bearer ' + saved.driver };
    return fetch('/api/lectures/' + arguments[0] + '/counts', { headers }).then(answer => answer.json());";

impl LectureStage<'_> {
    /// The parts beside the choices of a poll, from top to bottom, by their class.
    pub async fn beside(&self) -> anyhow::Result<Vec<String>> {
        self.0.eval(BESIDE, Vec::new()).await
    }

    /// The indexes of the highlighted choices, from 0.
    pub async fn marked(&self) -> anyhow::Result<Vec<usize>> {
        self.0.eval(MARKED, Vec::new()).await
    }

    /// Starts a lecture with the form and returns its join code.
    pub async fn start(&self, place: &str) -> anyhow::Result<JoinCode> {
        open_with_key(self.0, "/present", PRESENTER_KEY).await?;
        self.0.type_into("start-place", place).await?;
        self.0.touch("start").await?;
        self.shows("lobby", 0).await?;
        let url = self.0.url().await?;
        ensure!(!url.contains('#'), "the address contains a secret: {url}");
        let code = url.rsplit("lecture=").next().unwrap_or_default();
        Ok(code.parse()?)
    }

    /// Opens the link of a lecture; with the driver's token in place of a code if one is given.
    pub async fn open(&self, code: JoinCode, driver: Option<&str>) -> anyhow::Result<()> {
        let token = driver.map(|driver| format!("#code={driver}")).unwrap_or_default();
        self.0.open(&format!("/present?lecture={code}{token}")).await
    }

    /// What it shows right now.
    pub async fn glance(&self) -> anyhow::Result<Option<StageState>> {
        self.0.eval(SEE, Vec::new()).await
    }

    /// Waits until it shows this screen and this slide.
    pub async fn shows(&self, screen: &str, slide: usize) -> anyhow::Result<()> {
        let mut last = None;
        let shown = until_true("the stage", async || {
            last = self.glance().await?;
            Ok(last.as_ref().is_some_and(|seen| seen.screen == screen && seen.slide == slide))
        })
        .await;
        shown.map_err(|error| error.context(format!("the stage shows {last:?}, not {screen} {slide}")))
    }

    /// Waits until the poll on the slide is in this state.
    pub async fn poll_is(&self, name: &str) -> anyhow::Result<()> {
        until_true(format_args!("the poll to be {name}"), async || {
            Ok(self.glance().await?.and_then(|seen| seen.poll).as_deref() == Some(name))
        })
        .await
    }

    /// Waits until a part of the lobby (`lobby`) or of the slide (`current`) has this text.
    pub async fn says(&self, frame: &str, part: &str, words: &str) -> anyhow::Result<()> {
        let mut last = None;
        let said = until_true(format_args!("“{words}”"), async || {
            let arguments = vec![frame.into(), part.into()];
            last = self.0.eval::<Option<String>>(TEXT, arguments).await?;
            Ok(last.as_deref() == Some(words))
        })
        .await;
        said.map_err(|error| error.context(format!("it says {last:?}")))
    }

    /// The exact counts, which only the device that drives the lecture gets.
    pub async fn counts(&self, code: JoinCode) -> anyhow::Result<Counts> {
        self.0.eval(EXACT_COUNTS, vec![code.to_string().into()]).await
    }

    /// Presses the next key until this slide is shown.
    pub async fn next_to(&self, slide: usize) -> anyhow::Result<()> {
        until(format_args!("slide {slide}"), async || {
            let seen = self.glance().await?;
            if seen.as_ref().is_some_and(|seen| seen.screen == "slide" && seen.slide >= slide) {
                return Ok(Some(()));
            }
            self.next().await?;
            Ok(None)
        })
        .await?;
        self.shows("slide", slide).await
    }

    /// Goes straight to a later slide, with the overview.
    pub async fn leap_to(&self, slide: usize) -> anyhow::Result<()> {
        let from = self.glance().await?.map_or(0, |seen| seen.slide);
        self.0.press("o").await?;
        for at in from..slide {
            self.shows("overview", at).await?;
            self.next().await?;
        }
        self.shows("overview", slide).await?;
        self.0.press("\u{e007}").await?;
        self.shows("slide", slide).await
    }

    /// Presses the next key, once it works: it does not close a poll that has just opened.
    pub async fn next(&self) -> anyhow::Result<()> {
        let settled = "return !document.querySelector('.stage .frame.current .board[data-fresh]');";
        until_true("the poll to settle", async || self.0.eval(settled, Vec::new()).await).await?;
        self.0.press("\u{e014}").await
    }
}
