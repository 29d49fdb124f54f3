//! How long a phone and the server take for the tickets of one seat, and how long the texts are:
//! `cargo bench -p konventa-tickets --profile server`. Prints the fastest of many rounds, which says the
//! same on a busy machine as on a quiet one.

use std::hint::black_box;
use std::time::Instant;

use konventa_tickets::{Blinding, Challenge, IssuerKey, LectureContext, Purpose, Purposes, Seed};

/// A lecture with as many polls as the longest one has.
const POLLS: u8 = 8;
const ROUNDS: usize = 500;

fn main() {
    let lecture = LectureContext::of("a");
    let purposes = Purposes::with_polls(POLLS).expect("few polls");
    let seed = || Seed::new([7; 32]);
    let issuer = IssuerKey::new(lecture, purposes, seed());
    let keys = issuer.public_keys();
    let commitment = keys.commitment();
    let blind =
        || Blinding::new(lecture, keys.clone(), &commitment, seed()).expect("the keys of the lecture");
    let blinding = blind();
    let request = blinding.request();
    let evaluate = || issuer.evaluate(&request, seed()).expect("a request of this lecture");
    let evaluation = evaluate();
    let finish = || blinding.finish(&evaluation).expect("an evaluation of this request");
    let tickets = finish();
    let ticket = tickets.get(Purpose::Record).expect("every lecture has records");
    let record = Challenge { lecture, purpose: Purpose::Record };

    let count = purposes.count();
    let texts = [
        ("keys", keys.to_string()),
        ("request", request.to_string()),
        ("evaluation", evaluation.to_string()),
        ("stored blinding", blinding.to_stored_text()),
        ("one ticket", ticket.to_string()),
    ];
    for (name, text) in &texts {
        println!("{name:<16} {:>8} characters, {count} tickets", text.len());
    }
    let (request_text, evaluation_text) = (&texts[1].1, &texts[2].1);
    report("key of a lecture", || IssuerKey::new(lecture, purposes, seed()));
    report("blind", || blind().request().to_string());
    report("evaluate", || {
        let request = request_text.parse().expect("a request");
        issuer.evaluate(&request, seed()).expect("a request of this lecture").to_string()
    });
    report("finish", || {
        let evaluation = evaluation_text.parse().expect("an evaluation");
        blinding.finish(&evaluation).expect("an evaluation of this request")
    });
    report("verify one", || issuer.verify(ticket, record).expect("a ticket for a record"));
}

fn report<T>(name: &str, mut step: impl FnMut() -> T) {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        black_box(step());
        start.elapsed()
    });
    println!("{name:<16} {:>8} µs", times.min().unwrap_or_default().as_micros());
}
