//! The console of a lecture on a small laptop, and the presenter's pages on a phone.

use anyhow::{Context as _, ensure};
use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language};
use konventa_e2e::page::{Console, open_with_key};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::tour::{self, Overflow};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Screen, TestContext, ensure_eq};

/// A small laptop.
const LAPTOP: Screen = Screen { width: 1280, height: 800, density: 1, phone: false };

/// What is wrong with the layout of the console: signs of the header that are not in one row or whose
/// words do not fit, previews that have no height or reach into the bars, and bars that leave the screen.
const LAYOUT: &str = r"
    const bad = [], box = part => part.getBoundingClientRect();
    const one = name => document.querySelector('.console ' + name);
    const signs = [...document.querySelectorAll('.console .status > :not(.links), .console .links > :not(.room), .console .room > *')]
        .filter(sign => sign.checkVisibility() && !sign.matches('.unseen') && box(sign).width > 0);
    const row = Math.min(...signs.map(sign => box(sign).bottom));
    for (const sign of signs) {
        if (box(sign).top >= row) bad.push(`in another row: ${sign.textContent}`);
        if (sign.scrollWidth > sign.clientWidth + 1 || box(sign).right > innerWidth) bad.push(`cut off: ${sign.textContent}`);
    }
    if (box(one('.status')).height > 70) bad.push(`the header is ${box(one('.status')).height} px high`);
    for (const frame of document.querySelectorAll('.console .ahead .frame')) {
        if (box(frame).height < 60) bad.push(`a preview is ${box(frame).height} px high`);
        if (box(frame).bottom > box(one('.does')).top) bad.push('a preview reaches into the bars');
    }
    if (box(one('.now')).bottom > box(one('.ahead')).top) bad.push('the slide reaches into the previews');
    if (box(one('.controls')).bottom > innerHeight + 1) bad.push('the keys leave the screen');
    return bad;";

/// Fails if the console does not fit.
async fn fits(browser: &Browser, state: &str) -> anyhow::Result<()> {
    browser.still().await?;
    let bad: Vec<String> = browser.eval(LAYOUT, Vec::new()).await?;
    ensure!(bad.is_empty(), "{state}: {bad:#?}");
    Ok(())
}

/// Fails if the element ends below the first screen of the page, which is this high.
async fn ensure_on_first_screen(browser: &Browser, selector: &str, height: u32) -> anyhow::Result<()> {
    let bottom = "return document.querySelector(arguments[0]).getBoundingClientRect().bottom + scrollY;";
    let bottom: f64 = browser.eval(bottom, vec![selector.into()]).await?;
    ensure!(bottom <= f64::from(height), "{selector} ends at {bottom} of {height}");
    Ok(())
}

/// Fails unless the first screen of the start page has the button, however many lectures are in
/// progress.
async fn start_is_on_first_screen(browser: &Browser) -> anyhow::Result<()> {
    open_with_key(browser, "/present", PRESENTER_KEY).await?;
    browser.see("running-more").await?;
    for language in Language::ALL {
        tour::choose_language(browser, language).await?;
        let start = ensure_on_first_screen(browser, "[data-testid=start]", LAPTOP.height).await;
        start.with_context(|| format!("in {language}"))?;
    }
    tour::choose_language(browser, Language::English).await
}

#[tokio::test]
async fn start_page_and_console_fit_a_small_laptop_in_every_language() -> Result<(), Failure> {
    TestContext::run("console_small_laptop", LAPTOP, async |context| {
        let TestContext { browser, api, .. } = &*context;
        for _ in 0..3 {
            api.start_lecture(Country::Albania, None).await?;
        }
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        start_is_on_first_screen(browser).await?;
        browser.open(&format!("/present/console?lecture={}#code={}", lecture.code, lecture.driver)).await?;
        browser.see_data("line", "state", "connected").await?;
        for started in [false, true] {
            if started {
                // The first poll, after a pause of which the header tells.
                // The clock starts with the second slide.
                until_true("the second slide", async || {
                    browser.press("n").await?;
                    Ok(Console::glance_at(browser).await?.is_some_and(|seen| seen.slide == 1))
                })
                .await?;
                browser.press("p").await?;
                browser.see("paused").await?;
                browser.press("ponnnnnnnn\u{e007}").await?;
                browser.see("open-poll").await?;
            }
            for language in Language::ALL {
                browser.choose_in("console-language", language.tag()).await?;
                tour::wait_for_language(browser, language).await?;
                // The whole console changes, not only the notes.
                let spoken = "return document.querySelector('[data-testid=console-language]').value;";
                ensure_eq(
                    "the console",
                    &browser.eval::<String>(spoken, Vec::new()).await?,
                    &language.tag(),
                )?;
                fits(browser, &format!("{language}, started: {started}")).await?;
            }
        }
        Ok(())
    })
    .await
}

/// The parts of the console that overlap on a phone, and the notes if they have no room.
const STACK: &str = r"
    const box = name => document.querySelector('.console ' + name).getBoundingClientRect(), bad = [];
    const parts = ['.status', '.now', '.say > header', '.notes', '.does', '.controls'];
    parts.slice(1).forEach((part, at) => {
        if (box(part).top < box(parts[at]).bottom - 1) bad.push(`${part} overlaps ${parts[at]}`);
    });
    if (box('.controls').bottom > innerHeight + 1) bad.push('the keys leave the screen');
    if (box('.notes').height < 96) bad.push(`the notes are ${box('.notes').height} px high`);
    return bad;";

/// Fails if the console does not fit on the smallest phone.
async fn fits_small_phone(browser: &Browser) -> anyhow::Result<()> {
    browser.resize(320, 568).await?;
    browser.still().await?;
    let bad: Vec<String> = browser.eval(STACK, Vec::new()).await?;
    ensure!(bad.is_empty(), "{bad:#?}");
    Ok(())
}

#[tokio::test]
async fn a_presenter_takes_over_with_a_phone_which_becomes_the_console() -> Result<(), Failure> {
    TestContext::run("take_over_on_a_phone", Screen::PHONE, async |context| {
        let TestContext { browser, api, .. } = &*context;
        for _ in 0..3 {
            api.start_lecture(Country::Albania, None).await?;
        }
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        api.command(&lecture, Command::Start {}).await?;
        open_with_key(browser, "/present", PRESENTER_KEY).await?;
        let take = format!("take-{}", lecture.code);
        browser.see(&take).await?;
        let take_button = format!("[data-testid={take}]");
        for language in Language::ALL {
            tour::choose_language(browser, language).await?;
            for (width, height) in [(320, 568), (390, 568), (390, 844)] {
                browser.resize(width, height).await?;
                let Overflow(found) = tour::overflow_on_phone(browser).await?;
                ensure!(found.is_empty(), "{language}, {width} px: {found:#?}");
                // Above the form, which begins on the first screen of a usual phone.
                let first = if height == 844 { ".start-form select" } else { take_button.as_str() };
                let seen = ensure_on_first_screen(browser, first, height).await;
                seen.with_context(|| format!("{language}, {width} px"))?;
            }
        }
        browser.touch(&take).await?;
        browser.see_data("line", "state", "connected").await?;
        browser.see("next-does").await?;
        for language in Language::ALL {
            browser.choose_in("console-language", language.tag()).await?;
            tour::wait_for_language(browser, language).await?;
            fits_small_phone(browser).await.with_context(|| format!("the console in {language}"))?;
        }
        ensure_eq("the term", &api.lecture(lecture.code).await?.replica.lecture.term(), &2)
    })
    .await
}
