//! Leaving, in the engine of every phone: nothing of ours is kept, and nothing of ours comes up again.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::page::{LecturePhone, Opening, OverlayPage, Quiz, Safety};
use konventa_e2e::{Browser, Engine, Failure, Screen, Student, TestContext, ensure_eq};

/// A phone in the middle of a quiz, with two pages of ours in its history: the door to a hall, and the lecture.
async fn answer(browser: &Browser) -> anyhow::Result<()> {
    browser.open("/l").await?;
    browser.touch("alone").await?;
    Student::of(Country::Montenegro, "", "")?.arrive(browser).await?;
    Quiz(browser).choose("unsure").await
}

/// Leaves, and comes back to nothing.
async fn for_good(browser: &Browser) -> anyhow::Result<()> {
    let safety = Safety(browser);
    safety.exit().await?;
    // The page before it is ours too, and leads away again. A browser calls it an error that nobody is there.
    browser.back().await.ok();
    safety.is_away().await?;
    safety.stores_nothing().await
}

async fn leaves_nothing(engine: Engine, name: &str) -> Result<(), Failure> {
    TestContext::run_in(engine, name, Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let before = Safety(browser).wait_for_offline_files().await?;
        ensure!(!before.local.is_empty() && !before.tab.is_empty(), "nothing was kept before: {before:?}");
        for_good(browser).await
    })
    .await
}

#[tokio::test]
async fn the_exit_leaves_nothing_in_chromium() -> Result<(), Failure> {
    leaves_nothing(Engine::Chromium, "exit_chromium").await
}

#[tokio::test]
async fn the_exit_leaves_nothing_in_firefox() -> Result<(), Failure> {
    leaves_nothing(Engine::Firefox, "exit_firefox").await
}

#[tokio::test]
async fn the_exit_leaves_nothing_in_webkit() -> Result<(), Failure> {
    leaves_nothing(Engine::WebKit, "exit_webkit").await
}

#[tokio::test]
async fn the_page_is_covered_at_once() -> Result<(), Failure> {
    TestContext::run("exit_at_once", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let safety = Safety(browser);
        let (seen, took) = safety.exit_at_once().await?;
        ensure_eq("what is seen", &seen.as_str(), &"hidden")?;
        ensure!(took < 100.0, "it took {took} ms");
        safety.is_away().await
    })
    .await
}

#[tokio::test]
async fn neither_back_nor_forward_shows_anything_of_ours() -> Result<(), Failure> {
    TestContext::run("exit_history", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let safety = Safety(browser);
        // A step of the history on each side of where the exit is pressed.
        OverlayPage(browser, "help").open().await?;
        OverlayPage(browser, "help").close().await?;
        safety.exit().await?;
        browser.forward().await.ok();
        safety.is_away().await?;
        browser.back().await.ok();
        browser.back().await.ok();
        safety.is_away().await?;
        safety.stores_nothing().await?;
        // Whoever comes again is welcome.
        Opening(browser).open().await?;
        browser.see("country-ME").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn leaving_from_a_leaflet_leaves_the_page_below_too() -> Result<(), Failure> {
    TestContext::run("exit_from_leaflet", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        OverlayPage(browser, "help").open().await?;
        for_good(browser).await
    })
    .await
}

#[tokio::test]
async fn other_tabs_leave_as_well() -> Result<(), Failure> {
    TestContext::run("exit_other_tabs", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let first = browser.window().await?;
        let second = browser.open_window("/learn/istanbul-convention").await?;
        browser.see("item").await?;
        let safety = Safety(browser);
        safety.exit().await?;
        browser.switch_to(&first).await?;
        safety.is_away().await?;
        browser.switch_to(&second).await?;
        safety.stores_nothing().await
    })
    .await
}

/// The way out is there before the app is, and where the app never comes.
#[tokio::test]
async fn the_exit_does_not_wait_for_the_app() -> Result<(), Failure> {
    TestContext::run("exit_without_app", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        proxy.intercept(Some("GET"), "/konventa-app", konventa_e2e::ProxyAction::Cut);
        Opening(browser).open().await?;
        let safety = Safety(browser);
        ensure_eq("the word", &browser.see("exit").await?.text.as_str(), &"Exit")?;
        safety.shift(3).await?;
        safety.is_away().await?;
        Opening(browser).open().await?;
        safety.exit().await
    })
    .await
}

#[tokio::test]
async fn the_exit_is_on_the_pages_without_a_lecture() -> Result<(), Failure> {
    TestContext::run("exit_without_lecture", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        for (path, shows) in [
            ("/l", "to-help"),
            ("/l/KMT4RX", "to-help"),
            ("/nowhere", "to-help"),
            ("/help", "all-lines"),
            ("/privacy", "close"),
        ] {
            browser.open(path).await?;
            browser.see(shows).await?;
            browser.see("exit").await?;
            let title: String = browser.eval("return document.title;", Vec::new()).await?;
            ensure_eq(path, &title.as_str(), &"Lecture")?;
        }
        LecturePhone(browser).type_code("KMT4RX").await?;
        browser.see("to-door").await?;
        OverlayPage(browser, "help").open().await?;
        ensure!(OverlayPage(browser, "help").lines().await?.contains("080 111 111"), "no help lines");
        OverlayPage(browser, "help").close().await?;
        browser.see("to-door").await?;
        // Nor does it need the deck.
        proxy.intercept(Some("GET"), "/decks", konventa_e2e::ProxyAction::Cut);
        browser.open("/learn/other-lecture").await?;
        browser.see("to-privacy").await?;
        Safety(browser).exit().await
    })
    .await
}
