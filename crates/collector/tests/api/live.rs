//! A test client: the lecture as presenter and phones use it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use http_body_util::BodyExt as _;
use konventa_test_support::sse::{SseMessage, SseParser};
use konventa_test_support::{Purpose, Seat, SeatRequest};
use serde_json::{Value, json};

use super::samples::id;
use super::server::{PRESENTER, Reply, Server, With, bare, posted};

/// A started lecture.
#[derive(Debug, Clone)]
pub(super) struct StartedLecture {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) driver: String,
}

/// An open stream.
pub(super) struct Stream {
    body: Body,
    parser: SseParser,
    unread: VecDeque<SseMessage>,
}

/// One message of a stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Message {
    pub(super) kind: String,
    pub(super) id: Option<u64>,
    pub(super) data: Value,
}

impl Stream {
    pub(super) fn of(body: Body) -> Self {
        Self { body, parser: SseParser::default(), unread: VecDeque::new() }
    }

    /// The next message; `None` at the end of the stream.
    pub(super) async fn next(&mut self) -> Option<Message> {
        while self.unread.is_empty() {
            let frame = tokio::time::timeout(Duration::from_secs(20), self.body.frame());
            let data = frame.await.expect("nothing comes").transpose().unwrap()?.into_data().unwrap();
            self.unread.extend(self.parser.push(&data));
        }
        let SseMessage { event, id, data } = self.unread.pop_front()?;
        let kind = if event.is_empty() { "message".to_owned() } else { event };
        let id = id.map(|id| id.parse().unwrap());
        Some(Message { kind, id, data: serde_json::from_str(&data).unwrap() })
    }

    /// The next message, which has to be of this kind. Beats are skipped.
    pub(super) async fn expect(&mut self, kind: &str) -> Message {
        let mut message = self.next().await.expect("the stream has ended");
        while message.kind == "beat" && kind != "beat" {
            message = self.next().await.expect("the stream has ended");
        }
        assert_eq!(message.kind, kind, "{message:?}");
        message
    }

    /// The names of the next events.
    pub(super) async fn events(&mut self, count: usize) -> Vec<String> {
        let mut names = Vec::new();
        while names.len() < count {
            names.push(self.expect("message").await.data["event"].as_str().unwrap().to_owned());
        }
        names
    }
}

impl Server {
    pub(super) async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Reply {
        let request = posted(path, "application/json", body.to_string());
        self.send(token.into_iter().fold(request, With::bearer)).await
    }

    pub(super) async fn get_with(&self, path: &str, token: &str) -> Reply {
        self.send(bare(Method::GET, path).bearer(token)).await
    }

    pub(super) async fn start_lecture(&self, seats: Option<u32>) -> StartedLecture {
        self.start_with(
            json!({"deck": "d", "country": "ME", "language": "en", "place": "Room 12", "seats": seats}),
        )
        .await
    }

    /// Starts a lecture with this body, which has to be accepted.
    pub(super) async fn start_with(&self, body: Value) -> StartedLecture {
        self.description().check_body("/api/lectures", &body);
        let reply = self.post("/api/lectures", Some(PRESENTER), &body).await;
        assert_eq!(reply.status, 201);
        let text = |name: &str| reply.json()[name].as_str().unwrap().to_owned();
        StartedLecture { id: text("id"), code: text("code"), driver: text("driver") }
    }

    /// A lecture that has begun.
    pub(super) async fn begun(&self, seats: Option<u32>) -> StartedLecture {
        let hall = self.start_lecture(seats).await;
        self.done(&hall, json!({"command": "start"})).await;
        hall
    }

    /// The exact counts, which only the driver gets.
    pub(super) async fn counts(&self, hall: &StartedLecture) -> Value {
        let reply = self.get_with(&format!("/api/lectures/{}/counts", hall.code), &hall.driver).await;
        assert_eq!(reply.status, 200);
        reply.json()
    }

    pub(super) async fn command(&self, hall: &StartedLecture, command: &Value) -> Reply {
        self.post(&format!("/api/lectures/{}/commands", hall.code), Some(&hall.driver), command).await
    }

    /// Sends a command that has to be accepted.
    pub(super) async fn done(&self, hall: &StartedLecture, command: Value) -> Value {
        let reply = self.command(hall, &command).await;
        assert_eq!(reply.status, 200, "{command}: {}", reply.json());
        reply.json()["events"].take()
    }

    pub(super) async fn show(&self, hall: &StartedLecture, slide: usize) {
        self.done(hall, json!({"command": "show", "slide": slide, "fragment": 0})).await;
    }

    pub(super) async fn open_poll(&self, hall: &StartedLecture, slide: usize) {
        self.show(hall, slide).await;
        self.done(hall, json!({"command": "open_poll"})).await;
    }

    /// Closes the poll and returns the votes.
    pub(super) async fn result(&self, hall: &StartedLecture) -> Value {
        self.done(hall, json!({"command": "close_poll"})).await;
        self.done(hall, json!({"command": "reveal_poll"})).await[0]["votes"].take()
    }

    pub(super) async fn vote(&self, hall: &StartedLecture, n: u128, slide: &str, choice: &str) -> Reply {
        self.vote_again(hall, n, slide, choice, 0).await
    }

    pub(super) async fn vote_again(
        &self,
        hall: &StartedLecture,
        n: u128,
        slide: &str,
        choice: &str,
        revision: u32,
    ) -> Reply {
        // The note that a quiz was handed in needs no ticket, and so no seat.
        let seat = if choice == "handed-in" { None } else { self.seat(hall, n).await };
        let ticket = seat.and_then(|seat| seat.ticket_for_vote(slide));
        self.vote_with(
            hall,
            &json!({"vote": id(n), "slide": slide, "choice": choice, "revision": revision}),
            ticket.as_deref(),
        )
        .await
    }

    /// Sends a vote with a ticket or without.
    pub(super) async fn vote_with(&self, hall: &StartedLecture, vote: &Value, ticket: Option<&str>) -> Reply {
        let path = format!("/api/lectures/{}/votes?lecture={}", hall.code, hall.id);
        let request = posted(&path, "application/json", vote.to_string());
        self.send(ticket.into_iter().fold(request, With::ticket)).await
    }

    /// The seat of the phone with this number, which gets its tickets the first time; `None` if it gets
    /// none.
    pub(super) async fn seat(&self, hall: &StartedLecture, n: u128) -> Option<Arc<Seat>> {
        let phone = (hall.id.clone(), n);
        if let Some(seat) = self.seats.lock().unwrap().get(&phone) {
            return Some(Arc::clone(seat));
        }
        let request = self.seat_request(hall, n).await?;
        let reply = self.ask_for_tickets(hall, &request).await;
        if reply.status != 200 {
            return None;
        }
        let seat = Arc::new(request.finish(&serde_json::from_slice(&reply.body).unwrap()).unwrap());
        self.seats.lock().unwrap().insert(phone, Arc::clone(&seat));
        Some(seat)
    }

    /// What the phone with this number asks for; `None` if the lecture has no tickets or no deck.
    pub(super) async fn seat_request(&self, hall: &StartedLecture, n: u128) -> Option<SeatRequest> {
        let commitment = self.snapshot(hall).await["ticket_keys"].as_str()?.to_owned();
        let keys = self.get(&format!("/api/lectures/{}/ticket-keys?lecture={}", hall.code, hall.id)).await;
        if keys.status != 200 {
            return None;
        }
        let keys = serde_json::from_slice(&keys.body).unwrap();
        let seed = [n.to_le_bytes(), *b"seed of a phone."].concat().try_into().unwrap();
        Some(SeatRequest::new(&hall.id, &keys, &commitment, seed).unwrap())
    }

    /// Sends a submission with a ticket.
    pub(super) async fn submit_with(&self, submission: &Value, ticket: &str) -> Reply {
        let request = posted("/api/submissions", "application/json", submission.to_string());
        let reply = self.send(request.ticket(ticket)).await;
        if reply.status.is_success() {
            self.description().check_body("/api/submissions", submission);
        }
        reply
    }

    /// Sends a submission from a seat in a lecture. The same submission comes from the same seat.
    pub(super) async fn hand_in(&self, hall: &StartedLecture, mut submission: Value) -> Reply {
        submission["lecture"] = json!(hall.id);
        let name: uuid::Uuid = submission["submission"].as_str().unwrap().parse().unwrap();
        let seat = self.seat(hall, name.as_u128()).await.expect("the lecture gives out tickets");
        self.submit_with(&submission, &seat.ticket(Purpose::Record)).await
    }

    /// Asks for tickets.
    pub(super) async fn ask_for_tickets(&self, hall: &StartedLecture, request: &SeatRequest) -> Reply {
        let body = serde_json::to_value(request.body()).unwrap();
        self.post(&format!("/api/lectures/{}/tickets?lecture={}", hall.code, hall.id), None, &body).await
    }

    pub(super) async fn snapshot(&self, hall: &StartedLecture) -> Value {
        let reply = self.get(&format!("/api/lectures/{}?lecture={}", hall.code, hall.id)).await;
        assert_eq!(reply.status, 200);
        reply.json()
    }

    /// Opens a stream that has to be accepted.
    pub(super) async fn follow(&self, hall: &StartedLecture, query: &str) -> Stream {
        let (status, body) = self.try_follow(hall, query).await;
        assert_eq!(status, 200);
        Stream::of(body)
    }

    pub(super) async fn try_follow(&self, hall: &StartedLecture, query: &str) -> (StatusCode, Body) {
        let path = format!("/api/lectures/{}/events?lecture={}&{query}", hall.code, hall.id);
        self.open(bare(Method::GET, &path)).await
    }
}
