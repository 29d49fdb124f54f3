//! What helps a presenter to take care of students: before the lecture, and during it.

use std::time::SystemTime;

use anyhow::{Context as _, ensure};
use konventa_domain::deck::{Evidence, HelpLine, SlideKind};
use konventa_domain::{Country, Day};
use konventa_e2e::page::{LecturePhone, LectureStage, Stage, open_with_key};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Screen, StartedLecture, TestContext, TestDeck, ensure_eq};

#[tokio::test]
async fn the_start_page_reminds_presenters_of_what_to_prepare() -> Result<(), Failure> {
    TestContext::run("care_before", Screen::LAPTOP, async |context| {
        let browser = &context.browser;
        open_with_key(browser, "/present", PRESENTER_KEY).await?;
        let says = browser.see("before").await?.text;
        for words in ["on call", "Press P", "Call the help lines to see", "LIVES", "Listen", "She decides"] {
            ensure!(says.contains(words), "it does not say {words:?}: {says}");
        }
        ensure!(says.contains("Before you tell me more, I have to say what I must report."), "{says}");
        // Every country's duty to report, until one is chosen.
        browser.see("start").await?;
        for country in ["ME", "AL", "XK"] {
            browser.see(&format!("duty-{country}")).await?;
        }
        browser.choose_in("start-country", "XK").await?;
        browser.see_no("duty-ME").await?;
        let duty = browser.see("duty").await?.text;
        ensure!(duty.starts_with("Kosovo: ") && !duty.contains("Albania"), "{duty}");
        browser.touch_at("[data-testid=before] summary").await?;
        let is_closed = "return document.querySelector('[data-testid=before]')?.open === false;";
        until_true("the panel to be closed", async || browser.eval(is_closed, Vec::new()).await).await?;
        // The panel stays closed for presenters who have read it.
        browser.reload().await?;
        until_true("the panel to stay closed", async || browser.eval(is_closed, Vec::new()).await).await
    })
    .await
}

/// The phone numbers in a part of the stage, from top to bottom.
async fn numbers_on_stage(browser: &Browser, part: &str) -> anyhow::Result<Vec<String>> {
    let numbers = format!(
        "return [...document.querySelectorAll('.stage {part} .help-number')].map(number => number.textContent);"
    );
    browser.eval(&numbers, Vec::new()).await
}

/// Police and emergency, and the lines that somebody called or a page of the last twelve months
/// lists.
fn expected(test_deck: &TestDeck, country: Country) -> Vec<String> {
    let today = Day::of(SystemTime::now());
    let is_old = |line: &&HelpLine| matches!(line.evidence(today), Evidence::OldPage(_));
    let (urgent, others): (Vec<&HelpLine>, Vec<&HelpLine>) =
        test_deck.public.help.iter().filter(|line| line.country == country).partition(|line| line.urgent);
    let others = others.into_iter().filter(|line| !is_old(line));
    urgent.into_iter().chain(others).map(|line| line.number.clone()).collect()
}

#[tokio::test]
async fn the_stage_shows_the_police_first_and_no_unconfirmed_old_numbers() -> Result<(), Failure> {
    TestContext::run("care_stage", Screen::PROJECTOR, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let help = test_deck
            .public
            .flow
            .iter()
            .find(|slide| slide.kind == SlideKind::Help)
            .context("no help slide")?;
        for (country, police) in
            [(Country::Montenegro, "122"), (Country::Albania, "129"), (Country::Kosovo, "192")]
        {
            let query = format!("?deck={}&country={country}&slide={}.0", test_deck.public.id, help.id);
            Stage::open(browser, &query).await?;
            let numbers = numbers_on_stage(browser, ".frame.current").await?;
            ensure_eq("the stage", &numbers, &expected(test_deck, country))?;
            ensure_eq("the first numbers", &numbers[..2].to_vec(), &[police, "112"])?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_key_p_shows_help_lines_on_stage_and_on_phones() -> Result<(), Failure> {
    TestContext::run("care_pause", Screen::PROJECTOR, async |context| {
        let TestContext { proxy, browser, api, test_deck, .. } = &*context;
        let stage = LectureStage(browser);
        let code = stage.start("Room of the tests").await?;
        let id = api.lecture(code).await?.about.id;
        let lecture = StartedLecture { id, code, driver: String::new(), followup_until: None };
        stage.next_to(0).await?;
        let phone = Browser::start(Screen::PHONE, proxy.url()).await?;
        LecturePhone(&phone).follow_only(&lecture).await?;
        browser.press("p").await?;
        stage.shows("pause", 0).await?;
        ensure_eq(
            "the stage",
            &numbers_on_stage(browser, ".frame.pause").await?,
            &expected(test_deck, Country::Montenegro),
        )?;
        let calm = phone.see("pause").await?.text;
        let pause = test_deck.slides.pause().context("the deck has no slide for the pause")?;
        let words = &pause.face.get(Country::Montenegro).headline.0;
        ensure!(calm.contains(words), "the stage says {words}, the phone says: {calm}");
        let lines = phone.see("help-lines").await?.text;
        ensure!(lines.contains("080 111 111"), "the phone shows no help lines: {lines}");
        browser.press("p").await?;
        LecturePhone(&phone).is_at("title", 0).await?;
        phone.quit().await
    })
    .await
}

#[tokio::test]
async fn the_console_says_what_to_do_if_a_student_discloses_violence() -> Result<(), Failure> {
    TestContext::run("care_console", Screen::LAPTOP, async |context| {
        let browser = &context.browser;
        browser.open("/present/console").await?;
        browser.touch("told").await?;
        let says = browser.see("told-says").await?.text;
        ensure!(says.contains("Validate") && says.contains("not her fault"), "{says}");
        let duty = browser.see("duty").await?.text;
        ensure!(duty.starts_with("Montenegro: ") && !duty.contains("Kosovo"), "{duty}");
        browser.touch("close").await?;
        browser.see_no("told-says").await
    })
    .await
}
