//! Every screen in every language, at the size of a phone and of a projector.

use std::path::Path;

use konventa_domain::{Country, Language};
use konventa_e2e::api::{DECK, OTHER_DECK};
use konventa_e2e::{Api, Browser, Lesson, Screen, tour};

/// Takes them all: `LANGUAGE/DECK/phone-SCREEN.png`, `LANGUAGE/DECK/stage-SLIDE-COUNTRY.png`,
/// `LANGUAGE/desk-PAGE.png`.
pub(super) async fn take(url: &str, key: &str, folder: &Path) -> anyhow::Result<()> {
    let api = Api::at(url.to_owned(), key.to_owned());
    let mut lessons = Vec::new();
    for deck in [DECK, OTHER_DECK] {
        lessons.push(Lesson::of(&api, deck).await?);
    }
    // For the report.
    for student in super::room()? {
        api.submit(&student.submission(&lessons[0])?).await?;
    }
    let only = std::env::var("KONVENTA_LANGUAGE").ok();
    let wanted = |language: &&Language| only.as_ref().is_none_or(|tag| tag == language.tag());
    for language in Language::ALL.iter().filter(wanted) {
        let folder = folder.join(language.tag());
        let country = match language {
            Language::Albanian => Country::Albania,
            Language::SerbianLatin => Country::Kosovo,
            _ => Country::Montenegro,
        };
        let phone = Browser::start(Screen::PHONE, url.to_owned()).await?;
        for lesson in &lessons {
            let folder = folder.join(lesson.deck.id.as_str());
            tour::phone(&phone, lesson, *language, country, async |screen: &str| {
                shot(&phone, &folder.join(format!("phone-{screen}.png"))).await
            })
            .await?;
        }
        tour::again(&phone, &api, &lessons[0], *language, country, async |screen: &str| {
            shot(&phone, &folder.join(DECK).join(format!("phone-{screen}.png"))).await
        })
        .await?;
        phone.quit().await?;
        let projector = Browser::start(Screen::PROJECTOR, url.to_owned()).await?;
        for lesson in &lessons {
            let folder = folder.join(lesson.deck.id.as_str());
            tour::stage(&projector, lesson, *language, async |slide: &str| {
                shot(&projector, &folder.join(format!("stage-{slide}.png"))).await
            })
            .await?;
        }
        tour::desk(&projector, *language, key, async |page: &str| {
            shot(&projector, &folder.join(format!("desk-{page}.png"))).await
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
