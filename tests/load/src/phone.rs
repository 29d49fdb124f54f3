//! A phone: it joins, takes a seat, follows, votes and submits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use fastrand::Rng;
use konventa_domain::lecture::Phase;
use konventa_domain::submission::Submission;
use konventa_test_support::http::HangUp;
use konventa_test_support::{Connection, Purpose, Request, Response, Seat, SeatRequest, StatusCode};

use crate::follower::RunningFollower;
use crate::live_lecture::LiveLecture;
use crate::page;

/// The number of times a phone sends a request before the server counts as unreachable.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(200);
/// How long a phone waits until it shows what the presenter did.
const PATIENCE: Duration = Duration::from_secs(30);

/// A phone in a lecture.
pub struct Phone {
    /// Its number in this run, from 0. The server does not know it.
    pub number: usize,
    /// The source of its random choices.
    pub rng: Rng,
    /// Its event stream.
    pub follower: RunningFollower,
    /// Its tickets, once it has some.
    pub seat: Option<Seat>,
    lecture: Arc<LiveLecture>,
    connection: Connection,
}

impl Phone {
    /// Loads the page if wanted, opens the stream, which begins with a snapshot, and loads the deck; the
    /// slides come after that. Also returns how long it took, from the time it was due to the deck.
    pub async fn join(
        lecture: Arc<LiveLecture>,
        number: usize,
        rng: Rng,
        page: bool,
        due: Instant,
    ) -> anyhow::Result<(Self, Duration)> {
        let mut connection = Connection::new(lecture.server, number);
        if page {
            page::load(&mut connection, &format!("/l/{}", lecture.code)).await?;
        }
        let follower = lecture.follow(number, false).await?;
        let (deck, language) = (&follower.about.deck, follower.about.language);
        let file = |kind: &str| page::compressed(format!("/decks/{deck}/{language}{kind}.json"));
        let first = connection.send(&file("")).await?;
        ensure!(first.status == StatusCode::OK, "the deck: {}", first.status);
        let took = due.elapsed();
        let slides = connection.send(&file(".slides")).await?;
        ensure!(slides.status == StatusCode::OK, "the slides: {}", slides.status);
        // The page's connection is closed, as after a minute without use.
        let connection = Connection::new(lecture.server, number);
        Ok((Self { number, rng, follower, seat: None, lecture, connection }, took))
    }

    /// Gets the tickets of a seat; on a bad network the first answer gets lost. Returns how long the last
    /// answer took.
    pub async fn take_seat(&mut self, drops: u8) -> anyhow::Result<Duration> {
        let (path, id) = (self.lecture.path(""), self.lecture.id.clone());
        let mut seed = [0; 32];
        self.rng.fill(&mut seed);
        let prepared = SeatRequest::prepare(&mut self.connection, &path, id.as_str(), seed).await?;
        let request = Request::post(format!("{path}/tickets?lecture={id}"), &prepared.body())?;
        if self.rng.u8(0..100) < drops {
            self.send_and_lose_the_network(&request).await?;
        }
        let (answer, took) = self.send(&request).await?;
        let seat = prepared.finish(&answer.json()?)?;
        self.follower.return_with(seat.ticket(Purpose::Rejoin));
        self.seat = Some(seat);
        Ok(took)
    }

    /// Waits until the phone shows this phase.
    pub async fn reaches(&mut self, phase: Phase) -> anyhow::Result<()> {
        let reached = self.follower.wait_until(|replica| replica.lecture.phase() == phase);
        tokio::time::timeout(PATIENCE, reached)
            .await
            .with_context(|| format!("the phone does not reach {phase:?}"))?
    }

    /// Sends a request until it is answered, as the outbox does. Also returns how long it took.
    pub async fn send(&mut self, request: &Request) -> anyhow::Result<(Response, Duration)> {
        let begin = Instant::now();
        let mut tries = 0;
        loop {
            tries += 1;
            match self.connection.send(request).await {
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

    /// Sends the same request on two connections at once and returns both answers.
    pub async fn send_twice_at_once(&mut self, request: &Request) -> anyhow::Result<[Response; 2]> {
        let mut other = Connection::new(self.lecture.server, self.number);
        let (one, other) = tokio::join!(self.connection.send(request), other.send(request));
        Ok([one?, other?])
    }

    /// Sends a request and loses the network before the answer.
    pub async fn send_and_lose_the_network(&mut self, request: &Request) -> anyhow::Result<()> {
        let hang_up = if self.rng.bool() { HangUp::HalfwayThroughTheBody } else { HangUp::BeforeTheAnswer };
        request
            .send_and_hang_up(self.lecture.server, self.number, hang_up)
            .await
            .context("the server does not accept a connection")?;
        tokio::time::sleep(Duration::from_millis(self.rng.u64(0..100))).await;
        Ok(())
    }

    /// Submits the outcomes: once, twice at once, or after losing the network. Returns how long the
    /// last answer took.
    pub async fn submit(&mut self, submission: &Submission, drops: u8) -> anyhow::Result<Duration> {
        let seat = self.seat.as_ref().context("the phone has no seat")?;
        let request = Request::post("/api/submissions", submission)?.ticket(&seat.ticket(Purpose::Record));
        let mut new = 0;
        if self.rng.u8(0..100) < drops {
            self.send_and_lose_the_network(&request).await?;
            new = 1;
        } else if self.rng.u8(0..10) == 0 {
            let both = self.send_twice_at_once(&request).await?;
            let created = both.iter().filter(|answer| answer.status == StatusCode::CREATED).count();
            ensure!(created == 1, "of two submissions at once, {created} were new");
            new = 2;
        }
        let (answer, took) = self.send(&request).await?;
        let fits = matches!((new, answer.status), (0 | 1, StatusCode::CREATED) | (1 | 2, StatusCode::OK));
        ensure!(fits, "a submission got {}: {}", answer.status, answer.text());
        Ok(took)
    }

    /// The lecture that the phone is in.
    pub fn lecture(&self) -> &LiveLecture {
        &self.lecture
    }
}
