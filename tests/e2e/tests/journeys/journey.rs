//! A student's journey through a lecture.

use std::time::SystemTime;

use anyhow::ensure;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::Submission;
use konventa_domain::{Country, Day, Month};
use konventa_e2e::api::DECK;
use konventa_e2e::page::{Delivery, Opening, Quiz, Research, ResultPage, Safety, SlidesPage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, ProxyAction, Reply, Screen, Student, TestContext, ensure_eq};

/// A student with six correct replies before and nine after.
fn student(country: Country) -> anyhow::Result<Student> {
    Student::of(country, "rwu.rwurrwrr", "rrrrrwurrr.r")
}

#[tokio::test]
async fn a_whole_journey_sends_exactly_what_was_shown_and_changes_the_report() -> Result<(), Failure> {
    TestContext::run("the_whole_way", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = context;
        // With nine others, this student makes the group large enough to be shown.
        for _ in 0..9 {
            api.submit(
                &Student::of(Country::Albania, "wwwwwwwwwwww", "rrrrrrwwwwww")?.submission(test_deck)?,
            )
            .await?;
        }
        let research = Research(browser);
        research.open().await?;
        research.withholds().await?;

        let student = student(Country::Montenegro)?;
        Opening(browser).open().await?;
        student.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        let shown = result.payload().await?;
        let read: Submission = serde_json::from_str(&shown)?;
        let expected = Submission { submission: read.submission, ..student.submission(test_deck)? };
        ensure_eq("what is shown", &read, &expected)?;
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        let posted = proxy.posted();
        ensure_eq("posts", &posted.len(), &1)?;
        ensure_eq("the bytes sent", &posted[0].text(), &shown)?;
        ensure_eq("the answer", &posted[0].status, &Some(201))?;
        ensure_eq("scores", &result.scores().await?, &("6".to_owned(), "9".to_owned()))?;
        ensure_eq(
            "the first item",
            &result.outcomes("human-rights-violation").await?,
            &["correct", "correct"],
        )?;

        api.seal().await?;
        research.open().await?;
        ensure_eq("students", &research.figure("n").await?, &"10")?;
        ensure_eq("the sentence", &research.sentence().await?, &[10.0, 5.0, 52.5])?;
        // Before: 6 of 120 correct. After: 9 times 6, and 9.
        let report = api.report().await?;
        close("before", report.score.pre.mean.value(), 6.0 / 120.0)?;
        close("after", report.score.post.mean.value(), 63.0 / 120.0)
    })
    .await
}

fn close(what: &str, seen: Option<f64>, expected: f64) -> anyhow::Result<()> {
    let is_close = seen.is_some_and(|seen| (seen - expected).abs() < 1e-9);
    ensure!(is_close, "{what}: saw {seen:?}, expected {expected}");
    Ok(())
}

#[tokio::test]
async fn the_quiz_does_not_wait_for_the_slides() -> Result<(), Failure> {
    TestContext::run("the_quiz_does_not_wait", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, test_deck, .. } = context;
        proxy.intercept(Some("GET"), "/decks/istanbul-convention/en.slides.json", ProxyAction::Cut);
        let student = student(Country::Montenegro)?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        let (quiz, items) = (Quiz(browser), test_deck.items(student.country())?);
        quiz.reply_to_all(&items, &vec![Reply::Unsure; items.len()]).await?;
        quiz.hand_in().await?;
        browser.see("retry").await?;
        proxy.restore();
        browser.touch("retry").await?;
        let first = test_deck.slides.slides.first().map(|slide| slide.id.to_string());
        ensure_eq("the first slide", &Some(SlidesPage(browser).slide().await?), &first)
    })
    .await
}

/// The files that only the result needs are requested once the first item is shown, and the quiz
/// goes on without them.
#[tokio::test]
async fn the_quiz_does_not_wait_for_the_key() -> Result<(), Failure> {
    TestContext::run("the_quiz_has_no_key", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, test_deck, .. } = context;
        let files = ["/decks/istanbul-convention/key.json", "/decks/istanbul-convention/en.review.json"];
        for file in files {
            proxy.intercept(Some("GET"), file, ProxyAction::Cut);
        }
        let asked = |file: &&str| proxy.exchanges().iter().any(|exchange| exchange.path == **file);
        let student = student(Country::Montenegro)?;
        let opening = Opening(browser);
        opening.open().await?;
        opening.to_consent(student.country()).await?;
        ensure_eq("requests before the quiz", &files.iter().filter(|file| asked(file)).count(), &0)?;
        opening.agree().await?;
        student.answer_before(browser, test_deck).await?;
        ensure_eq("requests after it began", &files.iter().filter(|file| asked(file)).count(), &files.len())
    })
    .await
}

#[tokio::test]
async fn a_reload_in_the_middle_of_an_item_changes_nothing() -> Result<(), Failure> {
    TestContext::run("a_reload_in_the_middle", Screen::PHONE, async |context| {
        let browser = &context.browser;
        Opening(browser).open().await?;
        student(Country::Kosovo)?.arrive(browser).await?;
        let quiz = Quiz(browser);
        let items = context.test_deck.items(Country::Kosovo)?;
        quiz.choose("unsure").await?;
        quiz.next().await?;
        quiz.at(&items[1].id).await?;
        quiz.choose(&items[1].wrong[0]).await?;
        quiz.next().await?;
        quiz.at(&items[2].id).await?;
        quiz.choose(&items[2].right).await?;
        let order = quiz.order().await?;
        ensure!(order.len() == 5 && order[4] == "unsure", "choices: {order:?}");
        browser.reload().await?;
        quiz.at(&items[2].id).await?;
        quiz.is_chosen(&items[2].right).await?;
        ensure_eq("the order", &quiz.order().await?, &order)?;
        // As if the browser was restarted: another window on the same phone.
        browser.open_window(&format!("/learn/{DECK}")).await?;
        quiz.at(&items[2].id).await?;
        quiz.is_chosen(&items[2].right).await?;
        ensure_eq("the order", &quiz.order().await?, &order)?;
        quiz.previous().await?;
        quiz.at(&items[1].id).await?;
        quiz.is_chosen(&items[1].wrong[0]).await
    })
    .await
}

#[tokio::test]
async fn the_back_button_loses_nothing() -> Result<(), Failure> {
    TestContext::run("the_back_button", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.open("/api/health").await?;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.arrive(browser).await?;
        let quiz = Quiz(browser);
        let items = context.test_deck.items(Country::Montenegro)?;
        quiz.choose(&items[0].right).await?;
        quiz.next().await?;
        quiz.at(&items[1].id).await?;
        quiz.choose(&items[1].right).await?;
        browser.back().await?;
        browser.forward().await?;
        quiz.at(&items[1].id).await?;
        quiz.is_chosen(&items[1].right).await?;
        quiz.previous().await?;
        quiz.at(&items[0].id).await?;
        quiz.is_chosen(&items[0].right).await
    })
    .await
}

#[tokio::test]
async fn a_reply_can_be_changed_before_handing_in_and_the_post_quiz_skipped() -> Result<(), Failure> {
    TestContext::run("an_answer_can_be_changed", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.arrive(browser).await?;
        let quiz = Quiz(browser);
        let items = test_deck.items(Country::Montenegro)?;
        quiz.reply_to_all(&items, &[Reply::Right; 12]).await?;
        // Goes back from the last screen to the last item, and changes the choice.
        quiz.previous().await?;
        quiz.at(&items[11].id).await?;
        quiz.is_chosen(&items[11].right).await?;
        quiz.choose(&items[11].wrong[0]).await?;
        quiz.choose("unsure").await?;
        quiz.choose(&items[11].wrong[1]).await?;
        quiz.next().await?;
        quiz.hand_in().await?;
        browser.see("slide").await?;
        ensure_eq("items after handing in", &browser.glance("item").await?, &None)?;
        SlidesPage(browser).to_second_quiz().await?;
        quiz.choose("unsure").await?;
        quiz.skip().await?;
        let read = ResultPage(browser).submission().await?;
        let before: Vec<_> = read.items.iter().map(|item| item.pre).collect();
        let mut expected = vec![Some(Outcome::Correct); 12];
        expected[11] = Some(Outcome::Wrong);
        ensure_eq("before", &before, &expected)?;
        ensure!(read.items.iter().all(|item| item.post.is_none()), "after: {read:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn students_who_skip_the_pre_quiz_still_take_the_post_quiz() -> Result<(), Failure> {
    TestContext::run("the_pre_quiz_is_skipped", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let student = student(Country::Albania)?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        Quiz(browser).skip().await?;
        student.answer_after(browser, test_deck).await?;
        let read = ResultPage(browser).submission().await?;
        let after: Vec<_> = read.items.iter().map(|item| item.post).collect();
        let expected: Vec<_> = student.outcomes().into_iter().map(|(_, post)| Some(post)).collect();
        ensure_eq("after", &after, &expected)?;
        ensure!(read.items.iter().all(|item| item.pre.is_none()), "before: {read:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn students_who_decline_send_and_store_no_responses() -> Result<(), Failure> {
    TestContext::run("a_student_declines", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, .. } = &*context;
        let opening = Opening(browser);
        opening.open().await?;
        opening.to_consent(Country::Montenegro).await?;
        opening.decline().await?;
        let slides = SlidesPage(browser);
        slides.next().await?;
        slides.turn_to("poll-beliefs").await?;
        slides.opine("rights").await?;
        slides.explanation().await?;
        browser.reload().await?;
        slides.at("poll-beliefs").await?;
        ensure_eq("buttons to start the post-quiz", &browser.glance("start-second-quiz").await?, &None)?;
        ensure!(api.is_empty().await?, "the server has a record");
        ensure!(
            proxy.exchanges().iter().all(|e| e.method == "GET" && e.body.is_empty()),
            "{:?}",
            proxy.exchanges()
        );
        let stored = browser.local_storage().await?;
        let journey = stored.get(&format!("konventa.journey.{DECK}")).cloned().unwrap_or_default();
        ensure!(journey.contains("declined"), "{stored:?}");
        for word in ["responses", "seed", "unsure", "submission"] {
            ensure!(!stored.values().any(|value| value.contains(word)), "{word} in {stored:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn polls_and_scenarios_are_explained_after_a_choice() -> Result<(), Failure> {
    TestContext::run("polls_and_scenarios", Screen::PHONE, async |context| {
        let TestContext { proxy, browser, .. } = &*context;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.arrive(browser).await?;
        Quiz(browser).skip().await?;
        let slides = SlidesPage(browser);
        for (slide, choice, other) in
            [("poll-beliefs", "private", "crime"), ("who-leaves", "she-leaves", "he-leaves")]
        {
            slides.turn_to(slide).await?;
            ensure_eq("explanations before choosing", &browser.glance("explanation").await?, &None)?;
            slides.opine(choice).await?;
            let explained = slides.explanation().await?;
            slides.opine(other).await?;
            browser.reload().await?;
            slides.at(slide).await?;
            ensure_eq("the explanation", &slides.explanation().await?, &explained)?;
            browser.see_chosen(&format!("opinion-{other}")).await?;
        }
        // A case names the choice that guidance supports.
        let guidance = browser.see("guidance").await?.text;
        ensure!(guidance.starts_with("Guidance supports: "), "it says {guidance:?}");
        // Opinions stay on the phone.
        ensure!(proxy.exchanges().iter().all(|exchange| exchange.method == "GET"), "{:?}", proxy.exchanges());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn students_who_do_not_share_send_nothing() -> Result<(), Failure> {
    TestContext::run("a_result_is_not_shared", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        result.keep().await?;
        ensure_eq("scores", &result.scores().await?, &("6".to_owned(), "9".to_owned()))?;
        browser.reload().await?;
        result.scores().await?;
        ensure!(proxy.exchanges().iter().all(|exchange| exchange.method == "GET"), "{:?}", proxy.exchanges());
        ensure!(api.is_empty().await?, "the server has a record");
        Ok(())
    })
    .await
}

/// Who learns alone can withdraw a result until the month ends. Part of today is over.
fn left_of_this_month() -> String {
    let today = Day::of(SystemTime::now());
    match Month::of(today).next().days_after(today) - 1 {
        0 => "left to withdraw it.".to_owned(),
        1 => "1 day is left to withdraw it.".to_owned(),
        days => format!("{days} days are left to withdraw it."),
    }
}

#[tokio::test]
async fn a_shared_result_can_be_withdrawn() -> Result<(), Failure> {
    TestContext::run("a_result_is_withdrawn", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        ensure!(!api.is_empty().await?, "the server has no record");
        result.can_be_withdrawn_until("day").await?;
        result.time_left_is(&left_of_this_month()).await?;
        result.withdraw().await?;
        result.is(Delivery::Withdrawn).await?;
        ensure!(api.is_empty().await?, "the server still has the record");
        let last = proxy.exchanges().pop();
        ensure_eq(
            "the last request",
            &last.as_ref().map(|e| (e.method.as_str(), e.status)),
            &Some(("DELETE", Some(204))),
        )?;
        browser.reload().await?;
        result.is(Delivery::Withdrawn).await
    })
    .await
}

#[tokio::test]
async fn erasing_deletes_everything_on_the_phone() -> Result<(), Failure> {
    TestContext::run("erasing", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.walk(browser, test_deck).await?;
        let result = ResultPage(browser);
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        ensure!(!browser.local_storage().await?.is_empty(), "nothing was stored before");
        let safety = Safety(browser);
        safety.wait_for_offline_files().await?;
        result.erase().await?;
        until_true("the files to be deleted", async || {
            let stored = safety.stored().await?;
            Ok(stored.files.is_empty() && stored.workers == 0)
        })
        .await?;
        ensure_eq("local storage", &browser.local_storage().await?, &std::collections::BTreeMap::new())?;
        browser.reload().await?;
        browser.see("country-ME").await?;
        ensure_eq(
            "local storage after a reload",
            &browser.local_storage().await?,
            &std::collections::BTreeMap::new(),
        )
    })
    .await
}
