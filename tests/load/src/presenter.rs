//! The one who drives, and watches the counts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use hyper::StatusCode;
use konventa_domain::lecture::{Command, Counts, Numbered, Room, next};
use konventa_domain::problem::Problem;
use serde::Deserialize;
use serde_json::json;

use crate::follower::Follower;
use crate::hall::Hall;
use crate::http::{Ask, Line};

/// Counts are told four times a second at most.
const COUNTS_TAKE: Duration = Duration::from_secs(5);
/// Longer than the time between two counts: what is counted twice would show by then.
const COUNTS_STAY: Duration = Duration::from_millis(400);

/// The presenter.
pub struct Presenter {
    hall: Arc<Hall>,
    token: String,
    line: Line,
    follower: Follower,
    /// When the command was sent that led to the event of a number.
    pub sent: BTreeMap<u64, Instant>,
}

#[derive(Debug, Deserialize)]
struct Done {
    events: Vec<Numbered>,
}

#[derive(Debug, Deserialize)]
struct Token {
    driver: String,
}

impl Presenter {
    /// With the token that the lecture began with.
    ///
    /// # Errors
    /// Where the stream cannot be opened.
    pub async fn at(hall: Arc<Hall>, token: String) -> anyhow::Result<Self> {
        let follower = Follower::start(hall.target, 0, hall.stream(true)).await?;
        let line = Line::new(hall.target, 0);
        Ok(Self { hall, token, line, follower, sent: BTreeMap::new() })
    }

    /// Does what the next key does; the command, or `None` at the end of the slides.
    ///
    /// # Errors
    /// Where the server does not do it.
    pub async fn next_key(&mut self) -> anyhow::Result<Option<Command>> {
        let command = next(&self.follower.room.borrow().lecture, &self.hall.agenda);
        if let Some(command) = command {
            self.command(command).await?;
        }
        Ok(command)
    }

    /// Sends a command, and waits until the presenter's own stream has told what came of it.
    ///
    /// # Errors
    /// Where the server does not do it, or the stream does not tell.
    pub async fn command(&mut self, command: Command) -> anyhow::Result<Vec<Numbered>> {
        let ask = self.asking(&command)?;
        let sent = Instant::now();
        let answer = self.line.ask(&ask).await?;
        let Done { events } = answer.json().with_context(|| format!("{command:?}"))?;
        self.sent.extend(events.iter().map(|event| (event.seq, sent)));
        if let Some(last) = events.last() {
            let told = self.follower.room.wait_for(|room| room.seq >= last.seq);
            tokio::time::timeout(COUNTS_TAKE, told)
                .await
                .context("the presenter's stream does not tell")??;
        }
        Ok(events)
    }

    fn asking(&self, command: &Command) -> anyhow::Result<Ask> {
        Ok(Ask::post(self.hall.path("/commands"), command)?.bearer(&self.token))
    }

    /// Takes over from oneself, as a second device would; the token from before may nothing any more.
    ///
    /// # Errors
    /// Where it still may, or the new one is not given.
    pub async fn take_over(&mut self) -> anyhow::Result<()> {
        let before = self.asking(&Command::End {})?;
        let ask = Ask::post(self.hall.path("/driver"), &json!({}))?.bearer(&self.hall.keys.presenter);
        let Token { driver } = self.line.ask(&ask).await?.json().context("taking over")?;
        self.token = driver;
        let refused = self.line.ask(&before).await?;
        ensure!(refused.status == StatusCode::FORBIDDEN, "a token of before got {}", refused.status);
        let problem: Problem = serde_json::from_slice(&refused.body)?;
        ensure!(problem.kind.ends_with("taken-over"), "a token of before got {}", problem.kind);
        Ok(())
    }

    /// What the presenter's own fold says.
    #[must_use]
    pub fn room(&self) -> Room {
        self.follower.room.borrow().clone()
    }

    /// The counts, once they are as expected and stay so; or as they are when that takes too long.
    pub async fn counts(&mut self, expected: impl Fn(&Counts) -> bool) -> Counts {
        let settled = self.follower.counts.wait_for(expected);
        if tokio::time::timeout(COUNTS_TAKE, settled).await.is_ok() {
            tokio::time::sleep(COUNTS_STAY).await;
        }
        *self.follower.counts.borrow()
    }

    /// The last fold, once the lecture is over.
    ///
    /// # Errors
    /// Where the stream failed.
    pub async fn end(self) -> anyhow::Result<Room> {
        Ok(self.follower.end().await?.0)
    }
}
