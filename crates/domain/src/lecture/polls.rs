//! Closed polls of a lecture. There are only a few, so a list is enough.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::json;

/// Closed polls by the index of their slide, with their verdict once it is shown.
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

    /// Closes the poll on a slide. The list stays in the order of the slides, whatever the order of
    /// the polls.
    pub(super) fn insert(&mut self, slide: usize) {
        self.remove(slide);
        let index = self.0.iter().position(|(at, _)| *at > slide).unwrap_or(self.0.len());
        self.0.insert(index, (slide, None));
    }

    /// Opens the poll on a slide again.
    pub(super) fn remove(&mut self, slide: usize) {
        self.0.retain(|(at, _)| *at != slide);
    }
}
