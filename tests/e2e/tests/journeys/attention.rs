//! What asks for attention, and what has the focus, is never below the bar at the foot of the screen
//! or the header. All of it is measured on real screens.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::Language;
use konventa_e2e::page::{Opening, Quiz, ResultPage, SlidesPage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Reply, Screen, Student, TestContext, ensure_eq, tour};
use serde::Deserialize;
use thirtyfour::Key;

/// A phone, the smallest phone, a phone in landscape, and a laptop.
const SIZES: [(u32, u32); 4] = [(390, 844), (320, 568), (844, 390), (1366, 768)];

/// What readers get who set the browser's text to twice its size.
const TWICE: &str =
    "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; });";

/// Why the element of a selector cannot be read or touched; null if it can. All of it must be in the
/// window and below nothing else.
const COVERED: &str = r"
    const e = document.querySelector(arguments[0]);
    if (!e) return 'missing';
    const { left, top, right, bottom } = e.getBoundingClientRect();
    if (bottom - top < 1) return 'empty';
    if (top < 0 || bottom > innerHeight) return `from ${top} to ${bottom} of ${innerHeight}`;
    const x = (left + right) / 2;
    for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
        const on = document.elementFromPoint(x, y);
        if (!e.contains(on)) return `below ${on?.tagName}.${on?.className} at ${y} of ${innerHeight}`;
    }
    return null;";

/// Waits until the page has moved the focus, which it does in the next frame.
async fn settle(browser: &Browser) -> anyhow::Result<()> {
    const TWO_FRAMES: &str =
        "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));";
    browser.eval::<Option<()>>(TWO_FRAMES, Vec::new()).await?;
    Ok(())
}

async fn tab(browser: &Browser) -> anyhow::Result<()> {
    browser.press(Key::Tab).await?;
    browser.let_go(Key::Tab).await
}

async fn ensure_seen(browser: &Browser, selector: &str, place: &str) -> anyhow::Result<()> {
    let mut covered = None;
    let seen = until_true(format_args!("“{selector}” to be seen"), async || {
        covered = browser.eval::<Option<String>>(COVERED, vec![selector.into()]).await?;
        Ok(covered.is_none())
    })
    .await;
    ensure!(seen.is_ok(), "{place}: “{selector}” is {covered:?}");
    Ok(())
}

#[tokio::test]
async fn a_missing_country_is_reported_in_sight_and_gets_the_focus() -> Result<(), Failure> {
    TestContext::run("attention_country", Screen::PHONE, async |context| {
        let browser = &context.browser;
        for (width, height) in SIZES {
            let size = format!("{width}x{height}");
            browser.resize(width, height).await?;
            Opening(browser).open().await?;
            browser.see("onward").await?;
            // Without scrolling to the button: at the foot of the screen it can be pressed at once.
            let press = "document.querySelector('[data-testid=onward]').click();";
            // And again, after the reader has scrolled away.
            for place in ["0", "document.body.scrollHeight"] {
                let _: Option<()> =
                    browser.eval(&format!("scrollTo(0, {place}); {press}"), Vec::new()).await?;
                ensure_seen(browser, "fieldset .hint[role=alert]:not(:has(:empty))", &size).await?;
                settle(browser).await?;
            }
            let focused: bool = browser
                .eval("return document.activeElement.matches('fieldset [role=alert]');", Vec::new())
                .await?;
            ensure!(focused, "{size}: the error has no focus");
            // The next key leads to the choices.
            tab(browser).await?;
            let chooses: bool =
                browser.eval("return document.activeElement.matches('[name=country]');", Vec::new()).await?;
            ensure!(chooses, "{size}: Tab does not lead to the countries");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_question_whether_to_skip_the_quiz_takes_the_place_of_the_buttons() -> Result<(), Failure> {
    TestContext::run("attention_skip", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let quiz = Quiz(browser);
        Opening(browser).open().await?;
        Student::of(Country::Kosovo, "", "")?.arrive(browser).await?;
        let items = test_deck.items(Country::Kosovo)?;
        quiz.choose(&items[0].right).await?;
        for (width, height) in SIZES {
            let size = format!("{width}x{height}");
            browser.resize(width, height).await?;
            browser.touch("skip-quiz").await?;
            for selector in [".bar [role=alert]", "[data-testid=skip-cancel]", "[data-testid=skip-confirm]"] {
                ensure_seen(browser, selector, &size).await?;
            }
            ensure!(browser.glance("next").await?.is_none(), "{size}: the buttons are still there");
            let focused: bool = browser
                .eval("return document.activeElement.matches('.bar [role=alert]');", Vec::new())
                .await?;
            ensure!(focused, "{size}: the question has no focus");
            browser.touch("skip-cancel").await?;
            browser.see("next").await?;
            ensure_seen(browser, "[data-testid=skip-quiz]:focus", &size).await?;
        }
        browser.touch("skip-quiz").await?;
        browser.touch("skip-confirm").await?;
        browser.appears("slide").await
    })
    .await
}

#[tokio::test]
async fn the_question_whether_to_delete_everything_is_in_sight() -> Result<(), Failure> {
    TestContext::run("attention_erase", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        Student::of(Country::Kosovo, "rwwwwwwwwwww", "rrwwwwwwwwww")?.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        result.share().await?;
        for (width, height) in SIZES {
            let size = format!("{width}x{height}");
            browser.resize(width, height).await?;
            // What leads on is within reach without scrolling; on a low screen it is below the page.
            if height > 500 {
                ensure_seen(browser, "[data-testid=slides-again]", &size).await?;
            }
            browser.touch("erase").await?;
            ensure_seen(browser, "[data-testid=erase-cancel]", &size).await?;
            ensure_seen(browser, "[data-testid=erase-confirm]", &size).await?;
            browser.touch("erase-cancel").await?;
            ensure_seen(browser, "[data-testid=erase]:focus", &size).await?;
        }
        Ok(())
    })
    .await
}

/// An element that has the focus.
#[derive(Deserialize)]
struct Focused {
    name: String,
    /// Whether nothing of it can be seen.
    hidden: bool,
    /// Whether it was focused before.
    again: bool,
}

/// Describes the element that has the focus. The page counts the elements it has described.
const FOCUSED: &str = r"
    const e = document.activeElement, seen = window.konventaSeen ??= new Set();
    const again = e === document.body || seen.has(e);
    seen.add(e);
    const box = e.closest('.choice') ?? e;
    const { left, top, width, height } = box.getBoundingClientRect();
    const at = (x, y) => box.contains(document.elementFromPoint(left + width * x, top + height * y));
    const parts = [0.1, 0.5, 0.9];
    const hidden = e !== document.body && !parts.some(x => parts.some(y => at(x, y)));
    return { name: `${e.tagName} ${e.dataset.testid ?? ''} ${e.textContent.trim().slice(0, 30)} (${Math.round(top)} to ${Math.round(top + height)} of ${innerHeight})`, hidden, again };";

/// Walks over the whole page with the Tab key, and returns what had the focus and was hidden.
async fn hidden_focus(browser: &Browser, place: &str) -> anyhow::Result<Vec<String>> {
    let begin = "window.konventaSeen = new Set(); document.activeElement.blur(); scrollTo(0, 0);";
    let _: Option<()> = browser.eval(begin, Vec::new()).await?;
    let (mut hidden, mut stops) = (Vec::new(), 0);
    loop {
        tab(browser).await?;
        let seen: Focused = browser.eval(FOCUSED, Vec::new()).await?;
        if seen.again {
            ensure!(stops > 4, "{place}: only {stops} stops");
            return Ok(hidden);
        }
        stops += 1;
        if seen.hidden {
            hidden.push(format!("{place}: {}", seen.name));
        }
    }
}

#[tokio::test]
async fn nothing_that_has_the_focus_is_hidden() -> Result<(), Failure> {
    TestContext::run("attention_focus", Screen::LAPTOP, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let mut hidden = Vec::new();
        for (width, height) in SIZES {
            browser.resize(width, height).await?;
            browser.open("/api/health").await?;
            let _: Option<()> = browser.eval("localStorage.clear();", Vec::new()).await?;
            let opening = Opening(browser);
            opening.open().await?;
            browser.see("onward").await?;
            let mut look = async |screen: &str| {
                hidden.extend(hidden_focus(browser, &format!("{screen} {width}x{height}")).await?);
                anyhow::Ok(())
            };
            look("welcome").await?;
            opening.to_consent(Country::Kosovo).await?;
            look("data").await?;
            opening.agree().await?;
            look("item").await?;
            let items = test_deck.items(Country::Kosovo)?;
            Quiz(browser).reply_to_all(&items, &vec![Reply::Wrong; items.len()]).await?;
            browser.see("hand-in").await?;
            look("overview").await?;
            Quiz(browser).hand_in().await?;
            SlidesPage(browser).slide().await?;
            look("slide").await?;
            browser.touch("to-help").await?;
            browser.see("all-lines").await?;
            look("help").await?;
        }
        ensure!(hidden.is_empty(), "hidden while it has the focus:\n{}", hidden.join("\n"));
        Ok(())
    })
    .await
}

/// Whether header and bar stay on the screen while the page moves.
async fn sticks(browser: &Browser) -> anyhow::Result<[bool; 2]> {
    let script = "return [['.head', 'top'], ['.bar', 'bottom']].map(
        ([name, side]) => getComputedStyle(document.querySelector(name))[side] === '0px');";
    browser.eval(script, Vec::new()).await
}

#[tokio::test]
async fn header_and_bar_let_go_where_little_height_is_free() -> Result<(), Failure> {
    TestContext::run("attention_lets_go", Screen::PHONE, async |context| {
        let browser = &context.browser;
        Opening(browser).open().await?;
        browser.see("onward").await?;
        for (width, height, stick) in
            [(390, 844, true), (320, 568, true), (844, 390, false), (195, 422, false)]
        {
            browser.resize(width, height).await?;
            ensure_eq(&format!("{width}x{height}"), &sticks(browser).await?, &[stick; 2])?;
        }
        browser.resize(390, 844).await?;
        browser.before_each_page(TWICE).await?;
        browser.reload().await?;
        browser.see("onward").await?;
        ensure_eq("text of twice the size", &sticks(browser).await?, &[false; 2])
    })
    .await
}

#[tokio::test]
async fn a_language_that_cannot_be_loaded_is_reported_in_sight() -> Result<(), Failure> {
    TestContext::run("attention_language", Screen::PHONE, async |context| {
        let browser = &context.browser;
        // `offline` does not cut the network of a service worker.
        browser.before_each_page("delete Navigator.prototype.serviceWorker;").await?;
        Opening(browser).open().await?;
        Student::of(Country::Albania, "", "")?.arrive(browser).await?;
        browser.offline(true).await?;
        let unfold = "document.querySelectorAll('.aside details').forEach(e => { e.open = true; });";
        let _: Option<()> = browser.eval(unfold, Vec::new()).await?;
        Opening(browser).language(Language::Albanian).await?;
        ensure_seen(browser, ".aside .hint[role=alert]:not(:has(:empty))", "the quiz").await?;
        tour::wait_for_language(browser, Language::English).await
    })
    .await
}

#[tokio::test]
async fn a_question_is_skipped_in_words_and_saved_only_once_something_is() -> Result<(), Failure> {
    TestContext::run("attention_words", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        Student::of(Country::Kosovo, "", "")?.arrive(browser).await?;
        let items = test_deck.items(Country::Kosovo)?;
        let (quiz, saved) = (Quiz(browser), "return document.querySelector('.saved')?.textContent ?? '';");
        let says = async || browser.eval::<String>(saved, Vec::new()).await;
        browser.see_words("next", "Skip").await?;
        ensure_eq("before a choice", &says().await?, &"")?;
        quiz.choose(&items[0].right).await?;
        browser.see_words("next", "Next").await?;
        ensure_eq("after it", &says().await?, &"Saved on this phone. Your answers are not sent.")?;
        quiz.next().await?;
        quiz.at(&items[1].id).await?;
        browser.see_words("next", "Skip").await
    })
    .await
}
