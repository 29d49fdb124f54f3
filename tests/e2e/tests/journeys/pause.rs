//! The pause reaches every phone, and the clock leaves it out of the plan on every device.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::lecture::Command;
use konventa_domain::show::Screen as Shown;
use konventa_e2e::page::{LecturePhone, ResultPage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Screen, StartedLecture, TestContext};

/// Index in the flow of the deck.
const QUIZ_AFTER: usize = 26;

/// Shows the pause, checks that the phone says it in the words of the stage beside what it showed
/// (`besides`), and ends it.
async fn pauses_beside(
    context: &TestContext,
    lecture: &StartedLecture,
    phone: &Browser,
    besides: &str,
) -> anyhow::Result<()> {
    let pause = context.test_deck.slides.pause().context("the deck has no slide for the pause")?;
    let headline = &pause.face.get(Country::Montenegro).headline.0;
    context.api.command(lecture, Command::Screen { screen: Shown::Pause }).await?;
    let words = phone.see("pause").await?.text;
    ensure!(words.contains(headline), "beside {besides} the phone says {words:?}, the stage {headline:?}");
    phone.see(besides).await?;
    context.api.command(lecture, Command::Screen { screen: Shown::Slide }).await?;
    phone.see_no("pause").await
}

#[tokio::test]
async fn the_pause_reaches_a_phone_in_the_quiz_on_its_result_and_before_joining() -> Result<(), Failure> {
    TestContext::run("pause_everywhere", Screen::PHONE, async |context| {
        let phone = LecturePhone(&context.browser);
        let lecture = context.api.start_lecture(Country::Montenegro, None).await?;
        context.api.command(&lecture, Command::Start {}).await?;
        phone.scan(&lecture).await?;
        phone.to_consent().await?;
        pauses_beside(context, &lecture, &context.browser, "agree").await?;
        context.browser.touch("agree").await?;
        context.browser.appears("item").await?;
        pauses_beside(context, &lecture, &context.browser, "item").await?;
        phone.hand_in_blank().await?;
        phone.is_at("title", 0).await?;
        context.api.show(&lecture, QUIZ_AFTER, 0).await?;
        context.browser.appears("item").await?;
        phone.hand_in_blank().await?;
        ResultPage(&context.browser).payload().await?;
        context.browser.touch("keep").await?;
        ResultPage(&context.browser).scores().await?;
        pauses_beside(context, &lecture, &context.browser, "score-before").await
    })
    .await
}

/// Seconds of a clock such as 1:05.
fn seconds(clock: &str) -> Option<u32> {
    let (minutes, seconds) = clock.trim().split_once(':')?;
    Some(minutes.parse::<u32>().ok()? * 60 + seconds.parse::<u32>().ok()?)
}

#[tokio::test]
async fn every_device_shows_the_same_clock_and_leaves_the_pause_out_of_the_plan() -> Result<(), Failure> {
    TestContext::run("one_clock", Screen::LAPTOP, async |context| {
        let TestContext { api, browser, proxy, .. } = &*context;
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        let address = format!("/present/console?lecture={}", lecture.code);
        browser.open(&address).await?;
        api.command(&lecture, Command::Start {}).await?;
        api.show(&lecture, 1, 0).await?;
        let reads = async |device: &Browser| {
            let clock = device.see("clock").await?.text;
            seconds(&clock).with_context(|| format!("the clock shows {clock:?}"))
        };
        until_true("the clock to run", async || Ok(reads(browser).await? >= 3)).await?;
        // A second device, opened later, knows when the lecture began.
        let spare = Browser::start(Screen::LAPTOP, proxy.url()).await?;
        spare.open(&address).await?;
        until_true("the same time", async || {
            let (first, second) = (reads(browser).await?, reads(&spare).await?);
            Ok(second >= 3 && first.abs_diff(second) <= 2)
        })
        .await?;
        spare.see_no("paused").await?;
        api.command(&lecture, Command::Screen { screen: Shown::Pause }).await?;
        for device in [browser, &spare] {
            let words = device.see("paused").await?.text;
            ensure!(words.contains("left out of the plan"), "the console says {words:?}");
        }
        spare.quit().await
    })
    .await
}
