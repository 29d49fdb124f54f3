//! The presenter, who drives the lecture and watches the counts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use konventa_domain::api::{CommandEvents, DriverToken};
use konventa_domain::lecture::{Command, Counts, LectureReplica, Numbered, command_for_next_key};
use konventa_domain::problem::Problem;
use konventa_test_support::{Connection, Request, StatusCode};
use serde_json::json;

use crate::follower::RunningFollower;
use crate::live_lecture::LiveLecture;

/// How long counts and events may take to reach the presenter. The server sends counts at most four
/// times a second.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longer than the time between two counts: anything counted twice would show by then.
const COUNTS_STAY: Duration = Duration::from_millis(400);

/// The presenter.
pub struct Presenter {
    lecture: Arc<LiveLecture>,
    token: String,
    connection: Connection,
    follower: RunningFollower,
    /// When the command was sent that led to each event, by the event's number.
    pub sent: BTreeMap<u64, Instant>,
}

impl Presenter {
    /// Drives a lecture with the token that its start returned.
    pub async fn of(lecture: Arc<LiveLecture>, token: String) -> anyhow::Result<Self> {
        let follower = lecture.follow(0, true).await?;
        let connection = Connection::new(lecture.server, 0);
        Ok(Self { lecture, token, connection, follower, sent: BTreeMap::new() })
    }

    /// Does what the next key does. Returns the command, or `None` at the end of the slides.
    pub async fn next_key(&mut self) -> anyhow::Result<Option<Command>> {
        let command = command_for_next_key(&self.follower.replica().lecture, &self.lecture.agenda);
        if let Some(command) = command {
            self.command(command).await?;
        }
        Ok(command)
    }

    /// Sends a command, and waits until its events arrived on the presenter's stream.
    pub async fn command(&mut self, command: Command) -> anyhow::Result<Vec<Numbered>> {
        let request = self.command_request(&command)?;
        let sent = Instant::now();
        let answer = self.connection.send(&request).await?;
        let CommandEvents { events } = answer.json().with_context(|| format!("{command:?}"))?;
        self.sent.extend(events.iter().map(|event| (event.seq, sent)));
        if let Some(last) = events.last() {
            let arrived = self.follower.wait_until(|replica| replica.seq >= last.seq);
            tokio::time::timeout(PATIENCE, arrived)
                .await
                .context("an event does not arrive on the presenter's stream")??;
        }
        Ok(events)
    }

    fn command_request(&self, command: &Command) -> anyhow::Result<Request> {
        Ok(Request::post(self.lecture.path("/commands"), command)?.bearer(&self.token))
    }

    /// Takes over from itself, as a second device would.
    pub async fn take_over(&mut self) -> anyhow::Result<()> {
        let with_previous_token = self.command_request(&Command::End {})?;
        let request = Request::post(self.lecture.path("/driver"), &json!({}))?.bearer(&self.token);
        let DriverToken { driver, .. } =
            self.connection.send(&request).await?.json().context("taking over")?;
        self.token = driver;
        let refused = self.connection.send(&with_previous_token).await?;
        ensure!(refused.status == StatusCode::FORBIDDEN, "the previous token got {}", refused.status);
        let problem: Problem = serde_json::from_slice(&refused.body)?;
        ensure!(problem.kind.ends_with("taken-over"), "the previous token got {}", problem.kind);
        Ok(())
    }

    /// The lecture as the presenter's stream reported it.
    pub fn replica(&self) -> LectureReplica {
        self.follower.replica()
    }

    /// Returns the exact counts once they are as expected and stay so, or as they are after `PATIENCE`.
    pub async fn counts(&mut self, expected: impl Fn(&Counts) -> bool) -> anyhow::Result<Counts> {
        let asked = Instant::now();
        while !expected(&self.exact_counts().await?) && asked.elapsed() < PATIENCE {
            tokio::time::sleep(COUNTS_STAY / 8).await;
        }
        tokio::time::sleep(COUNTS_STAY).await;
        self.exact_counts().await
    }

    /// The counts as only the driver gets them.
    async fn exact_counts(&mut self) -> anyhow::Result<Counts> {
        let request = Request::get(self.lecture.path("/counts")).bearer(&self.token);
        self.connection.send(&request).await?.json().context("the counts")
    }

    /// Waits for the end of the lecture and returns it as the presenter's stream reported it.
    pub async fn end(self) -> anyhow::Result<LectureReplica> {
        Ok(self.follower.end().await?.0)
    }
}
