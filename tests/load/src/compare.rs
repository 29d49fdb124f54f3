//! The same slide change to as many phones, here and in a plain socket.io room: in one run, in turns, timed by one clock.
//!
//! The room keeps nothing. This server writes each change to the disk before it tells anybody, which is in its figures.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use konventa_domain::lecture::{Command, Event, Numbered, Scene};
use konventa_domain::show::Position;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use crate::exact::Exactness;
use crate::follower::Follower;
use crate::hall::Hall;
use crate::presenter::Presenter;
use crate::quantiles::Quantiles;
use crate::server::{Keys, Server};
use crate::socket_io::{Client, Room};
use crate::streams;

/// Changes are waited for so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How it is done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Clients of each server.
    pub clients: usize,
    /// How often the two take turns.
    pub rounds: usize,
    /// Slide changes in one turn.
    pub changes: usize,
    /// The time between two of them.
    pub pace: Duration,
    /// Node's executable.
    pub node: PathBuf,
    /// Where `server.mjs` and its packages are.
    pub folder: PathBuf,
}

/// One of the two.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Side {
    /// From the request of the presenter to each receipt.
    pub fan_out: Quantiles,
    /// The 99th percentile of each turn, in milliseconds, in order.
    pub turns: Vec<f64>,
}

/// Both.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Clients of each.
    pub clients: usize,
    /// This server.
    pub konventa: Side,
    /// The other.
    pub socket_io: Side,
    /// Whether each client of each was told each change, once.
    pub exact: Exactness,
}

/// When a change was sent, by its number.
type Sent = Vec<(u64, Instant)>;

/// Runs both in turns.
///
/// # Errors
/// Where one of them does not go on.
pub async fn compare(plan: &Plan, server: &Server) -> anyhow::Result<Findings> {
    let (hall, token) = Hall::open(server.target, Keys::own()).await?;
    let hall = Arc::new(hall);
    let mut presenter = Presenter::at(Arc::clone(&hall), token).await?;
    let wave = Duration::from_millis(u64::try_from(plan.clients)?);
    let (mut followers, _) = streams::open(&hall, plan.clients, wave).await?;
    let room = Arc::new(Room::start(&plan.node, &plan.folder).await?);
    let mut clients = join(&room, plan.clients).await?;
    presenter.command(Command::Start {}).await?;

    let (mut here, mut there): (Vec<Sent>, Vec<Sent>) = (Vec::new(), Vec::new());
    for turn in 0..plan.rounds {
        here.push(turn_here(plan, &mut presenter, &mut followers).await?);
        there.push(turn_there(plan, turn, &mut clients).await?);
    }

    presenter.command(Command::End {}).await?;
    presenter.end().await?;
    let mut exact = Exactness::default();
    let mut by_followers = Vec::new();
    for follower in followers {
        by_followers.push(follower.end().await?.1.heard);
    }
    Arc::into_inner(room).context("somebody still holds the room")?.stop().await?;
    let mut by_clients = Vec::new();
    for client in clients {
        by_clients.push(client.end().await?);
    }
    let konventa = side("konventa", &here, &by_followers, &mut exact);
    let socket_io = side("socket.io", &there, &by_clients, &mut exact);
    Ok(Findings { clients: plan.clients, konventa, socket_io, exact })
}

async fn join(room: &Arc<Room>, count: usize) -> anyhow::Result<Vec<Client>> {
    let mut joining = JoinSet::new();
    for number in 0..count {
        let room = Arc::clone(room);
        joining.spawn(async move {
            tokio::time::sleep(Duration::from_millis(number as u64)).await;
            room.join().await
        });
    }
    let mut clients = Vec::with_capacity(count);
    while let Some(client) = joining.join_next().await {
        clients.push(client?.context("a client does not get into the room")?);
    }
    Ok(clients)
}

async fn turn_here(
    plan: &Plan,
    presenter: &mut Presenter,
    followers: &mut [Follower],
) -> anyhow::Result<Sent> {
    let mut sent = Vec::new();
    for _ in 0..plan.changes {
        tokio::time::sleep(plan.pace).await;
        let seq = streams::change(presenter).await?;
        sent.push((seq, *presenter.sent.get(&seq).context("it was not sent")?));
        let all = async {
            for follower in &mut *followers {
                follower.room.wait_for(|room| room.seq >= seq).await?;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(PATIENCE, all).await.context("konventa does not tell all")??;
    }
    Ok(sent)
}

async fn turn_there(plan: &Plan, turn: usize, clients: &mut [Client]) -> anyhow::Result<Sent> {
    let mut sent = Vec::new();
    for change in 0..plan.changes {
        tokio::time::sleep(plan.pace).await;
        let seq = (turn * plan.changes + change + 1) as u64;
        // The same bytes as the other server tells.
        let place = Position { slide: (change + 1) % 2, fragment: 0 };
        let event = Numbered { seq, event: Event::Shown(place, Scene::Slide) };
        let teller = clients.first().context("nobody is in the room")?;
        sent.push((seq, teller.tell(&event).await?));
        let all = async {
            for client in &mut *clients {
                client.last.wait_for(|last| *last >= seq).await?;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(PATIENCE, all).await.context("socket.io does not tell all")??;
    }
    Ok(sent)
}

/// One side's figures; and whether each change was heard once by each client.
fn side(name: &str, turns: &[Sent], heard: &[Vec<(u64, Instant)>], exact: &mut Exactness) -> Side {
    let mut took = |(seq, sent): &(u64, Instant)| {
        let receipts = heard.iter().flatten().filter(|(heard, _)| heard == seq);
        let took: Vec<_> = receipts.map(|(_, arrived)| arrived.duration_since(*sent)).collect();
        exact.counts(&format!("{name}: who heard change {seq}"), &[heard.len() as u64], &[took.len() as u64]);
        took
    };
    let turns: Vec<Vec<Duration>> =
        turns.iter().map(|sent| sent.iter().flat_map(&mut took).collect()).collect();
    let fan_out = Quantiles::of(turns.concat());
    Side { fan_out, turns: turns.into_iter().map(|turn| Quantiles::of(turn).p99).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_did_not_hear_a_change_is_found() {
        let begin = Instant::now();
        let at = |millis| begin + Duration::from_millis(millis);
        let turns = [vec![(1, at(0)), (2, at(100))], vec![(3, at(200))]];
        let heard = [vec![(1, at(10)), (2, at(120)), (3, at(230))], vec![(1, at(20)), (3, at(240))]];
        let mut exact = Exactness::default();
        let side = side("x", &turns, &heard, &mut exact);
        assert_eq!((exact.lost, exact.doubled), (1, 0));
        assert_eq!(exact.faults, ["x: who heard change 2: [1] instead of [2]"]);
        assert_eq!(side.turns.iter().map(|p99| p99.round()).collect::<Vec<_>>(), [20.0, 40.0]);
        assert_eq!(side.fan_out.n, 5);
    }
}
