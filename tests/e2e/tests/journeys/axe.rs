//! Every screen of a phone follows WCAG 2.2 AA and the best practices that axe-core knows.

use konventa_domain::{Country, Language};
use konventa_e2e::axe::{self, Theme};
use konventa_e2e::{Failure, Screen, TestContext, tour};

#[tokio::test]
async fn axe_finds_nothing_on_a_phone_in_light() -> Result<(), Failure> {
    phone("axe_light", Theme::Light, Language::English).await
}

#[tokio::test]
async fn axe_finds_nothing_on_a_phone_in_dark() -> Result<(), Failure> {
    phone("axe_dark", Theme::Dark, Language::Albanian).await
}

async fn phone(name: &str, theme: Theme, language: Language) -> Result<(), Failure> {
    TestContext::run(name, Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, api, .. } = &*context;
        theme.set(browser).await?;
        let mut found = Vec::new();
        let visit = async |screen: &str| {
            found.extend(axe::describe(screen, axe::violations(browser).await?));
            Ok(())
        };
        tour::phone(browser, test_deck, language, Country::Montenegro, visit).await?;
        let visit = async |screen: &str| {
            found.extend(axe::describe(screen, axe::violations(browser).await?));
            Ok(())
        };
        tour::followup(browser, api, test_deck, language, Country::Montenegro, visit).await?;
        axe::none(&found)
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
