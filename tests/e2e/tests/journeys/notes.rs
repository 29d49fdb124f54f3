//! The presenter's notes: speech, questions and instructions look different, on the console and on
//! paper.

use anyhow::ensure;
use konventa_domain::deck::{Html, Notes};
use konventa_domain::{Language, PerCountry, VecMap};
use konventa_e2e::page::{Console, Stage, give_presenter_key};
use konventa_e2e::{Failure, ProxyAction, Screen, TestContext};
use serde::Deserialize;
use serde_json::json;

/// The style of a paragraph of the notes.
#[derive(Debug, Deserialize)]
struct ParagraphStyle {
    text: String,
    size: f64,
    rule: f64,
    sign: String,
}

const STYLES: &str = r"
    return [...document.querySelectorAll(arguments[0] + ' .notes')[0].children].map(part => {
        const style = getComputedStyle(part);
        return {
            text: part.textContent,
            size: parseFloat(style.fontSize),
            rule: parseFloat(style.borderLeftWidth),
            sign: getComputedStyle(part, '::before').content,
        };
    });";

const NOTES: &str =
    "<p>Wait.</p><p class=\"speech\">Welcome.</p><p class=\"speech ask\">Why?</p><ul><li>Point.</li></ul>";

#[tokio::test]
async fn speech_looks_different_from_instructions() -> Result<(), Failure> {
    TestContext::run("notes_speech", Screen::LAPTOP, async |context| {
        let mut slides = VecMap::default();
        for slide in context.test_deck.slides.flow() {
            slides.extend([(slide.id.clone(), PerCountry::Same(Html(NOTES.to_owned())))]);
        }
        let body = serde_json::to_string(&Notes { language: Language::English, slides })?;
        let answer = ProxyAction::Answer { status: 200, kind: "application/json", body };
        context.proxy.intercept(Some("GET"), "/decks/istanbul-convention/en.notes.json", answer);
        let browser = &context.browser;
        Stage::open(browser, "").await?.ready().await?;
        let console = Console::open(browser).await?;
        let says = browser
            .eval::<String>("return document.querySelector('.notes').textContent;", Vec::new())
            .await?;
        ensure!(says.contains("Notes are for presenters"), "without a key: {says}");
        give_presenter_key(browser).await?;
        console.ready().await?;
        for (place, media) in [(".say", "screen"), (".handout", "print")] {
            browser.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await?;
            let styles: Vec<ParagraphStyle> = browser.eval(STYLES, vec![json!(place)]).await?;
            let [wait, welcome, why, point] = styles.as_slice() else {
                anyhow::bail!("the notes on {media} are {styles:?}");
            };
            ensure!((welcome.text.as_str(), why.text.as_str()) == ("Welcome.", "Why?"), "{styles:?}");
            for done in [wait, point] {
                ensure!(done.size < welcome.size && done.rule > 0.0, "{media}: {done:?} beside {welcome:?}");
            }
            ensure!(welcome.rule <= 0.0 && why.rule <= 0.0, "speech has a rule on {media}: {styles:?}");
            ensure!(why.sign.contains('?') && !welcome.sign.contains('?'), "{media}: {styles:?}");
        }
        Ok(())
    })
    .await
}
