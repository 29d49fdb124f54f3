//! Texts of form 1 as this version writes them. Later versions still read them: a phone may have its
//! tickets for weeks, until the follow-up.

use super::{blinding, evaluation, issuer_with, tickets, verify};
use crate::{Blinding, IssuerKey, Purpose, Ticket};

const SECRET: &str =
    "AQBRgzk9iq19tWZtJ8haNtIUcz1JFW-eP1ELc-LUAko0xgAAAAAAAAABXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5e";
const COMMITMENT: &str = "Ifsx4e-_suplo9qPADQMX7Mdg4kimNZ7Rpo77XoUw-8";
const BLINDING: &str = "AQAAAAAAAAAAAl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXlGDOT2KrX21Zm0nyFo20hRzPUkVb54_UQtz4tQCSjTGuoMkrSBSuHuqbJ1sw11zMEmocMUiPgicmVCaCPxKM0pccnJVOOV2tuOI80rff2LMWPxdRBvrSG3mqBvawePOVTb5afoRGfzTHN1Ud6WVOiCzK7qpY8-esE3RspHPyPgehPC9NZ6OWuXAKmXmvYqDbmNSDoSUUvel1ZJt83gaYmM";
const TICKET: &str = "AAWFMEJ97A9UG8Pi81R1vakFvuj-l4IRvVps2I7wBueB08S275nQNMIEGUkPlORG9zjJ0Qm-YnXlH8_Y_52mFJDSrycV5XUNg6wPVBBlMbzUgJrp9K2ZGIz1hhDnQzZ9s8ZAiRcbqtnaac-ykSOuQtB2IupSa_fgzo8IhzgMoElivMfgrqsGINDUFKY-Pp_Ai3bMkeFEGx1IydtB6tNhe_PM";

#[test]
fn texts_are_as_they_were() {
    let issuer = issuer_with("a", 0, 1);
    let phone = blinding(&issuer, 2);
    assert_eq!(*issuer.to_secret_text(), SECRET);
    assert_eq!(issuer.public_keys().commitment().to_string(), COMMITMENT);
    assert_eq!(phone.to_stored_text(), BLINDING);
    let tickets = phone.finish(&evaluation(&issuer, &phone)).unwrap();
    assert_eq!(tickets.get(Purpose::Record).unwrap().to_string(), TICKET);
}

#[test]
fn a_ticket_of_form_1_is_accepted_by_a_key_of_form_1() {
    let issuer = IssuerKey::from_secret_text(SECRET).unwrap();
    let ticket = TICKET.parse::<Ticket>().unwrap();
    assert!(verify(&issuer, &ticket, "a", Purpose::Record).is_ok());
}

#[test]
fn an_issuance_of_form_1_can_be_finished() {
    let issuer = IssuerKey::from_secret_text(SECRET).unwrap();
    let phone = Blinding::from_stored_text(BLINDING).unwrap();
    let finished = phone.finish(&evaluation(&issuer, &phone)).unwrap();
    assert_eq!(finished, tickets(&issuer, 2));
    assert_eq!(finished.get(Purpose::Record).unwrap().to_string(), TICKET);
}
