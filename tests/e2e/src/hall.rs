//! A live lecture past the browser: it is started, led, and filled with phones that are only streams and votes.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{Command, JoinCode, Numbered, Snapshot, Vote, VoteId};
use konventa_domain::show::Position;
use serde::Deserialize;
use serde_json::json;

use crate::api::{Api, DECK};
use crate::student::random;

/// A lecture that was started, and what leads it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Hall {
    /// Its name.
    pub id: LectureId,
    /// The code on the wall.
    pub code: JoinCode,
    /// The token of the first driver.
    pub driver: String,
}

#[derive(Deserialize)]
struct Happened {
    events: Vec<Numbered>,
}

/// A phone that is nothing but an open stream. It leaves when dropped.
#[derive(Debug)]
pub struct Follower(reqwest::Response);

impl Api {
    /// Starts a lecture of the deck in a country.
    ///
    /// # Errors
    /// Where the server does not.
    pub async fn start_lecture(&self, country: Country, seats: Option<u32>) -> anyhow::Result<Hall> {
        self.start(country, seats, false).await
    }

    /// Starts a lecture whose students are asked to answer once more.
    ///
    /// # Errors
    /// Where the server does not.
    pub async fn start_study(&self, country: Country) -> anyhow::Result<Hall> {
        self.start(country, None, true).await
    }

    async fn start(&self, country: Country, seats: Option<u32>, again: bool) -> anyhow::Result<Hall> {
        let body = json!({
            "deck": DECK, "country": country, "language": "en", "place": "Hall of the tests", "seats": seats, "again": again,
        });
        let url = self.url("/api/lectures");
        // A server that was started for pictures has a key of its own.
        let key = std::env::var("KONVENTA_PRESENTER_KEY");
        let key = key.as_deref().unwrap_or(crate::server::PRESENTER_KEY);
        let request = self.client().post(url).bearer_auth(key).json(&body);
        let answer = request.send().await?;
        let status = answer.status();
        ensure!(status == 201, "the lecture does not start: {status} {}", answer.text().await?);
        Ok(answer.json().await?)
    }

    /// Commands a lecture, by the token it was started with.
    ///
    /// # Errors
    /// Where the server refuses, with what it says.
    pub async fn command(&self, hall: &Hall, command: Command) -> anyhow::Result<Vec<Numbered>> {
        let url = self.url(&format!("/api/lectures/{}/commands", hall.code));
        let answer = self.client().post(url).bearer_auth(&hall.driver).json(&command).send().await?;
        let status = answer.status();
        ensure!(status == 200, "{command:?} is refused: {status} {}", answer.text().await?);
        Ok(answer.json::<Happened>().await?.events)
    }

    /// Shows a slide of a lecture.
    ///
    /// # Errors
    /// Where the server refuses.
    pub async fn show(&self, hall: &Hall, slide: usize, fragment: u8) -> anyhow::Result<()> {
        self.command(hall, Command::Show(Position { slide, fragment })).await?;
        Ok(())
    }

    /// A lecture as it is.
    ///
    /// # Errors
    /// Where the server does not say.
    pub async fn lecture(&self, code: JoinCode) -> anyhow::Result<Snapshot> {
        let url = self.url(&format!("/api/lectures/{code}"));
        Ok(self.client().get(url).send().await?.error_for_status()?.json().await?)
    }

    /// Votes in a lecture under a random number drawn now. Says the status.
    ///
    /// # Errors
    /// Where the server does not answer.
    pub async fn vote(&self, code: JoinCode, slide: &str, choice: &str) -> anyhow::Result<u16> {
        let vote = Vote {
            vote: VoteId::from_random(random()),
            slide: slide.parse()?,
            choice: choice.parse()?,
            revision: 0,
        };
        let url = self.url(&format!("/api/lectures/{code}/votes"));
        Ok(self.client().post(url).json(&vote).send().await?.status().as_u16())
    }

    /// Opens the stream of one more phone.
    ///
    /// # Errors
    /// Where the server refuses.
    pub async fn follow(&self, code: JoinCode) -> anyhow::Result<Follower> {
        let url = self.url(&format!("/api/lectures/{code}/events"));
        let answer = self.client().get(url).send().await?;
        let status = answer.status();
        ensure!(status == 200, "no stream: {status} {}", answer.text().await?);
        Ok(Follower(answer))
    }
}

impl Follower {
    /// What comes next, as it stands on the wire.
    ///
    /// # Errors
    /// Where the stream ends.
    pub async fn next(&mut self) -> anyhow::Result<String> {
        let chunk = self.0.chunk().await?;
        let chunk = chunk.ok_or_else(|| anyhow::anyhow!("the stream has ended"))?;
        Ok(String::from_utf8_lossy(&chunk).into_owned())
    }
}
