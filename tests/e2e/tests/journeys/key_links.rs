//! Links for presenters and researchers: a code in place of the key.

use anyhow::ensure;
use konventa_e2e::page::new_links;
use konventa_e2e::{Browser, Failure, Screen, TestContext};
use serde_json::json;

/// Pastes a link over the address of the open page.
async fn paste(browser: &Browser, link: &str) -> anyhow::Result<()> {
    browser.eval("location.href = arguments[0]; return null;", vec![json!(link)]).await
}

/// Neither the address nor anything in it is a secret.
async fn ensure_clean_address(browser: &Browser) -> anyhow::Result<()> {
    let url = browser.url().await?;
    ensure!(!url.contains('#') && !url.contains("code"), "the address contains a secret: {url}");
    Ok(())
}

#[tokio::test]
async fn a_link_opens_the_page_once_and_works_pasted_into_an_open_tab() -> Result<(), Failure> {
    TestContext::run("key_links", Screen::LAPTOP, async |context| {
        let browser = &context.browser;
        let folder = tempfile::tempdir()?;
        for (page, opened) in [(0, "start"), (1, "report-withheld")] {
            let [used, pasted] = [new_links(folder.path())?, new_links(folder.path())?];
            browser.open(&used[page]).await?;
            browser.see(opened).await?;
            ensure_clean_address(browser).await?;
            // A reload needs no link: the tab has the key.
            browser.reload().await?;
            browser.see(opened).await?;

            // Another tab, and a link that was used.
            let other = Browser::start(Screen::LAPTOP, context.proxy.url()).await?;
            other.open(&used[page]).await?;
            other.see("key").await?;
            let says: String =
                other.eval("return document.getElementById('key-help').innerText;", Vec::new()).await?;
            ensure!(says.contains("This link no longer works"), "{says}");
            ensure_clean_address(&other).await?;
            paste(&other, &pasted[page]).await?;
            other.see(opened).await?;
            ensure_clean_address(&other).await?;
            // One that contains the key itself, of an earlier version, opens nothing.
            let third = Browser::start(Screen::LAPTOP, context.proxy.url()).await?;
            let path = used[page].split('#').next().unwrap_or_default();
            third.open(&format!("{path}#key=the-key")).await?;
            third.see("key").await?;
            ensure_clean_address(&third).await?;
            other.quit().await?;
            third.quit().await?;
        }
        Ok(())
    })
    .await
}
