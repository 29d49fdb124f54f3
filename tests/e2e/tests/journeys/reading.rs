//! The reading text below a slide: for students who learn alone or look back, also offline.

use anyhow::Context as _;
use konventa_domain::deck::{Html, Reading, Slide, SlideKind};
use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language, PerCountry, VecMap};
use konventa_e2e::page::{LecturePhone, Opening, Safety, SlidesPage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, ProxyAction, Screen, TestContext, TestDeck, ensure_eq};

const ENGLISH: &str = "/decks/istanbul-convention/en.reading.json";
const ALBANIAN: &str = "/decks/istanbul-convention/sq.reading.json";

/// A file of reading texts; each contains these words and the id of its slide.
fn texts(test_deck: &TestDeck, language: Language, words: &str) -> anyhow::Result<ProxyAction> {
    let mut slides = VecMap::default();
    for slide in test_deck.slides.flow().filter(|slide| slide.kind == SlideKind::Content) {
        let text = Html(format!("<p>{words} {}</p>", slide.id));
        slides.extend([(slide.id.clone(), PerCountry::Same(text))]);
    }
    let body = serde_json::to_string(&Reading { language, slides })?;
    Ok(ProxyAction::Answer { status: 200, kind: "application/json", body })
}

/// The first content slide that is followed by another one: its index in the flow and its id.
fn first_content(test_deck: &TestDeck) -> anyhow::Result<(usize, String)> {
    let slides: Vec<_> = test_deck.slides.flow().collect();
    let both = |pair: &[&Slide]| pair.iter().all(|slide| slide.kind == SlideKind::Content);
    let place = slides.windows(2).position(both).context("no two content slides in a row")?;
    Ok((place, slides[place].id.to_string()))
}

async fn learn_alone(context: &TestContext) -> anyhow::Result<()> {
    let opening = Opening(&context.browser);
    opening.open().await?;
    opening.to_consent(Country::Kosovo).await?;
    opening.decline().await
}

fn asked(context: &TestContext, path: &str) -> usize {
    context.proxy.exchanges().iter().filter(|exchange| exchange.path == path).count()
}

#[tokio::test]
async fn students_who_learn_alone_open_the_text_also_offline() -> Result<(), Failure> {
    TestContext::run("reading_alone", Screen::PHONE, async |context| {
        context.proxy.intercept(
            Some("GET"),
            ENGLISH,
            texts(&context.test_deck, Language::English, "To read about")?,
        );
        let (_, slide) = first_content(&context.test_deck)?;
        let opening = Opening(&context.browser);
        opening.open().await?;
        opening.to_consent(Country::Kosovo).await?;
        ensure_eq("requests before the slides", &asked(context, ENGLISH), &0)?;
        opening.decline().await?;
        let slides = SlidesPage(&context.browser);
        slides.turn_to(&slide).await?;
        context.browser.see_no("reading-text").await?;
        slides.open_reading().await?;
        slides.reads(&format!("To read about {slide}")).await?;
        let next = slides.next().await?;
        slides.back().await?;
        slides.at(&slide).await?;
        // Those of the page: the worker asks for the files that it caches, at a time of its own.
        let by_page = "return performance.getEntriesByType('resource')
            .filter(({ name }) => new URL(name).pathname === arguments[0]).length;";
        let requests: usize = context.browser.eval(by_page, vec![ENGLISH.into()]).await?;
        ensure_eq("requests", &requests, &1)?;

        let safety = Safety(&context.browser);
        safety.wait_for_offline_files().await?;
        until_true("the reading texts to be stored", async || {
            Ok(safety.stored().await?.files.iter().any(|file| file == ENGLISH))
        })
        .await?;
        context.proxy.restore();
        context.proxy.intercept(None, "/", ProxyAction::Cut);
        context.server.down().await?;
        context.browser.offline(true).await?;
        context.browser.reload().await?;
        slides.at(&slide).await?;
        slides.open_reading().await?;
        slides.reads(&format!("To read about {slide}")).await?;
        ensure_eq("the slide after it", &slides.next().await?, &next)
    })
    .await
}

#[tokio::test]
async fn a_text_that_cannot_be_loaded_can_be_retried() -> Result<(), Failure> {
    TestContext::run("reading_retry", Screen::PHONE, async |context| {
        context.proxy.intercept(Some("GET"), ENGLISH, ProxyAction::Cut);
        learn_alone(context).await?;
        let slides = SlidesPage(&context.browser);
        let (_, slide) = first_content(&context.test_deck)?;
        slides.turn_to(&slide).await?;
        slides.open_reading().await?;
        context.browser.see("retry-reading").await?;
        context.proxy.restore();
        context.proxy.intercept(
            Some("GET"),
            ENGLISH,
            texts(&context.test_deck, Language::English, "To read about")?,
        );
        context.proxy.intercept(Some("GET"), ALBANIAN, texts(&context.test_deck, Language::Albanian, "Për")?);
        context.browser.touch("retry-reading").await?;
        slides.reads(&format!("To read about {slide}")).await?;
        // Another language has another text.
        let unfold = "document.querySelectorAll('.aside details').forEach(part => { part.open = true; });";
        let _: Option<()> = context.browser.eval(unfold, Vec::new()).await?;
        Opening(&context.browser).language(Language::Albanian).await?;
        until_true("a request for the Albanian text", async || Ok(asked(context, ALBANIAN) == 1)).await?;
        slides.open_reading().await?;
        slides.reads(&format!("Për {slide}")).await
    })
    .await
}

#[tokio::test]
async fn in_a_live_lecture_the_text_is_there_when_looking_back() -> Result<(), Failure> {
    TestContext::run("reading_hall", Screen::PHONE, async |context| {
        context.proxy.intercept(
            Some("GET"),
            ENGLISH,
            texts(&context.test_deck, Language::English, "To read about")?,
        );
        let TestContext { api, browser, test_deck, .. } = &*context;
        let (place, slide) = first_content(test_deck)?;
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        api.command(&lecture, Command::Start {}).await?;
        let (phone, slides) = (LecturePhone(browser), SlidesPage(browser));
        phone.follow_only(&lecture).await?;
        api.show(&lecture, place, 0).await?;
        slides.at(&slide).await?;
        browser.see_no("reading").await?;
        ensure_eq("requests while the slide is on stage", &asked(context, ENGLISH), &0)?;
        api.show(&lecture, place + 1, 0).await?;
        until_true("another slide", async || Ok(slides.slide().await? != slide)).await?;
        browser.see_no("reading").await?;
        slides.back().await?;
        slides.at(&slide).await?;
        slides.open_reading().await?;
        slides.reads(&format!("To read about {slide}")).await?;
        browser.touch("to-live").await?;
        browser.see_no("reading").await?;
        // After the lecture everybody reads at their own pace.
        api.command(&lecture, Command::End {}).await?;
        browser.appears("reading").await
    })
    .await
}
