//! Consent in words, a result that is short first, and the result on paper.

use anyhow::ensure;
use konventa_domain::{Country, Language};
use konventa_e2e::page::{Delivery, Opening, ResultPage};
use konventa_e2e::{Browser, Failure, Screen, Student, TestContext, ensure_eq, tour};
use serde_json::json;

/// The texts of the elements of a selector, in their order.
async fn texts(browser: &Browser, selector: &str) -> anyhow::Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim());";
    browser.eval(script, vec![selector.into()]).await
}

/// Whether an element can be seen, anywhere on the page.
async fn is_visible(browser: &Browser, selector: &str) -> anyhow::Result<bool> {
    let script = "return [...document.querySelectorAll(arguments[0])].some(
        e => e.checkVisibility({ visibilityProperty: true }));";
    browser.eval(script, vec![selector.into()]).await
}

#[tokio::test]
async fn what_leaves_is_shown_in_her_language_and_letter_by_letter() -> Result<(), Failure> {
    TestContext::run("result_consent", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, proxy, .. } = &*context;
        let opening = Opening(browser);
        opening.open().await?;
        opening.language(Language::Albanian).await?;
        tour::wait_for_language(browser, Language::Albanian).await?;
        opening.to_consent(Country::Kosovo).await?;
        ensure!(!is_visible(browser, ".payload").await?, "the example is not folded");
        opening.agree().await?;
        let student = Student::of(Country::Kosovo, "wu.rwwwwwwww", "rr.rwwwwwwww")?;
        student.answer_before(browser, test_deck).await?;
        student.answer_after(browser, test_deck).await?;
        // `answer_after` unfolds the bytes, to see that they are there.
        let shown = ResultPage(browser).payload().await?;
        let rows = texts(browser, ".leaves tbody tr").await?;
        ensure_eq("rows", &rows.len(), &test_deck.public.items.len())?;
        let outcomes =
            ["jo e saktëe saktë", "nuk e dinite saktë", "pa përgjigjepa përgjigje", "e saktëe saktë"];
        for (row, outcomes) in rows.iter().zip(outcomes) {
            ensure!(row.ends_with(outcomes), "“{row}” does not say “{outcomes}”");
        }
        // Every value that is sent is in the table too; only the outcomes are told in words.
        let fields = texts(browser, "dl.leaves dd").await?;
        let sent = ResultPage(browser).submission().await?;
        for value in
            ["Kosova".to_owned(), Language::Albanian.own_name().to_owned(), sent.submission.to_string()]
        {
            ensure!(fields.contains(&value), "{value} is not among {fields:?}");
        }
        ensure!(fields.contains(&sent.deck_version.to_string()), "{fields:?}");
        ResultPage(browser).share().await?;
        ResultPage(browser).is(Delivery::Delivered).await?;
        ensure_eq("the bytes", &proxy.posted()[0].text(), &shown)
    })
    .await
}

#[tokio::test]
async fn a_result_shows_first_what_changed_with_her_own_choice() -> Result<(), Failure> {
    TestContext::run("result_short", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let student = Student::of(Country::Montenegro, "rrrrrwwwwwww", "wwwwwrwwwwww")?;
        Opening(browser).open().await?;
        student.walk(browser, test_deck).await?;
        ResultPage(browser).keep().await?;
        browser.see("score-after").await?;
        let shown = "return [...document.querySelectorAll('.reviewed [data-testid^=result-]')]
            .filter(e => e.checkVisibility()).map(e => e.dataset.testid.slice(7));";
        let items = test_deck.items(Country::Montenegro)?;
        let changed: Vec<String> = items[..6].iter().map(|item| item.id.clone()).collect();
        ensure_eq("what changed", &browser.eval::<Vec<String>>(shown, Vec::new()).await?, &changed)?;
        // One right before and five after: a kind word.
        let counts = texts(browser, ".counts p").await?;
        ensure!(counts.iter().any(|says| says.starts_with("Fewer than before?")), "{counts:?}");
        // The choice that was not right is beside the right one.
        let face = test_deck.public.items[0].face.get(Country::Montenegro);
        let text =
            |id: &str| face.choices.iter().find(|one| one.id.as_str() == id).map(|one| one.text.0.clone());
        let own = texts(browser, &format!("[data-testid=result-{}] .own-choice", items[0].id)).await?;
        let wrong = items[0].choice(konventa_e2e::Reply::Wrong).and_then(text).unwrap_or_default();
        ensure_eq("her own choice", &own, &[format!("Your answer:{wrong}")])?;
        let right = texts(browser, &format!("[data-testid=result-{}] .right-choice", items[0].id)).await?;
        ensure_eq(
            "the right one",
            &right,
            &[format!("Correct:{}", text(&items[0].right).unwrap_or_default())],
        )?;
        // All the others are there too, folded.
        ensure_eq("the last item", &ResultPage(browser).outcomes(&items[11].id).await?, &["wrong", "wrong"])
    })
    .await
}

#[tokio::test]
async fn a_result_on_paper_has_words_and_bars_and_nothing_to_press() -> Result<(), Failure> {
    TestContext::run("result_print", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        Student::of(Country::Kosovo, "wwwwwwwwwwww", "rrrrrrrwwwww")?.walk(browser, test_deck).await?;
        ResultPage(browser).keep().await?;
        browser.see("score-after").await?;
        ensure!(!is_visible(browser, ".printed").await?, "the line for paper is on the screen");
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        for gone in ["#exit", ".button", ".bar", ".head", ".aside"] {
            ensure!(!is_visible(browser, gone).await?, "{gone} is printed");
        }
        for kept in [".counts progress", "h1", ".right-choice", ".printed"] {
            ensure!(is_visible(browser, kept).await?, "{kept} is not printed");
        }
        let printed = texts(browser, ".printed").await?.concat();
        ensure!(printed.starts_with(&test_deck.public.title) && printed.contains(" 20"), "{printed}");
        let exact = "return getComputedStyle(document.querySelector('.counts progress')).printColorAdjust;";
        ensure_eq("the bars", &browser.eval::<String>(exact, Vec::new()).await?, &"exact")?;
        // What was folded is printed too.
        let all =
            "return [...document.querySelectorAll('.reviewed article')].every(e => e.checkVisibility());";
        ensure!(browser.eval::<bool>(all, Vec::new()).await?, "a folded question is not printed");
        let pages = browser.printed_pages().await?;
        ensure!((1..=8).contains(&pages), "{pages} pages");
        Ok(())
    })
    .await
}
