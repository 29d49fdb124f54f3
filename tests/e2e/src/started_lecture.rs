//! A live lecture without a browser: it is started, driven, and followed by phones that only have a
//! stream and votes.

use std::num::NonZeroU32;

use anyhow::ensure;
pub use konventa_domain::api::StartedLecture;
use konventa_domain::api::{CommandEvents, NewLecture, TicketKeys};
use konventa_domain::lecture::{Command, JoinCode, Numbered, Snapshot, Vote, VoteId};
use konventa_domain::show::Position;
use konventa_domain::{Country, Language};
use konventa_test_support::{LectureStream, Request, StatusCode, StreamRequest};

use crate::api::{Api, DECK};
use crate::random::random_bytes;
use crate::server::PRESENTER_KEY;

impl Api {
    /// Starts a lecture of the deck in a country.
    pub async fn start_lecture(
        &self,
        country: Country,
        seats: Option<u32>,
    ) -> anyhow::Result<StartedLecture> {
        self.start(country, seats, false).await
    }

    /// Starts a lecture whose students are invited to the follow-up.
    pub async fn start_lecture_with_followup(&self, country: Country) -> anyhow::Result<StartedLecture> {
        self.start(country, None, true).await
    }

    async fn start(
        &self,
        country: Country,
        seats: Option<u32>,
        followup: bool,
    ) -> anyhow::Result<StartedLecture> {
        let body = NewLecture {
            deck: DECK.parse()?,
            country,
            language: Language::English,
            place: Some("Room of the tests".to_owned()),
            seats: seats.and_then(NonZeroU32::new),
            followup,
            today: None,
        };
        let request = Request::post("/api/lectures", &body)?.bearer(PRESENTER_KEY);
        let response = self.send(&request).await?;
        let status = response.status;
        ensure!(status == StatusCode::CREATED, "the lecture does not start: {status} {}", response.text());
        response.json()
    }

    /// Sends a command, with the token that the start returned.
    pub async fn command(&self, lecture: &StartedLecture, command: Command) -> anyhow::Result<Vec<Numbered>> {
        let path = format!("/api/lectures/{}/commands", lecture.code);
        let response = self.send(&Request::post(path, &command)?.bearer(&lecture.driver)).await?;
        let status = response.status;
        ensure!(status == StatusCode::OK, "{command:?} is refused: {status} {}", response.text());
        Ok(response.json::<CommandEvents>()?.events)
    }

    /// Shows a slide of a lecture.
    pub async fn show(&self, lecture: &StartedLecture, slide: usize, fragment: u8) -> anyhow::Result<()> {
        self.command(lecture, Command::Show(Position { slide, fragment })).await?;
        Ok(())
    }

    /// The snapshot of a lecture.
    pub async fn lecture(&self, code: JoinCode) -> anyhow::Result<Snapshot> {
        self.send(&Request::get(format!("/api/lectures/{code}"))).await?.json()
    }

    /// The keys of a lecture's seat tickets.
    pub async fn ticket_keys(&self, code: JoinCode) -> anyhow::Result<TicketKeys> {
        self.send(&Request::get(format!("/api/lectures/{code}/ticket-keys"))).await?.json()
    }

    /// Votes in a lecture with a new random id. Returns the status.
    pub async fn vote(&self, code: JoinCode, slide: &str, choice: &str) -> anyhow::Result<u16> {
        let vote = Vote {
            vote: VoteId::from_random(random_bytes()),
            slide: slide.parse()?,
            choice: choice.parse()?,
            revision: 0,
        };
        let request = Request::post(format!("/api/lectures/{code}/votes"), &vote)?;
        Ok(self.send(&request).await?.status.as_u16())
    }

    /// Opens the stream of another phone, which leaves when the stream is dropped.
    pub async fn follow(&self, code: JoinCode) -> anyhow::Result<LectureStream> {
        let path = format!("/api/lectures/{code}/events?");
        let request = StreamRequest { path, after: None, returning: false, counts: false };
        LectureStream::open(self.server(), 0, &request).await
    }
}
