//! Seat tickets on a phone: asked for once, kept, and spent on votes and the result.

use std::collections::BTreeSet;

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::lecture::Command;
use konventa_e2e::page::{Delivery, LecturePhone, ResultPage};
use konventa_e2e::proxy::Exchange;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, ProxyAction, Screen, StartedLecture, TestContext, ensure_eq};

const POLL: usize = 9;
const QUIZ_AFTER: usize = 26;

/// The phone's moment within 30 seconds is the first one, and each wait is the shortest.
const AT_ONCE: &str = "Math.random = () => 0;";

/// A page without TLS has no locks between tabs.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";

const PROBLEM: &str = "application/problem+json";

async fn started(context: &TestContext) -> anyhow::Result<StartedLecture> {
    let lecture = context.api.start_lecture(Country::Kosovo, None).await?;
    context.api.command(&lecture, Command::Start {}).await?;
    Ok(lecture)
}

async fn open_poll(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<()> {
    context.api.show(lecture, POLL, 0).await?;
    context.api.command(lecture, Command::OpenPoll {}).await?;
    LecturePhone(&context.browser).poll_is("open").await
}

/// What the phone has stored of its tickets.
async fn seat(browser: &Browser, lecture: &StartedLecture) -> anyhow::Result<String> {
    let stored = browser.local_storage().await?;
    Ok(stored.get(&format!("konventa.tickets.{}", lecture.id)).cloned().unwrap_or_default())
}

/// Waits until the phone is this far: `prepared`, `held` or `refused`; empty if nothing is stored.
async fn seat_is(browser: &Browser, lecture: &StartedLecture, state: &str) -> anyhow::Result<()> {
    until_true(format_args!("the tickets to be {state:?}"), async || {
        let stored = seat(browser, lecture).await?;
        let word = if state.is_empty() { String::new() } else { format!("\"{state}\"") };
        Ok(stored.is_empty() == state.is_empty() && stored.contains(&word))
    })
    .await
}

/// The requests to an address of a lecture that end like this, without their query.
fn sent(context: &TestContext, end: &str) -> Vec<Exchange> {
    let mut exchanges = context.proxy.exchanges();
    exchanges.retain(|exchange| exchange.path.split('?').next().is_some_and(|path| path.ends_with(end)));
    exchanges
}

/// The address at which phones ask for tickets.
fn tickets_of(lecture: &StartedLecture) -> String {
    format!("/api/lectures/{}/tickets", lecture.code)
}

/// The different requests for tickets.
fn asked(context: &TestContext) -> BTreeSet<String> {
    sent(context, "/tickets").iter().map(Exchange::text).collect()
}

/// The door is closed, as far as this phone can tell.
fn close_door(context: &TestContext, lecture: &StartedLecture) {
    let body = r#"{"type":"/problems/door-closed","title":"x","status":409,"detail":"x"}"#.to_owned();
    let answer = ProxyAction::Answer { status: 409, kind: PROBLEM, body };
    context.proxy.intercept(Some("POST"), tickets_of(lecture), answer);
}

/// Goes from any slide to the page that asks whether to send the result.
async fn to_sharing(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<()> {
    context.api.show(lecture, QUIZ_AFTER, 0).await?;
    context.browser.see("item").await?;
    LecturePhone(&context.browser).hand_in_blank().await?;
    ResultPage(&context.browser).payload().await.map(drop)
}

/// Whether the page says this.
async fn says(browser: &Browser, words: &str) -> anyhow::Result<bool> {
    browser.eval("return document.body.innerText.includes(arguments[0]);", vec![words.into()]).await
}

const NOT_FROM_HALL: &str = "does not count in the result of this hall";

#[tokio::test]
async fn a_phone_spends_its_tickets_on_a_vote_and_its_result() -> Result<(), Failure> {
    TestContext::run("tickets_spent", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let (phone, result) = (LecturePhone(browser), ResultPage(browser));
        browser.before_each_page(AT_ONCE).await?;
        let lecture = started(context).await?;
        phone.scan(&lecture).await?;
        phone.to_consent().await?;
        ensure!(sent(context, "/ticket-keys").is_empty(), "the phone asks before its first page");
        browser.touch("agree").await?;
        browser.appears("item").await?;
        seat_is(browser, &lecture, "held").await?;
        let held = seat(browser, &lecture).await?;
        ensure!(!held.contains("secret"), "the seed is still stored");
        // A reload keeps them, and asks for nothing.
        browser.reload().await?;
        phone.line_is("connected").await?;
        let streams = sent(context, "/events");
        let shown = streams.last().and_then(|stream| stream.path.split("again=").nth(1));
        let rejoin = shown.context("the phone does not come back with its ticket")?;
        ensure!(rejoin.len() >= 216 && held.contains(&rejoin[..216]), "it comes back with {rejoin:?}");
        phone.hand_in_blank().await?;
        open_poll(context, &lecture).await?;
        phone.vote("rights").await?;
        phone.vote_says("has arrived").await?;
        // A change keeps the ticket.
        phone.vote("crime").await?;
        phone.vote_says("has arrived").await?;
        to_sharing(context, &lecture).await?;
        ensure!(says(browser, "A ticket goes with it").await?, "the ticket is not named");
        let bytes = result.payload().await?;
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        ensure!(!says(browser, NOT_FROM_HALL).await?, "the result counts as not from the hall");

        let posted = context.proxy.posted();
        ensure_eq("the bytes sent", &posted[0].text(), &bytes)?;
        let record = posted[0].ticket().context("the record has no ticket")?.to_owned();
        let votes = sent(context, "/votes");
        let on_poll: Vec<Option<&str>> =
            votes.iter().filter(|vote| vote.text().contains("poll-beliefs")).map(Exchange::ticket).collect();
        ensure!(on_poll.len() == 2 && on_poll[0].is_some() && on_poll[0] == on_poll[1], "{on_poll:?}");
        ensure!(on_poll[0] != Some(record.as_str()), "one ticket for two things");
        let handed_in = votes.iter().find(|vote| vote.text().contains("handed-in")).context("no notice")?;
        ensure_eq("the ticket of a quiz that was handed in", &handed_in.ticket(), &None)?;
        ensure_eq("requests for tickets", &sent(context, "/tickets").len(), &1)?;
        // When the lecture is over and all is delivered, nothing is left of them.
        api.command(&lecture, Command::End {}).await?;
        seat_is(browser, &lecture, "").await?;
        // What is taken back shows its ticket, which is free again then.
        result.withdraw().await?;
        result.is(Delivery::Withdrawn).await?;
        let exchanges = context.proxy.exchanges();
        let back = exchanges.iter().find(|exchange| exchange.method == "DELETE").context("no withdrawal")?;
        ensure_eq("the ticket of the withdrawal", &back.ticket(), &Some(record.as_str()))?;
        // That this lecture has no follow-up is answered with 404.
        let errors = browser.console_errors().await?;
        ensure!(errors.iter().all(|error| error.contains("/api/followup/")), "{errors:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_answer_and_two_tabs_lead_to_the_same_request() -> Result<(), Failure> {
    TestContext::run("tickets_one_request", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        for script in [AT_ONCE, NO_LOCKS] {
            browser.before_each_page(script).await?;
        }
        let lecture = started(context).await?;
        proxy.intercept(Some("POST"), tickets_of(&lecture), ProxyAction::LoseAnswer);
        phone.follow_only(&lecture).await?;
        until_true("the phone to ask twice", async || Ok(sent(context, "/tickets").len() > 1)).await?;
        seat_is(browser, &lecture, "prepared").await?;
        let first = browser.window().await?;
        browser.open_window("/help").await?;
        for script in [AT_ONCE, NO_LOCKS] {
            browser.before_each_page(script).await?;
        }
        browser.open(&format!("/l/{}", lecture.code)).await?;
        phone.is_at("title", 0).await?;
        browser.reload().await?;
        proxy.restore();
        seat_is(browser, &lecture, "held").await?;
        browser.switch_to(&first).await?;
        browser.reload().await?;
        phone.is_at("title", 0).await?;
        open_poll(context, &lecture).await?;
        phone.vote("rights").await?;
        phone.vote_says("has arrived").await?;
        ensure_eq("different requests", &asked(context).len(), &1)
    })
    .await
}

#[tokio::test]
async fn a_phone_at_a_closed_door_is_told_so_and_votes_once_it_opens() -> Result<(), Failure> {
    TestContext::run("tickets_door", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        browser.before_each_page(AT_ONCE).await?;
        let lecture = started(context).await?;
        close_door(context, &lecture);
        phone.follow_only(&lecture).await?;
        open_poll(context, &lecture).await?;
        phone.vote_says("but not vote").await?;
        browser.see_no("vote-rights").await?;
        // The words are there at once after a reload.
        browser.reload().await?;
        phone.vote_says("but not vote").await?;
        proxy.restore();
        browser.see("vote-rights").await?;
        phone.vote("rights").await?;
        phone.vote_says("has arrived").await?;
        ensure_eq("different requests", &asked(context).len(), &1)
    })
    .await
}

#[tokio::test]
async fn a_vote_waits_for_a_ticket_that_is_late() -> Result<(), Failure> {
    TestContext::run("tickets_late", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        browser.before_each_page(AT_ONCE).await?;
        let lecture = started(context).await?;
        proxy.intercept(Some("POST"), tickets_of(&lecture), ProxyAction::Cut);
        phone.follow_only(&lecture).await?;
        open_poll(context, &lecture).await?;
        phone.vote("rights").await?;
        phone.vote_says("kept on this phone").await?;
        ensure!(sent(context, "/votes").is_empty(), "a vote left without its ticket");
        proxy.restore();
        phone.vote_says("has arrived").await?;
        let votes = sent(context, "/votes");
        ensure!(votes.len() == 1 && votes[0].ticket().is_some(), "{votes:?}");
        Ok(())
    })
    .await
}

/// A server that gave each phone other keys could tell their tickets apart.
#[tokio::test]
async fn a_phone_takes_only_the_published_keys() -> Result<(), Failure> {
    TestContext::run("tickets_other_keys", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, .. } = &*context;
        let (phone, result) = (LecturePhone(browser), ResultPage(browser));
        browser.before_each_page(AT_ONCE).await?;
        let lecture = started(context).await?;
        let other = api.ticket_keys(api.start_lecture(Country::Kosovo, None).await?.code).await?;
        let keys = ProxyAction::Answer {
            status: 200,
            kind: "application/json",
            body: serde_json::to_string(&other)?,
        };
        proxy.intercept(Some("GET"), format!("/api/lectures/{}/ticket-keys", lecture.code), keys);
        phone.scan(&lecture).await?;
        phone.two_taps().await?;
        seat_is(browser, &lecture, "refused").await?;
        ensure!(sent(context, "/tickets").is_empty(), "the phone asks under other keys");
        phone.hand_in_blank().await?;
        open_poll(context, &lecture).await?;
        phone.vote_says("but not vote").await?;
        to_sharing(context, &lecture).await?;
        ensure!(says(browser, NOT_FROM_HALL).await?, "nothing is said before the result is sent");
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        ensure!(says(browser, NOT_FROM_HALL).await?, "nothing is said after the result was sent");
        ensure_eq("the ticket of the record", &context.proxy.posted()[0].ticket(), &None)
    })
    .await
}

#[tokio::test]
async fn a_record_whose_ticket_is_refused_is_sent_without() -> Result<(), Failure> {
    TestContext::run("tickets_refused", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        let (phone, result) = (LecturePhone(browser), ResultPage(browser));
        browser.before_each_page(AT_ONCE).await?;
        let lecture = started(context).await?;
        phone.scan(&lecture).await?;
        phone.two_taps().await?;
        seat_is(browser, &lecture, "held").await?;
        phone.hand_in_blank().await?;
        to_sharing(context, &lecture).await?;
        let body = r#"{"type":"/problems/ticket-spent","title":"x","status":409,"detail":"x"}"#.to_owned();
        proxy.intercept(
            Some("POST"),
            "/api/submissions",
            ProxyAction::Answer { status: 409, kind: PROBLEM, body },
        );
        result.share().await?;
        // Without a ticket the server has no reason to say so, and the record stays refused.
        result.is(Delivery::Refused).await?;
        let posted = context.proxy.posted();
        let tickets: Vec<bool> = posted.iter().map(|exchange| exchange.ticket().is_some()).collect();
        ensure_eq("with a ticket, then without", &tickets, &[true, false])?;
        ensure_eq("the bytes", &posted[0].text(), &posted[1].text())
    })
    .await
}
