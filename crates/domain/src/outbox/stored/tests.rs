//! Stored text that apps have written is still read, as what they meant by it.

use super::super::{Ballot, FollowUpMessage, OutboxEvent, Reply};
use super::*;
use crate::Timestamp;
use crate::followup::{FollowUpOutcome, FollowUpSubmission, LinkageKeys, LinkageRequest, Salt, Study};
use crate::lecture::VoteId;
use crate::scoring::Outcome;
use crate::stored::StoredError;
use crate::submission::SubmissionId;
use crate::{json, stored};

/// Written by the app before outboxes had a number, each line after its name.
const FORM_0: &str = include_str!("form-0.tsv");

fn id(n: u8) -> SubmissionId {
    SubmissionId::from_random([n; 16])
}

/// The outboxes of the fixture, made by the same steps.
fn outboxes() -> Vec<(&'static str, Outbox)> {
    let now = Timestamp::from_ms(1_796_000_000_000.25);
    let step = |outbox: &Outbox, event| outbox.clone().step(event, now, u64::MAX, 0.5).0;
    let replied = |outbox: &Outbox, reply| step(outbox, OutboxEvent::Replied(id(1).into(), None, reply));

    let (deck, salt): (crate::id::DeckId, _) = ("d".parse().unwrap(), Salt([7; 16]));
    let keys = LinkageKeys::of_code(&Study::new(deck.clone(), salt), &"24T-ZDF-H68".parse().unwrap());
    let linkage = LinkageRequest {
        id: id(3),
        submission: id(1),
        deck: deck.clone(),
        salt,
        keys: LinkageKeys { partial: vec![keys.full], ..keys.clone() },
    };
    let response = FollowUpSubmission {
        id: id(4),
        deck,
        deck_version: "v1".parse().unwrap(),
        salt,
        keys,
        items: vec![FollowUpOutcome { item: "a".parse().unwrap(), outcome: Outcome::Unsure }],
    };
    let (linkage, response) = (json::write(&linkage), json::write(&response));
    let submission = r#"{"submission":"01010101-0101-4101-8101-010101010101","deck":"d","deck_version":"v1","lecture":null,"country":"ME","language":"en","items":[{"item":"a","pre":"wrong","post":"correct"}]}"#;
    let problem = r#"{"type":"/problems/x","title":"x","status":422,"detail":"“x”"}"#.to_owned();
    let vote = VoteId::from_random([9; 16]);
    let ballot = |choice: &str| {
        let (code, lecture, slide) = ("346789", "tuesday", "s1");
        Ballot::new(
            code.parse().unwrap(),
            lecture.parse().unwrap(),
            slide.parse().unwrap(),
            choice.parse().unwrap(),
        )
    };

    let empty = Outbox::default();
    let sending = step(&empty, OutboxEvent::Put(id(1), submission.to_owned(), None));
    let done = replied(&sending, Reply::Accepted(None));
    let withdrawal = step(&done, OutboxEvent::Withdraw(id(1)));
    let linked = step(&done, OutboxEvent::PutFollowUp(id(3), FollowUpMessage::Linkage(id(1)), linkage));
    let voted = step(&done, OutboxEvent::Vote(vote, ballot("yes"), None));
    let outboxes = vec![
        ("empty", empty),
        ("submission waiting for the network", replied(&sending, Reply::Unreachable)),
        ("submission waiting as asked", replied(&sending, Reply::Busy(Some(7)))),
        ("submission refused", replied(&sending, Reply::Refused { status: 422, problem })),
        ("withdrawn while sending", step(&sending, OutboxEvent::Withdraw(id(1)))),
        ("withdrawn", replied(&withdrawal, Reply::Accepted(None))),
        (
            "links and later answers",
            step(&linked, OutboxEvent::PutFollowUp(id(4), FollowUpMessage::Submission, response)),
        ),
        ("vote changed while sending", step(&voted, OutboxEvent::Vote(vote, ballot("no"), None))),
        ("submission sending", sending),
        ("submission done", done),
        ("withdrawal sending", withdrawal),
        ("links sending", linked),
        ("vote sending", voted),
    ];
    // Apps that wrote form 0 did not know since when they sent something.
    outboxes.into_iter().map(|(name, outbox)| (name, without_since(outbox))).collect()
}

fn without_since(mut outbox: Outbox) -> Outbox {
    outbox.entries.iter_mut().for_each(|entry| entry.since = None);
    outbox
}

#[test]
fn the_time_of_the_first_try_is_stored() {
    let now = Timestamp::from_ms(1_796_000_000_000.0);
    let (sending, _) = Outbox::default().step(OutboxEvent::Put(id(1), "{}".to_owned(), None), now, 1, 0.5);
    let text = stored::write(&sending);
    assert!(text.ends_with(r#","since":1796000000000}]}"#), "{text}");
    assert_eq!(stored::read::<Outbox>(&text), Ok(sending));
}

#[test]
fn form_0_is_read_as_what_was_meant() {
    let outboxes = outboxes();
    for line in FORM_0.lines() {
        let (name, text) = line.split_once('\t').unwrap();
        let (_, outbox) = outboxes.iter().find(|(other, _)| *other == name).unwrap();
        assert_eq!(stored::read::<Outbox>(text).as_ref(), Ok(outbox), "{name}");
    }
    assert_eq!(FORM_0.lines().count(), outboxes.len());
}

#[test]
fn the_present_form_comes_back() {
    for (name, outbox) in outboxes() {
        let text = stored::write(&outbox);
        assert!(text.starts_with(r#"{"form":1,"outbox":["#), "{name}: {text}");
        assert_eq!(stored::read::<Outbox>(&text), Ok(outbox), "{name}");
    }
}

#[test]
fn parts_of_a_millisecond_are_cut_off() {
    let waiting = outboxes().swap_remove(2).1;
    let text = stored::write(&waiting);
    assert!(text.contains("8500,"), "{text}");
    assert_eq!(stored::read::<Outbox>(&text.replace("8500,", "8500.25,")), Ok(waiting));
}

#[test]
fn form_1_stays_as_it_is() {
    let outboxes = outboxes();
    let text = |name| stored::write(&outboxes.iter().find(|(other, _)| *other == name).unwrap().1);
    let id = "01010101-0101-4101-8101-010101010101";
    let refused = text("submission refused");
    assert!(refused.starts_with(&format!(r#"{{"form":1,"outbox":[{{"id":"{id}","body":"{{"#)), "{refused}");
    assert!(
        refused.contains(r#","intent":"deliver","progress":{"refused":{"status":422,"problem":"#),
        "{refused}"
    );
    let waiting = text("submission waiting as asked");
    let progress = r#""progress":{"waiting":{"attempts":1,"due":1796000008500,"asked":true}}}]}"#;
    assert!(waiting.ends_with(progress), "{waiting}");
    let voted = text("vote changed while sending");
    let end = r#""progress":{"sending":{"attempts":0,"tab":18446744073709551615,"until":1796000030000,"asked_for":"deliver"}},"ballot":{"code":"346789","lecture":"tuesday","slide":"s1","choice":"no","revision":2,"asked":1}}]}"#;
    assert!(voted.ends_with(end), "{voted}");
    let linked = text("links and later answers");
    assert!(linked.contains(&format!(r#","followup":{{"linkage":"{id}"}}}}"#)), "{linked}");
    assert!(linked.ends_with(r#","followup":"response"}]}"#), "{linked}");
    assert!(text("withdrawn").ends_with(r#","intent":"withdraw","progress":"done"}]}"#));
}

#[test]
fn damaged_text_and_newer_forms_are_refused() {
    let waiting = FORM_0.lines().nth(2).unwrap().split_once('\t').unwrap().1;
    for damaged in [
        "",
        "{}",
        "null",
        r#"{"form":1}"#,
        r#"{"form":1,"outbox":{}}"#,
        r#"{"form":0,"outbox":[[]]}"#,
        &waiting[..waiting.len() - 1],
        &waiting.replace("[0,1,", "[9,1,"),
        &waiting.replace("\"wish\"", "\"wants\""),
    ] {
        assert!(stored::read::<Outbox>(damaged).is_err(), "{damaged}");
    }
    assert_eq!(stored::read::<Outbox>(r#"{"form":2,"outbox":[]}"#), Err(StoredError::Form(2)));
}
