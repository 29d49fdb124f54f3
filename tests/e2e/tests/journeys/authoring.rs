//! What an author sees in the browser, beside the editor.

use std::path::Path;

use anyhow::Context as _;
use konventa_domain::Country;
use konventa_e2e::page::{Opening, Quiz};
use konventa_e2e::{Browser, Proxy, Screen, ensure_eq, server, until};
use serde_json::json;

/// Waits until the page shows these words.
async fn shows(browser: &Browser, words: &str) -> anyhow::Result<()> {
    let script = "return document.body.innerText.includes(arguments[0]);";
    until(&format!("the page to show “{words}”"), async || {
        let found: bool = browser.eval(script, vec![json!(words)]).await?;
        Ok(found.then_some(()))
    })
    .await
}

fn replace(file: &Path, from: &str, to: &str) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file)?;
    anyhow::ensure!(text.contains(from), "{} has no “{from}”", file.display());
    std::fs::write(file, text.replace(from, to)).context("cannot save")
}

#[tokio::test]
async fn a_saved_deck_reloads_the_page_and_answers_stay() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let deck = folder.path().join("my-lecture");
    let made = std::process::Command::new(server::program()).args(["deck", "new"]).arg(&deck).output()?;
    anyhow::ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let decks = ["--decks".as_ref(), deck.as_os_str()];
    let server = konventa_e2e::TestServer::start_with(server::program(), decks).await?;
    let proxy = Proxy::to(server.address().socket()).await?;
    let browser = Browser::start(Screen::PHONE, proxy.url()).await?;

    let (opening, quiz) = (Opening(&browser), Quiz(&browser));
    opening.open_deck("my-lecture").await?;
    opening.to_consent(Country::Kosovo).await?;
    opening.agree().await?;
    let item = quiz.item().await?;
    let order = quiz.order().await?;
    let choice = order.first().context("the item has choices")?;
    quiz.choose(choice).await?;

    let text = deck.join("text.en.md");
    let ask = std::fs::read_to_string(&text)?
        .lines()
        .find(|line| line.starts_with("ask: "))
        .context("an item has a question")?
        .to_owned();
    replace(&text, &ask, "ask: What did the author just write here?")?;
    shows(&browser, "What did the author just write here?").await?;
    quiz.at(&item).await?;
    quiz.is_chosen(choice).await?;
    ensure_eq("the order of the choices", &quiz.order().await?, &order)?;

    // A fault is shown, and the page stays as it was.
    replace(&text, "Notes:\n", "Note:\n")?;
    shows(&browser, "“Note:” is not how a section starts").await?;
    quiz.is_chosen(choice).await?;
    replace(&text, "Note:\n", "Notes:\n")?;
    until("the fault to disappear", async || {
        let gone: bool =
            browser.eval("return !document.getElementById('deck-faults');", vec![json!(null)]).await?;
        Ok(gone.then_some(()))
    })
    .await?;
    quiz.is_chosen(choice).await?;
    browser.quit().await
}
