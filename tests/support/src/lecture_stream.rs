//! The event stream of a live lecture, as a phone reads it.

use std::collections::VecDeque;
use std::time::Instant;

use anyhow::Context as _;
use konventa_domain::lecture::{Counts, Numbered, Snapshot};

use crate::http::{Connection, Request, ServerAddress, StreamingBody};
use crate::sse::{SseMessage, SseParser};

/// A message of the stream.
#[derive(Debug)]
pub enum StreamMessage {
    /// Something happened.
    Event(Numbered),
    /// The lecture with everything that happened so far.
    Snapshot(Box<Snapshot>),
    /// The number that the client sent is too old; a snapshot follows.
    Stale,
    /// The connection is alive.
    Beat,
    /// The counts, for clients that asked for them.
    Counts(Counts),
}

/// A request for a stream.
#[derive(Debug, Clone)]
pub struct StreamRequest {
    /// `/api/lectures/CODE/events?lecture=ID`.
    pub path: String,
    /// The number of the last event that is known. If `None`, the stream begins with a snapshot.
    pub after: Option<u64>,
    /// What the client shows when it was in the lecture before: its ticket to come back, if it has one, or
    /// `true`.
    pub again: Option<String>,
    /// Whether the client wants the counts, as screens of the presenter do. It is not counted then.
    pub counts: bool,
}

impl StreamRequest {
    /// Browsers send the last number in a header; after a reload the app sends it in the address.
    /// Phones of even numbers do the one, phones of odd numbers the other.
    fn request(&self, phone: usize) -> Request {
        let mut path = self.path.clone();
        if let Some(again) = &self.again {
            path += "&again=";
            path += again;
        }
        if self.counts {
            path += "&counts=true";
        }
        let accept = |request: Request| request.header("accept", "text/event-stream");
        match self.after {
            Some(seq) if phone.is_multiple_of(2) => {
                accept(Request::get(path)).header("last-event-id", seq.to_string())
            }
            Some(seq) => accept(Request::get(format!("{path}&after={seq}"))),
            None => accept(Request::get(path)),
        }
    }
}

/// An open stream. It closes when dropped.
pub struct LectureStream {
    /// When it was requested.
    pub requested: Instant,
    body: StreamingBody,
    parser: SseParser,
    waiting: VecDeque<SseMessage>,
    arrived: Instant,
}

impl LectureStream {
    /// Opens the stream for the phone of this number.
    pub async fn open(server: ServerAddress, phone: usize, request: &StreamRequest) -> anyhow::Result<Self> {
        let requested = Instant::now();
        let body = Connection::new(server, phone).stream(&request.request(phone)).await?;
        let (parser, waiting) = (SseParser::default(), VecDeque::new());
        Ok(Self { requested, body, parser, waiting, arrived: requested })
    }

    /// Waits for the next message and says when its bytes arrived; `None` if the stream has ended.
    pub async fn next(&mut self) -> anyhow::Result<Option<(Instant, StreamMessage)>> {
        while self.waiting.is_empty() {
            let Some(bytes) = self.body.next().await else { return Ok(None) };
            self.arrived = Instant::now();
            self.waiting.extend(self.parser.push(&bytes));
        }
        let Some(message) = self.waiting.pop_front() else { return Ok(None) };
        Ok(Some((self.arrived, read(&message)?)))
    }
}

fn read(message: &SseMessage) -> anyhow::Result<StreamMessage> {
    let SseMessage { event, id, data } = message;
    let describe = || format!("a message “{event}” of the stream: {data}");
    let ensure_numbered = |seq: u64| {
        let id = id.as_ref().and_then(|id| id.parse().ok());
        anyhow::ensure!(id == Some(seq), "the id {id:?} does not belong to {}", describe());
        Ok(())
    };
    Ok(match event.as_str() {
        "" | "message" => {
            let event: Numbered = serde_json::from_str(data).with_context(describe)?;
            ensure_numbered(event.seq)?;
            StreamMessage::Event(event)
        }
        "snapshot" => {
            let snapshot: Snapshot = serde_json::from_str(data).with_context(describe)?;
            ensure_numbered(snapshot.replica.seq)?;
            StreamMessage::Snapshot(Box::new(snapshot))
        }
        "counts" => StreamMessage::Counts(serde_json::from_str(data).with_context(describe)?),
        "stale" => StreamMessage::Stale,
        "beat" => StreamMessage::Beat,
        _ => anyhow::bail!("not part of the API: {}", describe()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(event: &str, id: Option<&str>, data: &str) -> SseMessage {
        SseMessage { event: event.to_owned(), id: id.map(str::to_owned), data: data.to_owned() }
    }

    #[test]
    fn an_event_without_its_number_is_an_error() {
        let started = r#"{"seq":1,"event":"started"}"#;
        assert!(matches!(read(&message("", Some("1"), started)), Ok(StreamMessage::Event(_))));
        assert!(read(&message("", Some("2"), started)).is_err());
        assert!(read(&message("", None, started)).is_err());
        assert!(read(&message("gossip", None, "{}")).is_err());
        assert!(matches!(read(&message("beat", None, "{}")), Ok(StreamMessage::Beat)));
    }

    #[test]
    fn a_returning_phone_sends_the_last_number_it_knows() {
        let again = Some("true".to_owned());
        let request = StreamRequest { path: "/e?lecture=x".to_owned(), after: Some(7), again, counts: false };
        let [even, odd] = [0, 1].map(|phone| format!("{:?}", request.request(phone)));
        assert!(even.contains("/e?lecture=x&again=true\"") && even.contains("(\"last-event-id\", \"7\")"));
        assert!(odd.contains("/e?lecture=x&again=true&after=7\"") && !odd.contains("last-event-id"));
    }
}
