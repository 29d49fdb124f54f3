//! A rehearsal with made-up phones.

use anyhow::ensure;
use konventa_domain::deck::SlideKind;
use konventa_e2e::page::{LectureStage, open_with_key};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::{Failure, Screen, TestContext};

#[tokio::test]
async fn a_rehearsal_has_votes_is_marked_and_stores_nothing() -> Result<(), Failure> {
    TestContext::run("rehearsal", Screen::PROJECTOR, async |context| {
        let browser = &context.browser;
        let stage = LectureStage(browser);
        browser.open("/present").await?;
        browser.touch("rehearse").await?;
        stage.shows("lobby", 0).await?;
        browser.see("rehearsal").await?;
        browser.see_no("join-code").await?;
        stage.says("lobby", ".tally p", "20+ have handed in the quiz").await?;
        let poll = context
            .test_deck
            .slides
            .flow()
            .position(|slide| matches!(slide.kind, SlideKind::Poll | SlideKind::Scenario))
            .unwrap_or_default();
        stage.next_to(poll).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        stage.says("current", ".tally p", "20+ have voted").await?;
        stage.next().await?;
        stage.poll_is("closed").await?;
        stage.next().await?;
        stage.poll_is("shown").await?;
        browser.see("rehearsal").await?;
        let stored = browser.local_storage().await?;
        ensure!(!stored.keys().any(|key| key.contains("stage") || key.contains("lectures")), "{stored:?}");
        open_with_key(browser, "/present", PRESENTER_KEY).await?;
        browser.see("start").await?;
        ensure!(
            browser
                .eval::<u32>("return document.querySelectorAll('.running-row').length;", Vec::new())
                .await?
                == 0
        );
        browser.open("/present?rehearse=istanbul-convention").await?;
        browser.see("rehearsal").await?;
        // The console of the rehearsal shows the same room.
        let before = browser.window().await?;
        browser.press("s").await?;
        browser.switch_to_new(&[before]).await?;
        browser.see("rehearsal").await?;
        Ok(())
    })
    .await
}
