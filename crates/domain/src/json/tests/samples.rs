//! Samples of all types that a phone reads or writes.

mod lecture;

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
use crate::journey::{Enrolled, Journey, Opening, OpeningPage, Quiz, QuizResult, Sharing, SlideProgress};
use crate::outbox::{Entry, FollowUpMessage, Intent, Outbox, Progress, Timestamp};
use crate::problem::{Problem, Violation};
use crate::quiz::{Response, Responses, Seed};
use crate::scoring::Outcome;
use crate::submission::{ItemOutcome, Submission, SubmissionId};
use crate::{Country, Day, Language, PageDate, PerCountry, VecMap};

fn name<T: FromStr<Err: Debug> + Debug>() -> impl Strategy<Value = T> {
    "[a-z0-9]{1,6}(-[a-z0-9]{1,4})?".prop_map(|name| name.parse().unwrap())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z<>\"\\\\/ \u{0}-\u{1f}]{0,12}"]
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
        (of.clone(), of.clone(), of).prop_map(|(montenegro, albania, kosovo)| PerCountry::Differs {
            montenegro,
            albania,
            kosovo
        }),
    ]
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    vec((name(), html()).prop_map(|(id, text)| Choice { id, text }), 0..3)
}

fn question() -> impl Strategy<Value = Question> {
    let after = prop_oneof![
        Just(AfterVote::Room),
        Just(AfterVote::Explanation),
        name().prop_map(AfterVote::Supported),
    ];
    (choices(), html(), after).prop_map(|(choices, explanation, after)| Question {
        choices,
        explanation,
        after,
    })
}

fn face() -> impl Strategy<Value = Face> {
    let lists = (vec(text(), 0..3), vec(text(), 0..3), option::of(question()));
    (text(), html(), html(), any::<u8>(), lists).prop_map(
        |(kicker, headline, body, fragments, (articles, sources, question))| Face {
            kicker,
            headline,
            body,
            fragments,
            articles,
            sources,
            question,
        },
    )
}

fn kind() -> impl Strategy<Value = SlideKind> {
    select(SlideKind::ALL.to_vec())
}

pub(super) fn slides() -> impl Strategy<Value = DeckSlides> {
    let slide = (name(), kind(), any::<u16>(), any::<bool>(), per_country(face().boxed()));
    let slide = slide.prop_map(|(id, kind, seconds, at_the_door, face)| Slide {
        id,
        kind,
        seconds,
        at_the_door,
        face,
    });
    let slides = vec(slide, 0..3);
    (name(), language(), slides).prop_map(|(version, language, slides)| DeckSlides {
        version,
        language,
        slides,
    })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let face = (text(), html(), choices()).prop_map(|(short, ask, choices)| ItemFace { short, ask, choices });
    let item = (name(), name(), per_country(face.boxed()));
    vec(item.prop_map(|(id, objective, face)| Item { id, objective, face }), 0..3)
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
    let words = (text(), text(), text(), text());
    let known = (mark, page_date(), option::of(day()), any::<bool>());
    let line = (country(), text(), text(), words, known, text()).prop_map(
        |(country, name, number, (hours, cost, languages, note), (mark, page, called, urgent), source)| {
            HelpLine {
                country,
                name,
                number,
                hours,
                cost,
                languages,
                note,
                mark,
                page,
                called,
                source,
                urgent,
            }
        },
    );
    vec(line, 0..3)
}

pub(super) fn deck() -> impl Strategy<Value = PublicDeck> {
    let objective = (name(), text()).prop_map(|(id, text)| Objective { id, text });
    let head = (name(), name(), language(), vec(language(), 0..3));
    let words = (text(), text(), any::<u16>(), vec(objective, 0..3));
    let flow = vec((name(), kind()).prop_map(|(id, kind)| SlideHead { id, kind }), 0..3);
    (head, words, flow, items(), help()).prop_map(
        |((id, version, language, languages), (title, subtitle, minutes, objectives), flow, items, help)| {
            PublicDeck {
                id,
                version,
                language,
                languages,
                title,
                subtitle,
                minutes,
                objectives,
                flow,
                items,
                help,
            }
        },
    )
}

fn vec_map<N: Debug + Ord, V: Debug>(
    name: impl Strategy<Value = N>,
    value: impl Strategy<Value = V>,
    size: Range<usize>,
) -> impl Strategy<Value = VecMap<N, V>> {
    vec((name, value), size).prop_map(VecMap::from_iter)
}

pub(super) fn answer_key() -> impl Strategy<Value = AnswerKey> {
    let items = vec_map(name(), per_country(name().boxed()), 0..4);
    (name(), name(), items).prop_map(|(deck, version, items)| AnswerKey { deck, version, items })
}

pub(super) fn review() -> impl Strategy<Value = Review> {
    let reviewed = (html(), vec(text(), 0..3), vec(text(), 0..3))
        .prop_map(|(explanation, articles, sources)| ItemExplanation { explanation, articles, sources });
    (language(), vec_map(name(), per_country(reviewed.boxed()), 0..3))
        .prop_map(|(language, items)| Review { language, items })
}

pub(super) fn notes() -> impl Strategy<Value = Notes> {
    (language(), vec_map(name(), per_country(html().boxed()), 0..3))
        .prop_map(|(language, slides)| Notes { language, slides })
}

pub(super) fn reading_texts() -> impl Strategy<Value = deck::Reading> {
    (language(), vec_map(name(), per_country(html().boxed()), 0..3))
        .prop_map(|(language, slides)| deck::Reading { language, slides })
}

pub(super) fn summary() -> impl Strategy<Value = DeckSummary> {
    let titles = vec_map(language(), text(), 0..3);
    (name(), name(), vec(language(), 0..3), titles, any::<u16>(), vec(name(), 0..3)).prop_map(
        |(id, version, languages, titles, minutes, items)| DeckSummary {
            id,
            version,
            languages,
            titles,
            minutes,
            items,
        },
    )
}

pub(super) fn problem() -> impl Strategy<Value = Problem> {
    let violation = (text(), text()).prop_map(|(pointer, detail)| Violation { pointer, detail });
    (text(), text(), any::<u16>(), text(), vec(violation, 0..3))
        .prop_map(|(kind, title, status, detail, errors)| Problem { kind, title, status, detail, errors })
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
    (country(), any::<u64>(), name(), vec(name(), 0..4), option::of(name())).prop_map(
        |(country, seed, version, items, lecture)| Enrolled {
            country,
            seed: Seed(seed),
            version,
            items,
            lecture,
        },
    )
}

fn quiz() -> impl Strategy<Value = Quiz> {
    (0_usize..20, responses()).prop_map(|(at, responses)| Quiz { at, responses })
}

fn reading() -> impl Strategy<Value = SlideProgress> {
    (0_usize..99, vec_map(name(), name(), 0..3))
        .prop_map(|(slide, opinions)| SlideProgress { slide, opinions })
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
        (page, option::of(country())).prop_map(|(page, country)| Journey::Consent(Opening { page, country })),
        (country(), reading()).prop_map(|(country, reading)| Journey::Declined { country, reading }),
        (enrolled(), quiz()).prop_map(|(enrolled, quiz)| Journey::PreQuiz { enrolled, quiz }),
        (enrolled(), quiz_result(), reading()).prop_map(|(enrolled, pre, reading)| Journey::Lecture {
            enrolled,
            pre,
            reading
        }),
        (enrolled(), quiz_result(), quiz()).prop_map(|(enrolled, pre, quiz)| Journey::PostQuiz {
            enrolled,
            pre,
            quiz
        }),
        (enrolled(), quiz_result(), quiz_result(), sharing)
            .prop_map(|(enrolled, pre, post, sharing)| Journey::Result { enrolled, pre, post, sharing }),
    ]
}

fn time() -> impl Strategy<Value = Timestamp> {
    any::<u32>().prop_map(|eighths| Timestamp::from_ms(f64::from(eighths) * 125.125))
}

pub(super) fn outbox() -> impl Strategy<Value = Outbox> {
    let intent = || prop_oneof![Just(Intent::Deliver), Just(Intent::Withdraw)];
    let progress = prop_oneof![
        (any::<u32>(), time(), any::<bool>()).prop_map(|(attempts, due, asked)| Progress::Waiting {
            attempts,
            due,
            asked
        }),
        (any::<u32>(), any::<u64>(), time(), intent()).prop_map(|(attempts, tab, until, asked_for)| {
            Progress::Sending { attempts, tab, until, asked_for }
        }),
        Just(Progress::Done),
        (any::<u16>(), text()).prop_map(|(status, problem)| Progress::Refused { status, problem }),
    ];
    let ballot = (code(), name::<crate::id::LectureId>(), name::<crate::id::SlideId>(), any::<(u32, u32)>());
    let ballot = ballot.prop_map(|(code, lecture, slide, (revision, asked))| {
        let ballot = json!({
            "code": code, "lecture": lecture, "slide": slide, "choice": "choice", "revision": revision, "asked": asked
        });
        read(&ballot.to_string()).unwrap()
    });
    let followup =
        prop_oneof![submission_id().prop_map(FollowUpMessage::Linkage), Just(FollowUpMessage::Response)];
    let entry = (submission_id(), text(), intent(), progress, option::of(ballot), option::of(followup));
    let entry = entry.prop_map(|(id, body, intent, progress, ballot, followup)| Entry {
        id: id.into(),
        body,
        intent,
        progress,
        ballot,
        followup,
    });
    vec(entry, 0..4).prop_map(|entries: Vec<Entry>| read(&write(&entries)).unwrap())
}

pub(super) fn submission() -> impl Strategy<Value = Submission> {
    let outcome = || option::of(select(Outcome::ALL.to_vec()));
    let item = (name(), outcome(), outcome()).prop_map(|(item, pre, post)| ItemOutcome { item, pre, post });
    let deck = (name(), name(), option::of(name()));
    (submission_id(), deck, country(), language(), vec(item, 0..4)).prop_map(
        |(submission, (deck, deck_version, lecture), country, language, items)| Submission {
            submission,
            deck,
            deck_version,
            lecture,
            country,
            language,
            items,
        },
    )
}

pub(super) fn open_study() -> impl Strategy<Value = OpenStudy> {
    (name(), any::<[u8; 16]>(), day()).prop_map(|(deck, salt, until)| OpenStudy {
        deck,
        salt: Salt(salt),
        until,
    })
}
