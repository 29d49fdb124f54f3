//! The stream of a lecture, as a phone hears it.

use std::collections::VecDeque;
use std::time::Instant;

use anyhow::Context as _;
use konventa_domain::lecture::{Counts, Numbered, Snapshot};

use crate::http::{Ask, Endless, Line, Target};
use crate::sse::{Message, Parser};

/// One message, understood.
#[derive(Debug)]
pub enum Heard {
    /// Something happened.
    Event(Numbered),
    /// All that happened up to now.
    Snapshot(Box<Snapshot>),
    /// What was missed is too old; a snapshot follows.
    Stale,
    /// The line is alive.
    Beat,
    /// Only for those who asked for them.
    Counts(Counts),
}

/// Where a stream begins, and for whom.
#[derive(Debug, Clone)]
pub struct Request {
    /// `/api/lectures/CODE/events?lecture=ID`.
    pub path: String,
    /// The last number heard; without one the stream begins with a snapshot.
    pub after: Option<u64>,
    /// Whether the caller was in before.
    pub again: bool,
    /// Whether counts are wanted. Who wants them is not counted.
    pub counts: bool,
}

impl Request {
    /// As the address and the headers of a request. Browsers say where they were in a header, after a reload the app
    /// says it in the address: phones of even and odd numbers do it the one and the other way.
    fn ask(&self, phone: usize) -> Ask {
        let mut path = self.path.clone();
        if self.again {
            path += "&again=true";
        }
        if self.counts {
            path += "&counts=true";
        }
        let accept = |ask: Ask| ask.with("accept", "text/event-stream");
        match self.after {
            Some(seq) if phone.is_multiple_of(2) => {
                accept(Ask::get(path)).with("last-event-id", seq.to_string())
            }
            Some(seq) => accept(Ask::get(format!("{path}&after={seq}"))),
            None => accept(Ask::get(path)),
        }
    }
}

/// An open stream.
pub struct Stream {
    /// When it was asked for.
    pub asked: Instant,
    body: Endless,
    parser: Parser,
    waiting: VecDeque<Message>,
    arrived: Instant,
}

impl Stream {
    /// Opens it.
    ///
    /// # Errors
    /// Where the server does not let the phone in.
    pub async fn open(target: Target, phone: usize, request: &Request) -> anyhow::Result<Self> {
        let asked = Instant::now();
        let body = Line::new(target, phone).listen(&request.ask(phone)).await?;
        Ok(Self { asked, body, parser: Parser::default(), waiting: VecDeque::new(), arrived: asked })
    }

    /// The next message and when its bytes arrived; `None` where the stream has ended.
    ///
    /// # Errors
    /// Where it says something that is not in the interface.
    pub async fn next(&mut self) -> anyhow::Result<Option<(Instant, Heard)>> {
        while self.waiting.is_empty() {
            let Some(piece) = self.body.piece().await else { return Ok(None) };
            self.arrived = Instant::now();
            self.waiting.extend(self.parser.push(&piece));
        }
        let Some(message) = self.waiting.pop_front() else { return Ok(None) };
        Ok(Some((self.arrived, understood(&message)?)))
    }
}

fn understood(message: &Message) -> anyhow::Result<Heard> {
    let Message { event, id, data } = message;
    let about = || format!("a message “{event}” of the stream: {data}");
    let numbered = |seq: u64| {
        let id = id.as_ref().and_then(|id| id.parse().ok());
        anyhow::ensure!(id == Some(seq), "id {id:?} of {}", about());
        Ok(())
    };
    Ok(match event.as_str() {
        "" | "message" => {
            let event: Numbered = serde_json::from_str(data).with_context(about)?;
            numbered(event.seq)?;
            Heard::Event(event)
        }
        "snapshot" => {
            let snapshot: Snapshot = serde_json::from_str(data).with_context(about)?;
            numbered(snapshot.room.seq)?;
            Heard::Snapshot(Box::new(snapshot))
        }
        "counts" => Heard::Counts(serde_json::from_str(data).with_context(about)?),
        "stale" => Heard::Stale,
        "beat" => Heard::Beat,
        _ => anyhow::bail!("not in the interface: {}", about()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(event: &str, id: Option<&str>, data: &str) -> Message {
        Message { event: event.to_owned(), id: id.map(str::to_owned), data: data.to_owned() }
    }

    #[test]
    fn an_event_needs_its_number() {
        let started = r#"{"seq":1,"event":"started"}"#;
        assert!(matches!(understood(&message("", Some("1"), started)), Ok(Heard::Event(_))));
        assert!(understood(&message("", Some("2"), started)).is_err());
        assert!(understood(&message("", None, started)).is_err());
        assert!(understood(&message("gossip", None, "{}")).is_err());
        assert!(matches!(understood(&message("beat", None, "{}")), Ok(Heard::Beat)));
    }

    #[test]
    fn a_phone_that_returns_says_where_it_was() {
        let request = Request { path: "/e?lecture=x".to_owned(), after: Some(7), again: true, counts: false };
        let [even, odd] = [0, 1].map(|phone| format!("{:?}", request.ask(phone)));
        assert!(even.contains("/e?lecture=x&again=true\"") && even.contains("(\"last-event-id\", \"7\")"));
        assert!(odd.contains("/e?lecture=x&again=true&after=7\"") && !odd.contains("last-event-id"));
    }
}
