//! How phones on a bad network vote, and which of their votes the server has to count.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use fastrand::Rng;
use konventa_domain::id::{ChoiceId, SlideId};
use konventa_domain::lecture::{Vote, VoteId};
use konventa_test_support::{Request, StatusCode};

use crate::phone::Phone;

/// What happens to a vote on its way to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteDelivery {
    /// It is sent once.
    Once,
    /// It is changed.
    Changed,
    /// It is changed, and the first choice arrives after the second.
    OutOfOrder,
    /// It is sent three times, one after the other.
    Repeated,
    /// It is sent twice at once.
    TwiceAtOnce,
    /// The network is lost between sending and the answer; then it is sent again.
    Lost,
}

impl VoteDelivery {
    /// Draws one; `drops` of a hundred are lost.
    pub fn draw(rng: &mut Rng, drops: u8) -> Self {
        if rng.u8(0..100) < drops {
            return Self::Lost;
        }
        // Most people tap once.
        match rng.u8(0..20) {
            0 | 1 => Self::Changed,
            2 => Self::OutOfOrder,
            3 => Self::Repeated,
            4 => Self::TwiceAtOnce,
            _ => Self::Once,
        }
    }
}

/// The result of one phone's vote.
#[derive(Debug, Default)]
pub struct VoteResult {
    /// The choice that has to be counted; `None` if the poll was closed before.
    pub counted: Option<usize>,
    /// How long the answers took that the phone waited for.
    pub took: Vec<Duration>,
}

/// The vote of one phone on one slide: one id, and a revision for each change.
struct PhoneVote<'a> {
    phone: &'a mut Phone,
    slide: &'a SlideId,
    choices: &'a [ChoiceId],
    id: VoteId,
    result: VoteResult,
    revision: Option<u32>,
}

/// Votes.
pub async fn vote(
    phone: &mut Phone,
    slide: &SlideId,
    choices: &[ChoiceId],
    delivery: VoteDelivery,
) -> anyhow::Result<VoteResult> {
    let id = VoteId::from_random(phone.rng.u128(..).to_le_bytes());
    let (first, second) = (phone.rng.usize(..choices.len()), phone.rng.usize(..choices.len()));
    let mut vote = PhoneVote { phone, slide, choices, id, result: VoteResult::default(), revision: None };
    match delivery {
        VoteDelivery::Once => _ = vote.send(first, 0).await?,
        VoteDelivery::Changed => {
            vote.send(first, 0).await?;
            vote.send(second, 1).await?;
        }
        VoteDelivery::OutOfOrder => {
            vote.send(second, 1).await?;
            vote.send(first, 0).await?;
        }
        VoteDelivery::Repeated => {
            for expected in [StatusCode::CREATED, StatusCode::OK, StatusCode::OK] {
                let status = vote.send(first, 0).await?;
                ensure!(status == expected, "{status} instead of {expected} for a repeated vote");
            }
        }
        VoteDelivery::TwiceAtOnce => {
            let request = vote.request(first, 0)?;
            let both = vote.phone.send_twice_at_once(&request).await?;
            let mut statuses = both.map(|answer| answer.status);
            statuses.sort_unstable();
            let expected = [StatusCode::OK, StatusCode::CREATED];
            ensure!(
                statuses == expected,
                "{statuses:?} instead of {expected:?} for a vote sent twice at once"
            );
            vote.result.counted = Some(first);
        }
        VoteDelivery::Lost => {
            let request = vote.request(first, 0)?;
            vote.phone.send_and_lose_the_network(&request).await?;
            vote.send(first, 0).await?;
        }
    }
    Ok(vote.result)
}

impl PhoneVote<'_> {
    fn request(&self, choice: usize, revision: u32) -> anyhow::Result<Request> {
        let vote =
            Vote { vote: self.id, slide: self.slide.clone(), choice: self.choices[choice].clone(), revision };
        let request = Request::post(self.phone.lecture().path("/votes"), &vote)?;
        let seat = self.phone.seat.as_ref().context("the phone has no seat")?;
        let ticket = seat.ticket_for_vote(self.slide.as_str());
        Ok(ticket.iter().fold(request, |request, ticket| request.ticket(ticket)))
    }

    /// Sends a choice, and records which choice now has to be counted.
    async fn send(&mut self, choice: usize, revision: u32) -> anyhow::Result<StatusCode> {
        let request = self.request(choice, revision)?;
        let (answer, took) = self.phone.send(&request).await?;
        match answer.status {
            StatusCode::CREATED | StatusCode::OK => {
                self.result.took.push(took);
                if self.revision.is_none_or(|latest| latest <= revision) {
                    self.revision = Some(revision);
                    self.result.counted = Some(choice);
                }
            }
            // The poll was closed in the meantime. Votes accepted before still count.
            StatusCode::CONFLICT => {
                ensure!(answer.text().contains("poll-not-open"), "refused: {}", answer.text());
            }
            status => anyhow::bail!("a vote got {status}: {}", answer.text()),
        }
        Ok(answer.status)
    }
}
