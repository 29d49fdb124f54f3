//! Students type what they read on the projector.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::lecture::JoinCode;
use konventa_e2e::page::Opening;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Screen, TestContext};

/// The code as it looks when it is typed on a Cyrillic keyboard, with a dash and a full stop.
fn in_cyrillic(code: JoinCode) -> String {
    let look_alike = |letter: char| {
        let pairs = "CСHНJЈKКMМPРTТXХ3З4Ч6б";
        let found = pairs.chars().position(|c| c == letter).filter(|at| at % 2 == 0);
        found.and_then(|at| pairs.chars().nth(at + 1)).unwrap_or(letter)
    };
    let letters: String = code.to_string().chars().map(look_alike).collect();
    let (at, _) = letters.char_indices().nth(3).unwrap_or_default();
    format!("{}–{}.", &letters[..at], &letters[at..])
}

async fn arrives(browser: &Browser, code: JoinCode) -> anyhow::Result<()> {
    let end = format!("/l/{code}");
    until_true("the lecture", async || Ok(browser.url().await?.ends_with(&end))).await?;
    browser.appears("onward").await
}

#[tokio::test]
async fn every_reading_of_the_address_leads_to_the_lecture() -> Result<(), Failure> {
    TestContext::run("typed_addresses", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let code = api.start_lecture(Country::Kosovo, None).await?.code;
        let typed = in_cyrillic(code);
        for path in ["/1", "/i", "/I/", "/L", "/nowhere", "/learn/No Name"] {
            browser.open(path).await?;
            browser.type_into("code", &typed).await?;
            browser.touch("enter").await?;
            arrives(browser, code).await?;
        }
        let text = code.to_string();
        let (left, right) = text.split_at(3);
        for path in [
            format!("/1/{code}"),
            format!("/I/{}", text.to_lowercase()),
            format!("/L/{left} {right}"),
            format!("/l/{typed}"),
            format!("/{code}"),
        ] {
            browser.open(&path).await?;
            arrives(browser, code).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_first_page_has_a_field_for_the_code_and_a_refusal_says_which_letters_a_code_has()
-> Result<(), Failure> {
    TestContext::run("typed_on_the_first_page", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let code = api.start_lecture(Country::Kosovo, None).await?.code;
        Opening(browser).open().await?;
        browser.type_into("code", "ŽŽŽ").await?;
        browser.touch("enter").await?;
        until_true("the refusal", async || {
            let text: String = browser.eval("return document.body.innerText;", Vec::new()).await?;
            Ok(text.contains("6 Latin letters and digits"))
        })
        .await?;
        browser.retype("code", &in_cyrillic(code)).await?;
        browser.touch("enter").await?;
        arrives(browser, code).await?;
        // What is no code is shown in the field as it was typed.
        browser.open("/l/шшш шшш").await?;
        browser.see("code").await?;
        let shown: String = browser.eval("return document.getElementById('code').value;", Vec::new()).await?;
        ensure!(shown == "шшш шшш", "the field has {shown:?}");
        ensure!(!browser.url().await?.contains('%'), "the address is {}", browser.url().await?);
        Ok(())
    })
    .await
}
