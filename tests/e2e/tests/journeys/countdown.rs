//! How long a result can still be withdrawn: a phone in a hall counts it down after the lecture.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::deck::SlideKind;
use konventa_domain::lecture::Command;
use konventa_e2e::page::{Delivery, LecturePhone, ResultPage};
use konventa_e2e::tour::QUIZ_AFTER;
use konventa_e2e::{Browser, Failure, Screen, StartedLecture, Student, TestContext};
use tokio::time::sleep;

use crate::clock::WRONG_CLOCK;

/// A page that was just opened cannot know whether what it hears is news.
const CATCHING_UP: Duration = Duration::from_secs(11);

/// Sets the clock ahead and looks at the page again.
async fn hours_later(browser: &Browser, hours: f64) -> anyhow::Result<()> {
    let script = "
        sessionStorage.setItem('ahead', arguments[0] * 3600000);
        document.dispatchEvent(new Event('visibilitychange'));";
    browser.eval::<Option<bool>>(script, vec![hours.into()]).await?;
    Ok(())
}

/// A student takes both quizzes. Ten others are faster, so that the room sees its gain before this one
/// shares her result.
async fn share_after_the_gain(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<()> {
    let TestContext { api, browser, test_deck, .. } = context;
    let (phone, result) = (LecturePhone(browser), ResultPage(browser));
    phone.scan(lecture).await?;
    phone.two_taps().await?;
    phone.hand_in_blank().await?;
    phone.waits().await?;
    api.command(lecture, Command::Start {}).await?;
    let other = Student::of(Country::Kosovo, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
    for _ in 0..10 {
        api.submit_in(lecture, other.submission(test_deck)?).await?;
    }
    api.show(lecture, QUIZ_AFTER, 0).await?;
    browser.see("item").await?;
    phone.hand_in_blank().await?;
    result.payload().await?;
    let gain = test_deck.public.flow.iter().position(|slide| slide.kind == SlideKind::Gain);
    api.show(lecture, gain.context("no slide with the gain")?, 0).await?;
    result.share().await?;
    result.is(Delivery::Delivered).await
}

#[tokio::test]
async fn after_the_lecture_a_phone_counts_the_hours_until_a_result_cannot_be_withdrawn() -> Result<(), Failure>
{
    TestContext::run("countdown", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let result = ResultPage(browser);
        browser.before_each_page(WRONG_CLOCK).await?;
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        let opened = Instant::now();
        share_after_the_gain(context, &lecture).await?;
        result.can_be_withdrawn_until("lecture").await?;
        // Nobody knows yet when the lecture will end.
        ensure!(browser.glance("take-back-left").await?.is_none(), "the phone counts before the end");
        sleep(CATCHING_UP.saturating_sub(opened.elapsed())).await;
        api.command(&lecture, Command::End {}).await?;
        result.time_left_is("23 hours are left to withdraw it.").await?;
        result.can_be_withdrawn_until("lecture").await?;
        browser.reload().await?;
        result.time_left_is("23 hours are left to withdraw it.").await?;
        // The page stays open.
        hours_later(browser, 5.0).await?;
        result.time_left_is("18 hours are left to withdraw it.").await?;
        hours_later(browser, 22.5).await?;
        result.time_left_is("1 hour is left to withdraw it.").await?;
        hours_later(browser, 23.5).await?;
        result.time_left_is("Less than an hour is left to withdraw it.").await?;
        result.can_be_withdrawn_until("lecture").await?;
        hours_later(browser, 24.5).await?;
        result.can_be_withdrawn_until("over").await?;
        browser.see_no("take-back-left").await
    })
    .await
}
