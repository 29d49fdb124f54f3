//! One phone: it comes in, follows, votes, hands in.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use fastrand::Rng;
use hyper::StatusCode;
use konventa_domain::lecture::Phase;
use konventa_domain::submission::Submission;

use crate::follower::Follower;
use crate::hall::Hall;
use crate::http::{Answer, Ask, Cut, Line};
use crate::page;

/// So often a phone sends something before the server counts as unreachable.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(200);
/// So long a phone waits for what the presenter did to show on its own screen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A phone that is in.
pub struct Phone {
    /// Its number, from 0; nothing that the server could know.
    pub number: usize,
    /// What it draws from.
    pub rng: Rng,
    /// Its stream.
    pub follower: Follower,
    hall: Arc<Hall>,
    line: Line,
}

impl Phone {
    /// Loads the page where wanted, opens the stream, which begins with a snapshot, and loads the deck; beside the phone,
    /// how long that took since it was due. The slides come after that.
    ///
    /// # Errors
    /// Where it does not get in.
    pub async fn join(
        hall: Arc<Hall>,
        number: usize,
        rng: Rng,
        page: bool,
        due: Instant,
    ) -> anyhow::Result<(Self, Duration)> {
        let mut line = Line::new(hall.target, number);
        if page {
            page::load(&mut line, &format!("/l/{}", hall.code)).await?;
        }
        let follower = Follower::start(hall.target, number, hall.stream(false)).await?;
        let (deck, language) = (&follower.about.deck, follower.about.language);
        let file = |kind: &str| page::compressed(format!("/decks/{deck}/{language}{kind}.json"));
        let first = line.ask(&file("")).await?;
        ensure!(first.status == StatusCode::OK, "the deck: {}", first.status);
        let took = due.elapsed();
        let slides = line.ask(&file(".slides")).await?;
        ensure!(slides.status == StatusCode::OK, "the slides: {}", slides.status);
        // The connection of the page is closed, as after a minute without use.
        Ok((Self { number, rng, follower, line: Line::new(hall.target, number), hall }, took))
    }

    /// Waits until the phone's own fold is in this phase.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn reaches(&mut self, phase: Phase) -> anyhow::Result<()> {
        let reached = self.follower.room.wait_for(|room| room.lecture.phase() == phase);
        tokio::time::timeout(PATIENCE, reached)
            .await
            .with_context(|| format!("{phase:?} does not come"))??;
        Ok(())
    }

    /// Sends until there is an answer, as the outbox does; with how long that took.
    ///
    /// # Errors
    /// Where there is none after many tries.
    pub async fn send(&mut self, ask: &Ask) -> anyhow::Result<(Answer, Duration)> {
        let begin = Instant::now();
        let mut tries = 0;
        loop {
            tries += 1;
            match self.line.ask(ask).await {
                Ok(answer) if answer.status != StatusCode::SERVICE_UNAVAILABLE => {
                    return Ok((answer, begin.elapsed()));
                }
                Ok(answer) => ensure!(tries < TRIES, "always {}", answer.status),
                Err(error) if tries == TRIES => return Err(error),
                Err(_) => {}
            }
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
    }

    /// Sends the same on two connections at once, and gives both answers.
    ///
    /// # Errors
    /// Where one is not answered.
    pub async fn send_twice(&mut self, ask: &Ask) -> anyhow::Result<[Answer; 2]> {
        let mut other = Line::new(self.hall.target, self.number);
        let (one, other) = tokio::join!(self.line.ask(ask), other.ask(ask));
        Ok([one?, other?])
    }

    /// Sends, and loses the network on the way.
    ///
    /// # Errors
    /// Where the server takes no connection.
    pub async fn send_and_lose(&mut self, ask: &Ask) -> anyhow::Result<()> {
        let cut = if self.rng.bool() { Cut::InTheBody } else { Cut::BeforeTheAnswer };
        ask.cut_off(self.hall.target, self.number, cut).await.context("the server takes no connection")?;
        tokio::time::sleep(Duration::from_millis(self.rng.u64(0..100))).await;
        Ok(())
    }

    /// Hands the outcomes in, in one of the ways of bad networks. Beside it, how long the answer took.
    ///
    /// # Errors
    /// Where it is not recorded exactly once.
    pub async fn submit(&mut self, submission: &Submission, drops: u8) -> anyhow::Result<Duration> {
        let ask = Ask::post("/api/submissions", submission)?;
        let mut new = 0;
        if self.rng.u8(0..100) < drops {
            self.send_and_lose(&ask).await?;
            new = 1;
        } else if self.rng.u8(0..10) == 0 {
            let both = self.send_twice(&ask).await?;
            let created = both.iter().filter(|answer| answer.status == StatusCode::CREATED).count();
            ensure!(created == 1, "of two submissions at once, {created} were new");
            new = 2;
        }
        let (answer, took) = self.send(&ask).await?;
        let fits = matches!((new, answer.status), (0 | 1, StatusCode::CREATED) | (1 | 2, StatusCode::OK));
        ensure!(fits, "a submission got {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        Ok(took)
    }

    /// The lecture it is in.
    #[must_use]
    pub fn hall(&self) -> &Hall {
        &self.hall
    }
}
