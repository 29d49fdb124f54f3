//! How phones on a bad network vote, and what has to be counted of it.

use std::time::Duration;

use anyhow::ensure;
use fastrand::Rng;
use hyper::StatusCode;
use konventa_domain::id::{ChoiceId, SlideId};
use konventa_domain::lecture::{Vote, VoteId};

use crate::http::Ask;
use crate::phone::Phone;

/// What happens to a vote on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// It is sent once.
    Plain,
    /// It is changed.
    Changed,
    /// It is changed, and the first choice arrives after the second.
    Overtaken,
    /// It is sent three times, one after the other.
    Repeated,
    /// It is sent twice at once.
    Twice,
    /// The network is lost between sending and the answer; then it is sent again.
    Lost,
}

impl Manner {
    /// Draws one; `drops` in a hundred are lost.
    #[must_use]
    pub fn draw(rng: &mut Rng, drops: u8) -> Self {
        if rng.u8(0..100) < drops {
            return Self::Lost;
        }
        // Most people tap once.
        match rng.u8(0..20) {
            0 | 1 => Self::Changed,
            2 => Self::Overtaken,
            3 => Self::Repeated,
            4 => Self::Twice,
            _ => Self::Plain,
        }
    }
}

/// What became of the vote of one phone.
#[derive(Debug, Default)]
pub struct Ballot {
    /// What has to be counted; nothing where the poll was closed before.
    pub counted: Option<usize>,
    /// How long answers took, of those that were waited for.
    pub took: Vec<Duration>,
}

/// The votes of one phone for one slide: one number, and a revision for each change.
struct Voting<'a> {
    phone: &'a mut Phone,
    slide: &'a SlideId,
    choices: &'a [ChoiceId],
    id: VoteId,
    ballot: Ballot,
    revision: Option<u32>,
}

/// Votes.
///
/// # Errors
/// Where the server answers something else than the interface has.
pub async fn vote(
    phone: &mut Phone,
    slide: &SlideId,
    choices: &[ChoiceId],
    manner: Manner,
) -> anyhow::Result<Ballot> {
    let id = VoteId::from_random(phone.rng.u128(..).to_le_bytes());
    let (first, second) = (phone.rng.usize(..choices.len()), phone.rng.usize(..choices.len()));
    let mut voting = Voting { phone, slide, choices, id, ballot: Ballot::default(), revision: None };
    match manner {
        Manner::Plain => _ = voting.send(first, 0).await?,
        Manner::Changed => {
            voting.send(first, 0).await?;
            voting.send(second, 1).await?;
        }
        Manner::Overtaken => {
            voting.send(second, 1).await?;
            voting.send(first, 0).await?;
        }
        Manner::Repeated => {
            for expected in [StatusCode::CREATED, StatusCode::OK, StatusCode::OK] {
                let status = voting.send(first, 0).await?;
                ensure!(status == expected, "{status} instead of {expected} for a vote that is sent again");
            }
        }
        Manner::Twice => {
            let ask = voting.asking(first, 0)?;
            let both = voting.phone.send_twice(&ask).await?;
            let mut statuses = both.map(|answer| answer.status);
            statuses.sort_unstable();
            let expected = [StatusCode::OK, StatusCode::CREATED];
            ensure!(
                statuses == expected,
                "{statuses:?} instead of {expected:?} for a vote sent twice at once"
            );
            voting.ballot.counted = Some(first);
        }
        Manner::Lost => {
            let ask = voting.asking(first, 0)?;
            voting.phone.send_and_lose(&ask).await?;
            voting.send(first, 0).await?;
        }
    }
    Ok(voting.ballot)
}

impl Voting<'_> {
    fn asking(&self, choice: usize, revision: u32) -> anyhow::Result<Ask> {
        let vote =
            Vote { vote: self.id, slide: self.slide.clone(), choice: self.choices[choice].clone(), revision };
        Ask::post(self.phone.hall().path("/votes"), &vote)
    }

    /// Sends one choice, and keeps in mind what now has to be counted.
    async fn send(&mut self, choice: usize, revision: u32) -> anyhow::Result<StatusCode> {
        let ask = self.asking(choice, revision)?;
        let (answer, took) = self.phone.send(&ask).await?;
        let said = || String::from_utf8_lossy(&answer.body).into_owned();
        match answer.status {
            StatusCode::CREATED | StatusCode::OK => {
                self.ballot.took.push(took);
                if self.revision.is_none_or(|latest| latest <= revision) {
                    self.revision = Some(revision);
                    self.ballot.counted = Some(choice);
                }
            }
            // The poll was closed in between. What was accepted before stays.
            StatusCode::CONFLICT => ensure!(said().contains("poll-not-open"), "refused: {}", said()),
            status => anyhow::bail!("a vote got {status}: {}", said()),
        }
        Ok(answer.status)
    }
}
