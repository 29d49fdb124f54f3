//! Help and privacy: on every page, offline, and without losing anything.

use std::time::SystemTime;

use anyhow::ensure;
use konventa_domain::deck::Evidence;
use konventa_domain::{Country, Day};
use konventa_e2e::page::{Opening, OverlayPage, Quiz, ResultPage, Safety};
use konventa_e2e::{Failure, ProxyAction, Screen, Student, TestContext, TestDeck, ensure_eq};

fn student() -> anyhow::Result<Student> {
    Student::of(Country::Kosovo, "rwu.rwurrwrr", "rrrrrwurrr.r")
}

#[tokio::test]
async fn an_overlay_over_the_quiz_loses_nothing() -> Result<(), Failure> {
    TestContext::run("overlay_over_quiz", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        let student = student()?;
        student.arrive(browser).await?;
        let (quiz, items) = (Quiz(browser), test_deck.items(student.country())?);
        quiz.choose(&items[0].right).await?;
        quiz.next().await?;
        quiz.at(&items[1].id).await?;
        quiz.choose("unsure").await?;
        Safety(browser).wait_for_offline_files().await?;
        let asked = proxy.exchanges().len();
        browser.offline(true).await?;
        let (help, privacy) = (OverlayPage(browser, "help"), OverlayPage(browser, "privacy"));
        help.open().await?;
        let lines = help.lines().await?;
        let places = ["Kosovo", "Montenegro", "Albania"].map(|name| lines.find(name));
        ensure!(places.is_sorted() && places[0] == Some(0), "the chosen country is not first: {lines}");
        ensure!(lines.contains("0800 11112") && lines.contains("080 111 111"), "{lines}");
        privacy.open_from_overlay().await?;
        let says = privacy.text().await?;
        for words in ["24 hours", "ten people", "Withdraw it", "No name", "history of your browser"] {
            ensure!(says.contains(words), "privacy does not say {words:?}: {says}");
        }
        browser.back().await?;
        privacy.is_gone().await?;
        quiz.at(&items[1].id).await?;
        quiz.is_chosen("unsure").await?;
        help.open().await?;
        help.close().await?;
        quiz.is_chosen("unsure").await?;
        ensure_eq("requests while offline", &(proxy.exchanges().len() - asked), &0)?;
        browser.offline(false).await?;
        // A reload under an overlay keeps the page below.
        help.open().await?;
        browser.reload().await?;
        help.is_open().await?;
        help.close().await?;
        quiz.at(&items[1].id).await?;
        quiz.is_chosen("unsure").await
    })
    .await
}

#[tokio::test]
async fn an_overlay_does_not_stop_the_lecture_below() -> Result<(), Failure> {
    TestContext::run("overlay_in_hall", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        let phone = konventa_e2e::page::LecturePhone(browser);
        phone.scan(&lecture).await?;
        phone.to_consent().await?;
        // Not `follow_only`, which waits for a slide: there is none in the lobby.
        browser.touch("decline").await?;
        phone.waits().await?;
        OverlayPage(browser, "help").open().await?;
        api.command(&lecture, konventa_domain::lecture::Command::Start {}).await?;
        phone.is_at("title", 0).await?;
        OverlayPage(browser, "help").is_open().await?;
        OverlayPage(browser, "help").close().await?;
        browser.appears("slide").await
    })
    .await
}

/// Checks that lines with an old page that nobody has called come last, under their own heading,
/// with the year of the page.
fn ensure_old_lines_come_last(test_deck: &TestDeck, country: Country, lines: &str) -> anyhow::Result<()> {
    let today = Day::of(SystemTime::now());
    let here = lines.split("Montenegro").next().unwrap_or_default();
    let (first, last) = here.split_once("Not confirmed for over a year").unwrap_or((here, ""));
    let mut old = 0;
    for line in test_deck.public.help.iter().filter(|line| line.country == country) {
        let (above, below) = (first.contains(&line.number), last.contains(&line.number));
        if let (Evidence::OldPage(page), false) = (line.evidence(today), line.urgent) {
            ensure!(below && !above, "{} is old, but not at the end: {here}", line.number);
            let year = format!("According to a web page of {}", page.year());
            ensure!(last.contains(&year), "{} has no {year:?}: {last}", line.number);
            old += 1;
        } else {
            ensure!(above, "{} is not at the beginning: {here}", line.number);
        }
    }
    ensure!(old > 0, "no line is old, so this tests nothing");
    ensure!(
        first.find("129") < first.find("112") && first.contains("112"),
        "police and emergency are not first: {first}"
    );
    Ok(())
}

#[tokio::test]
async fn help_opens_offline_after_the_first_visit() -> Result<(), Failure> {
    TestContext::run("help_offline", Screen::PHONE, async |context| {
        Opening(&context.browser).open().await?;
        Opening(&context.browser).country(Country::Albania).await?;
        Safety(&context.browser).wait_for_offline_files().await?;
        context.server.down().await?;
        context.proxy.intercept(None, "/", ProxyAction::Cut);
        let browser = &context.browser;
        browser.offline(true).await?;
        let help = OverlayPage(browser, "help");
        help.go().await?;
        let lines = help.lines().await?;
        ensure!(lines.starts_with("Albania") && lines.contains("116 117"), "{lines}");
        ensure_old_lines_come_last(&context.test_deck, Country::Albania, &lines)?;
        help.close().await?;
        browser.see_chosen("country-AL").await?;
        OverlayPage(browser, "privacy").go().await?;
        // Other sites in folders of the host are not ours, not even a second Konventa.
        for other in ["/timetable/", "/timetable", "/second/learn/istanbul-convention", "/second/l/KMT4RX"] {
            ensure!(browser.open(other).await.is_err(), "{other} shows our page");
        }
        // The lecture opens offline, too.
        Opening(browser).open().await?;
        browser.see_chosen("country-AL").await
    })
    .await
}

#[tokio::test]
async fn offline_files_have_no_key_and_follow_the_newest_page() -> Result<(), Failure> {
    TestContext::run("offline_files", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        let safety = Safety(browser);
        safety.wait_for_offline_files().await?;
        browser.reload().await?;
        student()?.walk(browser, test_deck).await?;
        ResultPage(browser).share().await?;
        let files = safety.wait_for_offline_files().await?.files;
        for never in ["/api", "key.json", ".review.", ".notes.", "staff"] {
            ensure!(!files.iter().any(|file| file.contains(never)), "{never} is stored: {files:?}");
        }
        ensure!(files.len() <= 12, "too many files are stored: {files:?}");
        // A network that wants a login answers everything with its page. That is stored for nothing, and
        // what is stored is better.
        let page = |kind| ProxyAction::Answer { status: 200, kind, body: "<title>Log in</title>".to_owned() };
        proxy.intercept(Some("GET"), "/portal-0123456789abcdef.js", page("text/html; charset=utf-8"));
        proxy.intercept(Some("GET"), "/script-0123456789abcdef.js", page("text/javascript"));
        proxy.intercept(Some("GET"), "/decks/istanbul-convention/en.json", page("text/html"));
        let kind: Option<String> = browser
            .eval_later(
                "const done = arguments[arguments.length - 1];
                fetch('/portal-0123456789abcdef.js')
                    .then(() => fetch('/script-0123456789abcdef.js'))
                    .then(() => fetch('/decks/istanbul-convention/en.json'))
                    .then((answer) => done(answer.headers.get('content-type')));",
            )
            .await?;
        ensure!(kind.as_deref().is_some_and(|kind| kind.starts_with("application/json")), "{kind:?}");
        konventa_e2e::wait::until_true("the script to be stored", async || {
            Ok(safety.stored().await?.files.iter().any(|file| file.contains("script-")))
        })
        .await?;
        let files = safety.stored().await?.files;
        ensure!(!files.iter().any(|file| file.contains("portal-")), "a foreign page is stored: {files:?}");
        proxy.restore();
        // A changed page is shown at once, and its files replace those of the old page.
        let page = "<!doctype html><base href=\"/\"><title>newer</title><p data-testid=\"newer\">newer</p>";
        proxy.intercept(
            Some("GET"),
            "/learn",
            ProxyAction::Answer { status: 200, kind: "text/html", body: page.into() },
        );
        browser.reload().await?;
        browser.see("newer").await?;
        konventa_e2e::wait::until_true("the files of the old page to be deleted", async || {
            Ok(!safety.stored().await?.files.iter().any(|file| file.contains("_bg.wasm")))
        })
        .await?;
        proxy.restore();
        browser.reload().await?;
        browser.see("delivery").await?;
        safety.wait_for_offline_files().await?;
        Ok(())
    })
    .await
}
