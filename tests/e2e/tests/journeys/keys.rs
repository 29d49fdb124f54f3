//! Keys of stage and console: other alphabets, held keys, and dialogs, which switch them off.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::deck::SlideKind;
use konventa_domain::lecture::Phase;
use konventa_domain::show::Screen as Shown;
use konventa_e2e::page::{LectureStage, PresenterView, Stage, open_with_key};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Screen, TestContext, ensure_eq};

/// Presses a key and then lets it repeat, as the system does while it is held.
async fn hold(browser: &Browser, key: &str, code: &str, repeats: usize) -> anyhow::Result<()> {
    browser.key(key, code, false).await?;
    for _ in 0..repeats {
        browser.key(key, code, true).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_serbian_cyrillic_layout_pauses_darkens_and_moves_the_stage() -> Result<(), Failure> {
    TestContext::run("keys_in_cyrillic", Screen::PROJECTOR, async |context| {
        let browser = &context.browser;
        let stage = Stage::open(browser, "").await?;
        let on = |slide, screen| PresenterView { slide, step: 0, screen };
        for (key, code, shown) in [
            ("п", "KeyP", on(0, Shown::Pause)),
            ("П", "KeyP", on(0, Shown::Slide)),
            ("б", "KeyB", on(0, Shown::Black)),
            ("б", "KeyB", on(0, Shown::Slide)),
            ("о", "KeyO", on(0, Shown::Overview)),
            ("о", "KeyO", on(0, Shown::Slide)),
            ("н", "KeyN", on(1, Shown::Slide)),
        ] {
            browser.key(key, code, false).await?;
            stage.shows(&shown).await.map_err(|error| error.context(format!("after {key} {code}")))?;
        }
        browser.key("с", "KeyS", false).await?;
        browser.switch_to_new(&[stage.window().clone()]).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_held_key_toggles_once_and_moves_on_only_without_a_room() -> Result<(), Failure> {
    TestContext::run("keys_that_are_held", Screen::PROJECTOR, async |context| {
        let browser = &context.browser;
        let stage = Stage::open(browser, "").await?;
        hold(browser, "b", "KeyB", 20).await?;
        stage.shows(&PresenterView { slide: 0, step: 0, screen: Shown::Black }).await?;
        // In the dark the key only brings the slide back, however long it is held.
        hold(browser, "PageDown", "PageDown", 5).await?;
        stage.shows(&PresenterView { slide: 0, step: 0, screen: Shown::Slide }).await?;
        hold(browser, "PageDown", "PageDown", 5).await?;
        let seen = stage.ready().await?;
        ensure!(seen.slide > 1, "a held key moves through the slides of a talk: {seen:?}");
        Ok(())
    })
    .await
}

/// Opens the poll with the next key, presses three more keys the moment it is open, and returns the
/// state of the poll after each.
const BOUNCE: &str = r"
    const done = arguments[0];
    const press = key => window.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true }));
    const board = () => document.querySelector('.stage .frame.current .board');
    press('PageDown');
    const look = () => {
        if (board().dataset.poll !== 'open') return setTimeout(look, 5);
        const after = key => { press(key); return new Promise(then => setTimeout(() => then(board()?.dataset.poll ?? 'gone'), 50)); };
        after('PageDown').then(async one => done([one, await after('ArrowLeft'), await after(' ')]));
    };
    look();";

#[tokio::test]
async fn a_held_key_does_not_run_through_the_polls_of_a_room() -> Result<(), Failure> {
    TestContext::run("keys_held_in_a_room", Screen::PROJECTOR, async |context| {
        let (browser, api) = (&context.browser, &context.api);
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        let stage = LectureStage(browser);
        stage.open(lecture.code, Some(&lecture.driver)).await?;
        let poll = context
            .test_deck
            .slides
            .flow()
            .position(|slide| matches!(slide.kind, SlideKind::Poll | SlideKind::Scenario))
            .unwrap_or_default();
        stage.shows("lobby", 0).await?;
        hold(browser, "PageDown", "PageDown", 40).await?;
        stage.shows("slide", 0).await?;
        stage.next_to(poll).await?;
        stage.poll_is("waiting").await?;
        // A key that bounces is pressed again at once, and so is a Back by mistake: as soon as the poll
        // is open, and faster than a test could press them.
        let pressed: Vec<String> = browser.eval_later(BOUNCE).await?;
        ensure_eq("the poll after each key", &pressed, &["open"; 3])?;
        stage.poll_is("open").await?;
        ensure_eq("the phase", &api.lecture(lecture.code).await?.replica.lecture.phase(), &Phase::PollOpen)?;
        // Nobody has voted, so the poll may be opened again after it was shown.
        for state in ["closed", "too-few"] {
            stage.next().await?;
            stage.poll_is(state).await?;
        }
        let stage_window = browser.window().await?;
        browser.open_window(&format!("/present/console?lecture={}", lecture.code)).await?;
        browser.touch("open-poll").await?;
        browser.switch_to(&stage_window).await?;
        stage.poll_is("open").await
    })
    .await
}

/// The test id of the open dialog, and whether the focus is in it.
async fn dialog(browser: &Browser) -> anyhow::Result<Option<(String, bool)>> {
    let script = r"
        const open = [...document.querySelectorAll('dialog[open]')];
        if (open.length > 1) return ['more than one', false];
        return open.length ? [open[0].dataset.testid, open[0].contains(document.activeElement)] : null;";
    browser.eval(script, Vec::new()).await
}

#[tokio::test]
async fn a_dialog_has_the_focus_and_the_keys_until_esc_closes_it() -> Result<(), Failure> {
    TestContext::run("dialogs_of_the_console", Screen::LAPTOP, async |context| {
        let browser = &context.browser;
        let lecture = context.api.start_lecture(Country::Montenegro, None).await?;
        LectureStage(browser).open(lecture.code, Some(&lecture.driver)).await?;
        LectureStage(browser).next_to(1).await?;
        browser.open_window(&format!("/present/console?lecture={}", lecture.code)).await?;
        for (button, name) in [("told", "told-says"), ("remote", "remote-says"), ("end", "end-asks")] {
            browser.see(button).await?;
            let focus = format!("document.querySelector('[data-testid={button}]').focus();");
            let _: Option<()> = browser.eval(&focus, Vec::new()).await?;
            browser.press("\u{e007}").await?;
            until_true(format_args!("{name}"), async || {
                Ok(dialog(browser).await? == Some((name.to_owned(), true)))
            })
            .await?;
            browser.press("\u{e014}").await?;
            browser.press("p").await?;
            browser.press("\u{e00c}").await?;
            until_true("no dialog", async || Ok(dialog(browser).await?.is_none())).await?;
            let back = "return document.activeElement.dataset.testid ?? null;";
            ensure_eq(
                "focus",
                &browser.eval::<Option<String>>(back, Vec::new()).await?.as_deref(),
                &Some(button),
            )?;
        }
        // One at a time: what opens a second one, such as a script, closes the first.
        for (button, name) in [("told", "told-says"), ("end", "end-asks")] {
            let click = format!("document.querySelector('[data-testid={button}]').click();");
            let _: Option<()> = browser.eval(&click, Vec::new()).await?;
            until_true(format_args!("{name} alone"), async || {
                Ok(dialog(browser).await? == Some((name.to_owned(), true)))
            })
            .await?;
        }
        browser.press("\u{e00c}").await?;
        until_true("no dialog", async || Ok(dialog(browser).await?.is_none())).await?;
        let place = context.api.lecture(lecture.code).await?.replica.lecture;
        ensure_eq("slide", &place.position().map(|position| position.slide), &Some(1))?;
        ensure_eq("screen", &place.screen(), &Shown::Slide)
    })
    .await
}

#[tokio::test]
async fn the_secret_of_the_remote_does_not_come_back_after_a_takeover() -> Result<(), Failure> {
    TestContext::run("remote_secret", Screen::LAPTOP, async |context| {
        let browser = &context.browser;
        let code = LectureStage(browser).start("Room of the tests").await?;
        browser.open(&format!("/present/console?lecture={code}")).await?;
        browser.touch("remote").await?;
        until_true("the dialog", async || Ok(dialog(browser).await?.is_some())).await?;
        let other = Browser::start(Screen::LAPTOP, context.proxy.url()).await?;
        open_with_key(&other, "/present", PRESENTER_KEY).await?;
        other.touch(&format!("take-{code}")).await?;
        browser.see_data("line", "state", "another").await?;
        until_true("no dialog", async || Ok(dialog(browser).await?.is_none())).await?;
        browser.touch("take-over").await?;
        browser.see_data("line", "state", "connected").await?;
        ensure_eq("the dialog", &dialog(browser).await?, &None)?;
        other.quit().await
    })
    .await
}
