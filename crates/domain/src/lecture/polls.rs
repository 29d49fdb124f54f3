//! The polls of a lecture that are over: a handful, so a list is enough.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::json;

/// Polls that are over, by the index of their slide; with what the room said once that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(transparent)]
pub(super) struct Polls(Vec<(usize, Option<Verdict>)>);

impl Polls {
    pub(super) fn get(&self, slide: usize) -> Option<&Option<Verdict>> {
        self.0.iter().find(|(at, _)| *at == slide).map(|(_, verdict)| verdict)
    }

    pub(super) fn get_mut(&mut self, slide: usize) -> Option<&mut Option<Verdict>> {
        self.0.iter_mut().find(|(at, _)| *at == slide).map(|(_, verdict)| verdict)
    }

    /// The poll on a slide is over. The list stays in the order of the slides, whatever the order of the polls.
    pub(super) fn insert(&mut self, slide: usize) {
        self.remove(slide);
        let place = self.0.iter().position(|(at, _)| *at > slide).unwrap_or(self.0.len());
        self.0.insert(place, (slide, None));
    }

    /// The poll on a slide is open again.
    pub(super) fn remove(&mut self, slide: usize) {
        self.0.retain(|(at, _)| *at != slide);
    }
}
