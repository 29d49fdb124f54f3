//! Every screen follows WCAG 2.2 AA and the best practices that axe-core knows, in both themes and in
//! two languages.

use konventa_domain::{Country, Language};
use konventa_e2e::{Failure, Inspection, Screen, TestContext, axe, tour};

/// The languages of the console's dialogs on a laptop. A dialog that is open keeps its language. The
/// last one is the one that the tours expect.
const DIALOGS_ON_LAPTOP: [Language; 2] = [Language::Albanian, Language::English];

/// The languages of the same dialogs on a phone.
const DIALOGS_ON_PHONE: [Language; 2] = [Language::SerbianCyrillic, Language::Montenegrin];

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_of_a_phone() -> Result<(), Failure> {
    TestContext::run("axe_phone", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, api, .. } = &*context;
        let mut inspection = Inspection::begin(browser).await?;
        // First: once a page has been open, its files come from the phone.
        tour::shell(browser, async |name: &str| inspection.as_it_is(name).await).await?;
        let country = Country::Montenegro;
        let mut visit = async |name: &str| inspection.screen(name).await;
        tour::phone(browser, test_deck, Language::English, country, &mut visit).await?;
        tour::followup(browser, api, test_deck, Language::English, country, &mut visit).await?;
        tour::hall(browser, api, test_deck, &mut visit).await?;
        inspection.end(123, 464)
    })
    .await
}

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_of_presenters_and_researchers() -> Result<(), Failure> {
    TestContext::run("axe_staff", Screen::LAPTOP, async |context| {
        let TestContext { browser, test_deck, api, .. } = &*context;
        let mut inspection = Inspection::begin(browser).await?;
        let mut visit = async |name: &str| inspection.screen(name).await;
        tour::research(browser, api, test_deck, &mut visit).await?;
        tour::start(browser, api, &mut visit).await?;
        tour::console_in_hall(browser, api, test_deck, &DIALOGS_ON_LAPTOP, &mut visit).await?;
        tour::console(browser, test_deck, &mut visit).await?;
        // All slides are in this page at once, which takes long to check.
        let in_one_language = async |name: &str| inspection.in_one_language(name).await;
        tour::talk(browser, test_deck, in_one_language).await?;
        let mut visit = async |name: &str| inspection.screen(name).await;
        tour::stage_in_hall(browser, api, test_deck, &mut visit).await?;
        // A presenter's own phone.
        browser.resize(Screen::PHONE.width, Screen::PHONE.height).await?;
        let mut visit = async |name: &str| inspection.screen(&format!("{name} (phone)")).await;
        tour::start(browser, api, &mut visit).await?;
        tour::console_in_hall(browser, api, test_deck, &DIALOGS_ON_PHONE, &mut visit).await?;
        inspection.end(106, 328)
    })
    .await
}

/// The check itself can fail, and says where.
#[tokio::test]
async fn axe_names_screen_and_node() -> Result<(), Failure> {
    TestContext::run("axe_fails", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.open("/l").await?;
        browser.see("code").await?;
        let nameless = "document.querySelector('label[for=code]').remove();";
        let _: Option<()> = browser.eval(nameless, Vec::new()).await?;
        let said = axe::check(browser, "the door").await.err().map(|error| error.to_string());
        let said = said.unwrap_or_default();
        anyhow::ensure!(said.contains("the door: label (critical): #code"), "{said}");
        Ok(())
    })
    .await
}
