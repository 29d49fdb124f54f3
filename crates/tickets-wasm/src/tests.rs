//! The phone's half as text, against the server's half.

use crate::{finish, prepare};
use konventa_tickets::{Challenge, IssuerKey, LectureContext, Purpose, Purposes, Seed};

const LECTURE: &str = "7f3k-2p9a";

fn issuer(lecture: &str, seed: u8) -> IssuerKey {
    let purposes = Purposes::with_polls(2).unwrap();
    IssuerKey::new(LectureContext::of(lecture), purposes, Seed::new([seed; 32]))
}

/// A phone prepares with the keys of one issuer and the hash of another's.
fn prepared(lecture: &str, keys: &IssuerKey, committed: &IssuerKey) -> Option<(String, String)> {
    let keys = keys.public_keys().to_string();
    let answer = prepare([5; 32], lecture, &keys, &committed.public_keys().commitment().to_string())?;
    let (stored, request) = answer.split_once('\n').unwrap();
    Some((stored.to_owned(), request.to_owned()))
}

fn evaluation(issuer: &IssuerKey, request: &str) -> String {
    issuer.evaluate(&request.parse().unwrap(), Seed::new([9; 32])).unwrap().to_string()
}

#[test]
fn a_seat_gets_a_ticket_for_each_purpose_in_order() {
    let issuer = issuer(LECTURE, 1);
    let (stored, asked) = prepared(LECTURE, &issuer, &issuer).unwrap();
    let tickets = finish(&stored, &evaluation(&issuer, &asked)).unwrap();
    let tickets: Vec<&str> = tickets.split('\n').collect();
    let purposes = [
        Purpose::Record,
        Purpose::TakeBack,
        Purpose::FollowUp,
        Purpose::Rejoin,
        Purpose::Poll(0),
        Purpose::Poll(1),
    ];
    assert_eq!(tickets.len(), purposes.len());
    for (ticket, purpose) in tickets.into_iter().zip(purposes) {
        let challenge = Challenge { lecture: LectureContext::of(LECTURE), purpose };
        assert!(issuer.verify(&ticket.parse().unwrap(), challenge).is_ok(), "{purpose}");
    }
}

#[test]
fn other_keys_than_the_published_ones_are_refused() {
    let (ours, others) = (issuer(LECTURE, 1), issuer(LECTURE, 2));
    assert!(prepared(LECTURE, &ours, &others).is_none());
    assert!(prepared("another", &ours, &ours).is_none());

    let (stored, asked) = prepared(LECTURE, &ours, &ours).unwrap();
    assert!(finish(&stored, &evaluation(&others, &asked)).is_none());
}

#[test]
fn a_malformed_text_is_refused() {
    let issuer = issuer(LECTURE, 1);
    let keys = issuer.public_keys();
    let (keys, commitment) = (keys.to_string(), keys.commitment().to_string());
    let (stored, asked) = prepared(LECTURE, &issuer, &issuer).unwrap();
    let evaluation = evaluation(&issuer, &asked);
    for text in ["", "\n", LECTURE, &stored[1..], &asked] {
        assert!(prepare([5; 32], LECTURE, text, &commitment).is_none(), "{text}");
        assert!(prepare([5; 32], LECTURE, &keys, text).is_none(), "{text}");
        assert!(finish(text, &evaluation).is_none(), "{text}");
        assert!(finish(&stored, text).is_none(), "{text}");
    }
}
