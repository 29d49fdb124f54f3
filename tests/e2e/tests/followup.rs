//! Answering once more, weeks after a lecture.

use anyhow::ensure;
use konventa_domain::followup::{
    FollowUpOutcome, FollowUpResponse, LinkageKeys, LinkageRequest, OpenStudy, Sgic, Study,
};
use konventa_domain::lecture::Command;
use konventa_domain::scoring::Outcome as Scored;
use konventa_domain::submission::SubmissionId;
use konventa_domain::{Country, Language};
use konventa_e2e::hall::Hall;
use konventa_e2e::page::{
    Delivery, FollowUpPage, HallPhone, Memories, Opening, Outcome, OverlayPage, Safety,
};
use konventa_e2e::tour::{self, MEMORIES};
use konventa_e2e::{Failure, Screen, Student, World, same};

/// The same, as they may be typed weeks later: other letters, other capitals, no marks.
const ONCE_MORE: Memories = Memories(["ЉУБИ", "ЂУРИ", "ana", "ilic", "NJEGO", "scep", "IV/3", "12."]);

/// Weeks later on a phone that knows nothing: from the address to the question whether to send.
async fn weeks_later(world: &World) -> anyhow::Result<()> {
    let student = Student::of(Country::Kosovo, "", "rrrrrrwwuu..")?;
    let (browser, lesson) = (&world.browser, &world.lesson);
    let nothing = async |_: &str| Ok(());
    tour::weeks_later(browser, lesson, Language::English, Country::Kosovo, student.after(), nothing).await
}

async fn heard(world: &World, hall: &Hall) -> anyhow::Result<()> {
    tour::heard(&world.browser, &world.api, hall).await
}

/// Nine more students who answer three times, so that something may be shown.
async fn nine_more(world: &World, study: &OpenStudy, hall: &Hall) -> anyhow::Result<()> {
    let World { api, lesson, .. } = world;
    let all_right = "r".repeat(lesson.deck.items.len());
    for n in 0..9_u8 {
        let student = Student::of(Country::Kosovo, &"w".repeat(lesson.deck.items.len()), &all_right)?;
        let mut submission = student.submission(lesson)?;
        submission.lecture = Some(hall.id.clone());
        api.submit(&submission).await?;
        let mut memories = MEMORIES;
        memories.0[7] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"][usize::from(n)];
        memories.0[1] =
            ["Babić", "Ćorić", "Dedić", "Erić", "Filić", "Galić", "Hodžić", "Ivić", "Jokić"][usize::from(n)];
        let links = LinkageKeys::of(&Study::new(study.deck.clone(), study.salt), &memories.answers()?);
        let name = |kind: u8| SubmissionId::from_random([n * 2 + kind; 16]);
        let (deck, salt) = (study.deck.clone(), study.salt);
        let linking = LinkageRequest {
            id: name(0),
            submission: submission.submission,
            deck: deck.clone(),
            salt,
            keys: links.clone(),
        };
        api.link(&linking).await?;
        let item = |item: &konventa_domain::deck::Item| FollowUpOutcome {
            item: item.id.clone(),
            outcome: Scored::Correct,
        };
        let items = lesson.deck.items.iter().map(item).collect();
        let deck_version = lesson.deck.version.clone();
        api.record_followup(&FollowUpResponse { id: name(1), deck, deck_version, salt, keys: links, items })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn nobody_is_asked_where_the_presenter_does_not_want_it() -> Result<(), Failure> {
    World::walk("again_not_asked", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let hall = api.start_lecture(Country::Kosovo, None).await?;
        heard(world, &hall).await?;
        ensure!(browser.glance("again").await?.is_none(), "it is asked all the same");
        same("the study", &api.study().await?, &None)?;
        FollowUpPage(browser).open_first(&hall.id).await?;
        browser.see("to-result").await?;
        ensure!(browser.glance("agree").await?.is_none(), "by its address it is asked");
        // Another lecture opens a study, and this one still asks for nothing.
        api.start_study(Country::Kosovo).await?;
        ensure!(api.study().await?.is_some(), "there is no study");
        browser.reload().await?;
        browser.see("to-result").await?;
        ensure!(browser.glance("agree").await?.is_none(), "the lecture did not ask for it");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn weeks_later_the_code_finds_the_first_result() -> Result<(), Failure> {
    World::walk("again_by_code", Screen::PHONE, async |world| {
        let World { api, browser, lesson, .. } = &*world;
        let again = FollowUpPage(browser);
        let hall = api.start_study(Country::Kosovo).await?;
        heard(world, &hall).await?;
        again.agree().await?;
        again.remember(MEMORIES).await?;
        let linking = again.linking().await?;
        again.share().await?;
        Outcome(browser).is(Delivery::Delivered).await?;
        let code = again.code().await?;
        let open = api.study().await?.ok_or_else(|| anyhow::anyhow!("there is no study"))?;
        let study = Study::new(open.deck.clone(), open.salt);
        let answers = MEMORIES.answers()?;
        same("the code", &code, &Sgic::of(&study, &answers))?;
        same("the links", &linking.keys, &LinkageKeys::of(&study, &answers))?;
        // What was typed is nowhere on the phone.
        let kept = format!("{:?}", browser.kept().await?);
        ensure!(!kept.contains("Ljubica") && !kept.contains(&code.to_string()), "kept: {kept}");

        nine_more(world, &open, &hall).await?;
        weeks_later(world).await?;
        again.type_code("000-000-001").await?;
        ensure!(again.fault("code").await?.contains("mistake"), "a wrong code is taken");
        browser.retype("code", &code.to_string().to_lowercase().replace('-', " ")).await?;
        browser.touch("use-code").await?;
        let later = again.later().await?;
        same("the exact link", &later.keys.full, &linking.keys.full)?;
        same("outcomes", &later.items.len(), &lesson.deck.items.len())?;
        again.share().await?;
        Outcome(browser).is(Delivery::Delivered).await?;
        same("right", &browser.see("score-after").await?.text, &"6".to_owned())?;
        same("students found again", &api.report().await?.retention.n.value(), &Some(10.0))?;
        same("errors", &browser.console_errors().await?, &Vec::<String>::new())
    })
    .await
}

#[tokio::test]
async fn the_questions_find_it_too_however_they_are_typed() -> Result<(), Failure> {
    World::walk("again_by_questions", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let again = FollowUpPage(browser);
        let hall = api.start_study(Country::Kosovo).await?;
        heard(world, &hall).await?;
        again.agree().await?;
        let mut wrong = MEMORIES;
        (wrong.0[0], wrong.0[3], wrong.0[7]) = ("An4", "", "99");
        again.remember(wrong).await?;
        // Something happens elsewhere on the page: the network is back, the phone was put aside.
        let elsewhere =
            "dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'));";
        let _: Option<()> = browser.eval(elsewhere, Vec::new()).await?;
        let typed = "return document.getElementById('last-place-number').value;";
        same("what is typed", &browser.eval::<String>(typed, Vec::new()).await?, &"99".to_owned())?;
        for field in ["first-teacher-first", "first-neighbour-family", "last-place-number"] {
            again.fault(field).await?;
        }
        again.remember(MEMORIES).await?;
        let linking = again.linking().await?;
        again.share().await?;
        Outcome(browser).is(Delivery::Delivered).await?;
        weeks_later(world).await?;
        again.by_questions().await?;
        // What is typed stays in another language.
        browser.retype("first-teacher-first", "ЉУБИ").await?;
        let unfold = "document.querySelectorAll('.aside details').forEach(e => { e.open = true; });";
        let _: Option<()> = browser.eval(unfold, Vec::new()).await?;
        browser.touch("language-sq").await?;
        tour::spoken(browser, Language::Albanian).await?;
        let typed = "return document.getElementById('first-teacher-first').value;";
        same("what is typed", &browser.eval::<String>(typed, Vec::new()).await?, &"ЉУБИ".to_owned())?;
        again.remember(ONCE_MORE).await?;
        same("the links", &again.later().await?.keys, &linking.keys)
    })
    .await
}

#[tokio::test]
async fn links_are_taken_back_alone_and_with_the_result() -> Result<(), Failure> {
    World::walk("again_taken_back", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let (again, outcome) = (FollowUpPage(browser), Outcome(browser));
        let hall = api.start_study(Country::Kosovo).await?;
        heard(world, &hall).await?;
        again.agree().await?;
        again.remember(MEMORIES).await?;
        again.share().await?;
        outcome.is(Delivery::Delivered).await?;
        outcome.withdraw().await?;
        outcome.is(Delivery::Withdrawn).await?;
        ensure!(!api.is_empty().await?, "the result is gone too");
        browser.touch("to-result").await?;
        outcome.is(Delivery::Delivered).await
    })
    .await
}

#[tokio::test]
async fn leaving_from_there_forgets_and_a_leaflet_lies_over_it() -> Result<(), Failure> {
    World::walk("again_leaving", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let again = FollowUpPage(browser);
        api.start_study(Country::Kosovo).await?;
        again.open().await?;
        Opening(browser).country(Country::Kosovo).await?;
        OverlayPage(browser, "privacy").open().await?;
        browser.reload().await?;
        browser.see("privacy").await?;
        browser.touch("close").await?;
        browser.see_that("country-XK", "chosen", |seen| seen.checked).await?;
        let safety = Safety(browser);
        safety.exit().await?;
        safety.is_away().await?;
        browser.open("/api/health").await?;
        same("what is kept", &browser.kept().await?, &std::collections::BTreeMap::new())
    })
    .await
}

/// Late-comers have no first quiz, so there is nothing that a later one could be compared with.
#[tokio::test]
async fn who_came_late_is_not_asked() -> Result<(), Failure> {
    World::walk("again_late", Screen::PHONE, async |world| {
        let World { api, browser, .. } = &*world;
        let (phone, outcome) = (HallPhone(browser), Outcome(browser));
        let hall = api.start_study(Country::Kosovo).await?;
        api.command(&hall, Command::Start {}).await?;
        api.show(&hall, tour::QUIZ_AFTER, 0).await?;
        phone.scan(&hall).await?;
        phone.two_taps().await?;
        phone.hand_in_blank().await?;
        outcome.payload().await?;
        outcome.share().await?;
        outcome.is(Delivery::Delivered).await?;
        ensure!(browser.glance("again").await?.is_none(), "it is asked all the same");
        FollowUpPage(browser).open_first(&hall.id).await?;
        browser.see("to-result").await?;
        ensure!(browser.glance("agree").await?.is_none(), "by its address it is asked");
        Ok(())
    })
    .await
}
