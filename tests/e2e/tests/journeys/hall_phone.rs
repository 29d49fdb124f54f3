//! A phone in a live lecture: it joins, follows, votes, and loses nothing on a bad network.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::lecture::{Command, Verdict};
use konventa_domain::submission::Submission;
use konventa_e2e::StartedLecture;
use konventa_e2e::api::Api;
use konventa_e2e::page::{LecturePhone, ResultPage};
use konventa_e2e::{Browser, Failure, Screen, TestContext, ensure_eq};

/// Indexes in the flow of the deck, and the number of fragments that shows all of a slide.
const QUIZ_BEFORE: usize = 3;
const FORMS: usize = 7;
const POLL: usize = 9;
const CASE: usize = 17;
const QUIZ_AFTER: usize = 26;
const ALL: u8 = 10;

async fn started(api: &Api) -> anyhow::Result<StartedLecture> {
    let lecture = api.start_lecture(Country::Kosovo, None).await?;
    api.command(&lecture, Command::Start {}).await?;
    Ok(lecture)
}

/// The votes on a slide, once they are revealed.
async fn votes(api: &Api, lecture: &StartedLecture, slide: usize) -> anyhow::Result<Option<Verdict>> {
    Ok(api.lecture(lecture.code).await?.replica.lecture.verdict(slide).cloned())
}

/// Adds nine votes, so that the poll may be shown.
async fn fill(api: &Api, lecture: &StartedLecture, slide: &str, choice: &str) -> anyhow::Result<()> {
    for _ in 0..9 {
        ensure_eq("a vote", &api.vote(lecture.code, slide, choice).await?, &201)?;
    }
    Ok(())
}

#[tokio::test]
async fn two_taps_lead_to_the_first_item_and_the_phone_follows_the_lecture() -> Result<(), Failure> {
    TestContext::run("lecture_two_taps", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        phone.scan(&lecture).await?;
        phone.two_taps().await?;
        ensure!(!browser.url().await?.contains('#'), "the id stays in the address");
        browser.reload().await?;
        browser.see("item").await?;
        phone.hand_in_blank().await?;
        phone.waits().await?;
        api.command(&lecture, Command::Start {}).await?;
        phone.is_at("title", 0).await?;
        api.show(&lecture, QUIZ_BEFORE, 0).await?;
        phone.waits().await?;
        browser.reload().await?;
        phone.waits().await?;
        api.show(&lecture, FORMS, 1).await?;
        phone.is_at("forms", 1).await?;
        browser.reload().await?;
        phone.is_at("forms", 1).await?;
        phone.line_is("connected").await?;
        api.show(&lecture, QUIZ_AFTER, 0).await?;
        browser.see("item").await?;
        browser.reload().await?;
        browser.see("item").await?;
        phone.hand_in_blank().await?;
        let shown: Submission = ResultPage(browser).submission().await?;
        ensure_eq("the lecture in the submission", &shown.lecture, &Some(lecture.id.clone()))?;
        ensure_eq("the country", &shown.country, &Country::Kosovo)?;
        ensure_eq("errors", &browser.console_errors().await?, &[""; 0])
    })
    .await
}

#[tokio::test]
async fn a_phone_looks_back_but_not_ahead() -> Result<(), Failure> {
    TestContext::run("lecture_look_back", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        let lecture = started(api).await?;
        phone.follow_only(&lecture).await?;
        api.show(&lecture, FORMS, 1).await?;
        phone.is_at("forms", 1).await?;
        ensure_eq("a button to go forward", &browser.glance("slide-next").await?.is_some(), &false)?;
        browser.touch("slide-back").await?;
        phone.is_at("four-pillars", ALL).await?;
        api.show(&lecture, FORMS, 2).await?;
        browser.touch("slide-next").await?;
        phone.is_at("forms", 2).await?;
        // Students who look back stay there while the lecture goes on, and students who declined
        // get no post-quiz.
        browser.touch("slide-back").await?;
        phone.is_at("four-pillars", ALL).await?;
        api.show(&lecture, POLL, 0).await?;
        phone.is_at("four-pillars", ALL).await?;
        browser.touch("to-live").await?;
        phone.is_at("poll-beliefs", 0).await?;
        api.command(&lecture, Command::End {}).await?;
        browser.touch("slide-next").await?;
        phone.is_at("myths", ALL).await
    })
    .await
}

#[tokio::test]
async fn a_vote_can_be_changed_until_the_poll_is_closed_and_counts_once() -> Result<(), Failure> {
    TestContext::run("lecture_vote", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        let lecture = started(api).await?;
        browser.before_each_page(NO_LOCKS).await?;
        phone.follow_only(&lecture).await?;
        api.show(&lecture, POLL, 0).await?;
        phone.poll_is("waiting").await?;
        api.command(&lecture, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        vote_in_two_tabs_at_once(browser, &phone, &lecture).await?;
        phone.vote("crime").await?;
        phone.vote("rights").await?;
        browser.reload().await?;
        phone.is_voted("rights").await?;
        phone.vote_says("has arrived").await?;
        fill(api, &lecture, "poll-beliefs", "crime").await?;
        api.command(&lecture, Command::ClosePoll {}).await?;
        phone.poll_is("closed").await?;
        browser.reload().await?;
        phone.poll_is("closed").await?;
        // The result could hurt somebody, so the explanation comes first, and the phone does not
        // name the most frequent choice.
        browser.see("explanation").await?;
        ensure_eq("votes before they are revealed", &browser.glance("votes").await?, &None)?;
        api.command(&lecture, Command::RevealPoll {}).await?;
        phone.poll_is("shown").await?;
        browser.see("own-choice").await?;
        phone.ensure_explained_first().await?;
        let text = browser.see("votes").await?.text;
        ensure!(!text.contains("people voted"), "the phone names the most frequent choice: {text:?}");
        // Shares of ten votes say more than they can: the phone shows the counts.
        ensure!(text.contains("As a crime9") && !text.contains('%'), "the phone shows {text:?}");
        ensure_eq("votes", &votes(api, &lecture, POLL).await?, &Some(Verdict::Votes(vec![0, 9, 1, 0])))?;
        browser.reload().await?;
        browser.see("own-choice").await?;
        let stored = browser.local_storage().await?;
        let outbox = stored.get("konventa.outbox").cloned().unwrap_or_default();
        ensure!(!outbox.contains("poll-beliefs"), "the vote is still stored: {outbox}");
        let ids: Vec<_> = stored.keys().filter(|key| key.starts_with("konventa.vote.")).collect();
        ensure!(ids.iter().all(|key| !key.ends_with("poll-beliefs")), "the vote id is still stored: {ids:?}");
        Ok(())
    })
    .await
}

/// A page without TLS has no locks between tabs.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";

/// The student votes in two tabs in the same instant, for different choices.
async fn vote_in_two_tabs_at_once(
    browser: &Browser,
    phone: &LecturePhone<'_>,
    lecture: &StartedLecture,
) -> anyhow::Result<()> {
    const VOTE_AT: &str = "const button = document.querySelector(`[data-testid=vote-${arguments[0]}]`);
        setTimeout(() => button.click(), arguments[1] - Date.now());";
    let first = browser.window().await?;
    let second = browser.open_window("/help").await?;
    browser.before_each_page(NO_LOCKS).await?;
    browser.open(&format!("/l/{}", lecture.code)).await?;
    phone.poll_is("open").await?;
    let now: f64 = browser.eval("return Date.now();", Vec::new()).await?;
    for (tab, choice) in [(&second, "crime"), (&first, "rights")] {
        browser.switch_to(tab).await?;
        browser.eval::<Option<bool>>(VOTE_AT, vec![choice.into(), (now + 2000.0).into()]).await?;
    }
    for tab in [&second, &first] {
        browser.switch_to(tab).await?;
        phone.vote_says("has arrived").await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_offline_vote_counts_if_it_arrives_in_time_and_the_phone_says_if_not() -> Result<(), Failure> {
    TestContext::run("lecture_offline_vote", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        let lecture = started(api).await?;
        phone.follow_only(&lecture).await?;
        api.show(&lecture, POLL, 0).await?;
        api.command(&lecture, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        browser.offline(true).await?;
        phone.vote("rights").await?;
        phone.vote_says("kept on this phone").await?;
        browser.offline(false).await?;
        phone.vote_says("has arrived").await?;
        fill(api, &lecture, "poll-beliefs", "crime").await?;
        api.command(&lecture, Command::ClosePoll {}).await?;
        api.command(&lecture, Command::RevealPoll {}).await?;
        ensure_eq("votes", &votes(api, &lecture, POLL).await?, &Some(Verdict::Votes(vec![0, 9, 1, 0])))?;
        api.show(&lecture, CASE, 0).await?;
        api.command(&lecture, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        browser.offline(true).await?;
        phone.vote("he-leaves").await?;
        phone.vote_says("kept on this phone").await?;
        api.command(&lecture, Command::ClosePoll {}).await?;
        browser.offline(false).await?;
        phone.poll_is("closed").await?;
        phone.vote_says("too late").await?;
        api.command(&lecture, Command::RevealPoll {}).await?;
        ensure_eq("votes", &votes(api, &lecture, CASE).await?, &Some(Verdict::TooFew))?;
        ensure!(browser.see("votes").await?.text.contains("Too few to show"), "few votes are shown");
        // What guidance supports appears on the phone when it does on the stage.
        browser.see_no("guidance").await?;
        api.show(&lecture, CASE, 1).await?;
        let guidance = browser.see("guidance").await?.text;
        ensure!(guidance.starts_with("Guidance supports: The authorities order him"), "it says {guidance:?}");
        phone.ensure_explained_first().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn latecomers_take_only_the_post_quiz() -> Result<(), Failure> {
    TestContext::run("lecture_late", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        let lecture = started(api).await?;
        api.show(&lecture, FORMS, 0).await?;
        let spelled = lecture.code.to_string().to_lowercase();
        phone.type_code(&format!("{} {}", &spelled[..3], &spelled[3..])).await?;
        phone.to_consent().await?;
        browser.touch("agree").await?;
        phone.is_at("forms", 0).await?;
        api.show(&lecture, QUIZ_AFTER, 0).await?;
        phone.hand_in_blank().await?;
        let shown: Submission = ResultPage(browser).submission().await?;
        ensure!(shown.items.iter().all(|item| item.pre.is_none() && item.post.is_some()), "{shown:?}");
        ensure_eq("the lecture", &shown.lecture, &Some(lecture.id.clone()))
    })
    .await
}

#[tokio::test]
async fn an_offline_student_goes_on_alone_and_follows_again_later() -> Result<(), Failure> {
    TestContext::run("lecture_alone", Screen::PHONE, async |context| {
        let TestContext { api, server, browser, .. } = context;
        let phone = LecturePhone(browser);
        let lecture = started(api).await?;
        api.show(&lecture, FORMS, 0).await?;
        phone.scan(&lecture).await?;
        phone.to_consent().await?;
        browser.touch("agree").await?;
        phone.is_at("forms", 0).await?;
        server.down().await?;
        phone.line_is("waiting").await?;
        browser.touch("go-alone").await?;
        phone.is_at("forms", ALL).await?;
        browser.touch("slide-next").await?;
        phone.is_at("domestic-violence", ALL).await?;
        server.up().await?;
        phone.line_is("connected").await?;
        phone.is_at("forms", 0).await
    })
    .await
}

#[tokio::test]
async fn a_code_without_a_lecture_or_a_seat_explains_what_to_do() -> Result<(), Failure> {
    TestContext::run("lecture_door", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let phone = LecturePhone(browser);
        phone.type_code("nocode").await?;
        browser.see_words("outside", "This is not a code").await?;
        browser.open("/l/QQQQQQ").await?;
        browser.see_words("outside", "no such lecture").await?;
        browser.see("code").await?;
        let lecture = api.start_lecture(Country::Albania, Some(1)).await?;
        let seat = api.follow(lecture.code).await?;
        phone.scan(&lecture).await?;
        browser.see_words("outside", "All places").await?;
        drop(seat);
        browser.touch("retry").await?;
        browser.appears("onward").await
    })
    .await
}
