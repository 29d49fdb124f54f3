//! What is shared arrives, exactly once, whatever the network does.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::api::DECK;
use konventa_e2e::page::{Delivery, Opening, Outcome};
use konventa_e2e::wait::until_true;
use konventa_e2e::wire::Exchange;
use konventa_e2e::{Failure, Fate, Screen, Student, Wire, World, same};

fn student() -> anyhow::Result<Student> {
    Student::of(Country::Montenegro, "rwu.rwurrwrr", "rrrrrwurrr.r")
}

/// Waits until the phone has all that it needs for a way without network: the slides, the key and the explanations.
async fn provisioned(wire: &Wire) -> anyhow::Result<()> {
    until_true("slides, key and explanations on the phone", async || {
        let exchanges = wire.exchanges();
        let has = |end: &str| exchanges.iter().any(|e| e.path.ends_with(end) && e.status == Some(200));
        Ok(has(".slides.json") && has("/key.json") && has(".review.json"))
    })
    .await
}

/// The statuses that the posts of submissions were answered with.
fn answers(wire: &Wire) -> Vec<Option<u16>> {
    wire.posted().into_iter().map(|exchange| exchange.status).collect()
}

#[tokio::test]
async fn what_is_answered_and_shared_without_network_arrives_once_when_it_is_back() -> Result<(), Failure> {
    World::walk("without_network", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        let student = student()?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        provisioned(wire).await?;
        browser.offline(true).await?;
        student.answer_before(browser, lesson).await?;
        student.answer_after(browser, lesson).await?;
        let outcome = Outcome(browser);
        let shown = outcome.payload().await?;
        outcome.share().await?;
        outcome.is(Delivery::Waiting).await?;
        outcome.scores().await?;
        same("answers without network", &answers(wire), &vec![])?;
        browser.offline(false).await?;
        outcome.is(Delivery::Delivered).await?;
        same("answers", &answers(wire), &vec![Some(201)])?;
        same("the bytes sent", &wire.posted()[0].text(), &shown)?;
        ensure!(!api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_taken_back_before_it_was_sent_is_never_sent() -> Result<(), Failure> {
    World::walk("taken_back_before_it_was_sent", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student()?.walk(browser, lesson).await?;
        browser.offline(true).await?;
        let outcome = Outcome(browser);
        outcome.share().await?;
        outcome.is(Delivery::Waiting).await?;
        outcome.withdraw().await?;
        browser.offline(false).await?;
        outcome.is(Delivery::Withdrawn).await?;
        ensure!(wire.posted().is_empty(), "{:?}", wire.posted());
        ensure!(api.is_empty().await?, "the server has a record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_send_once() -> Result<(), Failure> {
    World::walk("two_tabs_send_once", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student()?.walk(browser, lesson).await?;
        let first = browser.window().await?;
        browser.offline(true).await?;
        let second = browser.open_window(&format!("/learn/{DECK}")).await?;
        let outcome = Outcome(browser);
        outcome.payload().await?;
        browser.offline(true).await?;
        browser.turn_to(&first).await?;
        outcome.share().await?;
        outcome.is(Delivery::Waiting).await?;
        browser.turn_to(&second).await?;
        outcome.is(Delivery::Waiting).await?;
        same("answers without network", &answers(wire), &vec![])?;
        // Both hear within a moment that the network is back.
        browser.offline(false).await?;
        browser.turn_to(&first).await?;
        browser.offline(false).await?;
        outcome.is(Delivery::Delivered).await?;
        browser.turn_to(&second).await?;
        outcome.is(Delivery::Delivered).await?;
        browser.reload().await?;
        outcome.is(Delivery::Delivered).await?;
        same("answers", &answers(wire), &vec![Some(201)])?;
        ensure!(!api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_that_was_down_gets_it_when_it_is_up() -> Result<(), Failure> {
    World::walk("a_server_that_was_down", Screen::PHONE, async |world| {
        Opening(&world.browser).open().await?;
        student()?.walk(&world.browser, &world.lesson).await?;
        world.server.down().await?;
        let outcome = Outcome(&world.browser);
        outcome.share().await?;
        outcome.is(Delivery::Waiting).await?;
        ensure!(!world.wire.posted().is_empty(), "nobody tried");
        world.server.up().await?;
        outcome.is(Delivery::Delivered).await?;
        let answers: Vec<u16> = answers(&world.wire).into_iter().flatten().collect();
        same("answers", &answers, &vec![201])?;
        ensure!(!world.api.is_empty().await?, "the server has no record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_is_lost_does_not_count_a_student_twice() -> Result<(), Failure> {
    World::walk("an_answer_that_is_lost", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        // With nine others, so that the report tells the number.
        for _ in 0..9 {
            api.submit(&student()?.submission(lesson)?).await?;
        }
        Opening(browser).open().await?;
        student()?.walk(browser, lesson).await?;
        wire.doom(Some("POST"), "/api/submissions", Fate::LoseAnswer);
        let outcome = Outcome(browser);
        outcome.share().await?;
        outcome.is(Delivery::Waiting).await?;
        wire.mend();
        outcome.is(Delivery::Delivered).await?;
        let last = answers(wire).pop().flatten();
        // Whether Chromium itself asked again or the outbox did: the server says that it has it already.
        same("the last answer", &last, &Some(200))?;
        let bodies: std::collections::BTreeSet<String> = wire.posted().iter().map(Exchange::text).collect();
        same("different bodies", &bodies.len(), &1)?;
        same("students", &api.report().await?.n.paired.value(), &Some(10.0))
    })
    .await
}

#[tokio::test]
async fn what_is_refused_stays_on_the_phone_and_can_be_saved() -> Result<(), Failure> {
    World::walk("what_is_refused", Screen::PHONE, async |world| {
        let World { wire, browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student()?.walk(browser, lesson).await?;
        let problem = r#"{"type":"/problems/invalid-submission","title":"Not accepted","status":422,"detail":"the deck is not taught here any more"}"#;
        let refusal = Fate::Answer { status: 422, kind: "application/problem+json", body: problem.to_owned() };
        wire.doom(Some("POST"), "/api/submissions", refusal);
        let outcome = Outcome(browser);
        let shown = outcome.payload().await?;
        outcome.share().await?;
        outcome.is(Delivery::Refused).await?;
        same("the file", &outcome.file().await?, &shown)?;
        let told = browser.see("delivery").await?.text;
        ensure!(told.contains("the deck is not taught here any more"), "the reason is not told: {told}");
        wire.mend();
        browser.reload().await?;
        outcome.is(Delivery::Refused).await?;
        same("the file after a reload", &outcome.file().await?, &shown)?;
        same("answers", &answers(wire), &vec![Some(422)])
    })
    .await
}

#[tokio::test]
async fn a_captive_portal_is_not_taken_for_the_server() -> Result<(), Failure> {
    World::walk("a_captive_portal", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student()?.walk(browser, lesson).await?;
        let page = "<!doctype html><title>Campus Wi-Fi</title><h1>Welcome! Please log in.</h1>";
        wire.doom(None, "/api/", Fate::Answer { status: 200, kind: "text/html", body: page.to_owned() });
        let outcome = Outcome(browser);
        outcome.share().await?;
        outcome.is(Delivery::Waiting).await?;
        same("answers of the portal", &answers(wire).first(), &Some(&Some(200)))?;
        ensure!(api.is_empty().await?, "the server has a record");
        wire.mend();
        outcome.is(Delivery::Delivered).await?;
        same("the last answer", &answers(wire).last(), &Some(&Some(201)))
    })
    .await
}
