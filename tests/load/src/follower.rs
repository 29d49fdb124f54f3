//! The part of a phone that follows: it folds what it hears as the app does, and comes again when it is cut off.

use std::time::{Duration, Instant};

use konventa_domain::lecture::{About, Counts, Phase, Received, Room};
use tokio::sync::{mpsc, watch};

use crate::http::Target;
use crate::stream::{Heard, Request, Stream};

/// So often a phone tries to come again before the lecture counts as unreachable.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// Three beats that did not come. The connection looks open and is dead.
const SILENCE: Duration = Duration::from_secs(45);

/// What a follower noticed.
#[derive(Debug, Default)]
pub struct Log {
    /// Numbers of events, and when they arrived, where the stream was open before they happened.
    pub heard: Vec<(u64, Instant)>,
    /// When each stream was asked for, with the number it begins after.
    pub opened: Vec<(u64, Instant)>,
    /// Events that one stream told twice.
    pub doubled: u64,
    /// Events that were missing in a stream.
    pub gaps: u64,
    /// Times when the server hung up in the middle of the lecture.
    pub hung_up: u64,
}

/// A follower at work.
pub struct Follower {
    /// What the first snapshot said of the lecture.
    pub about: About,
    /// The fold, up to now.
    pub room: watch::Receiver<Room>,
    /// The counts last told, where they are asked for.
    pub counts: watch::Receiver<Counts>,
    cuts: mpsc::Sender<Duration>,
    task: tokio::task::JoinHandle<anyhow::Result<Log>>,
}

impl Follower {
    /// Opens the stream and waits for the snapshot it begins with.
    ///
    /// # Errors
    /// Where the server does not let the phone in, or begins with something else.
    pub async fn start(target: Target, phone: usize, request: Request) -> anyhow::Result<Self> {
        let mut stream = Stream::open(target, phone, &request).await?;
        let Some((_, Heard::Snapshot(snapshot))) = stream.next().await? else {
            anyhow::bail!("the stream does not begin with a snapshot");
        };
        let about = snapshot.about;
        let (tell, room) = watch::channel(snapshot.room);
        let (tell_counts, counts) = watch::channel(Counts::default());
        let (cuts, cut) = mpsc::channel(1);
        let log = Log { opened: vec![(room.borrow().seq, stream.asked)], ..Log::default() };
        let following = Following { target, phone, request, room: tell, counts: tell_counts, log };
        let task = tokio::spawn(following.follow(stream, cut));
        Ok(Self { about, room, counts, cuts, task })
    }

    /// Cuts the connection, for so long. Nothing happens where it is cut already.
    pub fn cut(&self, absent: Duration) {
        let _ = self.cuts.try_send(absent);
    }

    /// What was noticed, once the lecture is over; with the last fold.
    ///
    /// # Errors
    /// Where the phone could not come again.
    pub async fn end(self) -> anyhow::Result<(Room, Log)> {
        let log = self.task.await??;
        let room = self.room.borrow().clone();
        Ok((room, log))
    }

    /// Hangs up for good.
    pub fn leave(self) {
        self.task.abort();
    }
}

struct Following {
    target: Target,
    phone: usize,
    request: Request,
    room: watch::Sender<Room>,
    counts: watch::Sender<Counts>,
    log: Log,
}

/// What comes next in the life of a stream.
enum Next {
    Goes,
    Cut(Duration),
    Broke,
    Over,
}

impl Following {
    async fn follow(mut self, mut stream: Stream, mut cut: mpsc::Receiver<Duration>) -> anyhow::Result<Log> {
        loop {
            let next = tokio::select! {
                biased;
                heard = tokio::time::timeout(SILENCE, stream.next()) => match heard {
                    Ok(heard) => self.take(heard?),
                    Err(_) => Next::Broke,
                },
                Some(absent) = cut.recv() => Next::Cut(absent),
            };
            match next {
                Next::Goes => {}
                Next::Over => return Ok(self.log),
                Next::Cut(absent) => {
                    drop(stream);
                    tokio::time::sleep(absent).await;
                    stream = self.again().await?;
                }
                Next::Broke => {
                    self.log.hung_up += 1;
                    drop(stream);
                    stream = self.again().await?;
                }
            }
        }
    }

    fn take(&mut self, heard: Option<(Instant, Heard)>) -> Next {
        let Some((arrived, heard)) = heard else {
            let over = self.room.borrow().lecture.phase() == Phase::Ended;
            return if over { Next::Over } else { Next::Broke };
        };
        match heard {
            Heard::Event(event) => {
                let mut received = Received::Duplicate;
                self.room.send_modify(|room| received = room.receive(&event));
                match received {
                    Received::Advanced => self.log.heard.push((event.seq, arrived)),
                    Received::Duplicate => self.log.doubled += 1,
                    Received::Gap => {
                        self.log.gaps += 1;
                        return Next::Broke;
                    }
                }
            }
            Heard::Snapshot(snapshot) => _ = self.room.send_replace(snapshot.room),
            Heard::Counts(counts) => _ = self.counts.send_replace(counts),
            Heard::Stale | Heard::Beat => {}
        }
        let over = self.room.borrow().lecture.phase() == Phase::Ended;
        if over { Next::Over } else { Next::Goes }
    }

    async fn again(&mut self) -> anyhow::Result<Stream> {
        let after = self.room.borrow().seq;
        let request = Request { after: Some(after), again: true, ..self.request.clone() };
        let mut tries = 0;
        loop {
            tries += 1;
            match Stream::open(self.target, self.phone, &request).await {
                Ok(stream) => {
                    self.log.opened.push((after, stream.asked));
                    return Ok(stream);
                }
                Err(error) if tries == TRIES => return Err(error.context("a phone could not come again")),
                Err(_) => tokio::time::sleep(BETWEEN_TRIES).await,
            }
        }
    }
}
