//! Browsers with few connections, and networks on which streams do not get through.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::lecture::{Command, Phase};
use konventa_e2e::page::{LecturePhone, LectureStage, open_with_key};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, ProxyAction, Screen, TestContext};

/// The index of a slide with fragments, and its name.
const FORMS: (usize, &str) = (7, "forms");

#[tokio::test]
async fn a_phone_follows_where_streams_do_not_get_through() -> Result<(), Failure> {
    TestContext::run("streams_held_back", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        let mut last = None;
        for action in [ProxyAction::Hold, ProxyAction::HoldBody, ProxyAction::Cut] {
            let lecture = api.start_lecture(Country::Kosovo, None).await?;
            api.command(&lecture, Command::Start {}).await?;
            proxy.intercept(Some("GET"), format!("/api/lectures/{}/events", lecture.code), action);
            phone.follow_only(&lecture).await?;
            for steps in 0..3 {
                api.show(&lecture, FORMS.0, steps).await?;
                phone.is_at(FORMS.1, steps).await?;
            }
            phone.line_is("connected").await?;
            last = Some(lecture);
        }
        // A network that wants a login says so of everything. Only our server knows that a lecture is over.
        let lecture = last.context("no lecture")?;
        for status in [404, 410, 403] {
            let body = "<!doctype html><title>Log in</title>".to_owned();
            let answer = ProxyAction::Answer { status, kind: "text/html", body };
            let path = format!("/api/lectures/{}", lecture.code);
            proxy.intercept(Some("GET"), format!("{path}/events"), ProxyAction::Cut);
            proxy.intercept(Some("GET"), path, answer);
            phone.line_is("waiting").await?;
            proxy.restore();
            api.show(&lecture, FORMS.0, 0).await?;
            phone.is_at(FORMS.1, 0).await?;
            phone.line_is("connected").await?;
        }
        Ok(())
    })
    .await
}

/// A browser has six connections to a server without HTTP/2.
#[tokio::test]
async fn six_tabs_of_a_browser_leave_a_connection_for_commands() -> Result<(), Failure> {
    TestContext::run("six_tabs", Screen::LAPTOP, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let stage = LectureStage(browser);
        let code = stage.start("").await?;
        let window = browser.window().await?;
        let mut phones = Vec::new();
        browser.open_window(&format!("/present/console?lecture={code}")).await?;
        browser.see_data("line", "state", "connected").await?;
        for _ in 0..6 {
            phones.push(browser.open_window(&format!("/l/{code}")).await?);
            browser.appears("onward").await?;
            LecturePhone(browser).line_is("connected").await?;
        }
        browser.switch_to(&window).await?;
        stage.next_to(1).await?;
        until_true("the room to be at the slide", async || {
            let lecture = api.lecture(code).await?.replica.lecture;
            Ok(lecture.phase() != Phase::Lobby && lecture.position().is_some_and(|at| at.slide == 1))
        })
        .await?;
        for phone in phones {
            browser.switch_to(&phone).await?;
            LecturePhone(browser).line_is("connected").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_command_without_an_answer_is_shown_as_not_connected() -> Result<(), Failure> {
    TestContext::run("commands_held_back", Screen::LAPTOP, async |context| {
        let TestContext { api, proxy, browser, .. } = &*context;
        let stage = LectureStage(browser);
        let code = stage.start("").await?;
        stage.next_to(1).await?;
        let window = browser.window().await?;
        let console = browser.open_window(&format!("/present/console?lecture={code}")).await?;
        browser.see_data("line", "state", "connected").await?;
        proxy.intercept(Some("POST"), format!("/api/lectures/{code}/commands"), ProxyAction::Hold);
        browser.switch_to(&window).await?;
        stage.next().await?;
        browser.switch_to(&console).await?;
        browser.see_data("line", "state", "offline").await?;
        proxy.restore();
        browser.see_data("line", "state", "connected").await?;
        until_true("the room to be at the slide", async || Ok(api.lecture(code).await?.replica.seq > 1))
            .await?;
        the_console_says_while_nothing_is_stored(context).await?;
        the_start_page_asks_for_the_day_before_an_overdue_study_ends(context).await
    })
    .await
}

/// The file of the database is moved under the running server, and put back.
async fn the_console_says_while_nothing_is_stored(context: &TestContext) -> anyhow::Result<()> {
    const SIGN: &str =
        "return !!document.querySelector('[role=alert] .sign[data-mark=behind]')?.textContent.trim();";
    let says = async || context.browser.eval::<bool>(SIGN, Vec::new()).await;
    let (here, away) = (context.server.database(), context.server.database().with_extension("away"));
    ensure!(!says().await?, "the sign is shown although all is well");
    std::fs::rename(&here, &away)?;
    until_true("the console to say that nothing is stored", &says).await?;
    std::fs::rename(&away, &here)?;
    until_true("the sign to go", async || Ok(!says().await?)).await
}

/// A lecture of last year is held again with a follow-up, on a server that was off.
async fn the_start_page_asks_for_the_day_before_an_overdue_study_ends(
    context: &TestContext,
) -> anyhow::Result<()> {
    let TestContext { proxy, browser, .. } = context;
    let problem = r#"{"type":"/problems/wrong-clock","title":"x","status":409,"detail":"x"}"#;
    let kind = "application/problem+json";
    let answer = ProxyAction::Answer { status: 409, kind, body: problem.to_owned() };
    open_with_key(browser, "/present", PRESENTER_KEY).await?;
    browser.touch("start-followup").await?;
    proxy.intercept(Some("POST"), "/api/lectures", answer);
    browser.touch("start").await?;
    browser.see("start-day").await?;
    let year: String = browser.eval("return String(new Date().getUTCFullYear());", Vec::new()).await?;
    let asked: String =
        browser.eval("return document.querySelector('.start-form').innerText;", Vec::new()).await?;
    ensure!(asked.contains(&format!("{year}?")), "the day is missing: {asked}");
    // The server has another day.
    browser.touch("start-day-yes").await?;
    until_true("the page to say that the clocks differ", async || {
        browser
            .eval("return document.body.innerText.includes('another date than this device');", vec![])
            .await
    })
    .await?;
    browser.touch("start").await?;
    browser.see("start-day").await?;
    proxy.restore();
    browser.touch("start-day-yes").await?;
    LectureStage(browser).shows("lobby", 0).await
}
