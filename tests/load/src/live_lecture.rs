//! The lecture that presenter and phones of a run share.

use anyhow::Context as _;
use konventa_domain::Country;
use konventa_domain::api::{NewLecture, StartedLecture};
use konventa_domain::deck::{DeckSlides, DeckSummary, PublicDeck};
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{Agenda, JoinCode};
use konventa_test_support::{Connection, Request, ServerAddress, ServerKeys, StreamRequest};

use crate::follower::RunningFollower;

/// A live lecture on a server.
#[derive(Debug)]
pub struct LiveLecture {
    /// The server.
    pub server: ServerAddress,
    /// The server's keys.
    pub keys: ServerKeys,
    /// The lecture's id.
    pub id: LectureId,
    /// The join code.
    pub code: JoinCode,
    /// The deck.
    pub deck: PublicDeck,
    /// The country whose law the lecture is about.
    pub country: Country,
    /// The slides and quizzes in their order.
    pub agenda: Agenda,
}

impl LiveLecture {
    /// Starts a lecture with the first deck of the server. Also returns the driver's token.
    pub async fn start(server: ServerAddress, keys: ServerKeys) -> anyhow::Result<(Self, String)> {
        let mut connection = Connection::new(server, 0);
        let decks: Vec<DeckSummary> = connection.send(&Request::get("/api/decks")).await?.json()?;
        let summary = decks.into_iter().next().context("the server has no deck")?;
        let language = *summary.languages.first().context("the deck has no language")?;
        let country = Country::ALL[0];
        let file = |kind: &str| Request::get(format!("/decks/{}/{language}{kind}.json", summary.id));
        let deck: PublicDeck = connection.send(&file("")).await?.json().context("the deck")?;
        let slides: DeckSlides = connection.send(&file(".slides")).await?.json().context("the slides")?;
        let agenda = Agenda::of(&slides, country).context("the deck has no slide")?;
        let body = NewLecture {
            deck: deck.id.clone(),
            country,
            language,
            place: None,
            seats: None,
            followup: false,
            today: None,
        };
        let start = Request::post("/api/lectures", &body)?.bearer(&keys.presenter);
        let StartedLecture { id, code, driver, .. } =
            connection.send(&start).await?.json().context("starting a lecture")?;
        Ok((Self { server, keys, id, code, deck, country, agenda }, driver))
    }

    /// The path of a part of this lecture's API, such as `/votes`.
    pub fn path(&self, part: &str) -> String {
        format!("/api/lectures/{}{part}", self.code)
    }

    /// The request for the snapshot, as phones send it that scanned the QR code.
    pub fn snapshot(&self) -> Request {
        Request::get(format!("{}?lecture={}", self.path(""), self.id))
    }

    /// Follows the lecture as the phone of this number; as a screen of the presenter if `counts`.
    pub async fn follow(&self, phone: usize, counts: bool) -> anyhow::Result<RunningFollower> {
        let path = format!("{}?lecture={}", self.path("/events"), self.id);
        let request = StreamRequest { path, after: None, again: None, counts };
        RunningFollower::start(self.server, phone, request, self.snapshot()).await
    }
}
