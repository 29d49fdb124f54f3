//! Many open streams and nothing else: the memory each one costs, and whether each receives every event.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use konventa_domain::lecture::Command;
use konventa_domain::show::Position;
use konventa_test_support::{ServerAddress, ServerKeys, TestServer};
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use crate::exact::Exactness;
use crate::follower::RunningFollower;
use crate::live_lecture::LiveLecture;
use crate::machine;
use crate::presenter::Presenter;
use crate::quantiles::Quantiles;

/// The number of streams, and what they receive.
#[derive(Debug, Clone, Copy)]
pub struct StreamsPlan {
    /// The number of streams.
    pub streams: usize,
    /// The time over which they are opened.
    pub wave: Duration,
    /// The number of slide changes.
    pub changes: usize,
    /// The time between two slide changes.
    pub pace: Duration,
}

/// What was measured and found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct StreamsFindings {
    /// The number of streams.
    pub streams: usize,
    /// The time from requesting a stream to its snapshot.
    pub open: Quantiles,
    /// The time from the presenter's request to each receipt of an event.
    pub fan_out: Quantiles,
    /// The server's memory for each stream, in bytes; unknown for a server that was not started here.
    pub memory: Option<u64>,
    /// The server's memory for each stream after all slide changes, in bytes.
    pub memory_after: Option<u64>,
    /// Whether each stream received each event once.
    pub exact: Exactness,
}

/// Opens the streams, changes slides and counts.
pub async fn measure(
    plan: StreamsPlan,
    address: ServerAddress,
    keys: ServerKeys,
    server: Option<&TestServer>,
) -> anyhow::Result<StreamsFindings> {
    let (lecture, token) = LiveLecture::start(address, keys).await?;
    let lecture = Arc::new(lecture);
    let mut presenter = Presenter::of(Arc::clone(&lecture), token).await?;
    let mut findings = StreamsFindings { streams: plan.streams, ..StreamsFindings::default() };

    let before = server.and_then(machine::resident_memory);
    let for_each = |now: Option<u64>| {
        before.zip(now).map(|(before, now)| now.saturating_sub(before) / plan.streams.max(1) as u64)
    };
    let (streams, took) = open(&lecture, plan.streams, plan.wave).await?;
    findings.open = Quantiles::of(took);
    let counts = presenter.counts(|counts| counts.here as usize == plan.streams).await?;
    findings.exact.counts("open streams", &[plan.streams as u64], &[counts.here.into()]);
    findings.memory = for_each(server.and_then(machine::resident_memory));

    presenter.command(Command::Start {}).await?;
    for _ in 0..plan.changes {
        tokio::time::sleep(plan.pace).await;
        change_slide(&mut presenter).await?;
    }
    presenter.command(Command::End {}).await?;
    let sent = presenter.sent.clone();
    let replica = presenter.end().await?;
    findings.memory_after = for_each(server.and_then(machine::resident_memory));

    let mut fan_out = Vec::new();
    let all: Vec<u64> = (1..=replica.seq).collect();
    for stream in streams {
        let (found, log) = stream.end().await?;
        let heard: Vec<u64> = log.heard.iter().map(|(seq, _)| *seq).collect();
        findings.exact.counts(
            "events received by a stream",
            &[all.len() as u64],
            &[heard.len() as u64 + log.doubled],
        );
        findings
            .exact
            .holds(heard == all && found.lecture == replica.lecture, || format!("received {heard:?}"));
        findings
            .exact
            .holds(log.hung_up + log.gaps == 0, || "a stream ended early, or left an event out".to_owned());
        let took = |(seq, arrived): &(u64, Instant)| Some(arrived.duration_since(*sent.get(seq)?));
        fan_out.extend(log.heard.iter().filter_map(took));
    }
    findings.fan_out = Quantiles::of(fan_out);
    Ok(findings)
}

/// Opens streams over some time. Also returns how long each took.
async fn open(
    lecture: &Arc<LiveLecture>,
    count: usize,
    over: Duration,
) -> anyhow::Result<(Vec<RunningFollower>, Vec<Duration>)> {
    let begin = Instant::now();
    let mut opening = JoinSet::new();
    for number in 0..count {
        let lecture = Arc::clone(lecture);
        let due = begin + over * u32::try_from(number)? / u32::try_from(count)?;
        opening.spawn(async move {
            tokio::time::sleep_until(due.into()).await;
            let follower = lecture.follow(number, false).await?;
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

/// Shows the second slide, or the first if the second is shown.
async fn change_slide(presenter: &mut Presenter) -> anyhow::Result<()> {
    let slide = presenter.replica().lecture.position().context("no slide is shown")?.slide;
    let position = Position { slide: (slide + 1) % 2, fragment: 0 };
    let events = presenter.command(Command::Show(position)).await?;
    anyhow::ensure!(!events.is_empty(), "a slide change led to no event");
    Ok(())
}
