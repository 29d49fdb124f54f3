//! What a presenter is told before the lecture, and what is at hand during it.

use anyhow::ensure;
use konventa_e2e::page::{HallPhone, HallStage};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Hall, Screen, World};

#[tokio::test]
async fn before_the_start_a_presenter_reads_what_to_think_of() -> Result<(), Failure> {
    World::walk("care_before", Screen::LAPTOP, async |world| {
        let browser = &world.browser;
        browser.open(&format!("/present#key={PRESENTER_KEY}")).await?;
        let says = browser.see("before").await?.text;
        for words in ["on call", "key P", "Please confirm first", "LIVES", "Listen", "She decides"] {
            ensure!(says.contains(words), "it does not say {words:?}: {says}");
        }
        ensure!(says.contains("Before you tell me more, I have to say what I must report."), "{says}");
        // The duty to report of every country, until one is chosen.
        browser.see("start").await?;
        for country in ["ME", "AL", "XK"] {
            browser.see(&format!("duty-{country}")).await?;
        }
        browser.choose_in("start-country", "XK").await?;
        browser.see_no("duty-ME").await?;
        let duty = browser.see("duty").await?.text;
        ensure!(duty.starts_with("Kosovo: ") && !duty.contains("Albania"), "{duty}");
        browser.touch_at("[data-testid=before] summary").await?;
        let is_folded = "return document.querySelector('[data-testid=before]')?.open === false;";
        until_true("the panel to be folded", async || browser.eval(is_folded, Vec::new()).await).await?;
        // Whoever has read it once does not have to fold it again.
        browser.reload().await?;
        until_true("the panel to stay folded", async || browser.eval(is_folded, Vec::new()).await).await
    })
    .await
}

#[tokio::test]
async fn the_key_p_brings_help_lines_to_the_wall_and_to_phones() -> Result<(), Failure> {
    World::walk("care_pause", Screen::PROJECTOR, async |world| {
        let World { wire, browser, api, .. } = &*world;
        let stage = HallStage(browser);
        let code = stage.start("Hall of the tests").await?;
        let id = api.lecture(code).await?.about.id;
        let hall = Hall { id, code, driver: String::new() };
        stage.next_to(0).await?;
        let phone = Browser::start(Screen::PHONE, wire.url()).await?;
        HallPhone(&phone).follow_only(&hall).await?;
        browser.press("p").await?;
        stage.shows("pause", 0).await?;
        let wall = "return document.querySelector('.stage .frame.pause .help-lines')?.textContent ?? '';";
        let wall: String = browser.eval(wall, Vec::new()).await?;
        ensure!(wall.contains("080 111 111"), "the wall shows no help lines: {wall}");
        phone.see("pause").await?;
        let lines = phone.see("help-lines").await?.text;
        ensure!(lines.contains("080 111 111"), "the phone shows no help lines: {lines}");
        browser.press("p").await?;
        HallPhone(&phone).is_at("title", 0).await?;
        phone.quit().await
    })
    .await
}

#[tokio::test]
async fn the_console_says_what_to_do_if_someone_tells() -> Result<(), Failure> {
    World::walk("care_console", Screen::LAPTOP, async |world| {
        let browser = &world.browser;
        browser.open("/present/console").await?;
        browser.touch("told").await?;
        let says = browser.see("told-says").await?.text;
        ensure!(says.contains("Validate") && says.contains("not her fault"), "{says}");
        let duty = browser.see("duty").await?.text;
        ensure!(duty.starts_with("Montenegro: ") && !duty.contains("Kosovo"), "{duty}");
        browser.touch("told-close").await?;
        browser.see_no("told-says").await
    })
    .await
}
