//! The answers of one student, on their phone and nowhere else.

use super::{Person, RegisterEntry, SgicQuestion};

/// At least three of four answers: any single question may be left empty, for whatever reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SgicAnswers {
    /// Folded, in the order of [`SgicQuestion::ALL`].
    given: [Option<String>; 4],
}

/// More than one question was left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code needs three answers: only one question may be left empty")]
pub struct TooFewAnswersError;

impl SgicAnswers {
    /// Collects the answers; `None` if a question was left empty.
    ///
    /// # Errors
    /// If more than one question was left empty.
    pub fn new(
        first_teacher: Option<&Person>,
        first_neighbour: Option<&Person>,
        last_neighbour: Option<&Person>,
        last_register_entry: Option<&RegisterEntry>,
    ) -> Result<Self, TooFewAnswersError> {
        let person = |person: Option<&Person>| person.map(ToString::to_string);
        let given = [
            person(first_teacher),
            person(first_neighbour),
            person(last_neighbour),
            last_register_entry.map(ToString::to_string),
        ];
        if given.iter().flatten().count() < given.len() - 1 {
            Err(TooFewAnswersError)
        } else {
            Ok(Self { given })
        }
    }

    /// All answers as one text, an empty one included.
    pub(super) fn all(&self) -> String {
        self.text(None)
    }

    /// Three answers as one text, for each question that can be left out: all four, or only the one
    /// that was left empty, since two answers are too few to link by.
    pub(super) fn three(&self) -> impl Iterator<Item = String> {
        let left_out =
            |at: &usize| self.given.iter().enumerate().all(|(n, given)| n == *at || given.is_some());
        (0..self.given.len()).filter(left_out).map(|at| self.text(Some(at)))
    }

    /// Writes a line for each answer except the one left out. No answer contains a line feed.
    fn text(&self, left_out: Option<usize>) -> String {
        let mut text = String::new();
        for (at, (question, given)) in SgicQuestion::ALL.into_iter().zip(&self.given).enumerate() {
            if left_out != Some(at) {
                text.push_str(question.tag());
                text.push(' ');
                text.push_str(given.as_deref().unwrap_or_default());
                text.push('\n');
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(empty: &[usize]) -> Result<SgicAnswers, TooFewAnswersError> {
        let person = Person::read("Vesna", "Šćepanović").unwrap();
        let place = RegisterEntry::read("IV-2", "9").unwrap();
        let person = |at: usize| Some(&person).filter(|_| !empty.contains(&at));
        SgicAnswers::new(person(0), person(1), person(2), Some(&place).filter(|_| !empty.contains(&3)))
    }

    #[test]
    fn each_answer_can_be_left_out() {
        let all = answers(&[]).unwrap();
        assert_eq!(
            all.all(),
            "first-teacher ves sce\nfirst-neighbour ves sce\nlast-neighbour ves sce\nlast-place 2 9\n"
        );
        let three: Vec<String> = all.three().collect();
        assert_eq!(three.len(), 4);
        assert_eq!(three[0], "first-neighbour ves sce\nlast-neighbour ves sce\nlast-place 2 9\n");
        assert_eq!(three[3], "first-teacher ves sce\nfirst-neighbour ves sce\nlast-neighbour ves sce\n");
    }

    #[test]
    fn an_empty_answer_is_left_out_and_no_other() {
        for at in 0..4 {
            let some = answers(&[at]).unwrap();
            let three: Vec<String> = some.three().collect();
            assert_eq!(three, [answers(&[]).unwrap().three().nth(at).unwrap()]);
            assert_ne!(some.all(), three[0]);
        }
        assert_eq!(answers(&[0, 2]), Err(TooFewAnswersError));
    }
}
