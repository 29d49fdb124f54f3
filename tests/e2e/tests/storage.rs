//! Phones that keep nothing.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_e2e::page::{Delivery, Opening, Outcome};
use konventa_e2e::{Failure, Screen, Student, World, same};

/// The whole way, on a phone that keeps nothing from the start.
async fn walk(world: &World) -> anyhow::Result<()> {
    let World { api, wire, browser, lesson, .. } = world;
    Opening(browser).open().await?;
    browser.see("storage-warning").await?;
    let student = Student::of(Country::Kosovo, "rwu.rwurrwrr", "rrrrrwurrr.r")?;
    student.walk(browser, lesson).await?;
    browser.see("storage-warning").await?;
    let outcome = Outcome(browser);
    let read = outcome.submission().await?;
    let scored: Vec<_> = read.items.iter().filter_map(|item| item.pre.zip(item.post)).collect();
    same("outcomes", &scored, &student.outcomes())?;
    outcome.share().await?;
    outcome.is(Delivery::Delivered).await?;
    same("scores", &outcome.scores().await?, &("6".to_owned(), "9".to_owned()))?;
    same("posts", &wire.posted().len(), &1)?;
    ensure!(!api.is_empty().await?, "the server has no record");
    Ok(())
}

#[tokio::test]
async fn a_full_storage_is_said_and_the_lecture_still_works() -> Result<(), Failure> {
    World::walk("a_full_storage", Screen::PHONE, async |world| {
        let full =
            r"Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
        world.browser.before_each_page(full).await?;
        walk(world).await
    })
    .await
}

#[tokio::test]
async fn a_forbidden_storage_is_said_and_the_lecture_still_works() -> Result<(), Failure> {
    World::walk("a_forbidden_storage", Screen::PHONE, async |world| {
        let forbidden = r"
            for (const name of ['localStorage', 'sessionStorage'])
                Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });";
        world.browser.before_each_page(forbidden).await?;
        walk(world).await
    })
    .await
}

#[tokio::test]
async fn a_storage_that_fills_up_on_the_way_loses_nothing_on_the_screen() -> Result<(), Failure> {
    World::walk("a_storage_that_fills_up", Screen::PHONE, async |world| {
        let World { browser, lesson, .. } = &*world;
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
        same("warnings before", &browser.glance("storage-warning").await?, &None)?;
        student.answer_before(browser, lesson).await?;
        browser.see("storage-warning").await?;
        student.answer_after(browser, lesson).await?;
        let read = Outcome(browser).submission().await?;
        let scored: Vec<_> = read.items.iter().filter_map(|item| item.pre.zip(item.post)).collect();
        same("outcomes", &scored, &student.outcomes())
    })
    .await
}

#[tokio::test]
async fn damaged_text_on_the_phone_is_set_aside_and_the_lecture_begins() -> Result<(), Failure> {
    World::walk("damaged_text", Screen::PHONE, async |world| {
        let World { browser, lesson, .. } = &*world;
        // On the first page only: what the lecture keeps afterwards is not damaged again.
        let damage = r#"
            if (!localStorage.getItem("konventa.journey.istanbul-convention.unreadable"))
                localStorage.setItem("konventa.journey.istanbul-convention", "{\"form\":99,\"journey\":{}}");"#;
        browser.before_each_page(damage).await?;
        Opening(browser).open().await?;
        Student::of(Country::Albania, "rrrrrrrrrrrr", "rrrrrrrrrrrr")?.walk(browser, lesson).await?;
        let kept = browser.kept().await?;
        let aside = kept.get("konventa.journey.istanbul-convention.unreadable").map(String::as_str);
        same("what was set aside", &aside, &Some(r#"{"form":99,"journey":{}}"#))
    })
    .await
}
