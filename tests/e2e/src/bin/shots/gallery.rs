//! Pictures of every screen in every language, on a phone and on a projector.

use std::path::Path;

use konventa_e2e::api::{DECK, OTHER_DECK};
use konventa_e2e::{Api, Browser, Screen, TestDeck, tour};

/// Takes all pictures: `LANGUAGE/DECK/phone-SCREEN.png`, `LANGUAGE/DECK/stage-SLIDE-COUNTRY.png`,
/// `LANGUAGE/staff-PAGE.png`.
pub(super) async fn take(url: &str, api: &Api, folder: &Path) -> anyhow::Result<()> {
    let mut test_decks = Vec::new();
    for deck in [DECK, OTHER_DECK] {
        test_decks.push(TestDeck::load(api, deck).await?);
    }
    // Records for the report.
    for student in super::room()? {
        api.submit(&student.submission(&test_decks[0])?).await?;
    }
    api.seal().await?;
    let only = std::env::var("KONVENTA_LANGUAGE").ok();
    for (language, country) in tour::languages_in_countries() {
        if only.as_ref().is_some_and(|tag| tag != language.tag()) {
            continue;
        }
        let folder = folder.join(language.tag());
        let phone = Browser::start(Screen::PHONE, url.to_owned()).await?;
        for test_deck in &test_decks {
            let folder = folder.join(test_deck.public.id.as_str());
            tour::phone(&phone, test_deck, language, country, async |screen: &str| {
                shot(&phone, &folder.join(format!("phone-{screen}.png"))).await
            })
            .await?;
        }
        tour::followup(&phone, api, &test_decks[0], language, country, async |screen: &str| {
            shot(&phone, &folder.join(DECK).join(format!("phone-{screen}.png"))).await
        })
        .await?;
        phone.quit().await?;
        let projector = Browser::start(Screen::PROJECTOR, url.to_owned()).await?;
        for test_deck in &test_decks {
            let folder = folder.join(test_deck.public.id.as_str());
            tour::stage(&projector, test_deck, language, async |slide: &str| {
                shot(&projector, &folder.join(format!("stage-{slide}.png"))).await
            })
            .await?;
        }
        tour::staff(&projector, language, async |page: &str| {
            shot(&projector, &folder.join(format!("staff-{page}.png"))).await
        })
        .await?;
        projector.quit().await?;
    }
    Ok(())
}

async fn shot(browser: &Browser, file: &Path) -> anyhow::Result<()> {
    browser.still().await?;
    browser.picture(file).await?;
    println!("{}", file.display());
    Ok(())
}
