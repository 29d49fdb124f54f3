//! Votes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Agenda, AgendaKind, CommandError, Lecture, Mode, Progress};
use crate::id::{ChoiceId, SlideId};
use crate::json;
use crate::problem::Violation;

/// The only choice on a slide that announces a quiz: "I have handed it in". It lets the stage say
/// how many have.
pub const HANDED_IN: &str = "handed-in";

/// The random id of a vote. The phone draws one for each poll, so that two votes of one student
/// cannot be linked, and stores it when the poll is shown, long before the first tap: so all tabs of
/// a phone vote under the same one, and the server counts them once.
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

    /// Returns the id that this phone has stored for a poll. If it has none, or it cannot be read,
    /// `drawn` is the id, and the text to store comes with it.
    #[must_use]
    pub fn stored_or_drawn(stored: Option<&str>, drawn: Self) -> (Self, Option<String>) {
        // As our JSON does it, so that a phone needs no other code for it.
        if let Some(id) = stored.and_then(|text| Uuid::try_parse(text).ok()) {
            return (Self(id), None);
        }
        let text = drawn.0.hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned();
        (drawn, Some(text))
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
    /// Returns the index of the slide and of the choice on it, whether or not the vote may be cast
    /// now.
    ///
    /// # Errors
    /// A violation if the lecture has no such slide, or the slide has no such choice.
    pub fn target(&self, agenda: &Agenda) -> Result<(usize, usize), Vec<Violation>> {
        let Some((slide, asked)) = agenda.find(&self.slide) else {
            return Err(vec![Violation::at("/slide", format!("there is no slide “{}”", self.slide))]);
        };
        let choice = match &asked.kind {
            AgendaKind::Poll(choices) => choices.iter().position(|choice| *choice == self.choice),
            AgendaKind::Quiz(_) => (self.choice.as_str() == HANDED_IN).then_some(0),
            AgendaKind::Slide | AgendaKind::Gain => {
                return Err(vec![Violation::at("/slide", format!("“{}” asks nothing", self.slide))]);
            }
        };
        choice.map(|choice| (slide, choice)).ok_or_else(|| {
            let detail = format!("“{}” is not a choice on this slide", self.choice);
            vec![Violation::at("/choice", detail)]
        })
    }
}

impl Lecture {
    /// Checks that a vote on this slide of the agenda may be cast now.
    ///
    /// # Errors
    /// If the phase does not allow it.
    pub fn accept_vote(&self, agenda: &Agenda, slide: usize) -> Result<(), CommandError> {
        let quiz = matches!(agenda.slide(slide).map(|slide| &slide.kind), Some(AgendaKind::Quiz(_)));
        match self.progress {
            Progress::Ended => Err(CommandError::Ended),
            // Phones in the lobby already answer, and a phone that was offline reports it later.
            _ if quiz => Ok(()),
            Progress::Running(running) if running.mode == Mode::Voting && running.position.slide == slide => {
                Ok(())
            }
            _ => Err(CommandError::PollNotOpen),
        }
    }
}
