//! What a phone says to the room.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Agenda, CommandError, Doing, Lecture, Stage, StopKind};
use crate::id::{ChoiceId, SlideId};
use crate::json;
use crate::problem::Violation;

/// The only choice on a slide that calls to a quiz: "I have handed it in". So the stage can say how many have.
pub const HANDED_IN: &str = "handed-in";

/// Names a vote: a random number, drawn anew on the phone for each poll, so that two votes cannot be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct VoteId(pub Uuid);

json::inner!(VoteId);

impl VoteId {
    /// From sixteen random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }
}

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Its name. Sent again it counts once; with another choice it is changed.
    pub vote: VoteId,
    /// The slide that asks.
    pub slide: SlideId,
    /// What was chosen.
    pub choice: ChoiceId,
    /// Counts the changes on the phone, so that an earlier one that the network delivers late changes nothing.
    #[serde(default)]
    pub revision: u32,
}

json::fields!(write Vote { vote, slide, choice, revision });

impl Vote {
    /// The index of the slide, and of the choice on it, whether it may be cast now or not.
    ///
    /// # Errors
    /// What fits no slide of the lecture.
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

    /// The index of the slide, and of the choice on it, where this vote may be cast now.
    ///
    /// # Errors
    /// `Ok(Err(_))` is a refusal of the phase; `Err(_)` a vote that fits no slide of the lecture.
    pub fn check(
        &self,
        lecture: &Lecture,
        agenda: &Agenda,
    ) -> Result<Result<(usize, usize), CommandError>, Vec<Violation>> {
        let (slide, choice) = self.target(agenda)?;
        let quiz = matches!(agenda.stop(slide).map(|stop| &stop.kind), Some(StopKind::Quiz(_)));
        Ok(match lecture.stage {
            Stage::Ended => Err(CommandError::Ended),
            // Phones in the lobby already answer, and one that was offline says so later.
            _ if quiz => Ok((slide, choice)),
            Stage::On(on) if on.doing == Doing::Voting && on.place.slide == slide => Ok((slide, choice)),
            _ => Err(CommandError::PollNotOpen),
        })
    }
}
