//! The exit, in the engine of every phone: the browser stores nothing of ours and shows nothing of
//! ours again.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::page::{LecturePhone, Opening, OverlayPage, Quiz, Safety};
use konventa_e2e::{Browser, Engine, Failure, Screen, Student, TestContext, ensure_eq};

/// Workers and caches are listed too late for the exit.
const NEVER_LISTS: &str = "
    navigator.serviceWorker.getRegistrations = () => new Promise(() => {});
    caches.keys = () => new Promise(() => {});
    return null;";

/// Brings a phone into the middle of a quiz, with two of our pages in its history: the one that
/// asks for a join code, and the lecture.
async fn answer(browser: &Browser) -> anyhow::Result<()> {
    browser.open("/l").await?;
    browser.touch("alone").await?;
    Student::of(Country::Montenegro, "", "")?.arrive(browser).await?;
    Quiz(browser).choose("unsure").await
}

/// Leaves, and checks that going back shows nothing.
async fn leave_and_find_nothing(browser: &Browser) -> anyhow::Result<()> {
    let safety = Safety(browser);
    safety.exit().await?;
    // The previous page is ours too and leaves again. Some browsers report an error because the
    // other site cannot be reached.
    browser.back().await.ok();
    safety.wait_until_away().await?;
    safety.stores_nothing().await
}

/// WebKit was once seen to crash in a library of its own (glib): a crash is tried again, once.
async fn exit_leaves_nothing(engine: Engine, name: &str) -> Result<(), Failure> {
    match try_exit(engine, name).await {
        Err(failure) if failure.is_browser_crash() => try_exit(engine, name).await,
        result => result,
    }
}

async fn try_exit(engine: Engine, name: &str) -> Result<(), Failure> {
    TestContext::run_in(engine, name, Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let before = Safety(browser).wait_for_offline_files().await?;
        ensure!(!before.local.is_empty() && !before.tab.is_empty(), "nothing was stored before: {before:?}");
        leave_and_find_nothing(browser).await
    })
    .await
}

/// The worker has just answered, and may still have a timer that runs.
#[tokio::test]
async fn the_exit_leaves_nothing_right_after_the_worker_served_a_page() -> Result<(), Failure> {
    TestContext::run("exit_served", Screen::PHONE, async |context| {
        let browser = &context.browser;
        let safety = Safety(browser);
        answer(browser).await?;
        safety.wait_for_offline_files().await?;
        // A second page at which the worker answers too.
        browser.reload().await?;
        browser.see("exit").await?;
        safety.exit().await?;
        safety.stores_nothing().await
    })
    .await
}

/// A slow phone leaves before it has listed its workers and caches.
#[tokio::test]
async fn the_exit_leaves_nothing_in_a_browser_too_slow_to_list_it() -> Result<(), Failure> {
    TestContext::run("exit_slow", Screen::PHONE, async |context| {
        let browser = &context.browser;
        let safety = Safety(browser);
        answer(browser).await?;
        safety.wait_for_offline_files().await?;
        let () = browser.eval(NEVER_LISTS, vec![]).await?;
        safety.exit().await?;
        safety.stores_nothing().await
    })
    .await
}

#[tokio::test]
async fn the_exit_leaves_nothing_in_chromium() -> Result<(), Failure> {
    exit_leaves_nothing(Engine::Chromium, "exit_chromium").await
}

#[tokio::test]
async fn the_exit_leaves_nothing_in_firefox() -> Result<(), Failure> {
    exit_leaves_nothing(Engine::Firefox, "exit_firefox").await
}

#[tokio::test]
async fn the_exit_leaves_nothing_in_webkit() -> Result<(), Failure> {
    exit_leaves_nothing(Engine::WebKit, "exit_webkit").await
}

#[tokio::test]
async fn the_exit_covers_the_page_at_once() -> Result<(), Failure> {
    TestContext::run("exit_at_once", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let safety = Safety(browser);
        let (seen, took) = safety.exit_at_once().await?;
        ensure_eq("the visibility", &seen.as_str(), &"hidden")?;
        ensure!(took < 100.0, "it took {took} ms");
        safety.wait_until_away().await
    })
    .await
}

#[tokio::test]
async fn after_the_exit_back_and_forward_show_nothing() -> Result<(), Failure> {
    TestContext::run("exit_history", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let safety = Safety(browser);
        // Creates an entry of the history before and after the page with the exit.
        OverlayPage(browser, "help").open().await?;
        OverlayPage(browser, "help").close().await?;
        safety.exit().await?;
        browser.forward().await.ok();
        safety.wait_until_away().await?;
        browser.back().await.ok();
        browser.back().await.ok();
        safety.wait_until_away().await?;
        safety.stores_nothing().await?;
        // The site can be opened again.
        Opening(browser).open().await?;
        browser.appears("country-ME").await
    })
    .await
}

#[tokio::test]
async fn the_exit_on_an_overlay_also_leaves_the_page_below() -> Result<(), Failure> {
    TestContext::run("exit_from_overlay", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        OverlayPage(browser, "help").open().await?;
        leave_and_find_nothing(browser).await
    })
    .await
}

#[tokio::test]
async fn the_exit_also_leaves_in_other_tabs() -> Result<(), Failure> {
    TestContext::run("exit_other_tabs", Screen::PHONE, async |context| {
        let browser = &context.browser;
        answer(browser).await?;
        let first = browser.window().await?;
        let second = browser.open_window("/learn/istanbul-convention").await?;
        browser.see("item").await?;
        let safety = Safety(browser);
        safety.exit().await?;
        browser.switch_to(&first).await?;
        safety.wait_until_away().await?;
        browser.switch_to(&second).await?;
        safety.stores_nothing().await
    })
    .await
}

/// The exit works before the app is loaded, and if it never loads.
#[tokio::test]
async fn the_exit_does_not_wait_for_the_app() -> Result<(), Failure> {
    TestContext::run("exit_without_app", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        proxy.intercept(Some("GET"), "/konventa-app", konventa_e2e::ProxyAction::Cut);
        Opening(browser).open().await?;
        let safety = Safety(browser);
        ensure_eq("the label", &browser.see("exit").await?.text.as_str(), &"Exit")?;
        safety.shift(3).await?;
        safety.wait_until_away().await?;
        Opening(browser).open().await?;
        safety.exit().await
    })
    .await
}

#[tokio::test]
async fn pages_without_a_lecture_have_the_exit() -> Result<(), Failure> {
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
        browser.see("code").await?;
        OverlayPage(browser, "help").open().await?;
        ensure!(OverlayPage(browser, "help").lines().await?.contains("080 111 111"), "no help lines");
        OverlayPage(browser, "help").close().await?;
        browser.see("code").await?;
        // The exit does not need the deck either.
        proxy.intercept(Some("GET"), "/decks", konventa_e2e::ProxyAction::Cut);
        browser.open("/learn/other-lecture").await?;
        browser.see("to-privacy").await?;
        Safety(browser).exit().await
    })
    .await
}
