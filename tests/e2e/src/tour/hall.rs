//! A tour of every screen of a phone in a live lecture.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::lecture::Command;
use konventa_domain::show::Screen;

use super::Visit;
use crate::api::Api;
use crate::page::{Delivery, LecturePhone, ResultPage};
use crate::started_lecture::StartedLecture;
use crate::wait::until_true;
use crate::{Browser, Student, TestDeck};

/// The country of the tour.
const COUNTRY: Country = Country::Montenegro;

/// The index of the first slide that is so.
fn first(test_deck: &TestDeck, is: impl Fn(SlideKind) -> bool) -> anyhow::Result<usize> {
    test_deck.public.flow.iter().position(|slide| is(slide.kind)).context("the deck has no such slide")
}

/// What the tour of a poll needs.
struct Poll<'a> {
    browser: &'a Browser,
    api: &'a Api,
    test_deck: &'a TestDeck,
    lecture: &'a StartedLecture,
    /// The index of its slide.
    at: usize,
}

impl Poll<'_> {
    /// From the question on the wall to the votes of the room, and what guidance supports.
    async fn tour(&self, mut visit: impl Visit) -> anyhow::Result<()> {
        let Self { browser, api, test_deck, lecture, at } = *self;
        let phone = LecturePhone(browser);
        let slide = test_deck.slides.flow().nth(at).context("no such slide")?;
        let (name, face) = (slide.id.as_str(), slide.face.get(COUNTRY));
        let question = face.question.as_ref().context("no question")?;
        let choices = &question.choices;
        let choice = choices.first().context("no choice")?.id.as_str();
        api.show(lecture, at, 0).await?;
        phone.poll_is("waiting").await?;
        visit(&format!("hall-{name}-waiting")).await?;
        api.command(lecture, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        visit(&format!("hall-{name}-open")).await?;
        phone.vote(choice).await?;
        phone.vote_says("").await?;
        visit(&format!("hall-{name}-voted")).await?;
        for n in 0..12 {
            let other = choices[n % choices.len()].id.as_str();
            let status = api.vote(lecture.code, name, other).await?;
            ensure!(status == 201, "a vote got {status}");
        }
        api.command(lecture, Command::ClosePoll {}).await?;
        phone.poll_is("closed").await?;
        visit(&format!("hall-{name}-closed")).await?;
        api.command(lecture, Command::RevealPoll {}).await?;
        phone.poll_is("shown").await?;
        visit(&format!("hall-{name}-shown")).await?;
        if question.supported().is_some() {
            api.show(lecture, at, face.fragments + 1).await?;
            browser.see("guidance").await?;
            visit(&format!("hall-{name}-guided")).await?;
        }
        Ok(())
    }
}

/// A phone in a hall, from the scan to the end of the lecture. The visit leaves the page in English.
pub async fn hall(
    browser: &Browser,
    api: &Api,
    test_deck: &TestDeck,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let (phone, result) = (LecturePhone(browser), ResultPage(browser));
    let lecture = api.start_lecture(COUNTRY, None).await?;
    phone.scan(&lecture).await?;
    browser.see("onward").await?;
    visit("hall-note").await?;
    phone.to_consent().await?;
    visit("hall-consent").await?;
    browser.touch("agree").await?;
    browser.see("item").await?;
    visit("hall-item").await?;
    phone.hand_in_blank().await?;
    phone.waits().await?;
    visit("hall-lobby").await?;
    api.command(&lecture, Command::Start {}).await?;
    phone.is_at("title", 0).await?;
    visit("hall-title").await?;
    let content = first(test_deck, |kind| kind == SlideKind::Content)?;
    api.show(&lecture, content, 0).await?;
    browser.see("slide").await?;
    visit("hall-slide").await?;
    api.show(&lecture, first(test_deck, |kind| kind == SlideKind::Quiz { sitting: Sitting::Pre })?, 0)
        .await?;
    phone.waits().await?;
    visit("hall-others-answer").await?;
    for kind in [SlideKind::Poll, SlideKind::Scenario] {
        let at = first(test_deck, |one| one == kind)?;
        Poll { browser, api, test_deck, lecture: &lecture, at }.tour(&mut visit).await?;
    }
    browser.touch("slide-back").await?;
    browser.see("to-live").await?;
    visit("hall-look-back").await?;
    browser.touch("to-live").await?;
    pause(browser, api, &lecture, "hall-pause", &mut visit).await?;
    api.show(&lecture, first(test_deck, |kind| kind == SlideKind::Quiz { sitting: Sitting::Post })?, 0)
        .await?;
    browser.see("item").await?;
    visit("hall-last-item").await?;
    pause(browser, api, &lecture, "hall-pause-in-quiz", &mut visit).await?;
    phone.hand_in_blank().await?;
    result.payload().await?;
    visit("hall-sharing").await?;
    result.share().await?;
    result.is(Delivery::Delivered).await?;
    visit("hall-result").await?;
    pause(browser, api, &lecture, "hall-pause-at-result", &mut visit).await?;
    let student = Student::of(COUNTRY, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
    for _ in 0..10 {
        api.submit_in(&lecture, student.submission(test_deck)?).await?;
    }
    api.show(&lecture, first(test_deck, |kind| kind == SlideKind::Gain)?, 0).await?;
    until_true("the gain of the room", async || {
        Ok(api.lecture(lecture.code).await?.replica.lecture.gain().is_some())
    })
    .await?;
    visit("hall-gain").await?;
    api.command(&lecture, Command::End {}).await?;
    browser.see("score-after").await?;
    visit("hall-ended").await?;
    outside(browser, api, &mut visit).await
}

/// The pause beside what the phone shows.
async fn pause(
    browser: &Browser,
    api: &Api,
    lecture: &StartedLecture,
    name: &str,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    api.command(lecture, Command::Screen { screen: Screen::Pause }).await?;
    browser.see("pause").await?;
    visit(name).await?;
    api.command(lecture, Command::Screen { screen: Screen::Slide }).await?;
    browser.see_no("pause").await
}

/// The pages of phones that have no lecture or no seat in it.
async fn outside(browser: &Browser, api: &Api, mut visit: impl Visit) -> anyhow::Result<()> {
    let phone = LecturePhone(browser);
    phone.type_code("nocode").await?;
    browser.see_words("outside", "This is not a code").await?;
    visit("hall-no-code").await?;
    let full = api.start_lecture(COUNTRY, Some(1)).await?;
    let seat = api.follow(full.code).await?;
    phone.scan(&full).await?;
    browser.see("retry").await?;
    visit("hall-full").await?;
    drop(seat);
    Ok(())
}
