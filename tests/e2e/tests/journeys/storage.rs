//! Phones that cannot store anything.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::page::{Delivery, Opening, ResultPage};
use konventa_e2e::{Failure, Screen, Student, TestContext, ensure_eq};

/// Takes the whole journey on a phone that stores nothing from the start.
async fn walk(context: &TestContext) -> anyhow::Result<()> {
    let TestContext { api, proxy, browser, test_deck, .. } = context;
    Opening(browser).open().await?;
    browser.see("storage-warning").await?;
    let student = Student::of(Country::Kosovo, "rwu.rwurrwrr", "rrrrrwurrr.r")?;
    student.walk(browser, test_deck).await?;
    browser.see("storage-warning").await?;
    let result = ResultPage(browser);
    let read = result.submission().await?;
    let scored: Vec<_> = read.items.iter().filter_map(|item| item.pre.zip(item.post)).collect();
    ensure_eq("outcomes", &scored, &student.outcomes())?;
    result.share().await?;
    result.is(Delivery::Delivered).await?;
    ensure_eq("scores", &result.scores().await?, &("6".to_owned(), "9".to_owned()))?;
    ensure_eq("posts", &proxy.posted().len(), &1)?;
    ensure!(!api.is_empty().await?, "the server has no record");
    Ok(())
}

#[tokio::test]
async fn a_full_storage_is_reported_and_the_lecture_still_works() -> Result<(), Failure> {
    TestContext::run("a_full_storage", Screen::PHONE, async |context| {
        let full =
            r"Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
        context.browser.before_each_page(full).await?;
        walk(context).await
    })
    .await
}

#[tokio::test]
async fn a_forbidden_storage_is_reported_and_the_lecture_still_works() -> Result<(), Failure> {
    TestContext::run("a_forbidden_storage", Screen::PHONE, async |context| {
        let forbidden = r"
            for (const name of ['localStorage', 'sessionStorage'])
                Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });";
        context.browser.before_each_page(forbidden).await?;
        walk(context).await
    })
    .await
}

#[tokio::test]
async fn a_storage_that_fills_up_during_the_quiz_loses_nothing_on_the_screen() -> Result<(), Failure> {
    TestContext::run("a_storage_that_fills_up", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        // Full from the third item on.
        let filling = r"
            const keep = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, value) {
                if (value.includes('ex-partner') && value.includes('choice') && value.includes('partners'))
                    throw new DOMException('full', 'QuotaExceededError');
                return keep.call(this, key, value);
            };";
        browser.before_each_page(filling).await?;
        let student = Student::of(Country::Montenegro, "rrrrrrrrrrrr", "rrrrrrrrrrrr")?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        ensure_eq("warnings before", &browser.glance("storage-warning").await?, &None)?;
        student.answer_before(browser, test_deck).await?;
        browser.see("storage-warning").await?;
        student.answer_after(browser, test_deck).await?;
        let read = ResultPage(browser).submission().await?;
        let scored: Vec<_> = read.items.iter().filter_map(|item| item.pre.zip(item.post)).collect();
        ensure_eq("outcomes", &scored, &student.outcomes())
    })
    .await
}

#[tokio::test]
async fn damaged_stored_text_is_set_aside_and_the_lecture_begins() -> Result<(), Failure> {
    TestContext::run("damaged_text", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        // Only on the first page: what the lecture stores later is not damaged again.
        let damage = r#"
            if (!localStorage.getItem("konventa.journey.istanbul-convention.unreadable.1"))
                localStorage.setItem("konventa.journey.istanbul-convention", "{\"form\":99,\"journey\":{}}");"#;
        browser.before_each_page(damage).await?;
        Opening(browser).open().await?;
        Student::of(Country::Albania, "rrrrrrrrrrrr", "rrrrrrrrrrrr")?.walk(browser, test_deck).await?;
        let stored = browser.local_storage().await?;
        let aside = stored.get("konventa.journey.istanbul-convention.unreadable.1").map(String::as_str);
        ensure_eq("what was set aside", &aside, &Some(r#"{"form":99,"journey":{}}"#))
    })
    .await
}
