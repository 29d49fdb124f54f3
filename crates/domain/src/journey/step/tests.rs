//! Ways through the lecture: random ones, and those that students take.

use proptest::prelude::*;

use super::*;
use crate::stored;

fn items() -> Vec<ItemId> {
    ["a", "b", "c"].map(|i| i.parse().unwrap()).to_vec()
}

fn agree() -> Step {
    agree_in(None, Join::Begin)
}

fn agree_in(lecture: Option<LectureId>, join: Join) -> Step {
    let submission = SubmissionId::from_random([9; 16]);
    Step::Agree { seed: Seed(1), submission, version: "v1".parse().unwrap(), items: items(), lecture, join }
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0_usize..3).prop_map(|i| Step::Choose(Country::ALL[i])),
        4 => Just(Step::Onward),
        1 => Just(Step::Back),
        3 => Just(agree()),
        2 => Just(agree_in(Some("tuesday".parse().unwrap()), Join::Begin)),
        2 => Just(agree_in(Some("tuesday".parse().unwrap()), Join::Late)),
        1 => Just(agree_in(None, Join::FollowUp)),
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
        1 => Just(Step::Share),
        1 => Just(Step::Keep),
        1 => Just(Step::Withdraw),
    ]
}

fn taken(result: &QuizResult) -> Option<&crate::quiz::Responses> {
    match result {
        QuizResult::Taken(responses) => Some(responses),
        QuizResult::Missed => None,
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
    /// No step but skipping the quiz ever loses a response, a refused step changes nothing, and the
    /// stored journey is read as the same.
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
            let text = stored::write(&journey);
            let back = stored::read::<Journey>(&text);
            prop_assert_eq!(back.as_ref(), Ok(&journey));
        }
    }

    #[test]
    fn the_pre_quiz_never_changes_once_it_is_handed_in(steps in prop::collection::vec(a_step(), 0..60)) {
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
        Step::Share,
        Step::Withdraw,
    ];
    let end = way.into_iter().fold(Journey::begin(), |journey, step| journey.apply(step).unwrap());
    assert!(matches!(end, Journey::Result { sharing: Sharing::Withdrawn(i), .. } if i == id));
}

/// Two tabs show the journey of one phone, and both are asked to share at the same moment.
#[test]
fn a_journey_has_one_submission_id_from_consent_on() {
    let way = [agree(), Step::HandIn, Step::Finish, Step::HandIn];
    let opening = Opening { page: OpeningPage::Data, country: Some(Country::Kosovo) };
    let end = way.into_iter().fold(Journey::Consent(opening), |journey, step| {
        let journey = journey.apply(step).unwrap();
        let stored: Journey = stored::read(&stored::write(&journey)).unwrap();
        assert_eq!(stored, journey);
        stored
    });
    let shared = [end.clone(), end].map(|tab| match tab.apply(Step::Share) {
        Ok(Journey::Result { sharing: Sharing::Shared(id), .. }) => id,
        other => panic!("{other:?}"),
    });
    assert_eq!(shared, [SubmissionId::from_random([9; 16]); 2]);
}

/// It began in an earlier app, which drew the id only when it was shown.
#[test]
fn an_older_journey_has_one_submission_id_too() {
    let of = |seed| Enrolled {
        country: Country::Kosovo,
        seed: Seed(seed),
        version: "v1".parse().unwrap(),
        items: items(),
        lecture: None,
        submission: None,
    };
    assert_eq!(of(7).submission_id(), of(7).submission_id());
    assert_ne!(of(7).submission_id(), of(8).submission_id());
}

#[test]
fn a_late_student_misses_the_pre_quiz_and_takes_the_post_quiz() {
    let hall = Some("tuesday".parse().unwrap());
    let way = [Step::Onward, agree_in(hall.clone(), Join::Late), Step::Finish, Step::HandIn];
    let end =
        way.into_iter().fold(Journey::enter(Country::Kosovo), |journey, step| journey.apply(step).unwrap());
    let Journey::Result { enrolled, pre, post, .. } = end else { panic!("{end:?}") };
    assert_eq!((enrolled.lecture, enrolled.country), (hall, Country::Kosovo));
    assert_eq!(pre, QuizResult::Missed);
    assert!(matches!(post, QuizResult::Taken(_)));
}

#[test]
fn late_consent_keeps_the_slide_and_the_choices() {
    let opine = Step::Opine("poll".parse().unwrap(), "x".parse().unwrap());
    let way = [Step::Onward, Step::Decline, Step::Look(4), opine, agree_in(None, Join::Late)];
    let end =
        way.into_iter().fold(Journey::enter(Country::Albania), |journey, step| journey.apply(step).unwrap());
    let Journey::Lecture { pre: QuizResult::Missed, reading, .. } = end else { panic!("{end:?}") };
    assert_eq!((reading.slide, reading.opinions.len()), (4, 1));
}

#[test]
fn without_a_country_no_page_follows() {
    assert_eq!(Journey::begin().apply(Step::Onward).unwrap_err().why, StepError::NoCountry);
}

#[test]
fn a_student_who_missed_both_quizzes_has_nothing_to_share() {
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
    assert!(end.apply(Step::Share).is_err());
}

#[test]
fn the_follow_up_has_only_the_post_quiz() {
    let opening = Opening { page: OpeningPage::Data, country: Some(Country::Kosovo) };
    let journey = Journey::Consent(opening).apply(agree_in(None, Join::FollowUp)).unwrap();
    assert!(matches!(journey, Journey::PostQuiz { pre: QuizResult::Missed, .. }));
}
