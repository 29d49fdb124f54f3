//! Votes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Agenda, CommandError, Doing, Lecture, Stage, StopKind};
use crate::id::{ChoiceId, SlideId};
use crate::json;
use crate::problem::Violation;

/// The only choice on a slide that calls to a quiz: "I have handed it in". It lets the stage say
/// how many have.
pub const HANDED_IN: &str = "handed-in";

/// Names a vote: a random number that the phone draws for each poll, so that two votes of one
/// student cannot be linked.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, json::Read, json::Write,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct VoteId(pub Uuid);

impl VoteId {
    /// Makes an id of sixteen random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }
}

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Its id. A vote sent twice counts once; with another choice it replaces the first.
    pub vote: VoteId,
    /// The slide that asks.
    pub slide: SlideId,
    /// The choice.
    pub choice: ChoiceId,
    /// Number of changes on the phone, so that an earlier vote that arrives late changes nothing.
    #[serde(default)]
    pub revision: u32,
}

impl Vote {
    /// Returns the index of the slide and of the choice on it, whether the vote may be cast now or
    /// not.
    ///
    /// # Errors
    /// A violation where the vote fits no slide of the lecture.
    pub fn target(&self, agenda: &Agenda) -> Result<(usize, usize), Vec<Violation>> {
        let Some((slide, stop)) = agenda.find(&self.slide) else {
            return Err(vec![Violation::at("/slide", format!("there is no slide “{}”", self.slide))]);
        };
        let choice = match &stop.kind {
            StopKind::Poll(choices) => choices.iter().position(|choice| *choice == self.choice),
            StopKind::Quiz(_) => (self.choice.as_str() == HANDED_IN).then_some(0),
            StopKind::Slide | StopKind::Gain => {
                return Err(vec![Violation::at("/slide", format!("“{}” asks nothing", self.slide))]);
            }
        };
        choice.map(|choice| (slide, choice)).ok_or_else(|| {
            let detail = format!("“{}” is not a choice on this slide", self.choice);
            vec![Violation::at("/choice", detail)]
        })
    }

    /// Returns the index of the slide and of the choice on it, where the vote may be cast now.
    ///
    /// # Errors
    /// `Ok(Err(_))` where the phase does not allow it; `Err(_)` where the vote fits no slide of the
    /// lecture.
    pub fn check(
        &self,
        lecture: &Lecture,
        agenda: &Agenda,
    ) -> Result<Result<(usize, usize), CommandError>, Vec<Violation>> {
        let (slide, choice) = self.target(agenda)?;
        let quiz = matches!(agenda.stop(slide).map(|stop| &stop.kind), Some(StopKind::Quiz(_)));
        Ok(match lecture.stage {
            Stage::Ended => Err(CommandError::Ended),
            // Phones in the lobby already answer, and a phone that was offline reports it later.
            _ if quiz => Ok((slide, choice)),
            Stage::On(on) if on.doing == Doing::Voting && on.place.slide == slide => Ok((slide, choice)),
            _ => Err(CommandError::PollNotOpen),
        })
    }
}
