//! A whole lecture: phones join, follow, vote and submit, and everything is compared.

mod check;
mod outcomes;
mod polls;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use fastrand::Rng;
use konventa_domain::deck::Sitting;
use konventa_domain::lecture::{Command, Phase};
use konventa_domain::show::Screen;
use konventa_test_support::{ServerAddress, ServerKeys, TestServer};
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use crate::exact::Exactness;
use crate::live_lecture::LiveLecture;
use crate::machine;
use crate::phone::Phone;
use crate::presenter::Presenter;
use crate::quantiles::Quantiles;
use outcomes::Outcomes;

/// The plan of a lecture.
#[derive(Debug, Clone, Copy)]
pub struct LecturePlan {
    /// The number of phones that join at the beginning.
    pub phones: usize,
    /// The percentage of phones that lose the network at each step, and of votes and submissions that are
    /// cut off.
    pub drops: u8,
    /// The time over which they join.
    pub wave: Duration,
    /// The time between two keys of the presenter.
    pub pace: Duration,
    /// The time over which the phones vote, and hand in a quiz.
    pub answering: Duration,
    /// Whether the phones also load the app.
    pub page: bool,
    /// The seed of all random choices.
    pub seed: u64,
}

impl LecturePlan {
    /// The number of phones that join after the pre-quiz, and of those that leave in the middle: enough to
    /// be shown in a report.
    pub const fn few(&self) -> usize {
        let twentieth = self.phones / 20;
        if twentieth < 12 { 12 } else { twentieth }
    }
}

/// Draws a seed. Two runs on one server need different seeds, or the server would take the votes of the
/// second for those of the first.
pub fn any_seed() -> u64 {
    fastrand::u64(..)
}

/// What was measured and found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LectureFindings {
    /// The number of phones that joined at the beginning.
    pub phones: usize,
    /// The percentage of phones that lost the network at each step.
    pub drops: u8,
    /// The time from when a phone was due to its deck.
    pub join: Quantiles,
    /// The time from a request for tickets to its answer.
    #[serde(default)]
    pub tickets: Quantiles,
    /// The time from the presenter's request to each receipt of an event.
    pub fan_out: Quantiles,
    /// The time from sending a vote to its answer.
    pub vote: Quantiles,
    /// The time from sending a submission to its answer.
    pub submit: Quantiles,
    /// The server's memory for each phone in the lobby, in bytes; unknown for a server that was not
    /// started here.
    pub memory: Option<u64>,
    /// The number of streams that were opened again after a cut.
    pub returns: usize,
    /// The number of streams that the server closed in the middle.
    pub hung_up: u64,
    /// Whether everything was counted exactly once.
    pub exact: Exactness,
}

/// Plays a lecture.
pub async fn play(
    plan: LecturePlan,
    address: ServerAddress,
    keys: ServerKeys,
    server: Option<&TestServer>,
) -> anyhow::Result<LectureFindings> {
    let (lecture, token) = LiveLecture::start(address, keys).await?;
    let lecture = Arc::new(lecture);
    let presenter = Presenter::of(Arc::clone(&lecture), token).await?;
    let findings = LectureFindings { phones: plan.phones, drops: plan.drops, ..LectureFindings::default() };
    let mut run = LectureRun {
        plan,
        rng: Rng::with_seed(plan.seed),
        presenter,
        phones: Vec::new(),
        handed_in: [0, 0],
        outcomes: Outcomes::new(lecture.deck.items.len()),
        votes: Vec::new(),
        submits: Vec::new(),
        tickets: Vec::new(),
        polls: 0,
        findings,
        lecture,
    };
    run.fill_the_lobby(server).await?;
    run.teach().await?;
    run.check_and_leave().await
}

/// A lecture while it is played.
struct LectureRun {
    plan: LecturePlan,
    lecture: Arc<LiveLecture>,
    rng: Rng,
    presenter: Presenter,
    phones: Vec<Phone>,
    /// The number of phones that handed in the pre-quiz, and the post-quiz.
    handed_in: [usize; 2],
    outcomes: Outcomes,
    votes: Vec<Duration>,
    submits: Vec<Duration>,
    tickets: Vec<Duration>,
    /// The number of polls so far.
    polls: usize,
    findings: LectureFindings,
}

impl LectureRun {
    /// Lets the phones join at the beginning.
    async fn fill_the_lobby(&mut self, server: Option<&TestServer>) -> anyhow::Result<()> {
        let before = server.and_then(machine::resident_memory);
        let joined = self.join(self.plan.phones, self.plan.wave).await?;
        self.findings.join = Quantiles::of(joined);
        self.check_presence("after the wave").await?;
        let after = server.and_then(machine::resident_memory);
        self.findings.memory = before
            .zip(after)
            .map(|(before, after)| after.saturating_sub(before) / self.plan.phones.max(1) as u64);
        Ok(())
    }

    /// Lets phones join over some time. Returns how long each took.
    async fn join(&mut self, count: usize, over: Duration) -> anyhow::Result<Vec<Duration>> {
        let (begin, first) = (Instant::now(), self.phones.len());
        let mut joining = JoinSet::new();
        for position in 0..count {
            let share = u32::try_from(position)?;
            let due = begin + over * share / u32::try_from(count)?;
            let (lecture, rng, page) = (Arc::clone(&self.lecture), self.rng.fork(), self.plan.page);
            joining.spawn(async move {
                tokio::time::sleep_until(due.into()).await;
                Phone::join(lecture, first + position, rng, page, due).await
            });
        }
        let mut took = Vec::new();
        while let Some(phone) = joining.join_next().await {
            let (phone, duration) = phone?.context("a phone could not join")?;
            self.phones.push(phone);
            took.push(duration);
        }
        Ok(took)
    }

    /// Lets the phones that have no seat take one, and checks that each was counted once. Phones do so
    /// after they have joined, so that no join waits for it.
    async fn take_seats(&mut self) -> anyhow::Result<()> {
        let mut taking = JoinSet::new();
        let (seated, standing) = self.phones.drain(..).partition(|phone| phone.seat.is_some());
        self.phones = seated;
        for mut phone in standing {
            let (wait, drops) = (self.plan.answering.mul_f64(phone.rng.f64()), self.plan.drops);
            taking.spawn(async move {
                tokio::time::sleep(wait).await;
                let took = phone.take_seat(drops).await?;
                anyhow::Ok((phone, took))
            });
        }
        while let Some(taken) = taking.join_next().await {
            let (phone, took) = taken?.context("a phone got no tickets")?;
            self.phones.push(phone);
            self.tickets.push(took);
        }
        let expected = self.tickets.len();
        let counts = self.presenter.counts(|counts| counts.tickets as usize == expected).await?;
        self.findings.exact.counts("phones with tickets", &[expected as u64], &[counts.tickets.into()]);
        Ok(())
    }

    /// Presses the next key until the slides end.
    async fn teach(&mut self) -> anyhow::Result<()> {
        self.take_seats().await?;
        // Half of the phones answer in the lobby.
        self.hand_in(Sitting::Pre, self.phones.len() / 2).await?;
        let middle = self.lecture.agenda.slides().len() / 2;
        while let Some(command) = self.next_key().await? {
            let replica = self.presenter.replica();
            let phase = replica.lecture.phase();
            match (command, phase) {
                (Command::Show(_), Phase::PreQuiz) => {
                    self.hand_in(Sitting::Pre, usize::MAX).await?;
                    self.join(self.plan.few(), self.plan.answering).await?;
                    self.check_presence("after the latecomers").await?;
                    self.take_seats().await?;
                }
                (Command::OpenPoll {}, _) => self.vote().await?,
                (Command::Show(position), Phase::Showing)
                    if position.slide == middle && position.fragment == 0 =>
                {
                    self.let_some_leave().await?;
                    self.presenter.take_over().await?;
                    self.presenter.command(Command::Screen { screen: Screen::Black }).await?;
                }
                (Command::Show(_), Phase::PostQuiz) => {
                    self.hand_in(Sitting::Post, usize::MAX).await?;
                    self.submit().await?;
                }
                (Command::Show(_), Phase::Gain) => self.check_gain(),
                _ => {}
            }
        }
        self.presenter.command(Command::End {}).await?;
        Ok(())
    }

    /// Waits, lets some phones lose the network, and presses the next key.
    async fn next_key(&mut self) -> anyhow::Result<Option<Command>> {
        tokio::time::sleep(self.plan.pace).await;
        let longest = 3 * u64::try_from(self.plan.pace.as_millis())?;
        for phone in &self.phones {
            if self.rng.u8(0..100) < self.plan.drops {
                phone.follower.cut(Duration::from_millis(self.rng.u64(0..=longest)));
            }
        }
        self.presenter.next_key().await
    }

    /// Lets some phones submit what they have, and leave for good.
    async fn let_some_leave(&mut self) -> anyhow::Result<()> {
        let (punctual, late): (Vec<_>, Vec<_>) =
            self.phones.drain(..).partition(|phone| phone.number < self.plan.phones);
        let mut leaving = punctual;
        self.phones = leaving.split_off(self.plan.few().min(leaving.len()));
        self.phones.extend(late);
        for phone in &mut leaving {
            let submission = self.outcomes.draw(&self.lecture, phone, [true, false]);
            self.submits.push(phone.submit(&submission, self.plan.drops).await?);
        }
        for phone in leaving {
            phone.follower.leave();
        }
        self.check_presence("after some left").await?;
        Ok(())
    }
}
