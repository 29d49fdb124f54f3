//! A phone in a hall: it comes in, follows, votes, and loses nothing on a bad network.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::lecture::{Command, Verdict};
use konventa_domain::submission::Submission;
use konventa_e2e::api::Api;
use konventa_e2e::hall::Hall;
use konventa_e2e::page::{HallPhone, Outcome};
use konventa_e2e::{Failure, Screen, World, same};

/// Places in the flow of the deck, and the steps that all of a slide has.
const QUIZ_BEFORE: usize = 3;
const FORMS: usize = 7;
const POLL: usize = 9;
const CASE: usize = 17;
const QUIZ_AFTER: usize = 26;
const ALL: u8 = 10;

async fn started(api: &Api) -> anyhow::Result<Hall> {
    let hall = api.start_lecture(Country::Kosovo, None).await?;
    api.command(&hall, Command::Start {}).await?;
    Ok(hall)
}

/// What the room said on a slide, once it is revealed.
async fn votes(api: &Api, hall: &Hall, slide: usize) -> anyhow::Result<Option<Verdict>> {
    Ok(api.lecture(hall.code).await?.room.lecture.verdict(slide).cloned())
}

/// Fills the poll up, so that its votes may be shown.
async fn fill(api: &Api, hall: &Hall, slide: &str, choice: &str) -> anyhow::Result<()> {
    for _ in 0..9 {
        same("a vote", &api.vote(hall.code, slide, choice).await?, &201)?;
    }
    Ok(())
}

#[tokio::test]
async fn two_taps_lead_to_the_first_item_and_the_way_follows_the_lecture() -> Result<(), Failure> {
    World::walk("hall_two_taps", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let phone = HallPhone(browser);
        let hall = api.start_lecture(Country::Kosovo, None).await?;
        phone.scan(&hall).await?;
        phone.two_taps().await?;
        ensure!(!browser.url().await?.contains('#'), "the id stays in the address");
        browser.reload().await?;
        browser.see("item").await?;
        phone.hand_in_blank().await?;
        phone.waits().await?;
        api.command(&hall, Command::Start {}).await?;
        phone.is_at("title", 0).await?;
        api.show(&hall, QUIZ_BEFORE, 0).await?;
        phone.waits().await?;
        browser.reload().await?;
        phone.waits().await?;
        api.show(&hall, FORMS, 1).await?;
        phone.is_at("forms", 1).await?;
        browser.reload().await?;
        phone.is_at("forms", 1).await?;
        phone.line_is("connected").await?;
        api.show(&hall, QUIZ_AFTER, 0).await?;
        browser.see("item").await?;
        browser.reload().await?;
        browser.see("item").await?;
        phone.hand_in_blank().await?;
        let shown: Submission = Outcome(browser).submission().await?;
        same("the lecture that is sent", &shown.lecture, &Some(hall.id.clone()))?;
        same("the country", &shown.country, &Country::Kosovo)?;
        same("errors", &browser.console_errors().await?, &Vec::<String>::new())
    })
    .await
}

#[tokio::test]
async fn a_phone_looks_back_but_not_ahead() -> Result<(), Failure> {
    World::walk("hall_look_back", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let phone = HallPhone(browser);
        let hall = started(api).await?;
        phone.follow_only(&hall).await?;
        api.show(&hall, FORMS, 1).await?;
        phone.is_at("forms", 1).await?;
        same("a way ahead", &browser.glance("slide-next").await?.is_some(), &false)?;
        browser.touch("slide-back").await?;
        phone.is_at("four-pillars", ALL).await?;
        api.show(&hall, FORMS, 2).await?;
        browser.touch("slide-next").await?;
        phone.is_at("forms", 2).await?;
        // Who looks back stays there while the lecture goes on, and the second quiz does not come for who declined.
        browser.touch("slide-back").await?;
        phone.is_at("four-pillars", ALL).await?;
        api.show(&hall, POLL, 0).await?;
        phone.is_at("four-pillars", ALL).await?;
        browser.touch("to-live").await?;
        phone.is_at("poll-beliefs", 0).await?;
        api.command(&hall, Command::End {}).await?;
        browser.touch("slide-next").await?;
        phone.is_at("myths", ALL).await
    })
    .await
}

#[tokio::test]
async fn a_vote_is_changed_until_the_poll_is_closed_and_counts_once() -> Result<(), Failure> {
    World::walk("hall_vote", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let phone = HallPhone(browser);
        let hall = started(api).await?;
        phone.follow_only(&hall).await?;
        api.show(&hall, POLL, 0).await?;
        phone.poll_is("rests").await?;
        api.command(&hall, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        phone.vote("crime").await?;
        phone.vote("rights").await?;
        browser.reload().await?;
        phone.is_voted("rights").await?;
        phone.is_told("has arrived").await?;
        fill(api, &hall, "poll-beliefs", "crime").await?;
        api.command(&hall, Command::ClosePoll {}).await?;
        phone.poll_is("closed").await?;
        browser.reload().await?;
        phone.poll_is("closed").await?;
        // Its result could hurt somebody, so the explanation comes before it, and nobody is told what most chose.
        browser.see("explanation").await?;
        same("votes before the wall shows them", &browser.glance("votes").await?, &None)?;
        api.command(&hall, Command::RevealPoll {}).await?;
        phone.poll_is("shown").await?;
        browser.see("own-choice").await?;
        phone.is_explained_first().await?;
        let told = browser.see("votes").await?.text;
        ensure!(!told.contains("people voted") && told.contains("90 %"), "the room is told {told:?}");
        same("votes", &votes(api, &hall, POLL).await?, &Some(Verdict::Votes(vec![0, 9, 1, 0])))?;
        browser.reload().await?;
        browser.see("own-choice").await?;
        let kept = browser.kept().await?.get("konventa.outbox").cloned().unwrap_or_default();
        ensure!(!kept.contains("poll-beliefs"), "the number of the vote is still kept: {kept}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_vote_without_network_counts_if_it_arrives_in_time_and_is_told_if_not() -> Result<(), Failure> {
    World::walk("hall_offline_vote", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let phone = HallPhone(browser);
        let hall = started(api).await?;
        phone.follow_only(&hall).await?;
        api.show(&hall, POLL, 0).await?;
        api.command(&hall, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        browser.offline(true).await?;
        phone.vote("rights").await?;
        phone.is_told("kept on this phone").await?;
        browser.offline(false).await?;
        phone.is_told("has arrived").await?;
        fill(api, &hall, "poll-beliefs", "crime").await?;
        api.command(&hall, Command::ClosePoll {}).await?;
        api.command(&hall, Command::RevealPoll {}).await?;
        same("votes", &votes(api, &hall, POLL).await?, &Some(Verdict::Votes(vec![0, 9, 1, 0])))?;
        api.show(&hall, CASE, 0).await?;
        api.command(&hall, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        browser.offline(true).await?;
        phone.vote("he-leaves").await?;
        phone.is_told("kept on this phone").await?;
        api.command(&hall, Command::ClosePoll {}).await?;
        browser.offline(false).await?;
        phone.poll_is("closed").await?;
        phone.is_told("too late").await?;
        api.command(&hall, Command::RevealPoll {}).await?;
        same("votes", &votes(api, &hall, CASE).await?, &Some(Verdict::TooFew))?;
        ensure!(browser.see("votes").await?.text.contains("Too few to show"), "few votes are shown");
        let guidance = browser.see("guidance").await?.text;
        ensure!(guidance.starts_with("Guidance supports: The authorities order him"), "it says {guidance:?}");
        phone.is_explained_first().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_comes_late_takes_the_second_quiz_only() -> Result<(), Failure> {
    World::walk("hall_late", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let phone = HallPhone(browser);
        let hall = started(api).await?;
        api.show(&hall, FORMS, 0).await?;
        let spelled = hall.code.to_string().to_lowercase();
        phone.type_code(&format!("{} {}", &spelled[..3], &spelled[3..])).await?;
        phone.to_consent().await?;
        browser.touch("agree").await?;
        phone.is_at("forms", 0).await?;
        api.show(&hall, QUIZ_AFTER, 0).await?;
        phone.hand_in_blank().await?;
        let shown: Submission = Outcome(browser).submission().await?;
        ensure!(shown.items.iter().all(|item| item.pre.is_none() && item.post.is_some()), "{shown:?}");
        same("the lecture", &shown.lecture, &Some(hall.id.clone()))
    })
    .await
}

#[tokio::test]
async fn without_network_a_student_goes_on_alone_and_follows_again_when_it_is_back() -> Result<(), Failure> {
    World::walk("hall_alone", Screen::PHONE, async |world| {
        let World { api, server, browser, .. } = world;
        let phone = HallPhone(browser);
        let hall = started(api).await?;
        api.show(&hall, FORMS, 0).await?;
        phone.scan(&hall).await?;
        phone.to_consent().await?;
        browser.touch("agree").await?;
        phone.is_at("forms", 0).await?;
        server.down().await?;
        phone.line_is("waiting").await?;
        browser.touch("go-alone").await?;
        phone.is_at("forms", ALL).await?;
        browser.touch("slide-next").await?;
        phone.is_at("domestic-violence", ALL).await?;
        server.up().await?;
        phone.line_is("connected").await?;
        phone.is_at("forms", 0).await
    })
    .await
}

#[tokio::test]
async fn a_door_that_leads_nowhere_says_what_to_do() -> Result<(), Failure> {
    World::walk("hall_door", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let phone = HallPhone(browser);
        phone.type_code("nocode").await?;
        browser.see_that("outside", "what is wrong", |seen| seen.text.contains("This is not a code")).await?;
        browser.open("/l/QQQQQQ").await?;
        browser.see_that("outside", "what is wrong", |seen| seen.text.contains("no such lecture")).await?;
        browser.see("to-door").await?;
        let hall = api.start_lecture(Country::Albania, Some(1)).await?;
        let seat = api.follow(hall.code).await?;
        phone.scan(&hall).await?;
        browser.see_that("outside", "what is wrong", |seen| seen.text.contains("All places")).await?;
        drop(seat);
        browser.touch("retry").await?;
        browser.see("onward").await?;
        Ok(())
    })
    .await
}
