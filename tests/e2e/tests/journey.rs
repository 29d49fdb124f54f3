//! A student's way through the lecture.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::scoring::Outcome as Scored;
use konventa_domain::submission::Submission;
use konventa_e2e::api::DECK;
use konventa_e2e::page::{Delivery, Lecture, Opening, Outcome, Quiz, Research, Safety};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, Fate, Reply, Screen, Student, World, same};

/// Six right before, nine after.
fn student(country: Country) -> anyhow::Result<Student> {
    Student::of(country, "rwu.rwurrwrr", "rrrrrwurrr.r")
}

#[tokio::test]
async fn the_whole_way_sends_exactly_what_was_shown_and_changes_the_report() -> Result<(), Failure> {
    World::walk("the_whole_way", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = world;
        // With nine others, so that this one makes the group large enough to be shown.
        for _ in 0..9 {
            api.submit(&Student::of(Country::Albania, "wwwwwwwwwwww", "rrrrrrwwwwww")?.submission(lesson)?)
                .await?;
        }
        let research = Research(browser);
        research.open().await?;
        research.withholds().await?;

        let student = student(Country::Montenegro)?;
        Opening(browser).open().await?;
        student.walk(browser, lesson).await?;
        let outcome = Outcome(browser);
        let shown = outcome.payload().await?;
        let read: Submission = serde_json::from_str(&shown)?;
        let expected = Submission { submission: read.submission, ..student.submission(lesson)? };
        same("what is shown", &read, &expected)?;
        outcome.share().await?;
        outcome.is(Delivery::Delivered).await?;
        let posted = wire.posted();
        same("posts", &posted.len(), &1)?;
        same("the bytes sent", &posted[0].text(), &shown)?;
        same("the answer", &posted[0].status, &Some(201))?;
        same("scores", &outcome.scores().await?, &("6".to_owned(), "9".to_owned()))?;
        same(
            "the first item",
            &outcome.outcomes("human-rights-violation").await?,
            &["correct", "correct"].map(str::to_owned).to_vec(),
        )?;

        research.open().await?;
        same("students", &research.figure("n").await?, &"10".to_owned())?;
        same("the sentence", &research.sentence().await?, &vec![10, 5, 53])?;
        // Before: 6 of 120 right. After: 9 times 6, and 9.
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
    World::walk("the_quiz_does_not_wait", Screen::PHONE, async |world| {
        let World { wire, browser, lesson, .. } = world;
        wire.doom(Some("GET"), "/decks/istanbul-convention/en.slides.json", Fate::Cut);
        let student = student(Country::Montenegro)?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        let (quiz, items) = (Quiz(browser), lesson.items(student.country())?);
        quiz.reply_to_all(&items, &vec![Reply::Unsure; items.len()]).await?;
        quiz.hand_in().await?;
        browser.see("retry").await?;
        wire.mend();
        browser.touch("retry").await?;
        let first = lesson.slides.slides.first().map(|slide| slide.id.to_string());
        same("the first slide", &Some(Lecture(browser).slide().await?), &first)
    })
    .await
}

/// What only the result reads is asked for when the first item stands, and the quiz goes on without it.
#[tokio::test]
async fn the_quiz_does_not_wait_for_the_key() -> Result<(), Failure> {
    World::walk("the_quiz_has_no_key", Screen::PHONE, async |world| {
        let World { wire, browser, lesson, .. } = world;
        let files = ["/decks/istanbul-convention/key.json", "/decks/istanbul-convention/en.review.json"];
        for file in files {
            wire.doom(Some("GET"), file, Fate::Cut);
        }
        let asked = |file: &&str| wire.exchanges().iter().any(|exchange| exchange.path == **file);
        let student = student(Country::Montenegro)?;
        let opening = Opening(browser);
        opening.open().await?;
        opening.to_consent(student.country()).await?;
        same("asked for before the quiz", &files.iter().filter(|file| asked(file)).count(), &0)?;
        opening.agree().await?;
        student.answer_before(browser, lesson).await?;
        same("asked for since", &files.iter().filter(|file| asked(file)).count(), &files.len())
    })
    .await
}

#[tokio::test]
async fn a_reload_in_the_middle_of_an_item_changes_nothing() -> Result<(), Failure> {
    World::walk("a_reload_in_the_middle", Screen::PHONE, async |world| {
        let browser = &world.browser;
        Opening(browser).open().await?;
        student(Country::Kosovo)?.arrive(browser).await?;
        let quiz = Quiz(browser);
        let items = world.lesson.items(Country::Kosovo)?;
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
        same("the order", &quiz.order().await?, &order)?;
        // The phone's browser was ended and started again: another window, the same phone.
        browser.open_window(&format!("/learn/{DECK}")).await?;
        quiz.at(&items[2].id).await?;
        quiz.is_chosen(&items[2].right).await?;
        same("the order", &quiz.order().await?, &order)?;
        quiz.previous().await?;
        quiz.at(&items[1].id).await?;
        quiz.is_chosen(&items[1].wrong[0]).await
    })
    .await
}

#[tokio::test]
async fn the_back_button_loses_nothing() -> Result<(), Failure> {
    World::walk("the_back_button", Screen::PHONE, async |world| {
        let browser = &world.browser;
        browser.open("/api/health").await?;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.arrive(browser).await?;
        let quiz = Quiz(browser);
        let items = world.lesson.items(Country::Montenegro)?;
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
async fn an_answer_can_be_changed_until_it_is_handed_in_and_the_second_quiz_left_out() -> Result<(), Failure>
{
    World::walk("an_answer_can_be_changed", Screen::PHONE, async |world| {
        let World { browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.arrive(browser).await?;
        let quiz = Quiz(browser);
        let items = lesson.items(Country::Montenegro)?;
        quiz.reply_to_all(&items, &[Reply::Right; 12]).await?;
        // Back from the page before handing in, to the last item, and to another choice.
        quiz.previous().await?;
        quiz.at(&items[11].id).await?;
        quiz.is_chosen(&items[11].right).await?;
        quiz.choose(&items[11].wrong[0]).await?;
        quiz.choose("unsure").await?;
        quiz.choose(&items[11].wrong[1]).await?;
        quiz.next().await?;
        quiz.hand_in().await?;
        browser.see("slide").await?;
        same("items after handing in", &browser.glance("item").await?, &None)?;
        Lecture(browser).to_second_quiz().await?;
        quiz.choose("unsure").await?;
        quiz.skip().await?;
        let read = Outcome(browser).submission().await?;
        let before: Vec<_> = read.items.iter().map(|item| item.pre).collect();
        let mut expected = vec![Some(Scored::Correct); 12];
        expected[11] = Some(Scored::Wrong);
        same("before", &before, &expected)?;
        ensure!(read.items.iter().all(|item| item.post.is_none()), "after: {read:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_leaves_the_first_quiz_out_still_takes_the_second() -> Result<(), Failure> {
    World::walk("who_leaves_the_first_quiz_out", Screen::PHONE, async |world| {
        let World { browser, lesson, .. } = &*world;
        let student = student(Country::Albania)?;
        Opening(browser).open().await?;
        student.arrive(browser).await?;
        Quiz(browser).skip().await?;
        student.answer_after(browser, lesson).await?;
        let read = Outcome(browser).submission().await?;
        let after: Vec<_> = read.items.iter().map(|item| item.post).collect();
        let expected: Vec<_> = student.outcomes().into_iter().map(|(_, post)| Some(post)).collect();
        same("after", &after, &expected)?;
        ensure!(read.items.iter().all(|item| item.pre.is_none()), "before: {read:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_declines_leaves_nothing_behind() -> Result<(), Failure> {
    World::walk("who_declines", Screen::PHONE, async |world| {
        let World { api, wire, browser, .. } = &*world;
        let opening = Opening(browser);
        opening.open().await?;
        opening.to_consent(Country::Montenegro).await?;
        opening.decline().await?;
        let lecture = Lecture(browser);
        lecture.next().await?;
        lecture.turn_to("poll-beliefs").await?;
        lecture.opine("rights").await?;
        lecture.explanation().await?;
        browser.reload().await?;
        lecture.at("poll-beliefs").await?;
        same("second quizzes", &browser.glance("start-second-quiz").await?, &None)?;
        ensure!(api.is_empty().await?, "the server has a record");
        ensure!(
            wire.exchanges().iter().all(|e| e.method == "GET" && e.body.is_empty()),
            "{:?}",
            wire.exchanges()
        );
        let kept = browser.kept().await?;
        let journey = kept.get(&format!("konventa.journey.{DECK}")).cloned().unwrap_or_default();
        ensure!(journey.contains("declined"), "{kept:?}");
        for word in ["responses", "seed", "unsure", "submission"] {
            ensure!(!kept.values().any(|value| value.contains(word)), "{word} in {kept:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn polls_and_scenarios_explain_themselves_once_one_has_chosen() -> Result<(), Failure> {
    World::walk("polls_and_scenarios", Screen::PHONE, async |world| {
        let World { wire, browser, .. } = &*world;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.arrive(browser).await?;
        Quiz(browser).skip().await?;
        let lecture = Lecture(browser);
        for (slide, choice, other) in
            [("poll-beliefs", "private", "crime"), ("who-leaves", "she-leaves", "he-leaves")]
        {
            lecture.turn_to(slide).await?;
            same("explanations before choosing", &browser.glance("explanation").await?, &None)?;
            lecture.opine(choice).await?;
            let explained = lecture.explanation().await?;
            lecture.opine(other).await?;
            browser.reload().await?;
            lecture.at(slide).await?;
            same("the explanation", &lecture.explanation().await?, &explained)?;
            browser.see_that(&format!("opinion-{other}"), "chosen", |seen| seen.checked).await?;
        }
        // Of a case it is said what guidance supports.
        let guidance = browser.see("guidance").await?.text;
        ensure!(guidance.starts_with("Guidance supports: "), "it says {guidance:?}");
        // What somebody thinks stays on the phone.
        ensure!(wire.exchanges().iter().all(|exchange| exchange.method == "GET"), "{:?}", wire.exchanges());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_keeps_the_result_sends_nothing() -> Result<(), Failure> {
    World::walk("who_keeps_the_result", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.walk(browser, lesson).await?;
        let outcome = Outcome(browser);
        outcome.keep().await?;
        same("scores", &outcome.scores().await?, &("6".to_owned(), "9".to_owned()))?;
        browser.reload().await?;
        outcome.scores().await?;
        ensure!(wire.exchanges().iter().all(|exchange| exchange.method == "GET"), "{:?}", wire.exchanges());
        ensure!(api.is_empty().await?, "the server has a record");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_shared_can_be_taken_back() -> Result<(), Failure> {
    World::walk("what_was_shared_can_be_taken_back", Screen::PHONE, async |world| {
        let World { api, wire, browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.walk(browser, lesson).await?;
        let outcome = Outcome(browser);
        outcome.share().await?;
        outcome.is(Delivery::Delivered).await?;
        ensure!(!api.is_empty().await?, "the server has no record");
        outcome.withdraw().await?;
        outcome.is(Delivery::Withdrawn).await?;
        ensure!(api.is_empty().await?, "the server still has the record");
        let last = wire.exchanges().pop();
        same(
            "the last request",
            &last.as_ref().map(|e| (e.method.as_str(), e.status)),
            &Some(("DELETE", Some(204))),
        )?;
        browser.reload().await?;
        outcome.is(Delivery::Withdrawn).await
    })
    .await
}

#[tokio::test]
async fn erasing_leaves_nothing_on_the_phone() -> Result<(), Failure> {
    World::walk("erasing", Screen::PHONE, async |world| {
        let World { browser, lesson, .. } = &*world;
        Opening(browser).open().await?;
        student(Country::Montenegro)?.walk(browser, lesson).await?;
        let outcome = Outcome(browser);
        outcome.share().await?;
        outcome.is(Delivery::Delivered).await?;
        ensure!(!browser.kept().await?.is_empty(), "nothing was kept before");
        let safety = Safety(browser);
        safety.keeps_files().await?;
        outcome.erase().await?;
        until_true("the files to go", async || {
            let kept = safety.kept().await?;
            Ok(kept.files.is_empty() && kept.workers == 0)
        })
        .await?;
        same("what is kept", &browser.kept().await?, &std::collections::BTreeMap::new())?;
        browser.reload().await?;
        browser.see("country-ME").await?;
        same("what is kept after a reload", &browser.kept().await?, &std::collections::BTreeMap::new())
    })
    .await
}
