//! Every language fits on every screen, and can be changed at any time.

use anyhow::ensure;
use konventa_domain::submission::Submission;
use konventa_domain::{Country, Language};
use konventa_e2e::api::OTHER_DECK;
use konventa_e2e::page::{Opening, Quiz, ResultPage, SlidesPage};
use konventa_e2e::tour::{self, Overflow};
use konventa_e2e::{Browser, Failure, Screen, TestContext, TestDeck};

/// The smallest supported phone.
const SMALL_PHONE: Screen = Screen { width: 320, height: 568, density: 2, phone: true };

#[tokio::test]
async fn every_language_fits_on_a_small_phone() -> anyhow::Result<()> {
    let mut failures = Vec::new();
    for (language, country) in tour::languages_in_countries() {
        failures.extend(fits_on_phone(language, country).await.err());
    }
    ensure!(failures.is_empty(), "{failures:#?}");
    Ok(())
}

#[tokio::test]
async fn every_language_fits_on_the_stage() -> anyhow::Result<()> {
    let mut failures = Vec::new();
    for language in Language::ALL {
        failures.extend(fits_on_stage(language).await.err());
    }
    ensure!(failures.is_empty(), "{failures:#?}");
    Ok(())
}

/// Adds the text that does not fit on the current screen, with the screen's name.
async fn add_overflow(found: &mut Vec<String>, screen: &str, browser: &Browser) -> anyhow::Result<()> {
    let Overflow(texts) = tour::overflow_on_phone(browser).await?;
    found.extend(texts.into_iter().map(|text| format!("{screen}: {text}")));
    Ok(())
}

async fn fits_on_phone(language: Language, country: Country) -> Result<(), Failure> {
    TestContext::run(&format!("room_on_phone_{language}"), SMALL_PHONE, async |context| {
        let TestContext { browser, test_deck, api, .. } = &*context;
        let mut found = Vec::new();
        for deck in [test_deck, &TestDeck::load(api, OTHER_DECK).await?] {
            let visit = async |screen: &str| add_overflow(&mut found, screen, browser).await;
            tour::phone(browser, deck, language, country, visit).await?;
        }
        let visit = async |screen: &str| add_overflow(&mut found, screen, browser).await;
        tour::followup(browser, api, test_deck, language, country, visit).await?;
        ensure!(found.is_empty(), "text does not fit on 320 x 568 in {language}:\n{}", found.join("\n"));
        Ok(())
    })
    .await
}

async fn fits_on_stage(language: Language) -> Result<(), Failure> {
    TestContext::run(&format!("room_on_stage_{language}"), Screen::PROJECTOR, async |context| {
        let TestContext { browser, test_deck, api, .. } = &*context;
        let mut found = Vec::new();
        for deck in [test_deck, &TestDeck::load(api, OTHER_DECK).await?] {
            tour::stage(browser, deck, language, async |slide: &str| {
                let Overflow(texts) = tour::overflow_on_stage(browser).await?;
                found.extend(texts.into_iter().map(|text| format!("{slide}: {text}")));
                Ok(())
            })
            .await?;
        }
        ensure!(found.is_empty(), "text does not fit on 1920 x 1080 in {language}:\n{}", found.join("\n"));
        Ok(())
    })
    .await
}

/// What readers get who set the browser's text to twice its size.
const TWICE: &str =
    "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; });";

/// Tested in the language with the longest words.
#[tokio::test]
async fn text_of_twice_the_size_fits() -> Result<(), Failure> {
    TestContext::run("room_for_large_text", SMALL_PHONE, async |context| {
        let TestContext { browser, test_deck, api, .. } = &*context;
        browser.before_each_page(TWICE).await?;
        let (language, country) = (Language::Montenegrin, Country::Montenegro);
        let mut found = Vec::new();
        let visit = async |screen: &str| add_overflow(&mut found, screen, browser).await;
        tour::phone(browser, test_deck, language, country, visit).await?;
        let visit = async |screen: &str| add_overflow(&mut found, screen, browser).await;
        tour::followup(browser, api, test_deck, language, country, visit).await?;
        ensure!(found.is_empty(), "text of twice the size does not fit:\n{}", found.join("\n"));
        Ok(())
    })
    .await
}

/// Changes the language in the menu below every task, one after the other, and checks that the page
/// stays the same.
async fn change_language(browser: &Browser, way: &[Language], place: &str) -> anyhow::Result<()> {
    let unfold = "document.querySelectorAll('.aside details').forEach(e => { e.open = true; });";
    for language in way {
        let before = browser.see(place).await?;
        let _: Option<()> = browser.eval(unfold, Vec::new()).await?;
        browser.touch(&format!("language-{language}")).await?;
        tour::wait_for_language(browser, *language).await?;
        let after = browser.see(place).await?;
        ensure!(after.data == before.data, "{language} changed {:?} to {:?}", before.data, after.data);
    }
    Ok(())
}

#[tokio::test]
async fn a_change_of_the_language_changes_nothing_else_in_any_phase() -> Result<(), Failure> {
    TestContext::run("languages_in_every_phase", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let (opening, quiz, slides) = (Opening(browser), Quiz(browser), SlidesPage(browser));
        // Backwards, because the page starts in the first.
        let way: Vec<Language> = Language::ALL.into_iter().rev().collect();
        opening.open().await?;
        opening.country(Country::Kosovo).await?;
        change_language(browser, &way, "country-XK").await?;
        opening.onward().await?;
        change_language(browser, &way, "back").await?;
        opening.onward().await?;
        change_language(browser, &way, "agree").await?;
        opening.agree().await?;
        let items = test_deck.items(Country::Kosovo)?;
        for item in &items[..3] {
            quiz.at(&item.id).await?;
            quiz.choose(&item.right).await?;
            change_language(browser, &way, "item").await?;
            quiz.is_chosen(&item.right).await?;
            quiz.next().await?;
        }
        for item in &items[3..] {
            quiz.at(&item.id).await?;
            quiz.next().await?;
        }
        change_language(browser, &way, "hand-in").await?;
        quiz.hand_in().await?;
        slides.turn_to("four-pillars").await?;
        change_language(browser, &way, "slide").await?;
        slides.to_second_quiz().await?;
        for item in &items {
            quiz.at(&item.id).await?;
            quiz.choose(&item.right).await?;
            quiz.next().await?;
        }
        change_language(browser, &way, "hand-in").await?;
        quiz.hand_in().await?;
        let result = ResultPage(browser);
        let english = result.submission().await?;
        change_language(browser, &way, "leaves").await?;
        // Its id is drawn again each time until it is sent.
        let now = result.submission().await?;
        let expected = Submission { submission: now.submission, ..english };
        konventa_e2e::ensure_eq("what would be sent", &now, &expected)?;
        result.keep().await?;
        change_language(browser, &way, "score-after").await?;
        konventa_e2e::ensure_eq("scores", &result.scores().await?, &("3".to_owned(), "12".to_owned()))
    })
    .await
}

#[tokio::test]
async fn a_language_that_cannot_be_loaded_keeps_the_current_one() -> Result<(), Failure> {
    TestContext::run("language_without_network", Screen::PHONE, async |context| {
        let (browser, opening) = (&context.browser, Opening(&context.browser));
        // `offline` does not cut the network of a service worker. It starts within three seconds,
        // so without this the test would pass or fail by chance.
        browser.before_each_page("delete Navigator.prototype.serviceWorker;").await?;
        opening.open().await?;
        opening.country(Country::Albania).await?;
        browser.offline(true).await?;
        opening.language(Language::Albanian).await?;
        browser.see_chosen("language-en").await?;
        tour::wait_for_language(browser, Language::English).await?;
        browser.offline(false).await?;
        opening.language(Language::Albanian).await?;
        tour::wait_for_language(browser, Language::Albanian).await?;
        // The choice is stored, and the browser's language is not used again.
        browser.reload().await?;
        tour::wait_for_language(browser, Language::Albanian).await
    })
    .await
}

#[tokio::test]
async fn an_older_page_never_gets_the_words_of_a_newer_one() -> Result<(), Failure> {
    TestContext::run("words_of_another_build", Screen::PHONE, async |context| {
        let status = "return fetch('/texts/00000000/phone.en.json').then(answer => answer.status);";
        context.browser.open("/l").await?;
        context.browser.see("code").await?;
        konventa_e2e::ensure_eq("the answer", &context.browser.eval::<u16>(status, Vec::new()).await?, &404)
    })
    .await
}
