//! A phone's event stream: the app's own [`Follower`] decides, and this module carries its effects out.
//!
//! Beside what the app does, it records when every event arrived, whether the stream had gaps or
//! repeated an event, and how often the server closed it. A phone that is not connected again within
//! `PATIENCE` is an error; the app would keep trying.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use fastrand::Rng;
use konventa_domain::Timestamp;
use konventa_domain::lecture::follower::{FetchSnapshotError, Follower, Link, StreamEffect, StreamEvent};
use konventa_domain::lecture::{About, Counts, LectureReplica, Phase, Snapshot};
use konventa_test_support::{
    Connection, LectureStream, Request, ServerAddress, StatusCode, StreamMessage, StreamRequest,
};
use tokio::sync::{mpsc, watch};

/// How long a phone may be without a connection, beside the time that it was cut off on purpose.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long a stream may be silent before the follower checks the time: longer than the 15 seconds
/// between two beats, so that the timer of a healthy stream never fires.
const TICK: Duration = Duration::from_secs(20);
/// How often the follower checks the time while it has no stream.
const BETWEEN_TICKS: Duration = Duration::from_millis(20);

/// What happened on the streams of a phone.
#[derive(Debug, Default)]
pub struct StreamLog {
    /// The number of each event, and when it arrived.
    pub heard: Vec<(u64, Instant)>,
    /// When each stream was requested, with the number of the last event known then.
    pub opened: Vec<(u64, Instant)>,
    /// Events that a stream repeated.
    pub doubled: u64,
    /// Events that were missing in a stream.
    pub gaps: u64,
    /// How often the server closed the stream in the middle of the lecture.
    pub hung_up: u64,
}

/// A follower at work, in a task of its own.
pub struct RunningFollower {
    /// The lecture, from the first snapshot.
    pub about: About,
    follower: watch::Receiver<Follower>,
    counts: watch::Receiver<Counts>,
    cuts: mpsc::Sender<Duration>,
    /// The ticket to come back, once the phone has one.
    ticket: Arc<OnceLock<String>>,
    task: tokio::task::JoinHandle<anyhow::Result<StreamLog>>,
}

impl RunningFollower {
    /// Opens the stream and waits for the snapshot it begins with. `snapshot` is the request for the
    /// snapshot alone, which the follower needs when a stream does not open.
    pub async fn start(
        server: ServerAddress,
        phone: usize,
        request: StreamRequest,
        snapshot: Request,
    ) -> anyhow::Result<Self> {
        let mut following = Following {
            server,
            phone,
            request,
            snapshot,
            started: Instant::now(),
            rng: Rng::with_seed(phone as u64),
            follower: watch::Sender::new(Follower::begin(None, false, Timestamp::from_ms(0.0))),
            counts: watch::Sender::new(Counts::default()),
            stream: None,
            log: StreamLog::default(),
            ticket: Arc::default(),
        };
        following.step(StreamEvent::Tick);
        let mut stream = LectureStream::open(server, phone, &following.request).await?;
        following.step(StreamEvent::Opened);
        let Some((_, StreamMessage::Snapshot(first))) = stream.next().await? else {
            anyhow::bail!("the stream does not begin with a snapshot");
        };
        let about = first.about.clone();
        following.log.opened.push((first.replica.seq, stream.requested));
        following.stream = Some(stream);
        following.step(StreamEvent::SnapshotReceived(first));
        let (follower, counts) = (following.follower.subscribe(), following.counts.subscribe());
        let (cuts, cut) = mpsc::channel(1);
        let ticket = Arc::clone(&following.ticket);
        let task = tokio::spawn(following.follow(cut));
        Ok(Self { about, follower, counts, cuts, ticket, task })
    }

    /// From now on the phone shows this ticket when it comes back.
    pub fn return_with(&self, ticket: String) {
        let _ = self.ticket.set(ticket);
    }

    /// The lecture as this phone knows it.
    pub fn replica(&self) -> LectureReplica {
        replica(&self.follower.borrow())
    }

    /// Waits until the lecture, as this phone knows it, is as wanted.
    pub async fn wait_until(&mut self, is_so: impl Fn(&LectureReplica) -> bool) -> anyhow::Result<()> {
        let known =
            |follower: &Follower| follower.snapshot().is_some_and(|snapshot| is_so(&snapshot.replica));
        self.follower.wait_for(known).await?;
        Ok(())
    }

    /// The latest counts, if the request asked for counts.
    pub fn counts(&self) -> Counts {
        *self.counts.borrow()
    }

    /// Waits until the counts are as wanted.
    pub async fn wait_for_counts(&mut self, is_so: impl Fn(&Counts) -> bool) -> anyhow::Result<()> {
        self.counts.wait_for(is_so).await?;
        Ok(())
    }

    /// Cuts the connection for some time. Does nothing if it is cut already.
    pub fn cut(&self, absent: Duration) {
        let _ = self.cuts.try_send(absent);
    }

    /// Waits for the end of the lecture. Returns the lecture as this phone knows it, and the log.
    pub async fn end(self) -> anyhow::Result<(LectureReplica, StreamLog)> {
        let log = self.task.await??;
        let replica = replica(&self.follower.borrow());
        Ok((replica, log))
    }

    /// Leaves the lecture for good.
    pub fn leave(self) {
        self.task.abort();
    }
}

fn replica(follower: &Follower) -> LectureReplica {
    follower.snapshot().map(|snapshot| snapshot.replica.clone()).unwrap_or_default()
}

struct Following {
    server: ServerAddress,
    phone: usize,
    request: StreamRequest,
    snapshot: Request,
    started: Instant,
    rng: Rng,
    follower: watch::Sender<Follower>,
    counts: watch::Sender<Counts>,
    stream: Option<LectureStream>,
    log: StreamLog,
    ticket: Arc<OnceLock<String>>,
}

impl Following {
    async fn follow(mut self, mut cut: mpsc::Receiver<Duration>) -> anyhow::Result<StreamLog> {
        let mut connected = Instant::now();
        loop {
            match self.follower.borrow().link() {
                Link::Connected => connected = Instant::now(),
                Link::Refused(why) => anyhow::bail!("a phone could not return: {why:?}"),
                Link::Connecting | Link::Waiting => {
                    anyhow::ensure!(connected.elapsed() < PATIENCE, "a phone could not return");
                }
            }
            if self.is_over() {
                return Ok(self.log);
            }
            let event = if let Some(stream) = &mut self.stream {
                tokio::select! {
                    biased;
                    message = tokio::time::timeout(TICK, stream.next()) => match message {
                        Ok(message) => self.received(message?),
                        Err(_) => StreamEvent::Tick,
                    },
                    Some(absent) = cut.recv() => {
                        self.stream = None;
                        self.perform(StreamEvent::Lost).await;
                        tokio::time::sleep(absent).await;
                        connected = Instant::now();
                        // The browser reports that the network is back.
                        StreamEvent::Resumed
                    }
                }
            } else {
                tokio::time::sleep(BETWEEN_TICKS).await;
                StreamEvent::Tick
            };
            self.perform(event).await;
        }
    }

    fn is_over(&self) -> bool {
        let follower = self.follower.borrow();
        follower.snapshot().is_some_and(|snapshot| snapshot.replica.lecture.phase() == Phase::Ended)
    }

    /// Records a message, and says what it means to the follower.
    fn received(&mut self, message: Option<(Instant, StreamMessage)>) -> StreamEvent {
        let Some((arrived, message)) = message else {
            self.stream = None;
            self.log.hung_up += 1;
            return StreamEvent::Lost;
        };
        match message {
            StreamMessage::Event(event) => {
                let known = self.last_known();
                if event.seq <= known {
                    self.log.doubled += 1;
                } else if event.seq == known + 1 {
                    self.log.heard.push((event.seq, arrived));
                } else {
                    self.log.gaps += 1;
                }
                StreamEvent::EventReceived(event)
            }
            StreamMessage::Snapshot(snapshot) => StreamEvent::SnapshotReceived(snapshot),
            StreamMessage::Counts(counts) => {
                self.counts.send_replace(counts);
                StreamEvent::Heartbeat
            }
            StreamMessage::Stale | StreamMessage::Beat => StreamEvent::Heartbeat,
        }
    }

    /// Tells the follower an event and carries out its effects, and what follows from them.
    async fn perform(&mut self, event: StreamEvent) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let timed_out = matches!(event, StreamEvent::Tick);
            for effect in self.step(event) {
                match effect {
                    StreamEffect::Close => {
                        // An open stream that was silent for too long is as good as closed.
                        self.log.hung_up += u64::from(timed_out && self.stream.is_some());
                        self.stream = None;
                    }
                    StreamEffect::Fetch => {
                        let fetched = self.fetch().await;
                        events.push(StreamEvent::Fetched(Box::new(fetched)));
                    }
                    StreamEffect::Open { heard, returning } => {
                        let after = heard.map(|(_, seq)| seq);
                        let shown = || self.ticket.get().cloned().unwrap_or_else(|| "true".to_owned());
                        let again = returning.then(shown);
                        let request = StreamRequest { after, again, ..self.request.clone() };
                        self.stream = LectureStream::open(self.server, self.phone, &request).await.ok();
                        events.push(match &self.stream {
                            Some(stream) => {
                                self.log.opened.push((after.unwrap_or_default(), stream.requested));
                                StreamEvent::Opened
                            }
                            None => StreamEvent::Lost,
                        });
                    }
                }
            }
        }
    }

    async fn fetch(&self) -> Result<Snapshot, FetchSnapshotError> {
        let response = Connection::new(self.server, self.phone).send(&self.snapshot).await;
        let response = response.map_err(|_| FetchSnapshotError::Temporary)?;
        match response.status {
            StatusCode::NOT_FOUND => Err(FetchSnapshotError::Unknown),
            StatusCode::GONE => Err(FetchSnapshotError::Over),
            _ => response.json().map_err(|_| FetchSnapshotError::Temporary),
        }
    }

    fn step(&mut self, event: StreamEvent) -> Vec<StreamEffect> {
        let now = Timestamp::from_ms(self.started.elapsed().as_secs_f64() * 1_000.0);
        let jitter = self.rng.f64();
        let mut effects = Vec::new();
        self.follower.send_modify(|follower| effects = follower.step(event, now, jitter));
        effects
    }

    fn last_known(&self) -> u64 {
        self.follower.borrow().snapshot().map_or(0, |snapshot| snapshot.replica.seq)
    }
}
