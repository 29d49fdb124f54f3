//! Closed polls of a lecture. There are only a few, so a list is enough.

use serde::{Deserialize, Deserializer, Serialize};

use super::Verdict;
use crate::json;

/// Closed polls in the order of their slides, with their verdict once it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(transparent)]
pub(super) struct Polls(Vec<ClosedPoll>);

/// A closed poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub(super) struct ClosedPoll {
    /// Index of the slide.
    slide: usize,
    /// The votes for each choice; null if they are not shown yet, empty if they are too few to show.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<u32>>, required))]
    votes: Option<Verdict>,
}

// Earlier versions stored it as a list of the two. A phone may have nothing else that leads to its result.
impl json::Read for ClosedPoll {
    fn read(value: &json::Value) -> Result<Self, json::JsonError> {
        if let Ok((slide, votes)) = json::Read::read(value) {
            return Ok(Self { slide, votes });
        }
        Ok(Self { slide: json::required(value, "slide")?, votes: json::required(value, "votes")? })
    }
}

impl<'de> Deserialize<'de> for ClosedPoll {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Named { slide: usize, votes: Option<Verdict> },
            List(usize, Option<Verdict>),
        }
        let (Form::Named { slide, votes } | Form::List(slide, votes)) = Form::deserialize(from)?;
        Ok(Self { slide, votes })
    }
}

impl Polls {
    pub(super) fn get(&self, slide: usize) -> Option<&Option<Verdict>> {
        self.0.iter().find(|poll| poll.slide == slide).map(|poll| &poll.votes)
    }

    pub(super) fn get_mut(&mut self, slide: usize) -> Option<&mut Option<Verdict>> {
        self.0.iter_mut().find(|poll| poll.slide == slide).map(|poll| &mut poll.votes)
    }

    /// Closes the poll on a slide. The list stays in the order of the slides, whatever the order of
    /// the polls.
    pub(super) fn insert(&mut self, slide: usize) {
        self.remove(slide);
        let index = self.0.iter().position(|poll| poll.slide > slide).unwrap_or(self.0.len());
        self.0.insert(index, ClosedPoll { slide, votes: None });
    }

    /// Opens the poll on a slide again.
    pub(super) fn remove(&mut self, slide: usize) {
        self.0.retain(|poll| poll.slide != slide);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polls_that_an_earlier_version_stored_as_pairs_are_read() {
        let of = |slide, votes| ClosedPoll { slide, votes };
        let votes = Verdict::Votes(vec![6, 5]);
        let polls = Polls(vec![of(3, None), of(4, Some(Verdict::TooFew)), of(7, Some(votes))]);
        let named = r#"[{"slide":3,"votes":null},{"slide":4,"votes":[]},{"slide":7,"votes":[6,5]}]"#;
        for text in [named, "[[3,null],[4,[]],[7,[6,5]]]"] {
            assert_eq!(serde_json::from_str::<Polls>(text).unwrap(), polls, "{text}");
            assert_eq!(json::read::<Polls>(text).unwrap(), polls, "{text}");
        }
        assert_eq!(serde_json::to_string(&polls).unwrap(), named);
        assert_eq!(json::write(&polls), named);
    }
}
