//! A shared result arrives exactly once, whatever the network does.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::api::DECK;
use konventa_e2e::page::{Delivery, Opening, ResultPage};
use konventa_e2e::proxy::Exchange;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, Proxy, ProxyAction, Screen, Student, TestContext, ensure_eq};

fn student() -> anyhow::Result<Student> {
    Student::of(Country::Montenegro, "rwu.rwurrwrr", "rrrrrwurrr.r")
}

/// Waits until the phone has everything for a journey without network: slides, key and
/// explanations.
async fn wait_for_files(proxy: &Proxy) -> anyhow::Result<()> {
    until_true("slides, key and explanations on the phone", async || {
        let exchanges = proxy.exchanges();
        let has = |end: &str| exchanges.iter().any(|e| e.path.ends_with(end) && e.status == Some(200));
        Ok(has(".slides.json") && has("/key.json") && has(".review.json"))
    })
    .await
}

/// The statuses of the answers to submissions.
fn answers(proxy: &Proxy) -> Vec<Option<u16>> {
    proxy.posted().into_iter().map(|exchange| exchange.status).collect()
}

#[tokio::test]
async fn an_offline_journey_arrives_once_when_the_network_is_back() -> Result<(), Failure> {
    TestContext::run("without_network", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        let student = student()?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        wait_for_files(proxy).await?;
        browser.offline(true).await?;
        student.answer_before(browser, test_deck).await?;
        student.answer_after(browser, test_deck).await?;
        let result = ResultPage(browser);
        let shown = result.payload().await?;
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        result.scores().await?;
        ensure_eq("answers without network", &answers(proxy), &[])?;
        browser.offline(false).await?;
        result.is(Delivery::Delivered).await?;
        ensure_eq("answers", &answers(proxy), &[Some(201)])?;
        ensure_eq("the bytes sent", &proxy.posted()[0].text(), &shown)?;
        ensure!(!api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_result_withdrawn_before_it_was_sent_is_never_sent() -> Result<(), Failure> {
    TestContext::run("withdrawn_before_it_was_sent", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        browser.offline(true).await?;
        let result = ResultPage(browser);
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        result.withdraw().await?;
        browser.offline(false).await?;
        result.is(Delivery::Withdrawn).await?;
        ensure!(proxy.posted().is_empty(), "{:?}", proxy.posted());
        ensure!(api.is_empty().await?, "the server has a record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_send_a_result_once() -> Result<(), Failure> {
    TestContext::run("two_tabs_send_once", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        let first = browser.window().await?;
        browser.offline(true).await?;
        let second = browser.open_window(&format!("/learn/{DECK}")).await?;
        let result = ResultPage(browser);
        result.payload().await?;
        browser.offline(true).await?;
        browser.switch_to(&first).await?;
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        browser.switch_to(&second).await?;
        result.is(Delivery::Waiting).await?;
        ensure_eq("answers without network", &answers(proxy), &[])?;
        // Both notice almost at once that the network is back.
        browser.offline(false).await?;
        browser.switch_to(&first).await?;
        browser.offline(false).await?;
        result.is(Delivery::Delivered).await?;
        browser.switch_to(&second).await?;
        result.is(Delivery::Delivered).await?;
        browser.reload().await?;
        result.is(Delivery::Delivered).await?;
        ensure_eq("answers", &answers(proxy), &[Some(201)])?;
        ensure!(!api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

/// Without TLS a browser has no locks between tabs. Both tabs are told to send in the same instant.
#[tokio::test]
async fn two_tabs_show_and_send_one_id_without_locks() -> Result<(), Failure> {
    const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";
    const SEND_AT: &str = "const button = document.querySelector('[data-testid=share]');
        setTimeout(() => button.click(), arguments[0] - Date.now());";
    TestContext::run("two_tabs_one_id", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        browser.before_each_page(NO_LOCKS).await?;
        for _ in 0..9 {
            api.submit(&student()?.submission(test_deck)?).await?;
        }
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        let shown = result.payload().await?;
        let first = browser.window().await?;
        let second = browser.open_window("/help").await?;
        browser.before_each_page(NO_LOCKS).await?;
        Opening(browser).open().await?;
        ensure_eq("what the second tab shows", &result.payload().await?, &shown)?;
        let now: f64 = browser.eval("return Date.now();", Vec::new()).await?;
        for tab in [&second, &first] {
            browser.switch_to(tab).await?;
            browser.eval::<Option<bool>>(SEND_AT, vec![(now + 3000.0).into()]).await?;
        }
        for tab in [&second, &first] {
            browser.switch_to(tab).await?;
            result.is(Delivery::Delivered).await?;
        }
        for sent in proxy.posted() {
            ensure_eq("the bytes sent", &sent.text(), &shown)?;
        }
        api.seal().await?;
        ensure_eq("students", &api.report().await?.n.paired.value(), &Some(10.0))
    })
    .await
}

#[tokio::test]
async fn a_result_waits_for_a_server_that_is_down() -> Result<(), Failure> {
    TestContext::run("a_server_that_was_down", Screen::PHONE, async |context| {
        Opening(&context.browser).open().await?;
        student()?.walk(&context.browser, &context.test_deck).await?;
        context.server.down().await?;
        let result = ResultPage(&context.browser);
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        ensure!(!context.proxy.posted().is_empty(), "no request was sent");
        context.server.up().await?;
        result.is(Delivery::Delivered).await?;
        let answers: Vec<u16> = answers(&context.proxy).into_iter().flatten().collect();
        ensure_eq("answers", &answers, &[201])?;
        ensure!(!context.api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_answer_does_not_count_a_student_twice() -> Result<(), Failure> {
    TestContext::run("an_answer_that_is_lost", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        // With nine others, so that the report shows the number.
        for _ in 0..9 {
            api.submit(&student()?.submission(test_deck)?).await?;
        }
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        proxy.intercept(Some("POST"), "/api/submissions", ProxyAction::LoseAnswer);
        let result = ResultPage(browser);
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        proxy.restore();
        result.is(Delivery::Delivered).await?;
        let last = answers(proxy).pop().flatten();
        // Whether Chromium or the outbox sent it again: the server answers that it already has it.
        ensure_eq("the last answer", &last, &Some(200))?;
        let bodies: std::collections::BTreeSet<String> = proxy.posted().iter().map(Exchange::text).collect();
        ensure_eq("different bodies", &bodies.len(), &1)?;
        api.seal().await?;
        ensure_eq("students", &api.report().await?.n.paired.value(), &Some(10.0))
    })
    .await
}

#[tokio::test]
async fn a_refused_result_stays_on_the_phone_and_can_be_saved() -> Result<(), Failure> {
    TestContext::run("a_refused_result", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        let problem = r#"{"type":"/problems/invalid-submission","title":"Not accepted","status":422,"detail":"the deck is not taught here any more"}"#;
        let refusal = ProxyAction::Answer { status: 422, kind: "application/problem+json", body: problem.to_owned() };
        proxy.intercept(Some("POST"), "/api/submissions", refusal);
        let result = ResultPage(browser);
        let shown = result.payload().await?;
        result.share().await?;
        result.is(Delivery::Refused).await?;
        ensure_eq("the file", &result.file().await?, &shown)?;
        let text = browser.see("delivery").await?.text;
        ensure!(text.contains("422 invalid-submission"), "the code of the error is not shown: {text}");
        ensure!(!text.contains("the deck is not taught here any more"), "a student sees words for operators: {text}");
        proxy.restore();
        browser.reload().await?;
        result.is(Delivery::Refused).await?;
        ensure_eq("the file after a reload", &result.file().await?, &shown)?;
        ensure_eq("answers", &answers(proxy), &[Some(422)])
    })
    .await
}

#[tokio::test]
async fn a_captive_portal_is_not_mistaken_for_the_server() -> Result<(), Failure> {
    TestContext::run("a_captive_portal", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student()?.walk(browser, test_deck).await?;
        let page = "<!doctype html><title>Campus Wi-Fi</title><h1>Welcome! Please log in.</h1>";
        proxy.intercept(
            None,
            "/api/",
            ProxyAction::Answer { status: 200, kind: "text/html", body: page.to_owned() },
        );
        let result = ResultPage(browser);
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        ensure_eq("answers of the portal", &answers(proxy).first(), &Some(&Some(200)))?;
        ensure!(api.is_empty().await?, "the server has a record");
        proxy.restore();
        result.is(Delivery::Delivered).await?;
        ensure_eq("the last answer", &answers(proxy).last(), &Some(&Some(201)))
    })
    .await
}
