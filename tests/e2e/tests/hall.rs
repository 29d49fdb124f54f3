//! A whole live lecture: a presenter, a spare laptop and three phones, on a network that takes every kind of offence.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::lecture::{Phase, Verdict};
use konventa_e2e::hall::Hall;
use konventa_e2e::page::{Delivery, HallPhone, HallStage, Outcome, Quiz};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Fate, Lesson, Reply, Screen, Student, Wire, World, same};

/// A phone, and the wire that it hangs on.
struct Phone {
    wire: Wire,
    browser: Browser,
}

impl Phone {
    async fn start(world: &World) -> anyhow::Result<Self> {
        let wire = Wire::to(world.server.address()).await?;
        let browser = Browser::start(Screen::PHONE, wire.url()).await?;
        Ok(Self { wire, browser })
    }

    const fn page(&self) -> HallPhone<'_> {
        HallPhone(&self.browser)
    }

    /// Answers the quiz that is on the screen by a script, and hands it in.
    async fn answer(&self, lesson: &Lesson, script: &str) -> anyhow::Result<()> {
        let replies = script.chars().map(Reply::of).collect::<anyhow::Result<Vec<_>>>()?;
        let quiz = Quiz(&self.browser);
        quiz.reply_to_all(&lesson.items(Country::Montenegro)?, &replies).await?;
        quiz.hand_in().await
    }

    async fn share(&self) -> anyhow::Result<()> {
        let outcome = Outcome(&self.browser);
        outcome.payload().await?;
        outcome.share().await?;
        outcome.is(Delivery::Delivered).await
    }

    /// Loads the page again.
    async fn reload(&self) -> anyhow::Result<&Self> {
        self.browser.reload().await?;
        Ok(self)
    }
}

/// The index of the first slide of a kind.
fn slide(lesson: &Lesson, kind: SlideKind) -> anyhow::Result<usize> {
    lesson.deck.flow.iter().position(|slide| slide.kind == kind).context("the deck has no such slide")
}

/// The name of a slide.
fn name(lesson: &Lesson, index: usize) -> anyhow::Result<&str> {
    lesson.deck.flow.get(index).map(|slide| slide.id.as_str()).context("no such slide")
}

const BEFORE: SlideKind = SlideKind::Quiz { part: Sitting::Pre };
const AFTER: SlideKind = SlideKind::Quiz { part: Sitting::Post };

/// Two come in and answer before the lecture begins; one of them loads the page again in between.
async fn lobby(
    world: &World,
    stage: &HallStage<'_>,
    hall: &Hall,
    [ana, bea]: [&Phone; 2],
) -> anyhow::Result<()> {
    for phone in [ana, bea] {
        phone.page().scan(hall).await?;
        phone.page().two_taps().await?;
    }
    ana.reload().await?.answer(&world.lesson, "rrrrrrwwwwww").await?;
    ana.page().waits().await?;
    ana.reload().await?.page().waits().await?;
    stage.says("lobby", ".tally p", "1 of 2 has handed in").await?;
    bea.answer(&world.lesson, "rrrwwwuuuuuu").await?;
    stage.says("lobby", ".tally p", "2 of 2 have handed in").await
}

/// The room is led past the quiz before, and a third one comes late.
async fn first_slides(
    world: &World,
    stage: &HallStage<'_>,
    hall: &Hall,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let lesson = &world.lesson;
    stage.next_to(0).await?;
    for phone in [ana, bea] {
        phone.page().is_at(name(lesson, 0)?, 0).await?;
    }
    ana.reload().await?.page().is_at(name(lesson, 0)?, 0).await?;
    let before = slide(lesson, BEFORE)?;
    stage.next_to(before).await?;
    bea.page().waits().await?;
    bea.reload().await?.page().waits().await?;
    stage.next_to(before + 1).await?;
    stage.next_to(before + 2).await?;
    caro.page().scan(hall).await?;
    caro.page().to_consent().await?;
    caro.browser.touch("agree").await?;
    caro.page().is_at(name(lesson, before + 2)?, 0).await?;
    caro.reload().await?.page().is_at(name(lesson, before + 2)?, 0).await
}

/// One votes and loads the page again, one votes without network, one changes her mind while the server is dead.
async fn vote(
    world: &mut World,
    hall: &Hall,
    poll: usize,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let stage = HallStage(&world.browser);
    stage.next_to(poll).await?;
    stage.next().await?;
    stage.poll_is("open").await?;
    for phone in [ana, bea, caro] {
        phone.page().poll_is("open").await?;
    }
    ana.page().vote("crime").await?;
    ana.page().is_told("has arrived").await?;
    ana.reload().await?.page().is_voted("crime").await?;
    bea.wire.doom(None, "/", Fate::Cut);
    bea.page().vote("rights").await?;
    bea.page().is_told("kept on this phone").await?;
    caro.wire.doom(Some("POST"), "/api/lectures", Fate::LoseAnswer);
    caro.page().vote("crime").await?;
    world.server.kill().await?;
    caro.page().vote("rights").await?;
    caro.wire.mend();
    world.server.up().await?;
    caro.page().is_told("has arrived").await?;
    bea.wire.mend();
    bea.page().is_told("has arrived").await?;
    for _ in 0..9 {
        let id = name(&world.lesson, poll)?;
        same("a vote", &world.api.vote(hall.code, id, "crime").await?, &201)?;
    }
    Ok(())
}

/// Another device takes over in the middle of the poll, and shows what the room said.
async fn taken_over(
    world: &World,
    hall: &Hall,
    spare: &Browser,
    poll: usize,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let (first, second) = (HallStage(&world.browser), HallStage(spare));
    spare.open(&format!("/present#key={}", konventa_e2e::server::PRESENTER_KEY)).await?;
    spare.touch(&format!("take-{}", hall.code)).await?;
    second.poll_is("open").await?;
    second.next().await?;
    second.poll_is("closed").await?;
    caro.page().poll_is("closed").await?;
    caro.reload().await?.page().poll_is("closed").await?;
    second.next().await?;
    second.poll_is("shown").await?;
    first.poll_is("shown").await?;
    let said = world.api.lecture(hall.code).await?.room.lecture.verdict(poll).cloned();
    same("what the room said", &said, &Some(Verdict::Votes(vec![0, 10, 2, 0])))?;
    for phone in [ana, bea, caro] {
        phone.reload().await?.page().poll_is("shown").await?;
        phone.browser.see("own-choice").await?;
    }
    Ok(())
}

/// The quiz after: ten others have handed in past the browser; then the three do, and one loads the page again.
async fn quiz_after(
    world: &World,
    hall: &Hall,
    stage: &HallStage<'_>,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let student = Student::of(Country::Montenegro, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
    for _ in 0..10 {
        let mut submission = student.submission(&world.lesson)?;
        submission.lecture = Some(hall.id.clone());
        world.api.submit(&submission).await?;
    }
    stage.leap_to(slide(&world.lesson, AFTER)?).await?;
    for phone in [ana, bea, caro] {
        phone.browser.see("item").await?;
    }
    bea.reload().await?;
    for phone in [ana, bea, caro] {
        phone.answer(&world.lesson, "rrrrrrrrrwww").await?;
    }
    stage.says("current", ".tally p", "3 of 3 have handed in").await?;
    for phone in [ana, bea, caro] {
        phone.share().await?;
    }
    Ok(())
}

/// The room sees the gain of the twelve who answered both times; then it is over.
async fn gain_and_end(
    world: &World,
    hall: &Hall,
    spare: &Browser,
    [ana, caro]: [&Phone; 2],
) -> anyhow::Result<()> {
    let results = slide(&world.lesson, SlideKind::Results)?;
    HallStage(spare).leap_to(results).await?;
    for browser in [spare, &world.browser] {
        let gain = browser.see("gain").await?;
        same("students", &gain.data.get("n").cloned(), &Some("12".to_owned()))?;
    }
    let lecture = world.api.lecture(hall.code).await?.room.lecture;
    let gain = lecture.gain().context("no gain")?;
    same("right before", &gain.pre_right.iter().sum::<u64>(), &(11 * 6 + 3))?;
    same("right after", &gain.post_right.iter().sum::<u64>(), &(12 * 9))?;
    ana.reload().await?.browser.see("score-before").await?;
    spare.open(&format!("/present/console?lecture={}", hall.code)).await?;
    spare.touch("end").await?;
    spare.touch("end-yes").await?;
    until_true("the end", async || {
        Ok(world.api.lecture(hall.code).await?.room.lecture.phase() == Phase::Ended)
    })
    .await?;
    HallStage(&world.browser).shows("ended", results).await?;
    caro.reload().await?.browser.see("score-after").await?;
    let report = world.api.report().await?;
    same("paired", &report.n.paired.value(), &Some(12.0))?;
    ensure!(report.n.post_only.value().is_none(), "one who came late is told of: {:?}", report.n.post_only);
    Ok(())
}

#[tokio::test]
async fn a_whole_lecture_on_a_bad_network_counts_exactly_and_loses_nobody() -> Result<(), Failure> {
    World::walk("a_whole_lecture_in_a_hall", Screen::PROJECTOR, async |world| {
        let poll = slide(&world.lesson, SlideKind::Poll)?;
        let code = HallStage(&world.browser).start("Hall of the tests").await?;
        let hall = Hall { id: world.api.lecture(code).await?.about.id, code, driver: String::new() };
        let (ana, bea, caro) =
            (Phone::start(world).await?, Phone::start(world).await?, Phone::start(world).await?);
        let all = [&ana, &bea, &caro];
        lobby(world, &HallStage(&world.browser), &hall, [&ana, &bea]).await.context("in the lobby")?;
        first_slides(world, &HallStage(&world.browser), &hall, all).await.context("on the first slides")?;
        vote(world, &hall, poll, all).await.context("in the poll")?;
        let spare = Browser::start(Screen::PROJECTOR, world.wire.url()).await?;
        taken_over(world, &hall, &spare, poll, all).await.context("after the take-over")?;
        quiz_after(world, &hall, &HallStage(&spare), all).await.context("in the quiz after")?;
        gain_and_end(world, &hall, &spare, [&ana, &caro]).await.context("at the end")?;
        for phone in [ana, bea, caro] {
            phone.browser.quit().await?;
        }
        spare.quit().await
    })
    .await
}
