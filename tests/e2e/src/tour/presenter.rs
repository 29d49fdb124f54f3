//! A tour of every screen of a presenter: the stage and the console, with a lecture and without.

use std::mem::discriminant;

use anyhow::{Context as _, ensure};
use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::lecture::Command;
use konventa_domain::show::Screen;
use konventa_domain::{Country, Language};

use super::{Visit, choose_language, wait_for_language, wait_for_selector};
use crate::api::{Api, DECK};
use crate::page::{Console, LectureStage, Stage};
use crate::server::{PRESENTER_KEY, RESEARCH_KEY};
use crate::started_lecture::StartedLecture;
use crate::wait::until_true;
use crate::{Browser, Student, TestDeck};

/// The country of the tour.
const COUNTRY: Country = Country::Montenegro;

/// The keys of a keyboard, as WebDriver names them.
const BACK: &str = "\u{e012}";
const END: &str = "\u{e010}";
const ESCAPE: &str = "\u{e00c}";

/// The keys that cover a slide, with what covers it.
const COVERS: [(&str, Screen, &str); 3] =
    [("o", Screen::Overview, "overview"), ("p", Screen::Pause, "pause"), ("b", Screen::Black, "black")];

/// Shows the bar, as moving the mouse does, and keeps it there with the focus.
const SHOW_BAR: &str = r"
    const stage = document.querySelector('.stage'), button = stage.querySelector('.bar button');
    stage.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }));
    button.focus();
    return document.activeElement === button;";

/// The page that starts a lecture: locked, refused, open, and with lectures in progress.
pub async fn start(browser: &Browser, api: &Api, mut visit: impl Visit) -> anyhow::Result<()> {
    browser.open("/api/health").await?;
    let _: Option<()> = browser.eval("sessionStorage.clear();", Vec::new()).await?;
    browser.open("/present").await?;
    browser.see("without-phones").await?;
    visit("start-locked").await?;
    browser.type_into("key", "not-the-key").await?;
    browser.touch("open").await?;
    wait_for_selector(browser, ".key-form [role=alert]").await?;
    visit("start-refused").await?;
    browser.retype("key", PRESENTER_KEY).await?;
    browser.touch("open").await?;
    browser.see("start").await?;
    visit("start").await?;
    let lecture = api.start_lecture(COUNTRY, None).await?;
    browser.reload().await?;
    browser.see(&format!("take-{}", lecture.code)).await?;
    visit("start-with-lectures").await?;
    api.command(&lecture, Command::Start {}).await?;
    api.command(&lecture, Command::End {}).await?;
    Ok(())
}

/// Every slide of a talk without phones with all its fragments, from the last to the first; then what
/// covers them.
pub async fn talk(browser: &Browser, test_deck: &TestDeck, mut visit: impl Visit) -> anyhow::Result<()> {
    let stage = Stage::open(browser, &format!("?deck={DECK}&country={COUNTRY}&language=en")).await?;
    wait_for_language(browser, Language::English).await?;
    browser.press(END).await?;
    for (at, slide) in test_deck.public.flow.iter().enumerate().rev() {
        until_true(format_args!("slide {at}"), async || Ok(stage.ready().await?.slide == at)).await?;
        visit(&format!("stage-{}", slide.id)).await?;
        // An earlier slide appears with all its fragments, so going back visits none twice.
        while at > 0 && stage.ready().await?.slide == at {
            browser.press(BACK).await?;
        }
    }
    for (key, screen, name) in COVERS {
        browser.press(key).await?;
        until_true(name, async || Ok(stage.ready().await?.screen == screen)).await?;
        visit(&format!("stage-{name}")).await?;
        browser.press(ESCAPE).await?;
    }
    Ok(())
}

/// The stage of a lecture, which another device drives.
pub async fn stage_in_hall(
    browser: &Browser,
    api: &Api,
    test_deck: &TestDeck,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let stage = LectureStage(browser);
    let lecture = &api.start_lecture(COUNTRY, None).await?;
    stage.open(lecture.code, None).await?;
    stage.shows("lobby", 0).await?;
    visit("hall-stage-lobby").await?;
    let phone = api.follow(lecture.code).await?;
    browser.see("small-room").await?;
    visit("hall-stage-small-room").await?;
    drop(phone);
    api.command(lecture, Command::Start {}).await?;
    stage.shows("slide", 0).await?;
    until_true("the bar to appear", async || browser.eval(SHOW_BAR, Vec::new()).await).await?;
    visit("hall-stage-bar").await?;
    browser.press("j").await?;
    wait_for_selector(browser, ".frame.joining").await?;
    visit("hall-stage-joining").await?;
    browser.press("j").await?;
    browser.press("n").await?;
    browser.see("another-drives").await?;
    visit("hall-stage-another-drives").await?;
    let quiz = first(test_deck, |kind| kind == SlideKind::Quiz { sitting: Sitting::Pre })?;
    api.show(lecture, quiz, 0).await?;
    stage.shows("slide", quiz).await?;
    visit("hall-stage-quiz").await?;
    for kind in [SlideKind::Poll, SlideKind::Scenario] {
        let at = first(test_deck, |one| one == kind)?;
        poll(browser, api, test_deck, lecture, at, &mut visit).await?;
    }
    api.command(lecture, Command::Screen { screen: Screen::Pause }).await?;
    until_true("the pause", async || Ok(stage.glance().await?.is_some_and(|seen| seen.screen == "pause")))
        .await?;
    visit("hall-stage-pause").await?;
    api.command(lecture, Command::Screen { screen: Screen::Slide }).await?;
    let gain = first(test_deck, |kind| kind == SlideKind::Gain)?;
    api.show(lecture, gain, 0).await?;
    browser.see("gain-withheld").await?;
    visit("hall-stage-gain-withheld").await?;
    submit_room(api, test_deck, lecture).await?;
    // It is not counted by itself.
    api.command(lecture, Command::Count {}).await?;
    browser.see("gain").await?;
    visit("hall-stage-gain").await?;
    let slide = test_deck.slides.flow().nth(gain).context("no slide for the gain")?;
    api.show(lecture, gain, slide.face.get(COUNTRY).fragments + 1).await?;
    browser.see_data("gain", "rest", "").await?;
    visit("hall-stage-gain-rest").await?;
    api.command(lecture, Command::End {}).await?;
    stage.shows("ended", gain).await?;
    visit("hall-stage-ended").await
}

/// The states of a poll on the stage, with the votes of ten phones and more.
async fn poll(
    browser: &Browser,
    api: &Api,
    test_deck: &TestDeck,
    lecture: &StartedLecture,
    at: usize,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let stage = LectureStage(browser);
    let slide = test_deck.slides.flow().nth(at).context("no such slide")?;
    let (name, face) = (slide.id.as_str(), slide.face.get(COUNTRY));
    let question = face.question.as_ref().context("no question")?;
    api.show(lecture, at, 0).await?;
    stage.poll_is("waiting").await?;
    visit(&format!("hall-stage-{name}-waiting")).await?;
    api.command(lecture, Command::OpenPoll {}).await?;
    stage.poll_is("open").await?;
    visit(&format!("hall-stage-{name}-open")).await?;
    vote(api, test_deck, lecture, at).await?;
    api.command(lecture, Command::ClosePoll {}).await?;
    stage.poll_is("closed").await?;
    visit(&format!("hall-stage-{name}-closed")).await?;
    api.command(lecture, Command::RevealPoll {}).await?;
    stage.poll_is("shown").await?;
    visit(&format!("hall-stage-{name}-shown")).await?;
    if question.supported().is_some() {
        api.show(lecture, at, face.fragments + 1).await?;
        browser.see("guidance").await?;
        visit(&format!("hall-stage-{name}-guided")).await?;
    }
    Ok(())
}

/// Twelve votes on a slide.
async fn vote(api: &Api, test_deck: &TestDeck, lecture: &StartedLecture, at: usize) -> anyhow::Result<()> {
    let slide = test_deck.slides.flow().nth(at).context("no such slide")?;
    let choices = &slide.face.get(COUNTRY).question.as_ref().context("no question")?.choices;
    for choice in choices.iter().cycle().take(12) {
        let status = api.vote(lecture.code, slide.id.as_str(), choice.id.as_str()).await?;
        ensure!(status == 201, "a vote got {status}");
    }
    Ok(())
}

/// Ten students send their results.
async fn submit_room(api: &Api, test_deck: &TestDeck, lecture: &StartedLecture) -> anyhow::Result<()> {
    let student = Student::of(COUNTRY, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
    for _ in 0..10 {
        api.submit_in(lecture, student.submission(test_deck)?).await?;
    }
    Ok(())
}

/// The console of a talk without phones, on a slide of each kind and in every state. It shows three
/// slides at a time, each as the stage does.
pub async fn console(browser: &Browser, test_deck: &TestDeck, mut visit: impl Visit) -> anyhow::Result<()> {
    browser.open(&format!("/present/console?deck={DECK}&country={COUNTRY}&language=en")).await?;
    wait_for_selector(browser, ".console .notes").await?;
    let mut seen = Vec::new();
    browser.press(END).await?;
    for (at, slide) in test_deck.public.flow.iter().enumerate().rev() {
        let shown = async || slide_of_console(browser).await;
        until_true(format_args!("slide {at}"), async || Ok(shown().await? == Some(at))).await?;
        let kind = discriminant(&slide.kind);
        if !seen.contains(&kind) {
            seen.push(kind);
            visit(&format!("console-{}", slide.id)).await?;
        }
        while at > 0 && shown().await? == Some(at) {
            browser.press(BACK).await?;
        }
    }
    for (key, screen, name) in COVERS {
        browser.press(key).await?;
        until_true(name, async || {
            Ok(Console::glance_at(browser).await?.is_some_and(|seen| seen.screen == screen))
        })
        .await?;
        visit(&format!("console-{name}")).await?;
        browser.press(ESCAPE).await?;
    }
    Ok(())
}

/// The console that drives a lecture, with its dialogs in these languages, the last of which stays.
pub async fn console_in_hall(
    browser: &Browser,
    api: &Api,
    test_deck: &TestDeck,
    languages: &[Language],
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let lecture = &api.start_lecture(COUNTRY, None).await?;
    let at = first(test_deck, |kind| kind == SlideKind::Scenario)?;
    browser.open(&format!("/present/console?lecture={}", lecture.code)).await?;
    browser.see("next-does").await?;
    visit("hall-console-another-drives").await?;
    let driver = format!("/present/console?lecture={}#code={}", lecture.code, lecture.driver);
    browser.open("/api/health").await?;
    browser.open(&driver).await?;
    browser.see_data("line", "state", "connected").await?;
    visit("hall-console-lobby").await?;
    for language in languages {
        browser.choose_in("console-language", language.tag()).await?;
        wait_for_language(browser, *language).await?;
        for (opens, dialog) in [("told", "told-says"), ("remote", "remote-says"), ("end", "end-asks")] {
            browser.touch(opens).await?;
            browser.see(dialog).await?;
            visit(dialog).await?;
            browser.press(ESCAPE).await?;
            browser.see_no(dialog).await?;
        }
        browser.press("?").await?;
        browser.see("keys-help").await?;
        visit("keys-help").await?;
        browser.press(ESCAPE).await?;
        browser.see_no("keys-help").await?;
    }
    browser.press("n").await?;
    let shown = async || slide_of_console(browser).await;
    until_true("the first slide", async || Ok(shown().await? == Some(0))).await?;
    visit("hall-console-title").await?;
    browser.press("o").await?;
    for _ in 0..at {
        browser.press("n").await?;
    }
    until_true("the case", async || Ok(shown().await? == Some(at))).await?;
    browser.press("\u{e007}").await?;
    for (button, state) in [("open-poll", "open"), ("close-poll", "closed"), ("reveal-poll", "shown")] {
        browser.touch(button).await?;
        if button == "open-poll" {
            browser.see_words("votes", "0").await?;
            vote(api, test_deck, lecture, at).await?;
        }
        visit(&format!("hall-console-{state}")).await?;
    }
    browser.touch("end").await?;
    browser.touch("end-yes").await?;
    browser.see("to-report").await?;
    visit("hall-console-ended").await
}

/// The index of the slide that the console in the current window shows.
async fn slide_of_console(browser: &Browser) -> anyhow::Result<Option<usize>> {
    Ok(Console::glance_at(browser).await?.map(|seen| seen.slide))
}

/// The index of the first slide that is so.
fn first(test_deck: &TestDeck, is: impl Fn(SlideKind) -> bool) -> anyhow::Result<usize> {
    test_deck.slides.flow().position(|slide| is(slide.kind)).context("the deck has no such slide")
}

/// The page of a researcher: locked, refused, without figures, and with them.
pub async fn research(
    browser: &Browser,
    api: &Api,
    test_deck: &TestDeck,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    browser.open("/research").await?;
    browser.see("key").await?;
    visit("research-locked").await?;
    browser.type_into("key", "not-the-key").await?;
    browser.touch("open").await?;
    wait_for_selector(browser, ".key-form [role=alert]").await?;
    visit("research-refused").await?;
    browser.retype("key", RESEARCH_KEY).await?;
    browser.touch("open").await?;
    browser.see("report-withheld").await?;
    visit("research-withheld").await?;
    for country in [Country::Montenegro, Country::Kosovo] {
        let student = Student::of(country, "rrrrrrwwwuuu", "rrrrrrrrrwww")?;
        for _ in 0..12 {
            api.submit(&student.submission(test_deck)?).await?;
        }
    }
    api.seal().await?;
    browser.reload().await?;
    wait_for_selector(browser, ".research-filters").await?;
    visit("research").await?;
    super::open_details(browser).await?;
    visit("research-tables").await?;
    choose_language(browser, Language::English).await
}
