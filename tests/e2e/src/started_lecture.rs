//! A live lecture without a browser: it is started, driven, and followed by phones that only have a
//! stream and votes.

use std::num::NonZeroU32;

use anyhow::ensure;
pub use konventa_domain::api::StartedLecture;
use konventa_domain::api::{CommandEvents, Heads, NewLecture, TicketKeys};
use konventa_domain::lecture::{Command, HANDED_IN, JoinCode, Numbered, Snapshot, Vote, VoteId};
use konventa_domain::show::Position;
use konventa_domain::submission::Submission;
use konventa_domain::{Country, Language};
use konventa_test_support::{Connection, LectureStream, Purpose, Request, Seat, StatusCode, StreamRequest};

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

    /// Sets the number of people in the hall, as the presenter does who counts them.
    pub async fn count_heads(&self, lecture: &StartedLecture, heads: NonZeroU32) -> anyhow::Result<()> {
        let path = format!("/api/lectures/{}/heads", lecture.code);
        let request = Request::put(path, &Heads { heads })?.bearer(&lecture.driver);
        self.send(&request).await?.ensure_success()
    }

    /// The snapshot of a lecture.
    pub async fn lecture(&self, code: JoinCode) -> anyhow::Result<Snapshot> {
        self.send(&Request::get(format!("/api/lectures/{code}"))).await?.json()
    }

    /// The keys of a lecture's seat tickets.
    pub async fn ticket_keys(&self, code: JoinCode) -> anyhow::Result<TicketKeys> {
        self.send(&Request::get(format!("/api/lectures/{code}/ticket-keys"))).await?.json()
    }

    /// Votes in a lecture with a new random id, as a phone that has a seat of its own. Returns the status.
    pub async fn vote(&self, code: JoinCode, slide: &str, choice: &str) -> anyhow::Result<u16> {
        let vote = Vote {
            vote: VoteId::from_random(random_bytes()),
            slide: slide.parse()?,
            choice: choice.parse()?,
            revision: 0,
        };
        let mut request = Request::post(format!("/api/lectures/{code}/votes"), &vote)?;
        // The note that a quiz was handed in needs no ticket, and so no seat.
        if choice != HANDED_IN {
            let seat = self.take_seat(code).await?;
            request =
                seat.ticket_for_vote(slide).iter().fold(request, |request, ticket| request.ticket(ticket));
        }
        Ok(self.send(&request).await?.status.as_u16())
    }

    /// Posts a submission of a student who has a seat in a lecture.
    pub async fn submit_in(
        &self,
        lecture: &StartedLecture,
        mut submission: Submission,
    ) -> anyhow::Result<()> {
        submission.lecture = Some(lecture.id.clone());
        let ticket = self.take_seat(lecture.code).await?.ticket(Purpose::Record);
        self.send(&Request::post("/api/submissions", &submission)?.ticket(&ticket)).await?.ensure_success()
    }

    /// Gets the tickets of a further seat.
    async fn take_seat(&self, code: JoinCode) -> anyhow::Result<Seat> {
        let id = self.lecture(code).await?.about.id;
        let seed = [random_bytes(), random_bytes()].concat();
        let seed = seed.try_into().map_err(|_| anyhow::anyhow!("a seed has 32 bytes"))?;
        let path = format!("/api/lectures/{code}");
        Seat::take(&mut Connection::new(self.server(), 0), &path, id.as_str(), seed).await
    }

    /// Opens the stream of another phone, which leaves when the stream is dropped.
    pub async fn follow(&self, code: JoinCode) -> anyhow::Result<LectureStream> {
        let path = format!("/api/lectures/{code}/events?");
        let request = StreamRequest { path, after: None, again: None, counts: false };
        LectureStream::open(self.server(), 0, &request).await
    }
}
