//! The steps of a student, and what each leads to.

use super::{Enrolled, Journey, Opening, OpeningPage, Quiz, QuizResult, Sharing, SlideProgress};
use crate::Country;
use crate::id::{ChoiceId, DeckVersion, ItemId, LectureId, SlideId};
use crate::quiz::{Response, Seed};
use crate::submission::SubmissionId;

/// A step of a student.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Chooses the country, before consent.
    Choose(Country),
    /// Goes to the next page before consent.
    Onward,
    /// Goes to the page before.
    Back,
    /// Consents to the quiz.
    Agree {
        /// Drawn on the phone.
        seed: Seed,
        /// Drawn on the phone, for outcomes that may be shared later.
        submission: SubmissionId,
        /// The version of the deck on the phone.
        version: DeckVersion,
        /// Its items, in the order asked.
        items: Vec<ItemId>,
        /// The live lecture, for a student in a hall.
        lecture: Option<LectureId>,
        /// The point of the lecture at which the student joins.
        join: Join,
    },
    /// Declines the quiz.
    Decline,
    /// Gives or changes a response.
    Respond(ItemId, Response),
    /// Turns to an item; the number of items stands for the page before handing in.
    Turn(usize),
    /// Hands in the quiz.
    HandIn,
    /// Skips the quiz, or the rest of it, without handing it in.
    Skip,
    /// Turns to a slide.
    Look(usize),
    /// Chooses in a scenario or a poll.
    Opine(SlideId, ChoiceId),
    /// Finishes the slides.
    Finish,
    /// Shares the outcomes.
    Share,
    /// Keeps the outcomes on the phone.
    Keep,
    /// Withdraws shared outcomes.
    Withdraw,
}

/// The point at which a student joins the lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// At the pre-quiz.
    Begin,
    /// After the pre-quiz, which is missed.
    Late,
    /// At the follow-up, weeks after the lecture: only the post-quiz is taken, a second time.
    FollowUp,
}

/// Why a step is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// The step is not possible now.
    #[error("this is not possible now")]
    NotNow,
    /// A country has to be chosen first.
    #[error("choose a country first")]
    NoCountry,
    /// The quiz has no such item.
    #[error("there is no such item in this quiz")]
    UnknownItem,
}

/// A refused step, with the unchanged journey.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct StepRefusedError {
    /// The unchanged journey.
    pub journey: Box<Journey>,
    /// Why the step was refused.
    pub why: StepError,
}

impl Journey {
    /// Returns the journey after a step.
    ///
    /// # Errors
    /// [`StepRefusedError`] returns the journey if the step is not possible.
    pub fn apply(self, step: Step) -> Result<Self, StepRefusedError> {
        match (self, step) {
            (Self::Consent(opening), step) => before_consent(opening, step),
            (Self::Declined { country, mut reading }, step) => match reading.read(step) {
                Ok(()) => Ok(Self::Declined { country, reading }),
                // A student who declined may still consent; after the pre-quiz the slides start
                // again. A student who is too late for the pre-quiz stays at the slide.
                Err(Step::Agree { seed, submission, version, items, lecture, join }) => {
                    let submission = Some(submission);
                    let enrolled = Enrolled { country, seed, version, items, lecture, submission };
                    Ok(agreed(enrolled, join, reading))
                }
                Err(_) => Self::Declined { country, reading }.refuse(StepError::NotNow),
            },
            (Self::PreQuiz { enrolled, mut quiz }, step) => match quiz.answer(&enrolled.items, step) {
                Ok(()) => Ok(Self::PreQuiz { enrolled, quiz }),
                Err(QuizStop::Over(pre)) => {
                    Ok(Self::Lecture { enrolled, pre: pre(quiz), reading: SlideProgress::default() })
                }
                Err(QuizStop::Refused(why)) => Self::PreQuiz { enrolled, quiz }.refuse(why),
            },
            (Self::Lecture { enrolled, pre, mut reading }, step) => match reading.read(step) {
                Ok(()) => Ok(Self::Lecture { enrolled, pre, reading }),
                Err(Step::Finish) => Ok(Self::PostQuiz { enrolled, pre, quiz: Quiz::default() }),
                Err(_) => Self::Lecture { enrolled, pre, reading }.refuse(StepError::NotNow),
            },
            (Self::PostQuiz { enrolled, pre, mut quiz }, step) => match quiz.answer(&enrolled.items, step) {
                Ok(()) => Ok(Self::PostQuiz { enrolled, pre, quiz }),
                Err(QuizStop::Over(post)) => {
                    let post = post(quiz);
                    Ok(Self::Result { enrolled, pre, post, sharing: Sharing::Undecided })
                }
                Err(QuizStop::Refused(why)) => Self::PostQuiz { enrolled, pre, quiz }.refuse(why),
            },
            (Self::Result { enrolled, pre, post, sharing }, step) => {
                let nothing = pre == QuizResult::Missed && post == QuizResult::Missed;
                let next = match (sharing, step) {
                    (Sharing::Undecided | Sharing::Kept, Step::Share) if !nothing => {
                        Ok(Sharing::Shared(enrolled.submission_id()))
                    }
                    (Sharing::Undecided, Step::Keep) => Ok(Sharing::Kept),
                    (Sharing::Shared(id), Step::Withdraw) => Ok(Sharing::Withdrawn(id)),
                    _ => Err(StepError::NotNow),
                };
                let stay = |sharing| Self::Result { enrolled, pre, post, sharing };
                match next {
                    Ok(sharing) => Ok(stay(sharing)),
                    Err(why) => stay(sharing).refuse(why),
                }
            }
        }
    }

    fn refuse(self, why: StepError) -> Result<Self, StepRefusedError> {
        Err(StepRefusedError { journey: Box::new(self), why })
    }
}

fn before_consent(opening: Opening, step: Step) -> Result<Journey, StepRefusedError> {
    let turn = |page| Ok(Journey::Consent(Opening { page, ..opening }));
    match (opening.page, step, opening.country) {
        (_, Step::Choose(country), _) => Ok(Journey::Consent(Opening { country: Some(country), ..opening })),
        (_, Step::Onward | Step::Agree { .. } | Step::Decline, None) => {
            Journey::Consent(opening).refuse(StepError::NoCountry)
        }
        (OpeningPage::Welcome, Step::Onward, Some(_)) | (OpeningPage::Data, Step::Back, _) => {
            turn(OpeningPage::ContentNote)
        }
        (OpeningPage::ContentNote, Step::Onward, Some(_)) => turn(OpeningPage::Data),
        (OpeningPage::ContentNote, Step::Back, _) => turn(OpeningPage::Welcome),
        (
            OpeningPage::Data,
            Step::Agree { seed, submission, version, items, lecture, join },
            Some(country),
        ) => {
            let submission = Some(submission);
            let enrolled = Enrolled { country, seed, version, items, lecture, submission };
            Ok(agreed(enrolled, join, SlideProgress::default()))
        }
        (OpeningPage::Data, Step::Decline, Some(country)) => {
            Ok(Journey::Declined { country, reading: SlideProgress::default() })
        }
        _ => Journey::Consent(opening).refuse(StepError::NotNow),
    }
}

fn agreed(enrolled: Enrolled, join: Join, reading: SlideProgress) -> Journey {
    match join {
        Join::Begin => Journey::PreQuiz { enrolled, quiz: Quiz::default() },
        Join::Late => Journey::Lecture { enrolled, pre: QuizResult::Missed, reading },
        Join::FollowUp => Journey::PostQuiz { enrolled, pre: QuizResult::Missed, quiz: Quiz::default() },
    }
}

/// A step that does not continue the quiz.
enum QuizStop {
    Over(fn(Quiz) -> QuizResult),
    Refused(StepError),
}

impl Quiz {
    fn answer(&mut self, items: &[ItemId], step: Step) -> Result<(), QuizStop> {
        match step {
            Step::Respond(item, _) if !items.contains(&item) => {
                Err(QuizStop::Refused(StepError::UnknownItem))
            }
            Step::Respond(item, response) => {
                self.responses.give(item, response);
                Ok(())
            }
            Step::Turn(at) if at > items.len() => Err(QuizStop::Refused(StepError::UnknownItem)),
            Step::Turn(at) => {
                self.at = at;
                Ok(())
            }
            Step::HandIn => Err(QuizStop::Over(|quiz| QuizResult::Taken(quiz.responses))),
            Step::Skip => Err(QuizStop::Over(|_| QuizResult::Missed)),
            _ => Err(QuizStop::Refused(StepError::NotNow)),
        }
    }
}

impl SlideProgress {
    fn read(&mut self, step: Step) -> Result<(), Step> {
        match step {
            Step::Look(slide) => self.slide = slide,
            Step::Opine(slide, choice) => {
                self.opinions.insert(slide, choice);
            }
            other => return Err(other),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
