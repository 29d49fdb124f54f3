//! What keeps students safe.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::page::{Delivery, Opening, Quiz, ResultPage, Safety, SlidesPage};
use konventa_e2e::{Browser, Failure, Screen, Student, TestContext, ensure_eq};

fn student() -> anyhow::Result<Student> {
    Student::of(Country::Montenegro, "rwu.rwurrwrr", "rrrrrwurrr.r")
}

/// Checks that the browser left, stores nothing of ours, and shows nothing of ours after the back
/// button.
async fn ensure_left(browser: &Browser) -> anyhow::Result<()> {
    Safety(browser).wait_until_away().await?;
    browser.back().await?;
    let back = browser.url().await?;
    ensure!(!back.contains("/learn"), "the back button leads to {back}");
    // Another page of the same site, to read what is stored.
    browser.open("/api/health").await?;
    ensure_eq("local storage", &browser.local_storage().await?, &std::collections::BTreeMap::new())?;
    Opening(browser).open().await?;
    browser.appears("country-ME").await
}

#[tokio::test]
async fn pressing_shift_three_times_leaves_and_forgets() -> Result<(), Failure> {
    TestContext::run("three_times_shift", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.open("/api/health").await?;
        Opening(browser).open().await?;
        student()?.arrive(browser).await?;
        Quiz(browser).choose("unsure").await?;
        let safety = Safety(browser);
        safety.shift(2).await?;
        browser.press("x").await?;
        safety.shift(2).await?;
        browser.see("item").await?;
        browser.press("x").await?;
        safety.shift(3).await?;
        ensure_left(browser).await
    })
    .await
}

#[tokio::test]
async fn the_exit_leaves_and_forgets() -> Result<(), Failure> {
    TestContext::run("the_exit", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        browser.open("/api/health").await?;
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        Safety(browser).exit().await?;
        ensure_left(browser).await
    })
    .await
}

#[tokio::test]
async fn every_student_page_has_the_exit() -> Result<(), Failure> {
    TestContext::run("the_exit_is_on_every_page", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let there = async || {
            browser.see("exit").await?;
            let title: String = browser.eval("return document.title;", Vec::new()).await?;
            ensure!(
                !title.to_lowercase().contains("violence") && !title.to_lowercase().contains("istanbul"),
                "{title}"
            );
            // Nothing is wider than the phone, or the browser would zoom out.
            let wide: u32 = browser.eval("return window.innerWidth;", Vec::new()).await?;
            ensure_eq("the width of the page", &wide, &Screen::PHONE.width)
        };
        let opening = Opening(browser);
        opening.open().await?;
        opening.country(Country::Montenegro).await?;
        there().await?;
        opening.onward().await?;
        browser.see("back").await?;
        there().await?;
        opening.onward().await?;
        browser.see("agree").await?;
        there().await?;
        opening.agree().await?;
        there().await?;
        let student = student()?;
        student.answer_before(browser, test_deck).await?;
        there().await?;
        SlidesPage(browser).next().await?;
        there().await?;
        student.answer_after(browser, test_deck).await?;
        there().await?;
        let result = ResultPage(browser);
        result.share().await?;
        result.scores().await?;
        there().await
    })
    .await
}

#[tokio::test]
async fn help_lines_are_shown_offline() -> Result<(), Failure> {
    TestContext::run("help_lines", Screen::PHONE, async |context| {
        let browser = &context.browser;
        let opening = Opening(browser);
        opening.open().await?;
        opening.country(Country::Montenegro).await?;
        browser.offline(true).await?;
        opening.onward().await?;
        let lines = browser.see("help-lines").await?.text;
        ensure!(lines.contains("080 111 111") && lines.contains("According to a web page of 20"), "{lines}");
        ensure!(!lines.contains("0800 11112"), "lines of another country: {lines}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_other_site_receives_a_request() -> Result<(), Failure> {
    TestContext::run("nothing_is_asked_of_anybody_else", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name);";
        let loaded: Vec<String> = browser.eval(script, Vec::new()).await?;
        ensure!(!loaded.is_empty(), "the browser reports no request");
        let elsewhere: Vec<&String> =
            loaded.iter().filter(|name| !name.starts_with(browser.base())).collect();
        ensure!(elsewhere.is_empty(), "requests to other sites: {elsewhere:?}");
        // The Content-Security-Policy had nothing to block, and no cookie was set.
        let errors: Vec<String> = browser
            .console_errors()
            .await?
            .into_iter()
            .filter(|error| !error.contains("favicon.ico"))
            .collect();
        ensure_eq("errors on the console", &errors, &[""; 0])?;
        ensure_eq("cookies", &browser.eval::<String>("return document.cookie;", Vec::new()).await?, &"")?;
        let sent: Vec<String> =
            proxy.exchanges().into_iter().filter(|e| e.method != "GET").map(|e| e.path).collect();
        ensure_eq("what was sent", &sent, &["/api/submissions"])
    })
    .await
}
