//! What a student can do, and where it leads.

use super::{Enrolled, Journey, Opening, OpeningPage, Part, Quiz, Reading, Sharing};
use crate::Country;
use crate::id::{ChoiceId, DeckVersion, ItemId, LectureId, SlideId};
use crate::quiz::{Response, Seed};
use crate::submission::SubmissionId;

/// One thing a student does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Chooses the country, before consent.
    Choose(Country),
    /// Goes to the next page before consent.
    Onward,
    /// Goes to the page before.
    Back,
    /// Agrees to the quiz.
    Agree {
        /// Drawn on the phone.
        seed: Seed,
        /// The version of the deck on the phone.
        version: DeckVersion,
        /// Its items, in the order asked.
        items: Vec<ItemId>,
        /// The live lecture, for who is in a hall.
        lecture: Option<LectureId>,
        /// Where the lecture is.
        join: Join,
    },
    /// Declines the quiz.
    Decline,
    /// Gives or changes a response.
    Respond(ItemId, Response),
    /// Turns to an item; the number of items stands for the page before handing in.
    Turn(usize),
    /// Hands the quiz in.
    HandIn,
    /// Leaves the quiz out, or the rest of it, without handing it in.
    Skip,
    /// Turns to a slide.
    Look(usize),
    /// Chooses in a scenario or a poll.
    Opine(SlideId, ChoiceId),
    /// Has read the slides.
    Finish,
    /// Shares the outcomes under a name drawn on the phone.
    Share(SubmissionId),
    /// Keeps the outcomes.
    Keep,
    /// Takes shared outcomes back.
    Withdraw,
}

/// Where who agrees comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// At the first quiz.
    Begin,
    /// The lecture is past the first quiz: it is missed.
    Late,
    /// The lecture was weeks ago: only the quiz after it is taken, once more.
    Again,
}

/// Why a step is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such step at this stage.
    #[error("this is not possible now")]
    NotNow,
    /// A country has to be chosen first.
    #[error("choose a country first")]
    NoCountry,
    /// The quiz has no such item.
    #[error("there is no such item in this quiz")]
    UnknownItem,
}

/// A refused step. The journey is handed back unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Refused {
    /// As it was.
    pub journey: Box<Journey>,
    /// Why.
    pub why: Refusal,
}

impl Journey {
    /// The journey after a step.
    ///
    /// # Errors
    /// [`Refused`] hands the journey back where the step is not possible.
    pub fn apply(self, step: Step) -> Result<Self, Refused> {
        match (self, step) {
            (Self::Consent(opening), step) => before_consent(opening, step),
            (Self::Declined { country, mut reading }, step) => match reading.read(step) {
                Ok(()) => Ok(Self::Declined { country, reading }),
                // Whoever declined may still change their mind; the slides start again after the first quiz. Who is too
                // late for that quiz stays where they are.
                Err(Step::Agree { seed, version, items, lecture, join }) => {
                    let enrolled = Enrolled { country, seed, version, items, lecture };
                    Ok(agreed(enrolled, join, reading))
                }
                Err(_) => Self::Declined { country, reading }.refuse(Refusal::NotNow),
            },
            (Self::PreQuiz { enrolled, mut quiz }, step) => match quiz.answer(&enrolled.items, step) {
                Ok(()) => Ok(Self::PreQuiz { enrolled, quiz }),
                Err(Stop::Over(pre)) => {
                    Ok(Self::Lecture { enrolled, pre: pre(quiz), reading: Reading::default() })
                }
                Err(Stop::Refused(why)) => Self::PreQuiz { enrolled, quiz }.refuse(why),
            },
            (Self::Lecture { enrolled, pre, mut reading }, step) => match reading.read(step) {
                Ok(()) => Ok(Self::Lecture { enrolled, pre, reading }),
                Err(Step::Finish) => Ok(Self::PostQuiz { enrolled, pre, quiz: Quiz::default() }),
                Err(_) => Self::Lecture { enrolled, pre, reading }.refuse(Refusal::NotNow),
            },
            (Self::PostQuiz { enrolled, pre, mut quiz }, step) => match quiz.answer(&enrolled.items, step) {
                Ok(()) => Ok(Self::PostQuiz { enrolled, pre, quiz }),
                Err(Stop::Over(post)) => {
                    let post = post(quiz);
                    Ok(Self::Result { enrolled, pre, post, sharing: Sharing::Undecided })
                }
                Err(Stop::Refused(why)) => Self::PostQuiz { enrolled, pre, quiz }.refuse(why),
            },
            (Self::Result { enrolled, pre, post, sharing }, step) => {
                let nothing = pre == Part::Missed && post == Part::Missed;
                let next = match (sharing, step) {
                    (Sharing::Undecided | Sharing::Kept, Step::Share(id)) if !nothing => {
                        Ok(Sharing::Shared(id))
                    }
                    (Sharing::Undecided, Step::Keep) => Ok(Sharing::Kept),
                    (Sharing::Shared(id), Step::Withdraw) => Ok(Sharing::Withdrawn(id)),
                    _ => Err(Refusal::NotNow),
                };
                let stay = |sharing| Self::Result { enrolled, pre, post, sharing };
                match next {
                    Ok(sharing) => Ok(stay(sharing)),
                    Err(why) => stay(sharing).refuse(why),
                }
            }
        }
    }

    fn refuse(self, why: Refusal) -> Result<Self, Refused> {
        Err(Refused { journey: Box::new(self), why })
    }
}

fn before_consent(opening: Opening, step: Step) -> Result<Journey, Refused> {
    let turn = |page| Ok(Journey::Consent(Opening { page, ..opening }));
    match (opening.page, step, opening.country) {
        (_, Step::Choose(country), _) => Ok(Journey::Consent(Opening { country: Some(country), ..opening })),
        (_, Step::Onward | Step::Agree { .. } | Step::Decline, None) => {
            Journey::Consent(opening).refuse(Refusal::NoCountry)
        }
        (OpeningPage::Welcome, Step::Onward, Some(_)) | (OpeningPage::Data, Step::Back, _) => {
            turn(OpeningPage::ContentNote)
        }
        (OpeningPage::ContentNote, Step::Onward, Some(_)) => turn(OpeningPage::Data),
        (OpeningPage::ContentNote, Step::Back, _) => turn(OpeningPage::Welcome),
        (OpeningPage::Data, Step::Agree { seed, version, items, lecture, join }, Some(country)) => {
            let enrolled = Enrolled { country, seed, version, items, lecture };
            Ok(agreed(enrolled, join, Reading::default()))
        }
        (OpeningPage::Data, Step::Decline, Some(country)) => {
            Ok(Journey::Declined { country, reading: Reading::default() })
        }
        _ => Journey::Consent(opening).refuse(Refusal::NotNow),
    }
}

fn agreed(enrolled: Enrolled, join: Join, reading: Reading) -> Journey {
    match join {
        Join::Begin => Journey::PreQuiz { enrolled, quiz: Quiz::default() },
        Join::Late => Journey::Lecture { enrolled, pre: Part::Missed, reading },
        Join::Again => Journey::PostQuiz { enrolled, pre: Part::Missed, quiz: Quiz::default() },
    }
}

/// Why a quiz does not go on.
enum Stop {
    Over(fn(Quiz) -> Part),
    Refused(Refusal),
}

impl Quiz {
    fn answer(&mut self, items: &[ItemId], step: Step) -> Result<(), Stop> {
        match step {
            Step::Respond(item, _) if !items.contains(&item) => Err(Stop::Refused(Refusal::UnknownItem)),
            Step::Respond(item, response) => {
                self.responses.give(item, response);
                Ok(())
            }
            Step::Turn(at) if at > items.len() => Err(Stop::Refused(Refusal::UnknownItem)),
            Step::Turn(at) => {
                self.at = at;
                Ok(())
            }
            Step::HandIn => Err(Stop::Over(|quiz| Part::Taken(quiz.responses))),
            Step::Skip => Err(Stop::Over(|_| Part::Missed)),
            _ => Err(Stop::Refused(Refusal::NotNow)),
        }
    }
}

impl Reading {
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn items() -> Vec<ItemId> {
        ["a", "b", "c"].map(|i| i.parse().unwrap()).to_vec()
    }

    fn agree() -> Step {
        agree_in(None, Join::Begin)
    }

    fn agree_in(lecture: Option<LectureId>, join: Join) -> Step {
        Step::Agree { seed: Seed(1), version: "v1".parse().unwrap(), items: items(), lecture, join }
    }

    fn a_step() -> impl Strategy<Value = Step> {
        let id = SubmissionId::from_random([3; 16]);
        prop_oneof![
            2 => (0_usize..3).prop_map(|i| Step::Choose(Country::ALL[i])),
            4 => Just(Step::Onward),
            1 => Just(Step::Back),
            3 => Just(agree()),
            2 => Just(agree_in(Some("tuesday".parse().unwrap()), Join::Begin)),
            2 => Just(agree_in(Some("tuesday".parse().unwrap()), Join::Late)),
            1 => Just(agree_in(None, Join::Again)),
            1 => Just(Step::Decline),
            8 => (0_usize..4, 0_usize..4).prop_map(|(i, c)| {
                let item = ["a", "b", "c", "unknown"][i].parse().unwrap();
                let response = if c == 3 { Response::Unsure } else { Response::Choice(["x", "y", "z"][c].parse().unwrap()) };
                Step::Respond(item, response)
            }),
            3 => (0_usize..6).prop_map(Step::Turn),
            2 => Just(Step::HandIn),
            1 => Just(Step::Skip),
            2 => (0_usize..40).prop_map(Step::Look),
            1 => Just(Step::Opine("poll".parse().unwrap(), "x".parse().unwrap())),
            2 => Just(Step::Finish),
            1 => Just(Step::Share(id)),
            1 => Just(Step::Keep),
            1 => Just(Step::Withdraw),
        ]
    }

    fn taken(part: &Part) -> Option<&crate::quiz::Responses> {
        match part {
            Part::Taken(responses) => Some(responses),
            Part::Missed => None,
        }
    }

    fn responses(journey: &Journey) -> Vec<&crate::quiz::Responses> {
        match journey {
            Journey::Consent(_) | Journey::Declined { .. } => vec![],
            Journey::PreQuiz { quiz, .. } => vec![&quiz.responses],
            Journey::Lecture { pre, .. } => taken(pre).into_iter().collect(),
            Journey::PostQuiz { pre, quiz, .. } => taken(pre).into_iter().chain([&quiz.responses]).collect(),
            Journey::Result { pre, post, .. } => taken(pre).into_iter().chain(taken(post)).collect(),
        }
    }

    proptest! {
        /// No step but "leave this quiz out" ever loses a response, a refused step changes nothing, and what is
        /// kept on the phone reads back the same.
        #[test]
        fn nothing_is_lost_on_the_way(steps in prop::collection::vec(a_step(), 0..80)) {
            let mut journey = Journey::begin();
            for step in steps {
                let before = journey.clone();
                let given: usize = responses(&before).iter().map(|r| r.len()).sum();
                let skips = step == Step::Skip;
                journey = match journey.apply(step) {
                    Ok(after) => {
                        let now: usize = responses(&after).iter().map(|r| r.len()).sum();
                        prop_assert!(skips || now >= given);
                        after
                    }
                    Err(refused) => {
                        prop_assert_eq!(&*refused.journey, &before);
                        *refused.journey
                    }
                };
                let json = serde_json::to_string(&journey).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Journey>(&json).unwrap(), &journey);
            }
        }

        #[test]
        fn the_first_quiz_never_changes_once_it_is_handed_in(steps in prop::collection::vec(a_step(), 0..60)) {
            let mut journey = Journey::Consent(Opening { page: OpeningPage::Data, country: Some(Country::Kosovo) });
            for step in [agree(), Step::Respond("a".parse().unwrap(), Response::Unsure), Step::HandIn] {
                journey = journey.apply(step).unwrap();
            }
            let pre_of = |journey: &Journey| match journey {
                Journey::Lecture { pre, .. } | Journey::PostQuiz { pre, .. } | Journey::Result { pre, .. } => Some(pre.clone()),
                _ => None,
            };
            let pre = pre_of(&journey);
            prop_assert!(pre.is_some());
            for step in steps {
                journey = journey.apply(step).unwrap_or_else(|refused| *refused.journey);
                prop_assert_eq!(pre_of(&journey), pre.clone());
            }
        }
    }

    #[test]
    fn the_whole_way_in_order() {
        let id = SubmissionId::from_random([9; 16]);
        let way = [
            Step::Choose(Country::Montenegro),
            Step::Onward,
            Step::Onward,
            agree(),
            Step::Respond("a".parse().unwrap(), Response::Unsure),
            Step::Turn(3),
            Step::HandIn,
            Step::Look(7),
            Step::Finish,
            Step::HandIn,
            Step::Share(id),
            Step::Withdraw,
        ];
        let end = way.into_iter().fold(Journey::begin(), |journey, step| journey.apply(step).unwrap());
        assert!(matches!(end, Journey::Result { sharing: Sharing::Withdrawn(i), .. } if i == id));
    }

    #[test]
    fn who_comes_late_misses_the_first_quiz_and_takes_the_second() {
        let hall = Some("tuesday".parse().unwrap());
        let way = [Step::Onward, agree_in(hall.clone(), Join::Late), Step::Finish, Step::HandIn];
        let end = way
            .into_iter()
            .fold(Journey::enter(Country::Kosovo), |journey, step| journey.apply(step).unwrap());
        let Journey::Result { enrolled, pre, post, .. } = end else { panic!("{end:?}") };
        assert_eq!((enrolled.lecture, enrolled.country), (hall, Country::Kosovo));
        assert_eq!(pre, Part::Missed);
        assert!(matches!(post, Part::Taken(_)));
    }

    #[test]
    fn who_declined_and_agrees_late_stays_at_the_slide_and_keeps_the_choices() {
        let opine = Step::Opine("poll".parse().unwrap(), "x".parse().unwrap());
        let way = [Step::Onward, Step::Decline, Step::Look(4), opine, agree_in(None, Join::Late)];
        let end = way
            .into_iter()
            .fold(Journey::enter(Country::Albania), |journey, step| journey.apply(step).unwrap());
        let Journey::Lecture { pre: Part::Missed, reading, .. } = end else { panic!("{end:?}") };
        assert_eq!((reading.slide, reading.opinions.len()), (4, 1));
    }

    #[test]
    fn without_a_country_there_is_no_way_on() {
        assert_eq!(Journey::begin().apply(Step::Onward).unwrap_err().why, Refusal::NoCountry);
    }

    #[test]
    fn who_missed_both_quizzes_has_nothing_to_share() {
        let way = [
            Step::Choose(Country::Albania),
            Step::Onward,
            Step::Onward,
            agree(),
            Step::Skip,
            Step::Finish,
            Step::Skip,
        ];
        let end = way.into_iter().fold(Journey::begin(), |journey, step| journey.apply(step).unwrap());
        assert!(end.apply(Step::Share(SubmissionId::from_random([1; 16]))).is_err());
    }

    #[test]
    fn who_answers_again_takes_the_second_quiz_alone() {
        let opening = Opening { page: OpeningPage::Data, country: Some(Country::Kosovo) };
        let journey = Journey::Consent(opening).apply(agree_in(None, Join::Again)).unwrap();
        assert!(matches!(journey, Journey::PostQuiz { pre: Part::Missed, .. }));
    }
}
