//! What all in a lecture have in common.

use anyhow::Context as _;
use konventa_domain::deck::{DeckSlides, DeckSummary, PublicDeck};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::lecture::{Agenda, JoinCode};
use konventa_domain::{Country, Language};
use serde::{Deserialize, Serialize};

use crate::http::{Ask, Line, Target};
use crate::server::Keys;
use crate::stream::Request;

/// One lecture on one server.
#[derive(Debug)]
pub struct Hall {
    /// The server.
    pub target: Target,
    /// Its keys.
    pub keys: Keys,
    /// Names the lecture.
    pub id: LectureId,
    /// The code on the wall.
    pub code: JoinCode,
    /// What is taught.
    pub deck: PublicDeck,
    /// Whose law.
    pub country: Country,
    /// Its slides.
    pub agenda: Agenda,
}

#[derive(Debug, Serialize)]
struct Wish<'a> {
    deck: &'a DeckId,
    country: Country,
    language: Language,
    place: Option<&'a str>,
    seats: Option<u32>,
}

/// The answer to it.
#[derive(Debug, Deserialize)]
struct Begun {
    id: LectureId,
    code: JoinCode,
    driver: String,
}

impl Hall {
    /// Begins a lecture with the first deck the server has. The driver's token is beside it.
    ///
    /// # Errors
    /// Where the server has no deck, or does not let the presenter begin.
    pub async fn open(target: Target, keys: Keys) -> anyhow::Result<(Self, String)> {
        let mut line = Line::new(target, 0);
        let decks: Vec<DeckSummary> = line.ask(&Ask::get("/api/decks")).await?.json()?;
        let summary = decks.into_iter().next().context("the server has no deck")?;
        let language = *summary.languages.first().context("the deck has no language")?;
        let country = Country::ALL[0];
        let file = |kind: &str| Ask::get(format!("/decks/{}/{language}{kind}.json", summary.id));
        let deck: PublicDeck = line.ask(&file("")).await?.json().context("the deck")?;
        let slides: DeckSlides = line.ask(&file(".slides")).await?.json().context("the slides")?;
        let agenda = Agenda::of(&slides, country).context("the deck has no slide")?;
        let wish = Wish { deck: &deck.id, country, language, place: None, seats: None };
        let begin = Ask::post("/api/lectures", &wish)?.bearer(&keys.presenter);
        let Begun { id, code, driver } = line.ask(&begin).await?.json().context("beginning a lecture")?;
        Ok((Self { target, keys, id, code, deck, country, agenda }, driver))
    }

    /// The address of something of this lecture.
    #[must_use]
    pub fn path(&self, what: &str) -> String {
        format!("/api/lectures/{}{what}", self.code)
    }

    /// The snapshot, as phones ask for it who have scanned the code.
    #[must_use]
    pub fn snapshot(&self) -> Ask {
        Ask::get(format!("{}?lecture={}", self.path(""), self.id))
    }

    /// The stream from its beginning.
    #[must_use]
    pub fn stream(&self, counts: bool) -> Request {
        let path = format!("{}?lecture={}", self.path("/events"), self.id);
        Request { path, after: None, again: false, counts }
    }
}
