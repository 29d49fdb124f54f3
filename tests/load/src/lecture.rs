//! One whole lecture: the hall comes in, follows, votes, hands in, and everything is compared.

mod check;
mod gained;
mod polls;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use fastrand::Rng;
use konventa_domain::deck::Sitting;
use konventa_domain::lecture::{Command, Phase};
use konventa_domain::show::Screen;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use crate::exact::Exactness;
use crate::hall::Hall;
use crate::http::Target;
use crate::phone::Phone;
use crate::presenter::Presenter;
use crate::quantiles::Quantiles;
use crate::server::{Keys, Server};
use gained::Outcomes;

/// How the lecture goes.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Phones that come in at the beginning.
    pub phones: usize,
    /// Of a hundred phones, so many lose the network at each step, and as many votes and submissions are cut off.
    pub drops: u8,
    /// The time over which they come in.
    pub wave: Duration,
    /// The time between two keys of the presenter.
    pub pace: Duration,
    /// The time over which the room votes, and hands in.
    pub answering: Duration,
    /// Whether phones load the app too.
    pub page: bool,
    /// Makes the same choices again.
    pub seed: u64,
}

impl Plan {
    /// So many more come after the quiz before, and as many go in the middle: enough to be shown in a report.
    #[must_use]
    pub const fn few(&self) -> usize {
        let twentieth = self.phones / 20;
        if twentieth < 12 { 12 } else { twentieth }
    }
}

/// A seed that no run had before. Two runs on one server need different ones, or votes of the second would be taken for
/// those of the first.
#[must_use]
pub fn any_seed() -> u64 {
    fastrand::u64(..)
}

/// What was measured and found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Phones in the wave.
    pub phones: usize,
    /// Of a hundred, lost the network at each step.
    pub drops: u8,
    /// From the first byte asked to the snapshot heard.
    pub join: Quantiles,
    /// From the presenter's request to the phone's receipt, of a slide change.
    pub fan_out: Quantiles,
    /// From sending a vote to its answer.
    pub vote: Quantiles,
    /// From sending a submission to its answer.
    pub submit: Quantiles,
    /// Bytes of the server's memory for each phone in the lobby; not known for a server started by others.
    pub memory: Option<u64>,
    /// Streams that came again after a cut.
    pub returns: usize,
    /// Streams that the server ended in the middle.
    pub hung_up: u64,
    /// Whether everything was counted, once.
    pub exact: Exactness,
}

/// Plays a lecture.
///
/// # Errors
/// Where it cannot go on. Whatever is counted wrong is in the findings.
pub async fn play(
    plan: Plan,
    target: Target,
    keys: Keys,
    server: Option<&Server>,
) -> anyhow::Result<Findings> {
    let (hall, token) = Hall::open(target, keys).await?;
    let hall = Arc::new(hall);
    let presenter = Presenter::at(Arc::clone(&hall), token).await?;
    let findings = Findings { phones: plan.phones, drops: plan.drops, ..Findings::default() };
    let mut evening = Evening {
        plan,
        rng: Rng::with_seed(plan.seed),
        presenter,
        phones: Vec::new(),
        handed_in: [0, 0],
        outcomes: Outcomes::new(hall.deck.items.len()),
        votes: Vec::new(),
        submits: Vec::new(),
        held: 0,
        findings,
        hall,
    };
    evening.come_in(server).await?;
    evening.teach().await?;
    evening.check_and_leave().await
}

/// A lecture that is on.
struct Evening {
    plan: Plan,
    hall: Arc<Hall>,
    rng: Rng,
    presenter: Presenter,
    phones: Vec<Phone>,
    /// How many handed the quiz before in, and the quiz after.
    handed_in: [usize; 2],
    outcomes: Outcomes,
    votes: Vec<Duration>,
    submits: Vec<Duration>,
    /// Polls held.
    held: usize,
    findings: Findings,
}

impl Evening {
    /// The wave at the beginning.
    async fn come_in(&mut self, server: Option<&Server>) -> anyhow::Result<()> {
        let before = server.and_then(Server::resident);
        let joined = self.join(self.plan.phones, self.plan.wave).await?;
        self.findings.join = Quantiles::of(joined);
        self.check_presence("after the wave").await;
        let after = server.and_then(Server::resident);
        self.findings.memory = before
            .zip(after)
            .map(|(before, after)| after.saturating_sub(before) / self.plan.phones.max(1) as u64);
        Ok(())
    }

    /// So many phones come in over so long.
    async fn join(&mut self, count: usize, over: Duration) -> anyhow::Result<Vec<Duration>> {
        let (begin, first) = (Instant::now(), self.phones.len());
        let mut coming = JoinSet::new();
        for place in 0..count {
            let share = u32::try_from(place)?;
            let due = begin + over * share / u32::try_from(count)?;
            let (hall, rng, page) = (Arc::clone(&self.hall), self.rng.fork(), self.plan.page);
            coming.spawn(async move {
                tokio::time::sleep_until(due.into()).await;
                Phone::join(hall, first + place, rng, page, due).await
            });
        }
        let mut took = Vec::new();
        while let Some(phone) = coming.join_next().await {
            let (phone, duration) = phone?.context("a phone did not get in")?;
            self.phones.push(phone);
            took.push(duration);
        }
        Ok(took)
    }

    /// From the first key to the last.
    async fn teach(&mut self) -> anyhow::Result<()> {
        // Half of the phones answer in the lobby.
        self.hand_in(Sitting::Pre, self.phones.len() / 2).await?;
        let middle = self.hall.agenda.stops().len() / 2;
        while let Some(command) = self.next_key().await? {
            let room = self.presenter.room();
            let phase = room.lecture.phase();
            match (command, phase) {
                (Command::Show(_), Phase::PreQuiz) => {
                    self.hand_in(Sitting::Pre, usize::MAX).await?;
                    self.join(self.plan.few(), self.plan.answering).await?;
                    self.check_presence("after the late ones").await;
                }
                (Command::OpenPoll {}, _) => self.vote().await?,
                (Command::Show(place), Phase::Showing) if place.slide == middle && place.fragment == 0 => {
                    self.some_leave().await?;
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

    /// Waits, lets some phones lose the network, and presses the key.
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

    /// A few go in the middle, for good. They have handed in what they had.
    async fn some_leave(&mut self) -> anyhow::Result<()> {
        let (early, late): (Vec<_>, Vec<_>) =
            self.phones.drain(..).partition(|phone| phone.number < self.plan.phones);
        let mut going = early;
        self.phones = going.split_off(self.plan.few().min(going.len()));
        self.phones.extend(late);
        for phone in &mut going {
            let submission = self.outcomes.draw(&self.hall, phone, [true, false]);
            self.submits.push(phone.submit(&submission, self.plan.drops).await?);
        }
        for phone in going {
            phone.follower.leave();
        }
        self.check_presence("after some have left").await;
        Ok(())
    }
}
