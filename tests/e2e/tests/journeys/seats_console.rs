//! The seats on the console: the presenter counts the people, and closes the door.

use anyhow::ensure;
use konventa_domain::{Country, Language};
use konventa_e2e::page::{LectureStage, open_with_key};
use konventa_e2e::server::PRESENTER_KEY;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, ProxyAction, Screen, StartedLecture, TestContext, ensure_eq};
use konventa_test_support::{Connection, Request, SeatRequest, StatusCode};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

const TOO_MANY: &str = "1 person, 2 phones with a seat: close the door, or count again.";
const TOO_MANY_CLOSED: &str = "1 person, 2 phones with a seat: the door is closed, so count again.";

/// Asks for the seat of a phone, whose seed has this number. Returns the status.
async fn take_seat(context: &TestContext, lecture: &StartedLecture, phone: u8) -> anyhow::Result<StatusCode> {
    let mut connection = Connection::new(context.server.address(), 0);
    let path = format!("/api/lectures/{}", lecture.code);
    let seat = SeatRequest::prepare(&mut connection, &path, lecture.id.as_str(), [phone; 32]).await?;
    let request = Request::post(format!("{path}/tickets?lecture={}", lecture.id), &seat.body())?;
    Ok(connection.send(&request).await?.status)
}

/// Takes seats for two phones, with the numbers 1 and 2.
async fn take_two_seats(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<()> {
    for phone in [1, 2] {
        ensure_eq("the answer", &take_seat(context, lecture, phone).await?, &StatusCode::OK)?;
    }
    Ok(())
}

/// Opens the console with the driver’s token.
async fn open_console(browser: &Browser, lecture: &StartedLecture) -> anyhow::Result<()> {
    browser.open(&format!("/present/console?lecture={}#code={}", lecture.code, lecture.driver)).await?;
    browser.see_data("line", "state", "connected").await?;
    browser.appears("seats-count").await
}

async fn confirm(browser: &Browser, heads: &str) -> anyhow::Result<()> {
    browser.retype("heads", heads).await?;
    browser.touch("heads-confirm").await
}

/// The number in the field.
async fn heads_in_field(browser: &Browser) -> anyhow::Result<String> {
    browser.eval("return document.querySelector('[data-testid=heads]').value;", Vec::new()).await
}

/// Waits until the console shows two phones, one person and a closed door.
async fn shows_what_was_set(browser: &Browser) -> anyhow::Result<()> {
    browser.see_words("seats-count", "2 phones with a seat, 1 person").await?;
    browser.unfold("door").await?;
    browser.see_data("door", "closed", "true").await?;
    browser.see_words("seats-advice", TOO_MANY_CLOSED).await?;
    ensure_eq("the field", &heads_in_field(browser).await?.as_str(), &"1")
}

/// Follows the lecture as a phone does, as long as the stream is not dropped.
async fn follow(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<TcpStream> {
    let server = context.server.address().socket();
    let mut stream = TcpStream::connect(server).await?;
    let request = format!("GET /api/lectures/{}/events HTTP/1.1\r\nhost: {server}\r\n\r\n", lecture.code);
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}

#[tokio::test]
async fn the_driver_sees_how_few_phones_follow_and_another_device_does_not() -> Result<(), Failure> {
    TestContext::run("few_phones", Screen::LAPTOP, async |context| {
        let TestContext { browser, api, .. } = &*context;
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        let one = follow(context, &lecture).await?;
        let other = follow(context, &lecture).await?;
        open_console(browser, &lecture).await?;
        browser.see_words("follow", "2 phones follow").await?;
        drop(other);
        browser.see_words("follow", "1 phone follows").await?;
        browser.open(&format!("/present/console?lecture={}", lecture.code)).await?;
        let forget = "sessionStorage.clear(); localStorage.clear(); location.reload();";
        browser.eval::<Option<String>>(forget, Vec::new()).await?;
        browser.see_data("line", "state", "another").await?;
        browser.see_no("follow").await?;
        drop(one);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_presenter_counts_the_people_and_closes_the_door() -> Result<(), Failure> {
    TestContext::run("seats_console", Screen::LAPTOP, async |context| {
        let TestContext { browser, api, .. } = &*context;
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        open_console(browser, &lecture).await?;
        browser.see_words("seats-advice", "count the people in the hall").await?;
        take_two_seats(context, &lecture).await?;
        browser.see_words("seats-count", "2 phones with a seat, people not counted yet").await?;
        browser.see_data("door", "closed", "false").await?;

        // What is no number is not sent, and stays in the field.
        confirm(browser, "many").await?;
        browser.see_words("heads-wrong", "a number from 1").await?;
        confirm(browser, "2").await?;
        browser.see_words("seats-advice", "That is fine").await?;
        browser.see_no("heads-wrong").await?;
        confirm(browser, "1").await?;
        browser.see_words("seats-advice", TOO_MANY).await?;

        // The keys of the lecture work again after the number is confirmed with Enter.
        browser.retype("heads", "1\u{e007}").await?;
        let focus = "return document.activeElement.dataset.testid;";
        until_true("the focus to leave the field", async || {
            Ok(browser.eval::<Option<String>>(focus, Vec::new()).await?.as_deref() == Some("heads-confirm"))
        })
        .await?;

        browser.touch("door-toggle").await?;
        browser.see_data("door", "closed", "true").await?;
        ensure_eq("a third phone", &take_seat(context, &lecture, 3).await?, &StatusCode::CONFLICT)?;
        ensure_eq("a phone that has a seat", &take_seat(context, &lecture, 2).await?, &StatusCode::OK)?;
        browser.reload().await?;
        shows_what_was_set(browser).await?;

        // Later it is folded, and warns.
        browser.press("n").await?;
        browser.see_no("door").await?;
        browser.see_words("seats-warning", "more phones than people").await?;
        shows_what_was_set(browser).await?;
        browser.touch("door-toggle").await?;
        browser.see_data("door", "closed", "false").await?;
        ensure_eq("a third phone", &take_seat(context, &lecture, 3).await?, &StatusCode::OK)?;
        browser.see_words("seats-count", "3 phones with a seat, 1 person").await?;

        // Not on the wall.
        browser.open_window(&format!("/present?lecture={}", lecture.code)).await?;
        LectureStage(browser).shows("slide", 0).await?;
        let wall: String = browser.eval("return document.body.textContent;", Vec::new()).await?;
        ensure!(!wall.contains("a seat") && !wall.contains("1 person"), "the wall says: {wall}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_setting_is_sent_again_until_the_server_answers_and_its_failure_is_said() -> Result<(), Failure> {
    TestContext::run("seats_unanswered", Screen::LAPTOP, async |context| {
        let TestContext { browser, api, proxy, .. } = &*context;
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        open_console(browser, &lecture).await?;
        let address = format!("/api/lectures/{}/", lecture.code);
        proxy.intercept(Some("PUT"), address.as_str(), ProxyAction::Cut);
        confirm(browser, "2").await?;
        browser.see_words("seats-failure", "Not set yet").await?;
        ensure_eq("the field", &heads_in_field(browser).await?.as_str(), &"2")?;
        proxy.restore();
        browser.see_words("seats-count", "2 people").await?;
        browser.see_no("seats-failure").await?;

        let refused = r#"{"type":"/problems/refused/ended","title":"","status":409}"#.to_owned();
        let kind = "application/problem+json";
        proxy.intercept(
            Some("PUT"),
            address.as_str(),
            ProxyAction::Answer { status: 409, kind, body: refused },
        );
        browser.touch("door-toggle").await?;
        browser.see_words("seats-failure", "Not set: the server did not accept it").await?;
        browser.see_data("door", "closed", "false").await?;
        proxy.restore();
        browser.touch("door-toggle").await?;
        browser.see_data("door", "closed", "true").await?;
        browser.see_no("seats-failure").await
    })
    .await
}

#[tokio::test]
async fn a_device_that_takes_over_sees_the_same_seats_and_the_first_one_none() -> Result<(), Failure> {
    TestContext::run("seats_taken_over", Screen::LAPTOP, async |context| {
        let TestContext { browser, api, proxy, .. } = &*context;
        let lecture = api.start_lecture(Country::Montenegro, None).await?;
        // With the key in its tab it can take over again.
        open_with_key(browser, "/present", PRESENTER_KEY).await?;
        open_console(browser, &lecture).await?;
        take_two_seats(context, &lecture).await?;
        confirm(browser, "1").await?;
        browser.see_words("seats-advice", TOO_MANY).await?;
        browser.touch("door-toggle").await?;
        shows_what_was_set(browser).await?;
        let spare = Browser::start(Screen::PHONE, proxy.url()).await?;
        open_with_key(&spare, "/present", PRESENTER_KEY).await?;
        spare.touch(&format!("take-{}", lecture.code)).await?;
        spare.see_data("line", "state", "connected").await?;
        shows_what_was_set(&spare).await?;
        browser.see_data("line", "state", "another").await?;
        browser.see_no("seats").await?;
        spare.touch("door-toggle").await?;
        spare.see_data("door", "closed", "false").await?;
        browser.touch("take-over").await?;
        browser.see_data("door", "closed", "false").await?;
        spare.quit().await
    })
    .await
}

/// What is wrong with the seats on a small phone: what leaves the screen, and targets that are too small.
const SMALL: &str = r"
    const bad = [], seats = document.querySelector('.console .seats');
    if (document.documentElement.scrollWidth > innerWidth) bad.push('the page scrolls sideways');
    if (seats.scrollWidth > seats.clientWidth + 1) bad.push('the seats scroll sideways');
    for (const part of seats.querySelectorAll('summary, input, button')) {
        const { height, right } = part.getBoundingClientRect();
        if (part.checkVisibility() && height < 44) bad.push(`${part.dataset.testid} is ${height} px high`);
        if (right > innerWidth) bad.push(`${part.dataset.testid} is cut off`);
    }
    const controls = document.querySelector('.console .controls').getBoundingClientRect();
    if (controls.bottom > innerHeight + 1) bad.push('the keys leave the screen');
    const notes = document.querySelector('.console .notes');
    if (!seats.querySelector('details').open && notes.getBoundingClientRect().height < 96) bad.push('the notes have no room');
    return bad;";

/// The sentence above the button changes at any moment, and a finger may be on its way.
#[tokio::test]
async fn the_button_of_the_door_stays_in_place_while_the_words_above_it_change() -> Result<(), Failure> {
    TestContext::run("seats_in_place", Screen::PHONE, async |context| {
        let browser = &context.browser;
        let place = async || {
            browser.still().await?;
            let script =
                "return document.querySelector('[data-testid=door-toggle]').getBoundingClientRect().top;";
            browser.eval::<f64>(script, Vec::new()).await
        };
        for language in Language::ALL {
            for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
                browser.resize(width, height).await?;
                let address = "/present/console?rehearse=istanbul-convention&language=";
                browser.open(&format!("{address}{}", language.tag())).await?;
                browser.see_data("door", "closed", "false").await?;
                let before = place().await?;
                for heads in ["20", "30"] {
                    browser.retype("heads", heads).await?;
                    browser.touch("heads-confirm").await?;
                    browser.see_words("seats-count", heads).await?;
                    let what = format!("the place of the button, {language}, {width} px, {heads} people");
                    ensure_eq(&what, &place().await?, &before)?;
                }
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_rehearsal_has_made_up_seats_on_the_smallest_phone() -> Result<(), Failure> {
    TestContext::run("seats_rehearsal", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.resize(320, 568).await?;
        browser.open("/present/console?rehearse=istanbul-convention&language=en").await?;
        browser.see_words("seats-count", "24 phones with a seat, people not counted yet").await?;
        let fits = async |state: &str| {
            browser.still().await?;
            let bad: Vec<String> = browser.eval(SMALL, Vec::new()).await?;
            ensure!(bad.is_empty(), "{state}: {bad:#?}");
            Ok(())
        };
        fits("in the lobby").await?;
        confirm(browser, "20").await?;
        browser.see_words("seats-advice", "20 people, 24 phones with a seat: close the door").await?;
        browser.touch("door-toggle").await?;
        browser.see_data("door", "closed", "true").await?;
        fits("with a warning").await?;
        // Folded with the keyboard, as with a finger.
        let focus = "document.querySelector('[data-testid=seats-fold]').focus();";
        let _: Option<()> = browser.eval(focus, Vec::new()).await?;
        browser.press("\u{e007}").await?;
        browser.see_no("door").await?;
        browser.appears("seats-warning").await?;
        fits("folded").await
    })
    .await
}
