//! A phone whose clock was a year ahead when a result was shared, and is right when its page is opened
//! again.

use std::time::{Duration, Instant};

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::page::{Delivery, Opening, ResultPage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, ProxyAction, Screen, Student, TestContext, ensure_eq};

/// The clock is ahead by what the tab says.
pub(crate) const WRONG_CLOCK: &str = "
    const right = Date.now;
    Date.now = () => {
        let ahead = 0;
        try { ahead = Number(sessionStorage.getItem('ahead')); } catch {}
        return right() + ahead;
    };";

/// Shares a result with a wrong clock while the server does this, then sets the clock right.
async fn set_right_after(name: &str, first: ProxyAction) -> Result<(), Failure> {
    TestContext::run(name, Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        browser.before_each_page(WRONG_CLOCK).await?;
        browser.open("/help").await?;
        browser
            .eval::<Option<bool>>("sessionStorage.setItem('ahead', 365 * 24 * 3600000);", Vec::new())
            .await?;
        Opening(browser).open().await?;
        Student::of(Country::Montenegro, "rwu.rwurrwrr", "rrrrrwurrr.r")?.walk(browser, test_deck).await?;
        proxy.intercept(Some("POST"), "/api/submissions", first);
        ResultPage(browser).share().await?;
        until_true("the first try", async || Ok(!proxy.posted().is_empty())).await?;
        browser.see("delivery").await?;
        // The page is closed at once: with the right clock it would try again, and the next page would
        // wait for that try.
        let close = "sessionStorage.clear(); location.replace('about:blank');";
        browser.eval::<Option<bool>>(close, Vec::new()).await?;
        until_true("the page is closed", async || Ok(browser.url().await? == "about:blank")).await?;
        proxy.restore();
        let opened = Instant::now();
        Opening(browser).open().await?;
        ResultPage(browser).is(Delivery::Delivered).await?;
        let took = opened.elapsed();
        ensure!(took < Duration::from_secs(10), "it took {took:?}");
        ensure_eq("the last answer", &proxy.posted().last().and_then(|last| last.status), &Some(201))?;
        ensure!(!api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_clock_set_right_after_a_failed_try_sends_within_seconds() -> Result<(), Failure> {
    set_right_after("clock_no_network", ProxyAction::Cut).await
}

#[tokio::test]
async fn a_clock_set_right_after_a_busy_server_sends_within_seconds() -> Result<(), Failure> {
    let kind = "text/plain\r\nretry-after: 5";
    set_right_after("clock_busy", ProxyAction::Answer { status: 503, kind, body: "busy".to_owned() }).await
}

#[tokio::test]
async fn a_clock_set_right_after_the_page_was_closed_sends_within_seconds() -> Result<(), Failure> {
    set_right_after("clock_page_closed", ProxyAction::Hold).await
}
