//! The stage of a live lecture: the start, polls, a takeover, and a server that fails.

use anyhow::{Context as _, ensure};
use konventa_domain::deck::SlideKind;
use konventa_domain::lecture::{JoinCode, Phase};
use konventa_domain::{Country, Language};
use konventa_e2e::page::{LectureStage, open_with_key};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Api, Browser, Failure, Screen, Student, TestContext, TestDeck, ensure_eq};

/// Chooses the language of the stage in its bar, seen or not.
const SPEAK: &str = r#"
    const list = document.querySelector('[data-testid="stage-language"]');
    list.value = arguments[0];
    list.dispatchEvent(new Event('change', { bubbles: true }));"#;

/// The headline of a gain from 5 to 8 of 10 answers. The last language is the one that the test expects.
const GAIN_HEADLINES: [(Language, &str); Language::ALL.len()] = [
    (Language::Montenegrin, "Od svakih 10 odgovora sada je 8 tačnih.\nPrije predavanja: 5."),
    (Language::Albanian, "Nga 10 përgjigje, tani 8 janë të sakta.\nPara ligjëratës: 5."),
    (Language::SerbianLatin, "Od svakih 10 odgovora sada je 8 tačnih.\nPre predavanja: 5."),
    (Language::SerbianCyrillic, "Од сваких 10 одговора сада је 8 тачних.\nПре предавања: 5."),
    (Language::English, "Of 10 answers, 8 are right now.\nBefore the lecture it was 5."),
];

/// The first slide of a kind.
fn first(test_deck: &TestDeck, is: impl Fn(SlideKind) -> bool) -> anyhow::Result<usize> {
    test_deck.slides.flow().position(|slide| is(slide.kind)).context("the deck has no such slide")
}

fn first_poll(test_deck: &TestDeck) -> anyhow::Result<usize> {
    first(test_deck, |kind| matches!(kind, SlideKind::Poll | SlideKind::Scenario))
}

/// Votes for the choices of a slide, with the number of votes for each.
async fn vote(context: &TestContext, code: JoinCode, slide: usize, votes: &[usize]) -> anyhow::Result<()> {
    let slide = context.test_deck.slides.flow().nth(slide).context("no such slide")?;
    let question = slide.face.get(Country::Montenegro).question.as_ref().context("no question")?;
    for (choice, n) in question.choices.iter().zip(votes) {
        for _ in 0..*n {
            let status = context.api.vote(code, slide.id.as_str(), choice.id.as_str()).await?;
            ensure!(status == 201, "a vote got {status}");
        }
    }
    Ok(())
}

/// Waits until the server's lecture is in this phase.
async fn wait_for_phase(api: &Api, code: JoinCode, phase: Phase) -> anyhow::Result<()> {
    until_true(format_args!("the lecture to be in {phase:?}"), async || {
        Ok(api.lecture(code).await?.replica.lecture.phase() == phase)
    })
    .await
}

/// Waits until the server shows this slide to the phones.
async fn wait_for_slide(api: &Api, code: JoinCode, slide: usize) -> anyhow::Result<()> {
    until_true(format_args!("the phones to get slide {slide}"), async || {
        Ok(api.lecture(code).await?.replica.lecture.position().map(|position| position.slide) == Some(slide))
    })
    .await
}

/// Whether nothing is seen of the bar.
const BAR_HIDES: &str = "
    const bar = document.querySelector('.stage .bar');
    return !bar.checkVisibility({ visibilityProperty: true, opacityProperty: true });";

#[tokio::test]
async fn one_key_leads_a_lecture_from_the_lobby_through_a_poll() -> Result<(), Failure> {
    TestContext::run("a_lecture_is_started_and_led", Screen::PROJECTOR, async |context| {
        let stage = LectureStage(&context.browser);
        let code = stage.start("Room of the tests").await?;
        let mut phones = Vec::new();
        for _ in 0..12 {
            phones.push(context.api.follow(code).await?);
        }
        let quiz = first(&context.test_deck, |kind| matches!(kind, SlideKind::Quiz { .. }))?;
        let slide = context.test_deck.slides.flow().nth(quiz).context("no quiz")?.id.clone();
        for _ in 0..11 {
            ensure_eq("a vote", &context.api.vote(code, slide.as_str(), "handed-in").await?, &201)?;
        }
        stage.says("lobby", ".tally p", "10+ have handed in the quiz").await?;
        stage.next().await?;
        stage.shows("slide", 0).await?;
        // The bar would cover the code, which late students read.
        until_true("the bar to hide", async || context.browser.eval(BAR_HIDES, Vec::new()).await).await?;
        let poll = first_poll(&context.test_deck)?;
        stage.next_to(poll).await?;
        stage.poll_is("waiting").await?;
        wait_for_slide(&context.api, code, poll).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        wait_for_phase(&context.api, code, Phase::PollOpen).await?;
        vote(context, code, poll, &[7, 4]).await?;
        stage.says("current", ".tally p", "10+ have voted").await?;
        stage.next().await?;
        // The result could hurt somebody, so the explanation comes before the votes.
        stage.poll_is("closed").await?;
        ensure_eq("beside the choices", &stage.beside().await?, &["explanation", "said"])?;
        stage.next().await?;
        stage.poll_is("shown").await?;
        ensure_eq("beside the choices", &stage.beside().await?, &["explanation"])?;
        // So few votes have no percentage.
        stage.says("current", ".choices > li:first-child .share", "7 votes").await?;
        ensure_eq("highlighted choices", &stage.marked().await?, &[0; 0])?;
        stage.next().await?;
        wait_for_slide(&context.api, code, poll + 1).await?;
        stage.shows("slide", poll + 1).await
    })
    .await
}

#[tokio::test]
async fn a_case_highlights_what_guidance_supports_and_not_the_most_frequent_choice() -> Result<(), Failure> {
    TestContext::run("guidance_on_the_screen", Screen::PROJECTOR, async |context| {
        let lecture = context.api.start_lecture(Country::Montenegro, None).await?;
        let stage = LectureStage(&context.browser);
        stage.open(lecture.code, Some(&lecture.driver)).await?;
        let case = first(&context.test_deck, |kind| kind == SlideKind::Scenario)?;
        let slide = context.test_deck.slides.flow().nth(case).context("no case")?;
        let question = slide.face.get(Country::Montenegro).question.as_ref().context("no question")?;
        let supported = question.supported().context("guidance supports nothing")?;
        let at = question.choices.iter().position(|choice| choice == supported).context("no such choice")?;
        // All phones choose another one.
        let votes: Vec<usize> =
            (0..question.choices.len()).map(|n| if n == usize::from(at == 0) { 12 } else { 0 }).collect();
        stage.next_to(case).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        vote(context, lecture.code, case, &votes).await?;
        stage.next().await?;
        stage.poll_is("closed").await?;
        ensure_eq("highlighted choices", &stage.marked().await?, &[0; 0])?;
        stage.next().await?;
        stage.poll_is("shown").await?;
        // First what the room chose, without a mark.
        ensure_eq("beside the choices", &stage.beside().await?, &["voting", "said"])?;
        ensure_eq("highlighted choices", &stage.marked().await?, &[0; 0])?;
        stage.next().await?;
        let says = format!("Guidance supports: {}", supported.text.0);
        stage.says("current", ".headline.guided", &says).await?;
        ensure_eq("beside the choices", &stage.beside().await?, &["explanation"])?;
        ensure_eq("highlighted choices", &stage.marked().await?, &[at])?;
        stage.next().await?;
        stage.shows("slide", case + 1).await?;
        context.browser.press("\u{e012}").await?;
        stage.shows("slide", case).await?;
        ensure_eq("highlighted choices", &stage.marked().await?, &[0; 0])
    })
    .await
}

#[tokio::test]
async fn too_few_votes_are_withheld_and_ten_results_are_shown() -> Result<(), Failure> {
    TestContext::run("too_few_votes_are_not_shown", Screen::PROJECTOR, async |context| {
        let lecture = context.api.start_lecture(Country::Montenegro, None).await?;
        let stage = LectureStage(&context.browser);
        stage.open(lecture.code, Some(&lecture.driver)).await?;
        stage.shows("lobby", 0).await?;
        ensure!(!context.browser.url().await?.contains(&lecture.driver), "the address contains the token");
        let poll = first_poll(&context.test_deck)?;
        stage.next_to(poll).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        vote(context, lecture.code, poll, &[3]).await?;
        stage.next().await?;
        stage.poll_is("closed").await?;
        stage.next().await?;
        stage.poll_is("too-few").await?;
        // Goes to the end and back to the results: the help lines come after them.
        let results = first(&context.test_deck, |kind| kind == SlideKind::Gain)?;
        context.browser.press("\u{e010}").await?;
        let last = context.test_deck.slides.flow().count() - 1;
        stage.shows("slide", last).await?;
        for slide in (results..last).rev() {
            context.browser.press("\u{e012}").await?;
            stage.shows("slide", slide).await?;
        }
        context.browser.see("gain-withheld").await?;
        let student = Student::of(Country::Montenegro, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
        for _ in 0..10 {
            context.api.submit_in(&lecture, student.submission(&context.test_deck)?).await?;
        }
        // The gain is counted when its slide is shown.
        context.browser.press("\u{e012}").await?;
        stage.shows("slide", results - 1).await?;
        stage.next_to(results).await?;
        let gain = context.browser.see("gain").await?;
        ensure_eq("students", &gain.data.get("n").cloned(), &Some("10".to_owned()))?;
        // No language says how long ago "before" was: a lecture takes 7 minutes, or 20, or 30.
        for (language, headline) in GAIN_HEADLINES {
            let _: Option<()> = context.browser.eval(SPEAK, vec![language.tag().into()]).await?;
            stage.says("current", ".headline.guided", headline).await?;
        }
        ensure_eq("before", &context.browser.see("gain-before").await?.text.as_str(), &"50\u{a0}%")?;
        ensure_eq("after", &context.browser.see("gain-after").await?.text.as_str(), &"75\u{a0}%")?;
        ensure_eq("the rest", &gain.data.contains_key("rest"), &false)?;
        stage.next().await?;
        context.browser.see_data("gain", "rest", "").await?;
        stage.shows("slide", results).await?;
        // It never counts on, whoever sends a result later.
        for _ in 0..10 {
            context.api.submit_in(&lecture, student.submission(&context.test_deck)?).await?;
        }
        for _ in 0..2 {
            context.browser.press("\u{e012}").await?;
        }
        stage.shows("slide", results - 1).await?;
        stage.next_to(results).await?;
        context.browser.see_data("gain", "n", "10").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_device_takes_over_in_one_step_and_the_first_one_follows() -> Result<(), Failure> {
    TestContext::run("another_device_takes_over", Screen::PROJECTOR, async |context| {
        let stage = LectureStage(&context.browser);
        let code = stage.start("").await?;
        stage.next_to(1).await?;
        wait_for_slide(&context.api, code, 1).await?;
        let spare = Browser::start(Screen::PROJECTOR, context.proxy.url()).await?;
        let second = LectureStage(&spare);
        open_with_key(&spare, "/present", konventa_e2e::server::PRESENTER_KEY).await?;
        spare.touch(&format!("take-{code}")).await?;
        second.shows("slide", 1).await?;
        second.next_to(2).await?;
        stage.shows("slide", 2).await?;
        stage.next().await?;
        context.browser.see("another-drives").await?;
        stage.shows("slide", 2).await?;
        context.browser.press("t").await?;
        until_true("the third term", async || {
            Ok(context.api.lecture(code).await?.replica.lecture.term() == 3)
        })
        .await?;
        context.browser.see_no("another-drives").await?;
        stage.next_to(3).await?;
        second.shows("slide", 3).await?;
        spare.quit().await
    })
    .await
}

#[tokio::test]
async fn the_stage_goes_on_without_the_server_and_phones_catch_up() -> Result<(), Failure> {
    TestContext::run("without_the_server_the_stage_goes_on", Screen::PROJECTOR, async |context| {
        let code = LectureStage(&context.browser).start("").await?;
        LectureStage(&context.browser).next_to(1).await?;
        wait_for_slide(&context.api, code, 1).await?;
        let stage_window = context.browser.window().await?;
        context.browser.open_window(&format!("/present/console?lecture={code}")).await?;
        let console = context.browser.window().await?;
        context.browser.see_data("line", "state", "connected").await?;
        context.server.kill().await?;
        context.browser.see_data("line", "state", "offline").await?;
        context.browser.switch_to(&stage_window).await?;
        let poll = first_poll(&context.test_deck)?;
        // Across slides with questions, too.
        LectureStage(&context.browser).next_to(poll + 1).await?;
        context.server.up().await?;
        wait_for_slide(&context.api, code, poll + 1).await?;
        LectureStage(&context.browser).shows("slide", poll + 1).await?;
        context.browser.switch_to(&console).await?;
        context.browser.see_data("line", "state", "connected").await?;
        // As after a crash: the link of the lecture opens at its position.
        context.browser.switch_to(&stage_window).await?;
        LectureStage(&context.browser).open(code, None).await?;
        LectureStage(&context.browser).shows("slide", poll + 1).await
    })
    .await
}
