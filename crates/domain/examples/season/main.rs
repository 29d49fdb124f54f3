//! Simulates lectures and writes everything that a server tells about them, for `cargo xtask audit`:
//! a line of JSON for each course.
//!
//! `season LECTURES HOLE` with the name of a [`Hole`](server::Hole). docs/audit.md says what is
//! simulated.

mod chance;
mod course;
mod server;
mod told;

use std::io::Write as _;

use konventa_domain::gain::{BatchKind, Scope};
use konventa_domain::submission::QuizOutcomes;
use serde_json::{Value, json};

use crate::chance::Chance;
use crate::course::{Course, ITEMS, Student};
use crate::server::{Hole, Server};
use crate::told::Told;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lectures, hole] = &arguments[..] else { return Err("usage: season LECTURES HOLE".into()) };
    let lectures: usize = lectures.parse()?;
    let known = Hole::ALL.into_iter().find(|(name, _)| name == hole);
    let (_, hole) = known.ok_or_else(|| format!("there is no hole {hole}"))?;
    let (mut chance, mut held) = (Chance::of(2_011), 0);
    let mut out = std::io::stdout().lock();
    while held < lectures {
        let own = usize::try_from(chance.within(1, 8))?.min(lectures - held);
        held += own;
        let course = Course::draw(&mut chance, own);
        writeln!(out, "{}", simulated(&course, hole))?;
    }
    Ok(())
}

/// What is told about a course.
fn simulated(course: &Course, hole: Hole) -> Value {
    let deck = Scope::of("d".parse().unwrap());
    let mut server = Server::new(course, hole);
    let mut told = Told::default();
    let mut state = server.state();
    for (now, mut events) in Server::events(course) {
        events.sort_unstable();
        for event in &events {
            server.step(now, event);
        }
        let next = server.state();
        if next != state {
            told.ask(now, &deck, &server);
            state = next;
        }
    }
    let students: Vec<Value> = course.students.iter().map(described).collect();
    json!({
        "items": ITEMS,
        "lectures": course.lectures.len(),
        "students": students,
        "parts": told.parts(),
        "tables": told.tables,
    })
}

fn described(student: &Student) -> Value {
    let right = |outcomes: Option<Vec<_>>| {
        let right =
            |own: Vec<konventa_domain::scoring::Outcome>| own.iter().filter(|one| one.is_right()).count();
        outcomes.map(right)
    };
    let (before, after) = match &student.taken {
        QuizOutcomes::Both(pairs) => {
            let (pre, post) = pairs.iter().copied().unzip();
            (Some(pre), Some(post))
        }
        QuizOutcomes::PreOnly(pre) => (Some(pre.clone()), None),
        QuizOutcomes::PostOnly(post) => (None, Some(post.clone())),
    };
    let stratum = &student.stratum;
    json!({
        "came": student.came,
        "kind": BatchKind::of(&student.taken).name(),
        "version": stratum.version,
        "country": stratum.demographics.country,
        "language": stratum.demographics.language,
        "place": stratum.place(),
        "lecture": stratum.lecture(),
        "seat": stratum.seat.name(),
        "day": stratum.day.to_string(),
        "month": konventa_domain::Month::of(stratum.day).to_string(),
        "before": right(before),
        "after": right(after),
    })
}
