//! What somebody with tickets, or without, tries to get from them.

use std::collections::BTreeSet;

use voprf_ng::VoprfClient;

use super::{blinding, evaluation, issuer, issuer_with, seed, tickets, verify};
use crate::seed::{Expansion, Use};
use crate::ticket::TokenInput;
use crate::{
    Blinding, Challenge, IssuerKey, PublicKeys, Purpose, Purposes, Suite, Ticket, TicketError, Tickets,
};

#[test]
fn a_ticket_is_taken_once() {
    let issuer = issuer("a");
    let tickets = tickets(&issuer, 1);
    let ticket = tickets.get(Purpose::Record).unwrap();
    let mut spent = BTreeSet::new();
    assert!(spent.insert(verify(&issuer, ticket, "a", Purpose::Record).unwrap()));
    // After a restart the fingerprint is the same, so the store finds it.
    let issuer = IssuerKey::from_secret_text(&issuer.to_secret_text()).unwrap();
    assert!(!spent.insert(verify(&issuer, ticket, "a", Purpose::Record).unwrap()));
}

#[test]
fn tickets_of_all_phones_and_purposes_have_different_fingerprints() {
    let issuer = issuer("a");
    let mut spent = BTreeSet::new();
    for phone in 0..5 {
        let tickets = tickets(&issuer, phone);
        for purpose in issuer.public_keys().purposes().iter() {
            assert!(spent.insert(verify(&issuer, tickets.get(purpose).unwrap(), "a", purpose).unwrap()));
        }
    }
}

#[test]
fn without_the_secret_a_fingerprint_cannot_be_found_from_the_ticket() {
    let (issuer, later) = (issuer("a"), issuer_with("a", 3, 2));
    let tickets = tickets(&issuer, 1);
    let ticket = tickets.get(Purpose::Record).unwrap();
    assert_ne!(issuer.spent(ticket), later.spent(ticket));
}

#[test]
fn a_ticket_for_another_purpose_is_refused() {
    let issuer = issuer("a");
    let tickets = tickets(&issuer, 1);
    let poll = tickets.get(Purpose::Poll(0)).unwrap();
    assert_eq!(verify(&issuer, poll, "a", Purpose::Poll(1)), Err(TicketError::WrongPurpose));
    assert_eq!(verify(&issuer, poll, "a", Purpose::Record), Err(TicketError::WrongPurpose));
}

#[test]
fn a_ticket_for_a_poll_that_the_lecture_does_not_have_is_refused() {
    let larger = issuer_with("a", 4, 1);
    let tickets = tickets(&larger, 1);
    let ticket = tickets.get(Purpose::Poll(3)).unwrap();
    assert_eq!(verify(&issuer("a"), ticket, "a", Purpose::Poll(3)), Err(TicketError::NoSuchPurpose));
}

#[test]
fn a_ticket_of_another_lecture_is_refused() {
    let tickets = tickets(&issuer("a"), 1);
    let ticket = tickets.get(Purpose::Record).unwrap();
    assert_eq!(verify(&issuer("b"), ticket, "b", Purpose::Record), Err(TicketError::WrongLecture));
    // Nor does the key of one lecture verify for another.
    assert_eq!(verify(&issuer("a"), ticket, "b", Purpose::Record), Err(TicketError::WrongLecture));
}

#[test]
fn a_ticket_of_a_key_before_this_one_is_refused() {
    let tickets = tickets(&issuer("a"), 1);
    let ticket = tickets.get(Purpose::Record).unwrap();
    let refused = verify(&issuer_with("a", 3, 2), ticket, "a", Purpose::Record);
    assert_eq!(refused, Err(TicketError::WrongKey));
}

/// A ticket that says it is for this purpose of this lecture.
fn relabelled(ticket: &Ticket, issuer: &IssuerKey, purpose: Purpose) -> Ticket {
    let keys = issuer.public_keys();
    let (challenge, key) = keys.iter().find(|(challenge, _)| challenge.purpose == purpose).unwrap();
    let [nonce, ..] = ticket.input.fields();
    Ticket { input: TokenInput::new(nonce, &challenge.digest(), &key.id()), ..ticket.clone() }
}

#[test]
fn a_relabelled_ticket_is_forged() {
    let (issuer, elsewhere) = (issuer("a"), issuer("b"));
    let tickets = tickets(&issuer, 1);
    let poll = relabelled(tickets.get(Purpose::Poll(0)).unwrap(), &issuer, Purpose::Record);
    assert_eq!(verify(&issuer, &poll, "a", Purpose::Record), Err(TicketError::Forged));
    let moved = relabelled(tickets.get(Purpose::Record).unwrap(), &elsewhere, Purpose::Record);
    assert_eq!(verify(&elsewhere, &moved, "b", Purpose::Record), Err(TicketError::Forged));
}

#[test]
fn an_invented_ticket_is_forged() {
    let issuer = issuer("a");
    let tickets = tickets(&issuer, 1);
    let real = tickets.get(Purpose::Record).unwrap();
    let [_, challenge, key_id] = real.input.fields();
    for invented in [
        Ticket { input: TokenInput::new(&[7; 32], challenge, key_id), ..real.clone() },
        Ticket { output: [7; 64], ..real.clone() },
        Ticket { output: [0; 64], ..real.clone() },
    ] {
        assert_eq!(verify(&issuer, &invented, "a", Purpose::Record), Err(TicketError::Forged));
    }
}

/// Puts an element for a record into a place of a request, and makes a ticket for a record of what the
/// server answers there.
fn record_from(issuer: &IssuerKey, place: usize, nonce: u8) -> Ticket {
    let keys = issuer.public_keys();
    let challenge = Challenge { lecture: keys.lecture(), purpose: Purpose::Record }.digest();
    let (nonce, key_id) = ([nonce; 32], keys.keys[0].id());
    let input = TokenInput::new(&nonce, &challenge, &key_id);
    let mut random = Expansion::new(&nonce, Use::Blind, &[]);
    let drawn = VoprfClient::<Suite>::blind(input.as_bytes(), &mut random).unwrap();
    let mut request = blinding(issuer, 1).request();
    request.elements[place] = drawn.message;
    let answer = &issuer.evaluate(&request, seed(1)).unwrap().elements[place];
    let output =
        drawn.state.finalize(input.as_bytes(), &answer.element, &answer.proof, keys.keys[place].point);
    let output = output.expect("the server did what it had to").into();
    Ticket { input, output }
}

/// The reason for a key per purpose: the server cannot see that this phone asks for a record in every
/// place of its request.
#[test]
fn a_phone_cannot_use_all_its_tickets_for_records() {
    let issuer = issuer("a");
    let all = (0..7).map(|place| record_from(&issuer, place, 7));
    let accepted = all.map(|ticket| verify(&issuer, &ticket, "a", Purpose::Record).is_ok());
    assert_eq!(accepted.collect::<Vec<_>>(), [true, false, false, false, false, false, false]);
}

/// Shows that the test above would find it: under one key, every element becomes a record.
#[test]
fn with_one_key_for_all_purposes_a_phone_could_use_all_its_tickets_for_records() {
    let issuer = issuer("a");
    let spent = (0..7).map(|nonce| record_from(&issuer, 0, nonce));
    let spent = spent.map(|ticket| verify(&issuer, &ticket, "a", Purpose::Record).unwrap());
    assert_eq!(spent.collect::<BTreeSet<_>>().len(), 7);
}

#[test]
fn an_evaluated_element_is_no_ticket() {
    let issuer = issuer("a");
    let phone = blinding(&issuer, 1);
    let evaluation = evaluation(&issuer, &phone);
    let tickets = phone.finish(&evaluation).unwrap();
    let element = evaluation.elements[0].element.serialize();
    let mut output = [0; 64];
    output[..32].copy_from_slice(&element);
    let guess = Ticket { output, ..tickets.get(Purpose::Record).unwrap().clone() };
    assert_eq!(verify(&issuer, &guess, "a", Purpose::Record), Err(TicketError::Forged));
}

#[test]
fn each_purpose_and_each_lecture_has_its_own_key() {
    let keys = [issuer("a"), issuer("b"), issuer_with("a", 3, 2)].map(|issuer| issuer.public_keys());
    let all: BTreeSet<[u8; 32]> =
        keys.iter().flat_map(|keys| keys.keys.iter().copied().map(|key| key.bytes)).collect();
    assert_eq!(all.len(), 3 * 7);
}

#[test]
fn proofs_of_two_elements_never_share_their_random_number() {
    // With a random source that repeats itself. If they shared it, s1 - s2 = (c2 - c1) k.
    let issuer = issuer("a");
    let (first, second) = (blinding(&issuer, 1).request(), blinding(&issuer, 2).request());
    let proofs: BTreeSet<Vec<u8>> = [first, second]
        .iter()
        .flat_map(|request| issuer.evaluate(request, seed(1)).unwrap().elements)
        .map(|evaluated| evaluated.proof.serialize().to_vec())
        .collect();
    assert_eq!(proofs.len(), 2 * 7);
}

#[test]
fn neither_keys_nor_tickets_get_into_a_log() {
    fn is_wiped<T: zeroize::ZeroizeOnDrop>() {}
    is_wiped::<IssuerKey>();
    is_wiped::<Blinding>();
    let tickets: Tickets = tickets(&issuer("a"), 1);
    let shown = format!("{tickets:?}");
    assert!(shown.contains("Ticket(..)") && !shown.contains("nonce"), "{shown}");
}

#[test]
fn a_phone_cannot_ask_for_two_tickets_of_one_kind() {
    // A request has one element per purpose, and nothing in it says which.
    let keys: PublicKeys = issuer("a").public_keys();
    let purposes: BTreeSet<Purpose> = keys.purposes().iter().collect();
    assert_eq!(purposes.len(), blinding(&issuer("a"), 1).request().elements.len());
    assert_eq!(Purposes::with_polls(3).unwrap().count(), purposes.len());
}
