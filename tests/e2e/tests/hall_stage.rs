//! The stage of a live lecture: started, led through polls, taken over, and left alone by the server.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::deck::SlideKind;
use konventa_domain::lecture::{JoinCode, Phase};
use konventa_e2e::page::HallStage;
use konventa_e2e::wait::until_true;
use konventa_e2e::{Api, Browser, Failure, Lesson, Screen, Student, World, same};

/// The first slide of a kind.
fn first(lesson: &Lesson, is: impl Fn(SlideKind) -> bool) -> anyhow::Result<usize> {
    lesson.slides.flow().position(|slide| is(slide.kind)).context("the deck has no such slide")
}

fn first_poll(lesson: &Lesson) -> anyhow::Result<usize> {
    first(lesson, |kind| matches!(kind, SlideKind::Poll | SlideKind::Scenario))
}

/// Lets the room vote for the choices of a slide, so many for each.
async fn vote(world: &World, code: JoinCode, slide: usize, votes: &[usize]) -> anyhow::Result<()> {
    let slide = world.lesson.slides.flow().nth(slide).context("no such slide")?;
    let question = slide.face.get(Country::Montenegro).question.as_ref().context("no question")?;
    for (choice, n) in question.choices.iter().zip(votes) {
        for _ in 0..*n {
            let status = world.api.vote(code, slide.id.as_str(), choice.id.as_str()).await?;
            ensure!(status == 201, "a vote is answered {status}");
        }
    }
    Ok(())
}

/// Waits until the server is in a phase.
async fn room_is(api: &Api, code: JoinCode, phase: Phase) -> anyhow::Result<()> {
    until_true(format_args!("the room to be in {phase:?}"), async || {
        Ok(api.lecture(code).await?.room.lecture.phase() == phase)
    })
    .await
}

/// Waits until the room is shown a slide.
async fn room_sees(api: &Api, code: JoinCode, slide: usize) -> anyhow::Result<()> {
    until_true(format_args!("the room to see slide {slide}"), async || {
        Ok(api.lecture(code).await?.room.lecture.place().map(|place| place.slide) == Some(slide))
    })
    .await
}

#[tokio::test]
async fn a_lecture_is_started_joined_and_led_through_a_poll_by_one_key() -> Result<(), Failure> {
    World::walk("a_lecture_is_started_and_led", Screen::PROJECTOR, async |world| {
        let stage = HallStage(&world.browser);
        let code = stage.start("Hall of the tests").await?;
        let mut phones = Vec::new();
        for _ in 0..12 {
            phones.push(world.api.follow(code).await?);
        }
        let quiz = first(&world.lesson, |kind| matches!(kind, SlideKind::Quiz { .. }))?;
        let slide = world.lesson.slides.flow().nth(quiz).context("no quiz")?.id.clone();
        for _ in 0..5 {
            same("a vote", &world.api.vote(code, slide.as_str(), "handed-in").await?, &201)?;
        }
        stage.says("lobby", ".tally p", "5 of 12 have handed in").await?;
        let poll = first_poll(&world.lesson)?;
        stage.next_to(poll).await?;
        stage.poll_is("ahead").await?;
        room_sees(&world.api, code, poll).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        room_is(&world.api, code, Phase::PollOpen).await?;
        vote(world, code, poll, &[7, 4]).await?;
        stage.says("current", ".tally p", "11 of 12 have voted").await?;
        stage.next().await?;
        // Its result could hurt somebody, so it is explained before the room's votes are there.
        stage.poll_is("closed").await?;
        same(
            "beside the choices",
            &stage.beside().await?,
            &["explanation", "said"].map(String::from).to_vec(),
        )?;
        stage.next().await?;
        stage.poll_is("shown").await?;
        same("beside the choices", &stage.beside().await?, &["explanation".to_owned()].to_vec())?;
        stage.says("current", ".choices > li:first-child .share strong", "64 %").await?;
        stage.says("current", ".choices > li:first-child .share span", "7 votes").await?;
        same("choices that stand out", &stage.marked().await?, &Vec::new())?;
        stage.next().await?;
        room_sees(&world.api, code, poll + 1).await?;
        stage.shows("slide", poll + 1).await
    })
    .await
}

#[tokio::test]
async fn of_a_case_the_wall_names_what_guidance_supports_and_not_what_most_chose() -> Result<(), Failure> {
    World::walk("guidance_on_the_wall", Screen::PROJECTOR, async |world| {
        let hall = world.api.start_lecture(Country::Montenegro, None).await?;
        let stage = HallStage(&world.browser);
        stage.open(hall.code, Some(&hall.driver)).await?;
        let case = first(&world.lesson, |kind| kind == SlideKind::Scenario)?;
        let slide = world.lesson.slides.flow().nth(case).context("no case")?;
        let question = slide.face.get(Country::Montenegro).question.as_ref().context("no question")?;
        let supported = question.supported().context("guidance supports nothing")?;
        let at = question.choices.iter().position(|choice| choice == supported).context("no such choice")?;
        // All choose another one.
        let votes: Vec<usize> =
            (0..question.choices.len()).map(|n| if n == usize::from(at == 0) { 12 } else { 0 }).collect();
        stage.next_to(case).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        vote(world, hall.code, case, &votes).await?;
        stage.next().await?;
        stage.poll_is("closed").await?;
        same("choices that stand out", &stage.marked().await?, &Vec::new())?;
        stage.next().await?;
        stage.poll_is("shown").await?;
        let says = format!("Guidance supports: {}", supported.text.0);
        stage.says("current", ".beside .verdict", &says).await?;
        same(
            "beside the choices",
            &stage.beside().await?,
            &["verdict", "explanation"].map(String::from).to_vec(),
        )?;
        same("choices that stand out", &stage.marked().await?, &vec![at])
    })
    .await
}

#[tokio::test]
async fn too_few_votes_are_not_shown_and_ten_results_are() -> Result<(), Failure> {
    World::walk("too_few_votes_are_not_shown", Screen::PROJECTOR, async |world| {
        let hall = world.api.start_lecture(Country::Montenegro, None).await?;
        let stage = HallStage(&world.browser);
        stage.open(hall.code, Some(&hall.driver)).await?;
        stage.shows("lobby", 0).await?;
        ensure!(!world.browser.url().await?.contains(&hall.driver), "the address shows the token");
        let poll = first_poll(&world.lesson)?;
        stage.next_to(poll).await?;
        stage.next().await?;
        stage.poll_is("open").await?;
        vote(world, hall.code, poll, &[3]).await?;
        stage.next().await?;
        stage.poll_is("closed").await?;
        stage.next().await?;
        stage.poll_is("too-few").await?;
        // From the end back to the results: the help lines come after them.
        let results = first(&world.lesson, |kind| kind == SlideKind::Results)?;
        world.browser.press("\u{e010}").await?;
        let last = world.lesson.slides.flow().count() - 1;
        stage.shows("slide", last).await?;
        for slide in (results..last).rev() {
            world.browser.press("\u{e012}").await?;
            stage.shows("slide", slide).await?;
        }
        world.browser.see("gain-withheld").await?;
        let student = Student::of(Country::Montenegro, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
        for _ in 0..10 {
            let mut submission = student.submission(&world.lesson)?;
            submission.lecture = Some(hall.id.clone());
            world.api.submit(&submission).await?;
        }
        let gain = world.browser.see("gain").await?;
        same("students", &gain.data.get("n").cloned(), &Some("10".to_owned()))?;
        ensure!(gain.text.contains("from 50\u{a0}% to 75\u{a0}%"), "the slide says {}", gain.text);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_device_takes_over_in_one_step_and_the_first_follows() -> Result<(), Failure> {
    World::walk("another_device_takes_over", Screen::PROJECTOR, async |world| {
        let stage = HallStage(&world.browser);
        let code = stage.start("").await?;
        stage.next_to(1).await?;
        room_sees(&world.api, code, 1).await?;
        let spare = Browser::start(Screen::PROJECTOR, world.wire.url()).await?;
        let second = HallStage(&spare);
        spare.open(&format!("/present#key={}", konventa_e2e::server::PRESENTER_KEY)).await?;
        spare.touch(&format!("take-{code}")).await?;
        second.shows("slide", 1).await?;
        second.next_to(2).await?;
        stage.shows("slide", 2).await?;
        stage.next().await?;
        world.browser.see("another-drives").await?;
        stage.shows("slide", 2).await?;
        world.browser.press("t").await?;
        until_true("the third term", async || Ok(world.api.lecture(code).await?.room.lecture.term() == 3))
            .await?;
        world.browser.see_no("another-drives").await?;
        stage.next_to(3).await?;
        second.shows("slide", 3).await?;
        spare.quit().await
    })
    .await
}

#[tokio::test]
async fn without_the_server_the_stage_goes_on_and_the_room_catches_up() -> Result<(), Failure> {
    World::walk("without_the_server_the_stage_goes_on", Screen::PROJECTOR, async |world| {
        let code = HallStage(&world.browser).start("").await?;
        HallStage(&world.browser).next_to(1).await?;
        room_sees(&world.api, code, 1).await?;
        let stage_window = world.browser.window().await?;
        world.browser.open_window(&format!("/present/console?lecture={code}")).await?;
        let console = world.browser.window().await?;
        let connected = |seen: &konventa_e2e::browser::Seen| {
            seen.data.get("state").map(String::as_str) == Some("connected")
        };
        world.browser.see_that("line", "connected", connected).await?;
        world.server.kill().await?;
        let alone =
            |seen: &konventa_e2e::browser::Seen| seen.data.get("state").map(String::as_str) == Some("alone");
        world.browser.see_that("line", "alone", alone).await?;
        world.browser.turn_to(&stage_window).await?;
        let poll = first_poll(&world.lesson)?;
        // Also over the slides that ask something.
        HallStage(&world.browser).next_to(poll + 1).await?;
        world.server.up().await?;
        room_sees(&world.api, code, poll + 1).await?;
        HallStage(&world.browser).shows("slide", poll + 1).await?;
        world.browser.turn_to(&console).await?;
        world.browser.see_that("line", "connected again", connected).await?;
        // As after a crash: the link of the lecture leads to where it is.
        world.browser.turn_to(&stage_window).await?;
        HallStage(&world.browser).open(code, None).await?;
        HallStage(&world.browser).shows("slide", poll + 1).await
    })
    .await
}
