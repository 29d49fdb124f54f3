//! The researcher's page.

use konventa_e2e::page::Research;
use konventa_e2e::{Failure, Screen, World, same};

#[tokio::test]
async fn a_report_without_records_shows_nothing() -> Result<(), Failure> {
    World::walk("a_report_without_records_shows_nothing", Screen::LAPTOP, async |world| {
        let research = Research(&world.browser);
        research.open().await?;
        research.withholds().await?;
        research.hides_the_key().await
    })
    .await
}

#[tokio::test]
async fn a_wrong_key_opens_nothing_and_the_right_one_does() -> Result<(), Failure> {
    World::walk("a_wrong_key_opens_nothing_and_the_right_one_does", Screen::LAPTOP, async |world| {
        let research = Research(&world.browser);
        world.browser.open("/research").await?;
        research.unlock("not-the-key").await?;
        world.browser.see("key").await?;
        same("no report", &world.browser.glance("report-withheld").await?, &None)?;
        research.unlock(konventa_e2e::server::RESEARCH_KEY).await?;
        research.withholds().await
    })
    .await
}
