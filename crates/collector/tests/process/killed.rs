//! The program ends in the middle of a lecture: killed, as when the battery of a laptop is empty,
//! or by Ctrl-C.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use konventa_test_support::{Purpose, Seat, SeatRequest};
use serde_json::{Value, json};

use super::program::{Konventa, id};

struct StartedLecture {
    id: String,
    code: String,
    driver: String,
}

impl Konventa {
    fn start_lecture(&self) -> StartedLecture {
        let body = json!({"deck": "istanbul-convention", "country": "ME", "language": "en"});
        let reply = self.post("/api/lectures", Some(&self.key("presenter")), &body);
        assert_eq!(reply.status, 201, "{}", reply.body);
        let started: Value = serde_json::from_str(&reply.body).unwrap();
        let text = |name: &str| started[name].as_str().unwrap().to_owned();
        StartedLecture { id: text("id"), code: text("code"), driver: text("driver") }
    }

    fn command(&self, hall: &StartedLecture, command: &Value) -> Value {
        let reply = self.post(&format!("/api/lectures/{}/commands", hall.code), Some(&hall.driver), command);
        assert_eq!(reply.status, 200, "{command}: {}", reply.body);
        serde_json::from_str(&reply.body).unwrap()
    }

    /// What the phone of this number asks for.
    fn seat_request(&self, hall: &StartedLecture, n: u32) -> SeatRequest {
        let path = format!("/api/lectures/{}", hall.code);
        let snapshot: Value = serde_json::from_str(&self.ask("GET", &path, "", "").body).unwrap();
        let keys = self.ask("GET", &format!("{path}/ticket-keys"), "", "").body;
        let keys = serde_json::from_str(&keys).unwrap();
        let seed = [n.to_le_bytes(); 8].concat().try_into().unwrap();
        SeatRequest::new(&hall.id, &keys, snapshot["ticket_keys"].as_str().unwrap(), seed).unwrap()
    }

    /// The seat of the phone of this number.
    fn seat(&self, hall: &StartedLecture, n: u32) -> Seat {
        let request = self.seat_request(hall, n);
        let path = format!("/api/lectures/{}/tickets", hall.code);
        let reply = self.post(&path, None, &serde_json::to_value(request.body()).unwrap());
        assert_eq!(reply.status, 200, "{}", reply.body);
        request.finish(&serde_json::from_str(&reply.body).unwrap()).unwrap()
    }

    /// The first poll of the deck: index and name of its slide, and its choices.
    fn first_poll(&self) -> (usize, String, Vec<String>) {
        let slides = self.ask("GET", "/decks/istanbul-convention/en.slides.json", "", "").body;
        let slides: konventa_domain::deck::DeckSlides = serde_json::from_str(&slides).unwrap();
        let agenda =
            konventa_domain::lecture::Agenda::of(&slides, konventa_domain::Country::Montenegro).unwrap();
        let poll = agenda.slides().iter().enumerate().find_map(|(at, shown)| match &shown.kind {
            konventa_domain::lecture::AgendaKind::Poll(choices) => {
                Some((at, shown.slide.to_string(), choices.iter().map(ToString::to_string).collect()))
            }
            _ => None,
        });
        poll.expect("the deck has a poll")
    }
}

fn vote(n: u32, slide: &str, choice: &str) -> Value {
    json!({"vote": id(n.into()), "slide": slide, "choice": choice})
}

/// The number of answered votes after which the program is killed.
const ENOUGH: usize = 50;
/// The number of phones. All of them have voted only if the program takes long to die.
const MOST: u32 = 160;
/// How long the test waits for the next answer before it fails.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn every_vote_that_was_answered_is_counted_once() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let hall = server.start_lecture();
    let (at, slide, choices) = server.first_poll();
    server.command(&hall, &json!({"command": "start"}));
    server.command(&hall, &json!({"command": "show", "slide": at, "fragment": 0}));
    server.command(&hall, &json!({"command": "open_poll"}));

    // Eight phones at a time, until the program is gone. A phone without an answer cannot know what
    // became of its vote.
    let path = format!("/api/lectures/{}/votes", hall.code);
    // Nobody votes more often until the program is gone.
    let tickets: Vec<String> =
        (0..MOST).map(|n| server.seat(&hall, n).ticket_for_vote(&slide).unwrap()).collect();
    let killed = AtomicBool::new(false);
    let (answers, answering) = mpsc::channel();
    let answered: Vec<u32> = std::thread::scope(|scope| {
        let phones: Vec<_> = (0..8_u32)
            .map(|phone| {
                let (server, path, slide, choices, killed) = (&server, &path, &slide, &choices, &killed);
                let tickets = &tickets;
                let answers = answers.clone();
                scope.spawn(move || {
                    let mut answered = Vec::new();
                    for n in (phone..MOST).step_by(8) {
                        let choice = &choices[n as usize % choices.len()];
                        let ticket = Some(&*tickets[n as usize]);
                        let sent = server.try_post(path, ticket, &vote(n, slide, choice));
                        match sent {
                            Some(reply) => {
                                assert_eq!(reply.status, 201, "{}", reply.body);
                                answered.push(n);
                                let _ = answers.send(());
                            }
                            None if killed.load(Ordering::SeqCst) => break,
                            None => {}
                        }
                    }
                    answered
                })
            })
            .collect();
        let enough = (0..ENOUGH).all(|_| answering.recv_timeout(PATIENCE).is_ok());
        killed.store(true, Ordering::SeqCst);
        server.signal("KILL");
        assert!(enough, "no vote was answered for {PATIENCE:?}");
        phones.into_iter().flat_map(|phone| phone.join().unwrap()).collect()
    });
    drop(server);
    assert!(answered.len() >= ENOUGH);

    // All phones send again: those that were answered, and those that were not. Each counts once.
    let server = Konventa::serve(&dir);
    let all = (answered.iter().max().unwrap() + 9).min(MOST);
    for n in 0..all {
        let sent = vote(n, &slide, &choices[n as usize % choices.len()]);
        let reply = server.try_post(&path, Some(&tickets[n as usize]), &sent).unwrap();
        let allowed: &[u16] = if answered.contains(&n) { &[200] } else { &[200, 201] };
        assert!(allowed.contains(&reply.status), "{n}: {} {}", reply.status, reply.body);
    }
    server.command(&hall, &json!({"command": "close_poll"}));
    let revealed = server.command(&hall, &json!({"command": "reveal_poll"}));
    let expected: Vec<usize> =
        (0..choices.len()).map(|c| (0..all as usize).filter(|n| n % choices.len() == c).count()).collect();
    assert_eq!(revealed["events"][0]["votes"], json!(expected));
    assert_eq!(server.stop().0.code(), Some(0));
}

/// The program is killed while phones get their tickets, at any moment between the commit and the
/// answer. Afterwards each phone gets the tickets of the same request, and no seat is counted twice.
#[test]
fn a_phone_whose_answer_got_lost_gets_the_same_tickets_afterwards() {
    const PHONES: u32 = 40;
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let hall = server.start_lecture();
    let path = format!("/api/lectures/{}/tickets", hall.code);
    let requests: Vec<SeatRequest> = (0..PHONES).map(|n| server.seat_request(&hall, n)).collect();
    let bodies: Vec<Value> = requests.iter().map(|r| serde_json::to_value(r.body()).unwrap()).collect();
    let (answers, answering) = mpsc::channel();
    let before: Vec<Option<String>> = std::thread::scope(|scope| {
        let phones: Vec<_> = bodies
            .iter()
            .map(|body| {
                let (server, path, answers) = (&server, &path, answers.clone());
                scope.spawn(move || {
                    let reply = server.try_post(path, None, body)?;
                    let _ = answers.send(());
                    // An answer that is cut off does not count as one.
                    (reply.status == 200 && serde_json::from_str::<Value>(&reply.body).is_ok())
                        .then_some(reply.body)
                })
            })
            .collect();
        let some = (0..5).all(|_| answering.recv_timeout(PATIENCE).is_ok());
        server.signal("KILL");
        assert!(some, "nothing was answered for {PATIENCE:?}");
        phones.into_iter().map(|phone| phone.join().unwrap()).collect()
    });
    drop(server);
    assert!(before.iter().any(Option::is_none), "all were answered before the program was killed");

    let server = Konventa::serve(&dir);
    for ((request, body), before) in requests.iter().zip(&bodies).zip(before) {
        let reply = server.post(&path, None, body);
        assert_eq!(reply.status, 200, "{}", reply.body);
        let tickets = |answer: &str| {
            let seat = request.finish(&serde_json::from_str(answer).unwrap()).unwrap();
            [Purpose::Record, Purpose::Rejoin, Purpose::Poll(0)].map(|purpose| seat.ticket(purpose))
        };
        let now = tickets(&reply.body);
        assert!(before.is_none_or(|before| tickets(&before) == now), "other tickets than before");
    }
    let token = format!("Authorization: Bearer {}\r\n", hall.driver);
    let counts = server.ask("GET", &format!("/api/lectures/{}/counts", hall.code), &token, "").body;
    assert_eq!(serde_json::from_str::<Value>(&counts).unwrap()["tickets"], PHONES);
    assert_eq!(server.stop().0.code(), Some(0));
}

/// A stream does not end by itself: it must not delay the end of the program. If it did, the
/// program would say after its grace period that requests were cut off.
#[test]
fn ctrl_c_does_not_wait_for_streams() {
    use std::io::{Read as _, Write as _};
    let dir = tempfile::tempdir().unwrap();
    let mut server = Konventa::serve(&dir);
    let hall = server.start_lecture();
    let mut streams: Vec<_> = (0..20).map(|_| server.connect()).collect();
    let request = format!("GET /api/lectures/{}/events HTTP/1.1\r\nHost: k\r\n\r\n", hall.code);
    for stream in &mut streams {
        stream.write_all(request.as_bytes()).unwrap();
        let mut head = [0; 12];
        stream.read_exact(&mut head).unwrap();
        assert_eq!(&head, b"HTTP/1.1 200");
    }
    server.signal("INT");
    server.wait_for("Stopping");
    for mut stream in streams {
        let mut rest = String::new();
        stream.read_to_string(&mut rest).unwrap();
        assert!(rest.ends_with("\r\n0\r\n\r\n"), "a whole answer: {rest:?}");
    }
    let (status, said, _) = server.end();
    assert_eq!(status.code(), Some(0));
    assert!(said.trim_end().ends_with("Stopped."), "{said}");
}
