//! A whole live lecture: a presenter, a spare laptop and three phones, on a network that fails in
//! every way.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::lecture::{Phase, Verdict};
use konventa_e2e::StartedLecture;
use konventa_e2e::page::{Delivery, LecturePhone, LectureStage, Quiz, ResultPage, open_with_key};
use konventa_e2e::wait::until_true;
use konventa_e2e::{
    Browser, Failure, Proxy, ProxyAction, Reply, Screen, Student, TestContext, TestDeck, ensure_eq,
};

/// A phone with its own proxy.
struct Phone {
    proxy: Proxy,
    browser: Browser,
}

impl Phone {
    async fn start(context: &TestContext) -> anyhow::Result<Self> {
        let proxy = Proxy::to(context.server.address().socket()).await?;
        let browser = Browser::start(Screen::PHONE, proxy.url()).await?;
        Ok(Self { proxy, browser })
    }

    const fn page(&self) -> LecturePhone<'_> {
        LecturePhone(&self.browser)
    }

    /// Answers the current quiz by a script and hands it in.
    async fn answer(&self, test_deck: &TestDeck, script: &str) -> anyhow::Result<()> {
        let replies = script.chars().map(Reply::of).collect::<anyhow::Result<Vec<_>>>()?;
        let quiz = Quiz(&self.browser);
        quiz.reply_to_all(&test_deck.items(Country::Montenegro)?, &replies).await?;
        quiz.hand_in().await
    }

    async fn share(&self) -> anyhow::Result<()> {
        let result = ResultPage(&self.browser);
        result.payload().await?;
        result.share().await?;
        result.is(Delivery::Delivered).await
    }

    /// Loads the page again.
    async fn reload(&self) -> anyhow::Result<&Self> {
        self.browser.reload().await?;
        Ok(self)
    }
}

/// The index of the first slide of a kind.
fn slide(test_deck: &TestDeck, kind: SlideKind) -> anyhow::Result<usize> {
    test_deck.public.flow.iter().position(|slide| slide.kind == kind).context("the deck has no such slide")
}

/// The id of a slide.
fn name(test_deck: &TestDeck, index: usize) -> anyhow::Result<&str> {
    test_deck.public.flow.get(index).map(|slide| slide.id.as_str()).context("no such slide")
}

const BEFORE: SlideKind = SlideKind::Quiz { sitting: Sitting::Pre };
const AFTER: SlideKind = SlideKind::Quiz { sitting: Sitting::Post };

/// Two phones join and answer before the lecture begins; one of them reloads the page in between.
async fn lobby(
    context: &TestContext,
    stage: &LectureStage<'_>,
    lecture: &StartedLecture,
    [ana, bea]: [&Phone; 2],
) -> anyhow::Result<()> {
    for phone in [ana, bea] {
        phone.page().scan(lecture).await?;
        phone.page().two_taps().await?;
    }
    ana.reload().await?.answer(&context.test_deck, "rrrrrrwwwwww").await?;
    ana.page().waits().await?;
    ana.reload().await?.page().waits().await?;
    let handed_in = async |n: u32| {
        until_true(format_args!("{n} of 2 have handed in"), async || {
            let counts = stage.counts(lecture.code).await?;
            Ok((counts.pre, counts.here) == (n, 2))
        })
        .await
    };
    handed_in(1).await?;
    bea.answer(&context.test_deck, "rrrwwwuuuuuu").await?;
    handed_in(2).await?;
    // The wall tells nothing of fewer than ten.
    stage.0.see("small-room").await?;
    ensure_eq("counts on the wall", &stage.0.glance("tally").await?, &None)
}

/// The presenter goes past the pre-quiz, and a third phone joins late.
async fn show_first_slides(
    context: &TestContext,
    stage: &LectureStage<'_>,
    lecture: &StartedLecture,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let test_deck = &context.test_deck;
    stage.next_to(0).await?;
    for phone in [ana, bea] {
        phone.page().is_at(name(test_deck, 0)?, 0).await?;
    }
    ana.reload().await?.page().is_at(name(test_deck, 0)?, 0).await?;
    let before = slide(test_deck, BEFORE)?;
    stage.next_to(before).await?;
    bea.page().waits().await?;
    bea.reload().await?.page().waits().await?;
    stage.next_to(before + 1).await?;
    stage.next_to(before + 2).await?;
    caro.page().scan(lecture).await?;
    caro.page().to_consent().await?;
    caro.browser.touch("agree").await?;
    caro.page().is_at(name(test_deck, before + 2)?, 0).await?;
    caro.reload().await?.page().is_at(name(test_deck, before + 2)?, 0).await
}

/// One phone votes and reloads the page, one votes offline, and one changes its vote while the
/// server is down.
async fn vote(
    context: &mut TestContext,
    lecture: &StartedLecture,
    poll: usize,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let stage = LectureStage(&context.browser);
    stage.next_to(poll).await?;
    stage.next().await?;
    stage.poll_is("open").await?;
    for phone in [ana, bea, caro] {
        phone.page().poll_is("open").await?;
    }
    ana.page().vote("crime").await?;
    ana.page().vote_says("has arrived").await?;
    ana.reload().await?.page().is_voted("crime").await?;
    bea.proxy.intercept(None, "/", ProxyAction::Cut);
    bea.page().vote("rights").await?;
    bea.page().vote_says("kept on this phone").await?;
    caro.proxy.intercept(Some("POST"), "/api/lectures", ProxyAction::LoseAnswer);
    caro.page().vote("crime").await?;
    context.server.kill().await?;
    caro.page().vote("rights").await?;
    caro.proxy.restore();
    context.server.up().await?;
    caro.page().vote_says("has arrived").await?;
    bea.proxy.restore();
    bea.page().vote_says("has arrived").await?;
    for _ in 0..9 {
        let id = name(&context.test_deck, poll)?;
        ensure_eq("a vote", &context.api.vote(lecture.code, id, "crime").await?, &201)?;
    }
    Ok(())
}

/// Another device takes over in the middle of the poll and reveals it.
async fn take_over(
    context: &TestContext,
    lecture: &StartedLecture,
    spare: &Browser,
    poll: usize,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let (first, second) = (LectureStage(&context.browser), LectureStage(spare));
    open_with_key(spare, "/present", konventa_e2e::server::PRESENTER_KEY).await?;
    spare.touch(&format!("take-{}", lecture.code)).await?;
    second.poll_is("open").await?;
    second.next().await?;
    second.poll_is("closed").await?;
    caro.page().poll_is("closed").await?;
    caro.reload().await?.page().poll_is("closed").await?;
    second.next().await?;
    second.poll_is("shown").await?;
    first.poll_is("shown").await?;
    let said = context.api.lecture(lecture.code).await?.replica.lecture.verdict(poll).cloned();
    ensure_eq("the votes", &said, &Some(Verdict::Votes(vec![0, 10, 2, 0])))?;
    for phone in [ana, bea, caro] {
        phone.reload().await?.page().poll_is("shown").await?;
        phone.browser.see("own-choice").await?;
    }
    Ok(())
}

/// In the post-quiz ten others submit without a browser, then the three phones do; one of them
/// reloads the page.
async fn post_quiz(
    context: &TestContext,
    lecture: &StartedLecture,
    stage: &LectureStage<'_>,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let student = Student::of(Country::Montenegro, "rrrrrrwwwwww", "rrrrrrrrrwww")?;
    for _ in 0..10 {
        context.api.submit_in(lecture, student.submission(&context.test_deck)?).await?;
    }
    stage.leap_to(slide(&context.test_deck, AFTER)?).await?;
    for phone in [ana, bea, caro] {
        phone.browser.see("item").await?;
    }
    bea.reload().await?;
    for phone in [ana, bea, caro] {
        phone.answer(&context.test_deck, "rrrrrrrrrwww").await?;
    }
    until_true("three to have handed in", async || Ok(stage.counts(lecture.code).await?.post == 3)).await?;
    for phone in [ana, bea, caro] {
        phone.share().await?;
        ResultPage(&phone.browser).can_be_withdrawn_until("gain").await?;
    }
    Ok(())
}

/// The room saw its gain: the result of a student who was in it can no longer be found. Caro has no
/// pre-quiz and still waits for nine others, so hers can.
async fn withdraw_too_late([ana, bea, caro]: [&Phone; 3]) -> anyhow::Result<()> {
    for phone in [ana, bea, caro] {
        ResultPage(&phone.browser).can_be_withdrawn_until("over").await?;
    }
    let (sealed, waiting) = (ResultPage(&bea.browser), ResultPage(&caro.browser));
    sealed.withdraw().await?;
    sealed.is(Delivery::Sealed).await?;
    let words = bea.browser.see("delivery").await?.text;
    ensure!(words.contains("It is too late to withdraw it."), "{words}");
    bea.reload().await?;
    sealed.is(Delivery::Sealed).await?;
    waiting.withdraw().await?;
    waiting.is(Delivery::Withdrawn).await
}

/// The stage shows the gain of the twelve students with both quizzes; then the lecture ends.
async fn gain_and_end(
    context: &TestContext,
    lecture: &StartedLecture,
    spare: &Browser,
    [ana, bea, caro]: [&Phone; 3],
) -> anyhow::Result<()> {
    let results = slide(&context.test_deck, SlideKind::Gain)?;
    LectureStage(spare).leap_to(results).await?;
    for browser in [spare, &context.browser] {
        let gain = browser.see("gain").await?;
        ensure_eq("students", &gain.data.get("n").cloned(), &Some("12".to_owned()))?;
    }
    let shown = context.api.lecture(lecture.code).await?.replica.lecture;
    let gain = shown.gain().context("no gain")?;
    ensure_eq("right before", &gain.pre_right.iter().sum::<u64>(), &(11 * 6 + 3))?;
    ensure_eq("right after", &gain.post_right.iter().sum::<u64>(), &(12 * 9))?;
    ana.reload().await?.browser.see("score-before").await?;
    withdraw_too_late([ana, bea, caro]).await.context("after the gain")?;
    spare.open(&format!("/present/console?lecture={}", lecture.code)).await?;
    spare.touch("end").await?;
    spare.touch("end-yes").await?;
    until_true("the end", async || {
        Ok(context.api.lecture(lecture.code).await?.replica.lecture.phase() == Phase::Ended)
    })
    .await?;
    LectureStage(&context.browser).shows("ended", results).await?;
    caro.reload().await?.browser.see("score-after").await?;
    let report = context.api.report().await?;
    ensure_eq("paired", &report.n.paired.value(), &Some(12.0))?;
    // A single latecomer waits for nine others.
    ensure_eq("with the second quiz only", &report.n.post_only.value(), &Some(0.0))?;
    Ok(())
}

#[tokio::test]
async fn a_whole_lecture_on_a_bad_network_counts_every_phone_exactly() -> Result<(), Failure> {
    TestContext::run("a_whole_lecture_in_a_hall", Screen::PROJECTOR, async |context| {
        let poll = slide(&context.test_deck, SlideKind::Poll)?;
        let code = LectureStage(&context.browser).start("Room of the tests").await?;
        let lecture = StartedLecture {
            id: context.api.lecture(code).await?.about.id,
            code,
            driver: String::new(),
            followup_until: None,
        };
        let (ana, bea, caro) =
            (Phone::start(context).await?, Phone::start(context).await?, Phone::start(context).await?);
        let all = [&ana, &bea, &caro];
        lobby(context, &LectureStage(&context.browser), &lecture, [&ana, &bea])
            .await
            .context("in the lobby")?;
        show_first_slides(context, &LectureStage(&context.browser), &lecture, all)
            .await
            .context("on the first slides")?;
        vote(context, &lecture, poll, all).await.context("in the poll")?;
        let spare = Browser::start(Screen::PROJECTOR, context.proxy.url()).await?;
        take_over(context, &lecture, &spare, poll, all).await.context("after the takeover")?;
        post_quiz(context, &lecture, &LectureStage(&spare), all).await.context("in the post-quiz")?;
        gain_and_end(context, &lecture, &spare, all).await.context("at the end")?;
        for phone in [ana, bea, caro] {
            phone.browser.quit().await?;
        }
        spare.quit().await
    })
    .await
}
