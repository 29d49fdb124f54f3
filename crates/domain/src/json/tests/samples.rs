//! Samples of all types that a phone reads or writes.

use std::fmt::Debug;
use std::ops::Range;
use std::str::FromStr;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use self::lecture::code;
pub(in crate::json) use self::lecture::{counts, numbered, snapshot, vote};
use super::super::{read, write};

use crate::deck::{
    self, AfterVote, AnswerKey, Choice, DeckSlides, DeckSummary, Face, HelpLine, Html, Item, ItemExplanation,
    ItemFace, Notes, Objective, PublicDeck, Question, Review, Slide, SlideHead, SlideKind, SourceMark,
};
use crate::followup::{OpenStudy, Salt};
use crate::id::SlideId;
use crate::journey::{Enrolled, Journey, Opening, OpeningPage, Quiz, QuizResult, Sharing, SlideProgress};
use crate::outbox::{Entry, FollowUpMessage, Intent, Outbox, Progress};
use crate::problem::{Problem, Violation};
use crate::quiz::{Response, Responses, Seed};
use crate::scoring::Outcome;
use crate::submission::{Demographics, ItemOutcome, Submission, SubmissionId, TakeBackUntil};
use crate::tickets::{EntryTicket, PreparedRequest, Seat, SeatTickets};
use crate::{Country, Day, Language, PageDate, PerCountry, Timestamp, VecMap};

/// A struct, or a variant with named fields, each drawn from its strategy.
macro_rules! sample {
    ($($name:ident)::+ { $($field:ident: $of:expr),+ $(,)? }) => {
        ($($of,)+).prop_map(|($($field,)+)| $($name)::+ { $($field),+ })
    };
}

mod lecture;

fn name<T: FromStr<Err: Debug> + Debug>() -> impl Strategy<Value = T> {
    "[a-z0-9]{1,6}(-[a-z0-9]{1,4})?".prop_map(|name| name.parse().unwrap())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z<>\"\\\\/ \u{0}-\u{1f}]{0,12}"]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn html() -> impl Strategy<Value = Html> {
    text().prop_map(Html)
}

fn country() -> impl Strategy<Value = Country> {
    select(Country::ALL.to_vec())
}

fn language() -> impl Strategy<Value = Language> {
    select(Language::ALL.to_vec())
}

fn per_country<T: Debug + Clone>(
    of: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = PerCountry<T>> {
    prop_oneof![
        of.clone().prop_map(PerCountry::Same),
        sample!(PerCountry::Differs { montenegro: of.clone(), albania: of.clone(), kosovo: of }),
    ]
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    vec(sample!(Choice { id: name(), text: html() }), 0..3)
}

fn question() -> impl Strategy<Value = Question> {
    let after = prop_oneof![
        Just(AfterVote::Room),
        Just(AfterVote::Explanation),
        name().prop_map(AfterVote::Supported),
    ];
    sample!(Question { choices: choices(), explanation: html(), after: after })
}

fn face() -> impl Strategy<Value = Face> {
    sample!(Face {
        kicker: text(),
        headline: html(),
        body: html(),
        fragments: any::<u8>(),
        articles: texts(),
        sources: texts(),
        question: option::of(question()),
    })
}

fn kind() -> impl Strategy<Value = SlideKind> {
    select(SlideKind::ALL.to_vec())
}

pub(super) fn slides() -> impl Strategy<Value = DeckSlides> {
    let slide = sample!(Slide {
        id: name(),
        kind: kind(),
        seconds: any::<u16>(),
        at_the_door: any::<bool>(),
        face: per_country(face().boxed()),
    });
    sample!(DeckSlides { version: name(), language: language(), slides: vec(slide, 0..3) })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let face = sample!(ItemFace { short: text(), ask: html(), choices: choices() });
    vec(sample!(Item { id: name(), objective: name(), face: per_country(face.boxed()) }), 0..3)
}

fn day() -> impl Strategy<Value = Day> {
    (0_u64..100_000).prop_map(|days| Day::of(std::time::UNIX_EPOCH).plus(days))
}

fn page_date() -> impl Strategy<Value = PageDate> {
    let length = select(vec![4_usize, 7, 10]);
    (day(), length).prop_map(|(day, length)| day.to_string()[..length].parse().unwrap())
}

fn help() -> impl Strategy<Value = Vec<HelpLine>> {
    let mark = select(vec![SourceMark::Verified, SourceMark::VerifiedOld, SourceMark::Known]);
    let line = sample!(HelpLine {
        country: country(),
        name: text(),
        number: text(),
        hours: text(),
        cost: text(),
        languages: text(),
        note: text(),
        mark: mark,
        page_date: page_date(),
        called: option::of(day()),
        source_title: text(),
        urgent: any::<bool>(),
    });
    vec(line, 0..3)
}

pub(super) fn deck() -> impl Strategy<Value = PublicDeck> {
    sample!(PublicDeck {
        id: name(),
        version: name(),
        language: language(),
        languages: vec(language(), 0..3),
        title: text(),
        subtitle: text(),
        minutes: any::<u16>(),
        objectives: vec(sample!(Objective { id: name(), text: text() }), 0..3),
        flow: vec(sample!(SlideHead { id: name(), kind: kind() }), 0..3),
        items: items(),
        help: help(),
    })
}

fn vec_map<N: Debug + Ord, V: Debug>(
    name: impl Strategy<Value = N>,
    value: impl Strategy<Value = V>,
    size: Range<usize>,
) -> impl Strategy<Value = VecMap<N, V>> {
    vec((name, value), size).prop_map(VecMap::from_iter)
}

pub(super) fn answer_key() -> impl Strategy<Value = AnswerKey> {
    sample!(AnswerKey {
        deck: name(),
        version: name(),
        items: vec_map(name(), per_country(name().boxed()), 0..4),
    })
}

pub(super) fn review() -> impl Strategy<Value = Review> {
    let reviewed = sample!(ItemExplanation { explanation: html(), articles: texts(), sources: texts() });
    let items = vec_map(name(), per_country(reviewed.boxed()), 0..3);
    sample!(Review { language: language(), items: items })
}

/// Words for each slide.
fn of_slides() -> impl Strategy<Value = VecMap<SlideId, PerCountry<Html>>> {
    vec_map(name(), per_country(html().boxed()), 0..3)
}

pub(super) fn notes() -> impl Strategy<Value = Notes> {
    sample!(Notes { language: language(), slides: of_slides() })
}

pub(super) fn reading_texts() -> impl Strategy<Value = deck::Reading> {
    sample!(deck::Reading { language: language(), slides: of_slides() })
}

pub(super) fn summary() -> impl Strategy<Value = DeckSummary> {
    sample!(DeckSummary {
        id: name(),
        version: name(),
        languages: vec(language(), 0..3),
        titles: vec_map(language(), text(), 0..3),
        minutes: any::<u16>(),
        items: vec(name(), 0..3),
    })
}

pub(super) fn problem() -> impl Strategy<Value = Problem> {
    sample!(Problem {
        kind: text(),
        title: text(),
        status: any::<u16>(),
        detail: text(),
        errors: vec(sample!(Violation { pointer: text(), detail: text() }), 0..3),
    })
}

fn responses() -> impl Strategy<Value = Responses> {
    let response = prop_oneof![name().prop_map(Response::Choice), Just(Response::Unsure)];
    vec((name(), response), 0..4).prop_map(|given| {
        let mut responses = Responses::default();
        for (item, response) in given {
            responses.give(item, response);
        }
        responses
    })
}

fn quiz_result() -> impl Strategy<Value = QuizResult> {
    prop_oneof![Just(QuizResult::Missed), responses().prop_map(QuizResult::Taken)]
}

fn enrolled() -> impl Strategy<Value = Enrolled> {
    sample!(Enrolled {
        country: country(),
        seed: any::<u64>().prop_map(Seed),
        version: name(),
        items: vec(name(), 0..4),
        lecture: option::of(name()),
        submission: option::of(submission_id()),
    })
}

fn quiz() -> impl Strategy<Value = Quiz> {
    sample!(Quiz { at: 0_usize..20, responses: responses() })
}

fn reading() -> impl Strategy<Value = SlideProgress> {
    sample!(SlideProgress { slide: 0_usize..99, opinions: vec_map(name(), name(), 0..3) })
}

fn submission_id() -> impl Strategy<Value = SubmissionId> {
    any::<[u8; 16]>().prop_map(SubmissionId::from_random)
}

pub(super) fn journey() -> impl Strategy<Value = Journey> {
    let page = select(vec![OpeningPage::Welcome, OpeningPage::ContentNote, OpeningPage::Data]);
    let sharing = prop_oneof![
        Just(Sharing::Undecided),
        Just(Sharing::Kept),
        submission_id().prop_map(Sharing::Shared),
        submission_id().prop_map(Sharing::Withdrawn),
    ];
    prop_oneof![
        sample!(Opening { page: page, country: option::of(country()) }).prop_map(Journey::Consent),
        sample!(Journey::Declined { country: country(), reading: reading() }),
        sample!(Journey::PreQuiz { enrolled: enrolled(), quiz: quiz() }),
        sample!(Journey::Lecture { enrolled: enrolled(), pre: quiz_result(), reading: reading() }),
        sample!(Journey::PostQuiz { enrolled: enrolled(), pre: quiz_result(), quiz: quiz() }),
        sample!(Journey::Result {
            enrolled: enrolled(),
            pre: quiz_result(),
            post: quiz_result(),
            sharing: sharing
        }),
    ]
}

fn time() -> impl Strategy<Value = Timestamp> {
    any::<u32>().prop_map(|eighths| Timestamp::from_ms(f64::from(eighths) * 125.125))
}

pub(super) fn seat() -> impl Strategy<Value = Seat> {
    let request = sample!(PreparedRequest {
        secret: text(),
        request: text(),
        polls: vec(name(), 0..3),
        barred: any::<bool>(),
    });
    let tickets = sample!(SeatTickets { record: text(), rejoin: text(), polls: vec((name(), text()), 0..3) });
    prop_oneof![request.prop_map(Seat::Prepared), tickets.prop_map(Seat::Held), Just(Seat::Refused)]
}

pub(super) fn outbox() -> impl Strategy<Value = Outbox> {
    let intent = || prop_oneof![Just(Intent::Deliver), Just(Intent::Withdraw)];
    let progress = prop_oneof![
        sample!(Progress::Waiting { attempts: any::<u32>(), due: time(), asked: any::<bool>() }),
        sample!(Progress::Sending {
            attempts: any::<u32>(),
            tab: any::<u64>(),
            until: time(),
            asked_for: intent(),
        }),
        Just(Progress::Done),
        sample!(Progress::Refused { status: any::<u16>(), problem: text() }),
    ];
    let ballot = (code(), name::<crate::id::LectureId>(), name::<SlideId>(), any::<(u32, u32)>());
    let ballot = ballot.prop_map(|(code, lecture, slide, (revision, asked))| {
        let ballot = json!({
            "code": code, "lecture": lecture, "slide": slide, "choice": "choice", "revision": revision, "asked": asked
        });
        read(&ballot.to_string()).unwrap()
    });
    let followup =
        prop_oneof![submission_id().prop_map(FollowUpMessage::Linkage), Just(FollowUpMessage::Submission)];
    let entry = sample!(Entry {
        id: submission_id().prop_map(Into::into),
        body: text(),
        intent: intent(),
        progress: progress,
        ballot: option::of(ballot),
        followup: option::of(followup),
        since: option::of((0_u32..).prop_map(|ms| crate::Timestamp::from_ms(f64::from(ms)))),
        until: option::of(take_back_until()),
        ticket: option::of(prop_oneof![Just(EntryTicket::Awaited), text().prop_map(EntryTicket::Ready)]),
    });
    vec(entry, 0..4).prop_map(|entries: Vec<Entry>| read(&write(&entries)).unwrap())
}

fn take_back_until() -> impl Strategy<Value = TakeBackUntil> {
    let of_day = day().prop_map(TakeBackUntil::Day);
    prop_oneof![Just(TakeBackUntil::GainShown), Just(TakeBackUntil::LectureOver), of_day]
}

pub(super) fn submission() -> impl Strategy<Value = Submission> {
    let outcome = || option::of(select(Outcome::ALL.to_vec()));
    let item = (name(), outcome(), outcome()).prop_map(|(item, pre, post)| ItemOutcome { item, pre, post });
    // Every field, so that each is written and read with all its values.
    let demographics =
        (country(), language()).prop_map(|(country, language)| Demographics { country, language });
    (submission_id(), (name(), name()), option::of(name()), demographics, vec(item, 0..4)).prop_map(
        |(submission, deck_items, lecture, demographics, items)| {
            Submission::new(submission, deck_items, lecture, demographics, items)
        },
    )
}

pub(super) fn open_study() -> impl Strategy<Value = OpenStudy> {
    sample!(OpenStudy { deck: name(), salt: any::<[u8; 16]>().prop_map(Salt), until: day() })
}
