//! The plural forms of the locale files are those that browsers choose from.

use std::collections::BTreeSet;

use konventa_domain::Language;
use konventa_e2e::{Browser, Engine, Screen};
use serde_json::json;

/// The plural forms that `Intl.PluralRules` chooses for the first thousand whole numbers.
const CHOSEN: &str = "
    const rules = new Intl.PluralRules(arguments[0]);
    return [...new Set([...Array(1000).keys()].map(n => rules.select(n)))];";

async fn ensure_agrees_with(engine: Engine) -> anyhow::Result<()> {
    let browser = Browser::start_in(engine, Screen::PHONE, String::new()).await?;
    for language in Language::ALL {
        let chosen: BTreeSet<String> = browser.eval(CHOSEN, vec![json!(language.intl_locale())]).await?;
        let listed = language.plural_forms().iter().map(ToString::to_string).collect();
        konventa_e2e::ensure_eq(language.tag(), &chosen, &listed)?;
    }
    browser.quit().await
}

#[tokio::test]
async fn chromium_chooses_from_the_plural_forms_of_each_language() -> anyhow::Result<()> {
    ensure_agrees_with(Engine::Chromium).await
}

#[tokio::test]
async fn firefox_chooses_from_the_plural_forms_of_each_language() -> anyhow::Result<()> {
    ensure_agrees_with(Engine::Firefox).await
}
