//! Reading and touching the elements of a page. They are named by their `data-testid`, or by a
//! selector.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::json;
use thirtyfour::By;

use super::{Browser, Engine};
use crate::wait::{until, until_true};

/// After this time a browser takes a touch for a long press.
const LONG_PRESS: Duration = Duration::from_millis(500);

/// The visible state of an element.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ElementState {
    /// Its text, as in the document.
    pub text: String,
    /// Its `data-…` attributes, spelled as in the browser's `dataset`.
    pub data: std::collections::BTreeMap<String, String>,
    /// Whether it is checked, or the control whose label it is.
    pub checked: bool,
    /// Whether it is disabled.
    pub disabled: bool,
}

/// Reads an element that is on the screen, or returns null.
const SEE: &str = r"
    const e = document.querySelector(arguments[0]);
    if (!e || !e.checkVisibility({ visibilityProperty: true })) return null;
    const control = e.control ?? e.querySelector('input') ?? e;
    return {
        text: e.textContent, data: { ...e.dataset },
        checked: control.checked === true, disabled: control.disabled === true,
    };";

/// Scrolls an element into view and returns, in the next frame, the point where it can be touched:
/// none while it moves (a new screen scrolls to its top), or if another element covers it. A window
/// behind another one may not get frames, so a timer replaces them.
const WHERE: &str = r"
    const [selector, done] = arguments;
    const e = document.querySelector(selector);
    if (!e || !e.checkVisibility({ visibilityProperty: true }) || e.disabled) return done(null);
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    const place = () => {
        const { left, top, width, height } = e.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    };
    const [x, y] = place();
    const look = () => {
        const rests = e.isConnected && String(place()) === String([x, y]);
        done(rests && e.contains(document.elementFromPoint(x, y)) ? [x, y] : null);
    };
    requestAnimationFrame(look);
    setTimeout(look, 100);";

/// The selector of an element with this test id.
pub(crate) fn named(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

impl Browser {
    /// The state of an element right now; `None` if it is not on the screen.
    pub async fn glance(&self, name: &str) -> anyhow::Result<Option<ElementState>> {
        self.eval(SEE, vec![json!(named(name))]).await
    }

    /// Waits until an element is on the screen.
    pub async fn see(&self, name: &str) -> anyhow::Result<ElementState> {
        until(format_args!("“{name}” to appear"), async || self.glance(name).await).await
    }

    /// The same, for steps that only have to wait.
    pub async fn appears(&self, name: &str) -> anyhow::Result<()> {
        self.see(name).await.map(drop)
    }

    /// Waits until an element is on the screen and in this state.
    async fn see_that(
        &self,
        name: &str,
        how: &str,
        is_so: impl Fn(&ElementState) -> bool,
    ) -> anyhow::Result<()> {
        until_true(format_args!("“{name}” to be {how}"), async || {
            Ok(self.glance(name).await?.is_some_and(|state| is_so(&state)))
        })
        .await
    }

    /// Waits until the text of an element contains these words.
    pub async fn see_words(&self, name: &str, words: &str) -> anyhow::Result<()> {
        self.see_that(name, words, |seen| seen.text.contains(words)).await
    }

    /// Waits until an element has this value in a `data-…` attribute.
    pub async fn see_data(&self, name: &str, attribute: &str, value: &str) -> anyhow::Result<()> {
        self.see_that(name, value, |seen| seen.data.get(attribute).is_some_and(|seen| seen == value)).await
    }

    /// Waits until an element shows as chosen.
    pub async fn see_chosen(&self, name: &str) -> anyhow::Result<()> {
        self.see_that(name, "chosen", |seen| seen.checked).await
    }

    /// Waits until an element is not on the screen.
    pub async fn see_no(&self, name: &str) -> anyhow::Result<()> {
        until_true(format_args!("“{name}” to disappear"), async || Ok(self.glance(name).await?.is_none()))
            .await
    }

    /// Waits until an element exists, and opens everything it is folded in.
    pub async fn unfold(&self, name: &str) -> anyhow::Result<()> {
        let script = r"
            let e = document.querySelector(arguments[0]);
            if (!e) return false;
            for (e = e.closest('details'); e; e = e.parentElement.closest('details')) e.open = true;
            return true;";
        until_true(format_args!("“{name}” to be unfolded"), async || {
            self.eval(script, vec![json!(named(name))]).await
        })
        .await
    }

    /// Touches an element as soon as possible.
    pub async fn touch(&self, name: &str) -> anyhow::Result<()> {
        self.touch_at(&named(name)).await
    }

    /// Touches the element of a selector as soon as possible.
    pub async fn touch_at(&self, selector: &str) -> anyhow::Result<()> {
        until(format_args!("“{selector}” to be touched"), async || {
            let place = self.driver.execute_async(WHERE, vec![json!(selector)]).await?;
            let Some((x, y)) = place.convert::<Option<(f64, f64)>>()? else { return Ok(None) };
            if self.engine == Engine::Chromium {
                self.tap(x, y).await?;
            } else {
                // By the element, because the page may have moved since; not with its click
                // command, which waits for the next page to load.
                let element = self.driver.find(By::Css(selector)).await?;
                self.driver.action_chain().move_to_element_center(&element).click().perform().await?;
            }
            Ok(Some(()))
        })
        .await
    }

    /// Taps with a finger, or clicks if the screen has no touch. The driver's own click takes ten
    /// times as long.
    async fn tap(&self, x: f64, y: f64) -> anyhow::Result<()> {
        if self.screen.phone {
            let start = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
            // On a busy machine the finger would stay too long: a long press is no tap.
            let lift = |kind: &str| json!({ "type": kind, "touchPoints": [] });
            loop {
                let since = Instant::now();
                self.devtools("Input.dispatchTouchEvent", start.clone()).await?;
                if since.elapsed() < LONG_PRESS / 2 {
                    break;
                }
                self.devtools("Input.dispatchTouchEvent", lift("touchCancel")).await?;
            }
            self.devtools("Input.dispatchTouchEvent", lift("touchEnd")).await?;
        } else {
            for kind in ["mousePressed", "mouseReleased"] {
                let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
                self.devtools("Input.dispatchMouseEvent", event).await?;
            }
        }
        Ok(())
    }

    /// Types into a field.
    pub async fn type_into(&self, name: &str, text: &str) -> anyhow::Result<()> {
        self.see(name).await?;
        Ok(self.driver.find(By::Css(named(name))).await?.send_keys(text).await?)
    }

    /// Replaces the text of a field.
    pub async fn retype(&self, name: &str, text: &str) -> anyhow::Result<()> {
        self.see(name).await?;
        let empty = r"
            const field = document.querySelector(arguments[0]);
            field.value = '';
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        let _: Option<()> = self.eval(empty, vec![named(name).into()]).await?;
        self.type_into(name, text).await
    }

    /// Chooses from a list.
    pub async fn choose_in(&self, name: &str, value: &str) -> anyhow::Result<()> {
        self.see(name).await?;
        let choose = r"
            const list = document.querySelector(arguments[0]);
            list.value = arguments[1];
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        let _: Option<()> = self.eval(choose, vec![named(name).into(), value.into()]).await?;
        Ok(())
    }

    /// Describes the page for the message of a failed test.
    pub async fn describe(&self) -> String {
        let body: anyhow::Result<String> =
            self.eval("return document.body?.innerText ?? '';", Vec::new()).await;
        let url = self.url().await.unwrap_or_else(|error| format!("unknown ({error:#})"));
        let errors = self.console_errors().await.unwrap_or_default();
        let errors = if errors.is_empty() {
            String::new()
        } else {
            format!("\nconsole: {}", errors.join("\n         "))
        };
        let body = body.unwrap_or_else(|error| format!("unknown ({error:#})"));
        format!("page: {url}\ntext: {}{errors}", body.replace('\n', "\n      "))
    }

    /// Waits until nothing on the page moves.
    pub async fn still(&self) -> anyhow::Result<()> {
        let script = "return document.fonts.status === 'loaded' && document.getAnimations().length === 0;";
        until_true("the page to stand still", async || self.eval(script, Vec::new()).await).await
    }
}
