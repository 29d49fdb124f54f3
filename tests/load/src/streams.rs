//! Nothing but open streams, many of them: what one costs, and whether each is told everything.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use konventa_domain::lecture::Command;
use konventa_domain::show::Position;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use crate::exact::Exactness;
use crate::follower::Follower;
use crate::hall::Hall;
use crate::http::Target;
use crate::presenter::Presenter;
use crate::quantiles::Quantiles;
use crate::server::{Keys, Server};

/// How many, and what they are told.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Streams.
    pub streams: usize,
    /// The time over which they are opened.
    pub wave: Duration,
    /// Slide changes.
    pub changes: usize,
    /// The time between two of them.
    pub pace: Duration,
}

/// What was measured and found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Streams that were open.
    pub streams: usize,
    /// From asking for a stream to its snapshot.
    pub open: Quantiles,
    /// From the presenter's request to each receipt.
    pub fan_out: Quantiles,
    /// Bytes of the server's memory for each stream; not known for a server started by others.
    pub memory: Option<u64>,
    /// The same after all slide changes.
    pub memory_after: Option<u64>,
    /// Whether each stream was told each change, once.
    pub exact: Exactness,
}

/// Opens the streams, changes slides, counts.
///
/// # Errors
/// Where a stream cannot be opened.
pub async fn hold(
    plan: Plan,
    target: Target,
    keys: Keys,
    server: Option<&Server>,
) -> anyhow::Result<Findings> {
    let (hall, token) = Hall::open(target, keys).await?;
    let hall = Arc::new(hall);
    let mut presenter = Presenter::at(Arc::clone(&hall), token).await?;
    let mut findings = Findings { streams: plan.streams, ..Findings::default() };

    let before = server.and_then(Server::resident);
    let each = |now: Option<u64>| {
        before.zip(now).map(|(before, now)| now.saturating_sub(before) / plan.streams.max(1) as u64)
    };
    let (streams, took) = open(&hall, plan.streams, plan.wave).await?;
    findings.open = Quantiles::of(took);
    let counts = presenter.counts(|counts| counts.here as usize == plan.streams).await;
    findings.exact.counts("streams here", &[plan.streams as u64], &[counts.here.into()]);
    findings.memory = each(server.and_then(Server::resident));

    presenter.command(Command::Start {}).await?;
    for _ in 0..plan.changes {
        tokio::time::sleep(plan.pace).await;
        change(&mut presenter).await?;
    }
    presenter.command(Command::End {}).await?;
    let sent = presenter.sent.clone();
    let room = presenter.end().await?;
    findings.memory_after = each(server.and_then(Server::resident));

    let mut fan_out = Vec::new();
    let all: Vec<u64> = (1..=room.seq).collect();
    for stream in streams {
        let (found, log) = stream.end().await?;
        let heard: Vec<u64> = log.heard.iter().map(|(seq, _)| *seq).collect();
        findings.exact.counts(
            "events heard by a stream",
            &[all.len() as u64],
            &[heard.len() as u64 + log.doubled],
        );
        findings.exact.holds(heard == all && found.lecture == room.lecture, || format!("heard {heard:?}"));
        findings.exact.holds(log.hung_up == 0, || "the server ended a stream".to_owned());
        let took = |(seq, arrived): &(u64, Instant)| Some(arrived.duration_since(*sent.get(seq)?));
        fan_out.extend(log.heard.iter().filter_map(took));
    }
    findings.fan_out = Quantiles::of(fan_out);
    Ok(findings)
}

/// Opens so many streams over so long; beside them, how long each took.
///
/// # Errors
/// Where one cannot be opened.
pub async fn open(
    hall: &Arc<Hall>,
    count: usize,
    over: Duration,
) -> anyhow::Result<(Vec<Follower>, Vec<Duration>)> {
    let begin = Instant::now();
    let mut opening = JoinSet::new();
    for number in 0..count {
        let hall = Arc::clone(hall);
        let due = begin + over * u32::try_from(number)? / u32::try_from(count)?;
        opening.spawn(async move {
            tokio::time::sleep_until(due.into()).await;
            let follower = Follower::start(hall.target, number, hall.stream(false)).await?;
            anyhow::Ok((follower, due.elapsed()))
        });
    }
    let (mut streams, mut took) = (Vec::with_capacity(count), Vec::with_capacity(count));
    while let Some(opened) = opening.join_next().await {
        let (stream, duration) = opened?.context("a stream cannot be opened")?;
        streams.push(stream);
        took.push(duration);
    }
    Ok((streams, took))
}

/// Shows the second slide, or the first where the second is shown; the number of that event.
///
/// # Errors
/// Where the server does not.
pub async fn change(presenter: &mut Presenter) -> anyhow::Result<u64> {
    let slide = presenter.room().lecture.place().context("no slide is shown")?.slide;
    let place = Position { slide: (slide + 1) % 2, fragment: 0 };
    let events = presenter.command(Command::Show(place)).await?;
    events.last().map(|event| event.seq).context("a slide change led to no event")
}
