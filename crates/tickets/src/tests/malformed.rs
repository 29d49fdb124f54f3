//! Everything that a phone, a server or an attacker can send or store that is not what it should be.

use super::{blinding, evaluation, issuer, issuer_with, seed, tickets};
use crate::{
    BlindedElements, Blinding, CountError, Evaluation, EvaluationError, IssuerKey, KeyCommitment, KeysError,
    LectureContext, PublicKeys, Purpose, ReadError, Ticket, base64,
};

/// A field of 32 bytes above the order of the group and above the order of the field.
const TOO_LARGE: [u8; 32] = [0xff; 32];

/// Changes the bytes of a text.
fn changed(text: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut bytes = base64::decode(text).unwrap();
    change(&mut bytes);
    base64::encode(&bytes)
}

fn with(text: &str, at: usize, field: &[u8]) -> String {
    changed(text, |bytes| bytes[at..at + field.len()].copy_from_slice(field))
}

fn request() -> String {
    blinding(&issuer("a"), 1).request().to_string()
}

fn an_evaluation() -> String {
    let issuer = issuer("a");
    evaluation(&issuer, &blinding(&issuer, 1)).to_string()
}

fn keys() -> String {
    issuer("a").public_keys().to_string()
}

fn ticket() -> String {
    tickets(&issuer("a"), 1).get(Purpose::Record).unwrap().to_string()
}

fn read_request(text: &str) -> ReadError {
    text.parse::<BlindedElements>().unwrap_err()
}

fn read_evaluation(text: &str) -> ReadError {
    text.parse::<Evaluation>().unwrap_err()
}

fn read_keys(text: &str) -> ReadError {
    text.parse::<PublicKeys>().unwrap_err()
}

fn read_ticket(text: &str) -> ReadError {
    text.parse::<Ticket>().unwrap_err()
}

fn read_secret(text: &str) -> Option<ReadError> {
    IssuerKey::from_secret_text(text).err()
}

fn read_blinding(text: &str) -> Option<ReadError> {
    Blinding::from_stored_text(text).err()
}

#[test]
fn bad_base64_is_refused_everywhere() {
    for text in ["=", "AB", "A A", "č", "AQ==", "+_"] {
        assert_eq!(read_request(text), ReadError::Base64, "{text}");
        assert_eq!(read_evaluation(text), ReadError::Base64, "{text}");
        assert_eq!(read_keys(text), ReadError::Base64, "{text}");
        assert_eq!(read_ticket(text), ReadError::Base64, "{text}");
        assert_eq!(text.parse::<KeyCommitment>(), Err(ReadError::Base64), "{text}");
        assert_eq!(read_secret(text), Some(ReadError::Base64), "{text}");
        assert_eq!(read_blinding(text), Some(ReadError::Base64), "{text}");
    }
}

/// Why a text is not read.
type Read = fn(&str) -> Option<ReadError>;

#[test]
fn every_shorter_or_longer_text_is_refused() {
    let issuer = issuer("a");
    let blinding = blinding(&issuer, 1).to_stored_text();
    let all: [(String, Read); 7] = [
        (request(), |text| text.parse::<BlindedElements>().err()),
        (an_evaluation(), |text| text.parse::<Evaluation>().err()),
        (keys(), |text| text.parse::<PublicKeys>().err()),
        (issuer.public_keys().commitment().to_string(), |text| text.parse::<KeyCommitment>().err()),
        (ticket(), |text| text.parse::<Ticket>().err()),
        (issuer.to_secret_text().to_string(), read_secret),
        (blinding, read_blinding),
    ];
    for (text, read) in all {
        assert_eq!(read(&text), None);
        let length = base64::decode(&text).unwrap().len();
        // A cut is looked for at the edges of all fields, which are even but for the first byte.
        for shorter in (0..length).filter(|at| at % 16 < 3) {
            let cut = changed(&text, |bytes| bytes.truncate(shorter));
            assert_eq!(read(&cut), Some(ReadError::Length), "{shorter} of {length}");
        }
        assert_eq!(read(&changed(&text, |bytes| bytes.push(0))), Some(ReadError::Length));
    }
}

#[test]
fn an_unknown_form_is_refused_everywhere() {
    let issuer = issuer("a");
    let unknown = |text: &str| with(text, 0, &[2]);
    assert_eq!(read_request(&unknown(&request())), ReadError::Form(2));
    assert_eq!(read_evaluation(&unknown(&an_evaluation())), ReadError::Form(2));
    assert_eq!(read_keys(&unknown(&keys())), ReadError::Form(2));
    assert_eq!(read_secret(&unknown(&issuer.to_secret_text())), Some(ReadError::Form(2)));
    let stored = blinding(&issuer, 1).to_stored_text();
    assert_eq!(read_blinding(&unknown(&stored)), Some(ReadError::Form(2)));
}

#[test]
fn more_polls_than_a_lecture_can_have_are_refused() {
    assert_eq!(read_request(&with(&request(), 1, &[65])), ReadError::Polls(65));
    assert_eq!(read_evaluation(&with(&an_evaluation(), 1, &[255])), ReadError::Polls(255));
    assert_eq!(read_keys(&with(&keys(), 1, &[65])), ReadError::Polls(65));
}

#[test]
fn another_number_of_polls_than_there_are_elements_is_refused() {
    assert_eq!(read_request(&with(&request(), 1, &[2])), ReadError::Length);
    assert_eq!(read_request(&with(&request(), 1, &[4])), ReadError::Length);
}

#[test]
fn a_point_that_is_not_canonical_is_refused() {
    assert_eq!(read_request(&with(&request(), 2, &TOO_LARGE)), ReadError::Element);
    assert_eq!(read_evaluation(&with(&an_evaluation(), 2, &TOO_LARGE)), ReadError::Element);
    assert_eq!(read_keys(&with(&keys(), 34, &TOO_LARGE)), ReadError::Element);
    // The order of the field, 2^255 - 19, is another way to write zero.
    let mut zero = TOO_LARGE;
    (zero[0], zero[31]) = (0xed, 0x7f);
    assert_eq!(read_request(&with(&request(), 2, &zero)), ReadError::Element);
}

#[test]
fn a_point_that_is_negative_or_not_on_the_curve_is_refused() {
    let negative = [&[1][..], &[0; 31]].concat();
    let not_on_the_curve = [&[2][..], &[0; 31]].concat();
    for bytes in [negative, not_on_the_curve] {
        assert_eq!(read_request(&with(&request(), 2, &bytes)), ReadError::Element);
        assert_eq!(read_evaluation(&with(&an_evaluation(), 2, &bytes)), ReadError::Element);
        assert_eq!(read_keys(&with(&keys(), 34, &bytes)), ReadError::Element);
    }
}

#[test]
fn the_identity_is_refused() {
    assert_eq!(read_request(&with(&request(), 2, &[0; 32])), ReadError::Identity);
    assert_eq!(read_evaluation(&with(&an_evaluation(), 2, &[0; 32])), ReadError::Identity);
    assert_eq!(read_keys(&with(&keys(), 34, &[0; 32])), ReadError::Identity);
    let stored = blinding(&issuer("a"), 1).to_stored_text();
    assert_eq!(read_blinding(&with(&stored, 66, &[0; 32])), Some(ReadError::Identity));
}

#[test]
fn a_proof_with_a_number_that_is_zero_or_too_large_is_refused() {
    for at in [34, 66] {
        assert_eq!(read_evaluation(&with(&an_evaluation(), at, &[0; 32])), ReadError::Proof);
        assert_eq!(read_evaluation(&with(&an_evaluation(), at, &TOO_LARGE)), ReadError::Proof);
    }
}

#[test]
fn a_ticket_of_another_token_type_is_refused() {
    // 1 is VOPRF over P-384, 2 is blind RSA.
    assert_eq!(read_ticket(&with(&ticket(), 0, &[0, 1])), ReadError::TokenType(1));
    assert_eq!(read_ticket(&with(&ticket(), 0, &[0, 2])), ReadError::TokenType(2));
}

#[test]
fn a_request_for_more_or_fewer_tickets_than_there_are_is_not_evaluated() {
    let request = blinding(&issuer_with("a", 4, 1), 1).request();
    let error = issuer("a").evaluate(&request, seed(1)).unwrap_err();
    assert_eq!(error, CountError { expected: 7, found: 8 });
    assert_eq!(error.to_string(), "the lecture issues 7 tickets to a seat, not 8");
}

#[test]
fn an_evaluation_of_more_or_fewer_tickets_than_were_asked_for_is_refused() {
    let larger = issuer_with("a", 4, 1);
    let evaluation = evaluation(&larger, &blinding(&larger, 1));
    let error = blinding(&issuer("a"), 1).finish(&evaluation).unwrap_err();
    assert_eq!(error, EvaluationError::Count(CountError { expected: 7, found: 8 }));
}

#[test]
fn an_evaluation_with_another_key_is_refused() {
    let phone = blinding(&issuer("a"), 1);
    let other = issuer_with("a", 3, 2).evaluate(&phone.request(), seed(1)).unwrap();
    assert_eq!(phone.finish(&other), Err(EvaluationError::Proof(Purpose::Record)));
}

#[test]
fn an_evaluation_in_which_one_purpose_has_another_key_is_refused() {
    let (issuer, other) = (issuer("a"), issuer_with("a", 3, 2));
    let phone = blinding(&issuer, 1);
    let mut evaluation = evaluation(&issuer, &phone);
    let tagged = other.evaluate(&phone.request(), seed(1)).unwrap();
    evaluation.elements[6] = tagged.elements[6].clone();
    assert_eq!(phone.finish(&evaluation), Err(EvaluationError::Proof(Purpose::Poll(2))));
}

#[test]
fn an_evaluation_of_another_request_is_refused() {
    let issuer = issuer("a");
    let evaluation = evaluation(&issuer, &blinding(&issuer, 2));
    let error = blinding(&issuer, 1).finish(&evaluation).unwrap_err();
    assert_eq!(error, EvaluationError::Proof(Purpose::Record));
}

#[test]
fn an_evaluation_with_two_purposes_in_each_other_s_place_is_refused() {
    let issuer = issuer("a");
    let phone = blinding(&issuer, 1);
    let mut evaluation = evaluation(&issuer, &phone);
    evaluation.elements.swap(1, 2);
    assert_eq!(phone.finish(&evaluation), Err(EvaluationError::Proof(Purpose::TakeBack)));
}

#[test]
fn a_proof_with_a_changed_bit_is_refused() {
    let issuer = issuer("a");
    let phone = blinding(&issuer, 1);
    for at in [34, 66] {
        let text = changed(&evaluation(&issuer, &phone).to_string(), |bytes| bytes[at] ^= 1);
        let evaluation = text.parse::<Evaluation>().unwrap();
        assert_eq!(phone.finish(&evaluation), Err(EvaluationError::Proof(Purpose::Record)));
    }
}

#[test]
fn keys_of_another_lecture_are_refused() {
    let keys = issuer("b").public_keys();
    let commitment = keys.commitment();
    let refused = Blinding::new(LectureContext::of("a"), keys, &commitment, seed(1)).err();
    assert_eq!(refused, Some(KeysError::WrongLecture));
}

#[test]
fn keys_for_one_phone_alone_are_refused() {
    let everybody_s = issuer("a").public_keys().commitment();
    let own = issuer_with("a", 3, 2).public_keys();
    let refused = Blinding::new(own.lecture(), own, &everybody_s, seed(1)).err();
    assert_eq!(refused, Some(KeysError::NotCommitted));
}

#[test]
fn one_key_for_one_phone_alone_is_refused() {
    let everybody_s = issuer("a").public_keys();
    let mut own = everybody_s.clone();
    own.keys[6] = issuer_with("a", 3, 2).public_keys().keys[6];
    let refused = Blinding::new(own.lecture(), own, &everybody_s.commitment(), seed(1)).err();
    assert_eq!(refused, Some(KeysError::NotCommitted));
}
