//! The follow-up, weeks after a lecture.

use anyhow::ensure;
use konventa_domain::followup::{
    FollowUpOutcome, FollowUpSubmission, LinkageKeys, LinkageRequest, OpenStudy, Sgic, Study,
};
use konventa_domain::lecture::Command;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::SubmissionId;
use konventa_domain::{Country, Language};
use konventa_e2e::StartedLecture;
use konventa_e2e::page::{
    Delivery, FollowUpPage, LecturePhone, Opening, OverlayPage, ResultPage, Safety, SchoolMemories,
};
use konventa_e2e::tour::{self, MEMORIES};
use konventa_e2e::{Failure, Screen, Student, TestContext, ensure_eq};

/// The same answers as they may be typed weeks later: in another script, with other capitals,
/// without diacritics.
const RETYPED: SchoolMemories =
    SchoolMemories(["ЉУБИ", "ЂУРИ", "ana", "ilic", "NJEGO", "scep", "IV/3", "12."]);

/// Weeks later, on a phone that stores nothing: opens the follow-up and takes its quiz, up to the
/// question how to find the first result.
async fn start_followup(context: &TestContext) -> anyhow::Result<()> {
    let student = Student::of(Country::Kosovo, "", "rrrrrrwwuu..")?;
    let (browser, test_deck) = (&context.browser, &context.test_deck);
    let nothing = async |_: &str| Ok(());
    tour::start_followup(browser, test_deck, Language::English, Country::Kosovo, student.after(), nothing)
        .await
}

async fn attend_lecture(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<()> {
    tour::attend_lecture(&context.browser, &context.api, lecture).await
}

/// Attends a lecture with a follow-up, agrees to it, answers the questions and sends the linkage keys.
async fn consent(context: &TestContext) -> anyhow::Result<(StartedLecture, LinkageRequest)> {
    let (followup, result) = (FollowUpPage(&context.browser), ResultPage(&context.browser));
    let lecture = context.api.start_lecture_with_followup(Country::Kosovo).await?;
    attend_lecture(context, &lecture).await?;
    followup.agree().await?;
    followup.remember(MEMORIES).await?;
    let linkage = followup.linkage_request().await?;
    followup.share().await?;
    result.is(Delivery::Delivered).await?;
    Ok((lecture, linkage))
}

/// Adds nine students who take all three quizzes, so that the report may show figures.
async fn add_nine_students(
    context: &TestContext,
    study: &OpenStudy,
    lecture: &StartedLecture,
) -> anyhow::Result<()> {
    let TestContext { api, test_deck, .. } = context;
    let all_right = "r".repeat(test_deck.public.items.len());
    for n in 0..9_u8 {
        let student = Student::of(Country::Kosovo, &"w".repeat(test_deck.public.items.len()), &all_right)?;
        let mut submission = student.submission(test_deck)?;
        submission.lecture = Some(lecture.id.clone());
        api.submit_in(lecture, submission.clone()).await?;
        let mut memories = MEMORIES;
        memories.0[7] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"][usize::from(n)];
        memories.0[1] =
            ["Babić", "Ćorić", "Dedić", "Erić", "Filić", "Galić", "Hodžić", "Ivić", "Jokić"][usize::from(n)];
        let keys = LinkageKeys::of(&Study::new(study.deck.clone(), study.salt), &memories.answers()?);
        let name = |kind: u8| SubmissionId::from_random([n * 2 + kind; 16]);
        let (deck, salt) = (study.deck.clone(), study.salt);
        let linkage = LinkageRequest {
            id: name(0),
            submission: submission.submission,
            deck: deck.clone(),
            salt,
            keys: keys.clone(),
        };
        api.link(&linkage).await?;
        let item = |item: &konventa_domain::deck::Item| FollowUpOutcome {
            item: item.id.clone(),
            outcome: Outcome::Correct,
        };
        let items = test_deck.public.items.iter().map(item).collect();
        let deck_version = test_deck.public.version.clone();
        api.record_followup(&FollowUpSubmission { id: name(1), deck, deck_version, salt, keys, items })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn only_a_lecture_with_followup_invites_students() -> Result<(), Failure> {
    TestContext::run("followup_not_asked", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        attend_lecture(context, &lecture).await?;
        ensure!(browser.glance("followup").await?.is_none(), "the student is invited");
        ensure_eq("the study", &api.study().await?, &None)?;
        FollowUpPage(browser).open_first(&lecture.id).await?;
        browser.see("to-result").await?;
        ensure!(browser.glance("agree").await?.is_none(), "the address of the consent invites the student");
        // Another lecture opens a study, but this one still does not ask.
        api.start_lecture_with_followup(Country::Kosovo).await?;
        ensure!(api.study().await?.is_some(), "there is no study");
        browser.reload().await?;
        browser.see("to-result").await?;
        ensure!(
            browser.glance("agree").await?.is_none(),
            "the student is invited without the lecture's wish"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_code_finds_the_first_result_weeks_later() -> Result<(), Failure> {
    TestContext::run("followup_by_code", Screen::PHONE, async |context| {
        let TestContext { api, browser, test_deck, .. } = &*context;
        let followup = FollowUpPage(browser);
        let (lecture, linkage) = consent(context).await?;
        let code = followup.code().await?;
        let open = api.study().await?.ok_or_else(|| anyhow::anyhow!("there is no study"))?;
        let study = Study::new(open.deck.clone(), open.salt);
        let answers = MEMORIES.answers()?;
        ensure_eq("the code", &code, &Sgic::of(&study, &answers))?;
        ensure_eq("the linkage keys", &linkage.keys, &LinkageKeys::of(&study, &answers))?;
        // The phone does not store what was typed.
        let stored = format!("{:?}", browser.local_storage().await?);
        ensure!(!stored.contains("Ljubica") && !stored.contains(&code.to_string()), "stored: {stored}");

        add_nine_students(context, &open, &lecture).await?;
        start_followup(context).await?;
        followup.type_code("000-000-001").await?;
        ensure!(followup.fault("code").await?.contains("mistake"), "a wrong code is accepted");
        browser.retype("code", &code.to_string().to_lowercase().replace('-', " ")).await?;
        browser.touch("use-code").await?;
        let response = followup.response().await?;
        ensure_eq("the full linkage key", &response.keys.full, &linkage.keys.full)?;
        ensure_eq("outcomes", &response.items.len(), &test_deck.public.items.len())?;
        followup.share().await?;
        ResultPage(browser).is(Delivery::Delivered).await?;
        ensure_eq("correct replies", &browser.see("score-after").await?.text, &"6")?;
        api.seal().await?;
        api.end_study().await?;
        ensure_eq("linked students", &api.report().await?.retention.n.value(), &Some(10.0))?;
        ensure_eq("errors", &browser.console_errors().await?, &[""; 0])
    })
    .await
}

#[tokio::test]
async fn the_questions_find_the_first_result_however_they_are_typed() -> Result<(), Failure> {
    TestContext::run("followup_by_questions", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let followup = FollowUpPage(browser);
        let lecture = api.start_lecture_with_followup(Country::Kosovo).await?;
        attend_lecture(context, &lecture).await?;
        followup.agree().await?;
        let mut wrong = MEMORIES;
        (wrong.0[0], wrong.0[3], wrong.0[7]) = ("An4", "", "99");
        followup.remember(wrong).await?;
        // Other events must not clear the fields: the network is back, the page is visible again.
        let elsewhere =
            "dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'));";
        let _: Option<()> = browser.eval(elsewhere, Vec::new()).await?;
        let typed = "return document.getElementById('last-place-number').value;";
        ensure_eq("the typed text", &browser.eval::<String>(typed, Vec::new()).await?, &"99")?;
        for field in ["first-teacher-first", "first-neighbour-family", "last-place-number"] {
            followup.fault(field).await?;
        }
        followup.remember(MEMORIES).await?;
        let linkage = followup.linkage_request().await?;
        followup.share().await?;
        ResultPage(browser).is(Delivery::Delivered).await?;
        start_followup(context).await?;
        followup.by_questions().await?;
        // A change of the language keeps what was typed.
        browser.retype("first-teacher-first", "ЉУБИ").await?;
        let unfold = "document.querySelectorAll('.aside details').forEach(e => { e.open = true; });";
        let _: Option<()> = browser.eval(unfold, Vec::new()).await?;
        browser.touch("language-sq").await?;
        tour::wait_for_language(browser, Language::Albanian).await?;
        let typed = "return document.getElementById('first-teacher-first').value;";
        ensure_eq("the typed text", &browser.eval::<String>(typed, Vec::new()).await?, &"ЉУБИ")?;
        followup.remember(RETYPED).await?;
        ensure_eq("the linkage keys", &followup.response().await?.keys, &linkage.keys)
    })
    .await
}

#[tokio::test]
async fn linkage_keys_can_be_withdrawn_without_the_result() -> Result<(), Failure> {
    TestContext::run("followup_taken_back", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let result = ResultPage(browser);
        consent(context).await?;
        result.withdraw().await?;
        result.is(Delivery::Withdrawn).await?;
        ensure!(!api.is_empty().await?, "the result was deleted, too");
        browser.touch("to-result").await?;
        result.is(Delivery::Delivered).await
    })
    .await
}

#[tokio::test]
async fn the_followup_page_has_overlays_and_an_exit_that_forgets() -> Result<(), Failure> {
    TestContext::run("followup_leaving", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let followup = FollowUpPage(browser);
        api.start_lecture_with_followup(Country::Kosovo).await?;
        followup.open().await?;
        Opening(browser).country(Country::Kosovo).await?;
        OverlayPage(browser, "privacy").open().await?;
        browser.reload().await?;
        browser.see("privacy").await?;
        browser.touch("close").await?;
        browser.see_chosen("country-XK").await?;
        let safety = Safety(browser);
        safety.exit().await?;
        safety.wait_until_away().await?;
        browser.open("/api/health").await?;
        ensure_eq("local storage", &browser.local_storage().await?, &std::collections::BTreeMap::new())
    })
    .await
}

/// Latecomers have no pre-quiz, so there is nothing to compare a follow-up with.
#[tokio::test]
async fn latecomers_are_not_invited() -> Result<(), Failure> {
    TestContext::run("followup_late", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let (phone, result) = (LecturePhone(browser), ResultPage(browser));
        let lecture = api.start_lecture_with_followup(Country::Kosovo).await?;
        api.command(&lecture, Command::Start {}).await?;
        api.show(&lecture, tour::QUIZ_AFTER, 0).await?;
        phone.scan(&lecture).await?;
        phone.two_taps().await?;
        phone.hand_in_blank().await?;
        result.payload().await?;
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        ensure!(browser.glance("followup").await?.is_none(), "the student is invited");
        FollowUpPage(browser).open_first(&lecture.id).await?;
        browser.see("to-result").await?;
        ensure!(browser.glance("agree").await?.is_none(), "the address of the consent invites the student");
        Ok(())
    })
    .await
}
