//! What holds for every lecture, phone and purpose.

use proptest::prelude::*;

use super::{blinding, issuer_with, seed, tickets, verify};
use crate::{Blinding, IssuerKey, Purpose, Purposes, TicketError, base64};

fn config() -> ProptestConfig {
    ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() }
}

/// Every purpose of a lecture with three polls, and a poll that it does not have.
fn any_purpose() -> impl Strategy<Value = Purpose> {
    let mut all: Vec<Purpose> = Purposes::with_polls(3).unwrap().iter().collect();
    all.push(Purpose::Poll(3));
    proptest::sample::select(all)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_ticket_is_accepted_for_its_purpose_and_no_other(
        key: u64, phone: u64, polls in 0_u8..4, other in any_purpose()
    ) {
        let issuer = issuer_with("a", polls, key);
        let tickets = tickets(&issuer, phone);
        let purposes = Purposes::with_polls(polls).unwrap();
        for purpose in purposes.iter() {
            let ticket = tickets.get(purpose).unwrap();
            prop_assert!(verify(&issuer, ticket, "a", purpose).is_ok());
            if purpose == other {
                continue;
            }
            let refused = match purposes.position(other) {
                Some(_) => TicketError::WrongPurpose,
                None => TicketError::NoSuchPurpose,
            };
            prop_assert_eq!(verify(&issuer, ticket, "a", other), Err(refused));
        }
    }

    #[test]
    fn no_ticket_is_accepted_under_another_key(key: u64, other: u64, phone: u64, purpose in any_purpose()) {
        prop_assume!(key != other);
        let issuer = issuer_with("a", 4, key);
        let tickets = tickets(&issuer, phone);
        let refused = verify(&issuer_with("a", 4, other), tickets.get(purpose).unwrap(), "a", purpose);
        prop_assert_eq!(refused, Err(TicketError::WrongKey));
    }

    #[test]
    fn no_ticket_is_accepted_in_another_lecture(key: u64, phone: u64, purpose in any_purpose()) {
        let (here, there) = (issuer_with("a", 4, key), issuer_with("b", 4, key));
        let tickets = tickets(&here, phone);
        let ticket = tickets.get(purpose).unwrap();
        prop_assert_eq!(verify(&there, ticket, "b", purpose), Err(TicketError::WrongLecture));
        prop_assert_eq!(verify(&here, ticket, "b", purpose), Err(TicketError::WrongLecture));
    }

    #[test]
    fn no_changed_ticket_is_accepted(phone: u64, bit in 0_usize..162 * 8, purpose in any_purpose()) {
        let issuer = issuer_with("a", 4, 1);
        let tickets = tickets(&issuer, phone);
        let mut bytes = base64::decode(&tickets.get(purpose).unwrap().to_string()).unwrap();
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(changed) = base64::encode(&bytes).parse() {
            prop_assert!(verify(&issuer, &changed, "a", purpose).is_err());
        }
    }

    #[test]
    fn a_phone_that_asks_again_gets_the_same_tickets(phone: u64, first: u64, second: u64) {
        let issuer = issuer_with("a", 1, 1);
        let before = blinding(&issuer, phone);
        let tickets = before.finish(&issuer.evaluate(&before.request(), seed(first)).unwrap()).unwrap();
        // The answer was lost, the page was loaded again, and the server was started again.
        let after = Blinding::from_stored_text(&before.to_stored_text()).unwrap();
        let issuer = IssuerKey::from_secret_text(&issuer.to_secret_text()).unwrap();
        prop_assert_eq!(after.request().digest(), before.request().digest());
        let again = after.finish(&issuer.evaluate(&after.request(), seed(second)).unwrap()).unwrap();
        prop_assert_eq!(again, tickets);
    }

    #[test]
    fn what_is_sent_is_read_as_it_was(key: u64, phone: u64, polls in 0_u8..4) {
        let issuer = issuer_with("a", polls, key);
        let keys = issuer.public_keys();
        prop_assert_eq!(keys.to_string().parse(), Ok(keys.clone()));
        prop_assert_eq!(keys.commitment().to_string().parse(), Ok(keys.commitment()));
        let blinding = blinding(&issuer, phone);
        let request = blinding.request();
        prop_assert_eq!(request.to_string().parse(), Ok(request.clone()));
        let evaluation = issuer.evaluate(&request, seed(key)).unwrap();
        prop_assert_eq!(evaluation.to_string().parse(), Ok(evaluation.clone()));
        for purpose in keys.purposes().iter() {
            let tickets = blinding.finish(&evaluation).unwrap();
            let ticket = tickets.get(purpose).unwrap();
            prop_assert_eq!(ticket.to_string().parse(), Ok(ticket.clone()));
        }
    }
}
