//! The server with all its memory cannot say which phone a ticket comes from.
//!
//! A lecture of ten phones is simulated a thousand times. The server remembers every request in the
//! order of arrival, and it has the secret keys; later it sees the tickets in a random order. It also
//! knows which ticket to come back each phone has shown on its streams, and by the address which request
//! came from there. Rows of its tables add nothing: they are in the order of the hashes of requests and of
//! tickets, which it can compute from the rest. Several
//! [`Attack`]s then name a phone for each ticket. Whatever an attack does, if tickets tell nothing it
//! names the right phone for one ticket per lecture on average, with a variance of at most one (the
//! tickets are a random permutation of the phones). So 1,000 lectures have 1,000 right answers, give
//! or take a standard deviation of 32.
//!
//! The same attacks are then made on phones with a mistake in them ([`phone`]), and find them.
//!
//! A ticket is its nonce and the key's output for it, whatever the blind was (`properties`), so the
//! simulation takes the output from the issuer and leaves the unblinding out.

mod attack;
mod phone;

use std::collections::BTreeMap;

use attack::{ALL, Attack};
use phone::{Asking, Phone};
use rand_core::TryRng;
use voprf_ng::VoprfServer;

use crate::challenge::Challenge;
use crate::public_keys::PublicKey;
use crate::seed::{Expansion, Use};
use crate::ticket::{Ticket, TokenInput};
use crate::{LectureContext, Purpose, Suite};

/// The smallest room of which a figure is shown.
const PHONES: usize = 10;

/// What the server knows after a lecture.
struct Memory {
    server: VoprfServer<Suite>,
    challenge: Challenge,
    /// The blinded element of each phone, in the order of arrival.
    requests: Vec<[u8; 32]>,
    /// The same for the ticket to come back, which is in the same request.
    rejoin_requests: Vec<[u8; 32]>,
    /// The nonce of the ticket to come back that each phone has shown, in the same order.
    rejoin_nonces: Vec<[u8; 32]>,
    /// The tickets in the order in which they are spent.
    tickets: Vec<Ticket>,
}

impl Memory {
    fn key(&self) -> PublicKey {
        PublicKey::of(self.server.get_public_key())
    }
}

/// A lecture, and the phone of each ticket, which the server does not know.
struct Lecture {
    memory: Memory,
    phone_of: Vec<usize>,
}

fn lecture(number: u32, phone: Phone) -> Lecture {
    let mut random = Expansion::new(&[0xa5; 32], Use::Nonce, &[&number.to_be_bytes()]);
    let lecture = LectureContext::of(&format!("lecture-{number}"));
    let challenge = Challenge { lecture, purpose: Purpose::Record };
    let secret = random.bytes();
    let server = |of: Challenge| VoprfServer::<Suite>::new_from_seed(&secret, &of.digest()).unwrap();
    let rejoin = Challenge { lecture, purpose: Purpose::Rejoin };
    let rejoin_key = PublicKey::of(server(rejoin).get_public_key());
    let mut memory = Memory {
        server: server(challenge),
        challenge,
        requests: Vec::new(),
        rejoin_requests: Vec::new(),
        rejoin_nonces: Vec::new(),
        tickets: Vec::new(),
    };
    let key = memory.key();

    let mut tickets = Vec::new();
    for place in 0..PHONES {
        let asking = Asking { place, random: random.bytes(), challenge, key };
        let (nonce, element) = phone(&asking);
        let to_come_back = phone(&Asking { challenge: rejoin, key: rejoin_key, ..asking });
        memory.rejoin_nonces.push(to_come_back.0);
        memory.rejoin_requests.push(to_come_back.1);
        let input = TokenInput::new(&nonce, &challenge.digest(), &key.id());
        let output = memory.server.evaluate(input.as_bytes()).unwrap().into();
        memory.requests.push(element);
        tickets.push((place, Ticket { input, output }));
    }
    shuffle(&mut tickets, &mut random);
    let (phone_of, tickets) = tickets.into_iter().unzip();
    memory.tickets = tickets;
    Lecture { memory, phone_of }
}

fn shuffle<T>(items: &mut [T], random: &mut Expansion) {
    for last in (1..items.len()).rev() {
        let Ok(drawn) = random.try_next_u64();
        items.swap(last, usize::try_from(drawn % (last as u64 + 1)).unwrap());
    }
}

/// The number of tickets for which each attack named the right phone.
fn right_answers(known: u32, lectures: u32, phone: Phone) -> BTreeMap<&'static str, u32> {
    // An attacker tries on phones of its own first.
    let known: Vec<Lecture> = (0..known).map(|number| lecture(1_000_000 + number, phone)).collect();
    let attacks: Vec<(&'static str, Box<dyn Attack>)> =
        ALL.iter().map(|(name, learn)| (*name, learn(&known))).collect();
    let mut right = BTreeMap::new();
    for number in 0..lectures {
        let lecture = lecture(number, phone);
        for (name, attack) in &attacks {
            let named = attack.name_phones(&lecture.memory);
            let hits = named.iter().zip(&lecture.phone_of).filter(|(named, phone)| named == phone).count();
            *right.entry(*name).or_default() += u32::try_from(hits).unwrap();
        }
    }
    right
}

/// No attack is better or worse than chance, give or take four standard deviations.
fn is_chance(lectures: u32, phone: Phone) {
    for (attack, right) in right_answers(200, lectures, phone) {
        let away = (f64::from(right) - f64::from(lectures)).abs();
        assert!(away < 4.0 * f64::from(lectures).sqrt(), "{attack}: {right}, {lectures} by chance");
    }
}

#[test]
fn over_1000_lectures_no_attack_finds_the_phone_of_a_ticket() {
    is_chance(1_000, phone::honest);
}

#[test]
fn no_attack_finds_two_tickets_of_one_phone() {
    is_chance(300, phone::with_two_tickets);
}

/// The attack with this name finds the phone of every ticket.
fn finds(attack: &str, phone: Phone) {
    let right = right_answers(0, 30, phone);
    assert_eq!(right[attack], 300, "{attack}, of {right:?}");
}

#[test]
fn a_blind_that_is_used_as_the_nonce_is_found() {
    finds("the nonce is the blind", phone::blind_is_nonce);
}

#[test]
fn a_nonce_that_follows_from_the_stream_is_found() {
    finds("the nonce follows from the stream", phone::nonce_from_stream);
}

#[test]
fn a_blind_that_all_phones_share_is_found() {
    finds("the blind is known", phone::shared_blind);
}

#[test]
fn phones_that_do_not_blind_are_found() {
    finds("the blind is known", phone::without_blind);
}

#[test]
fn nonces_that_count_up_are_found() {
    finds("nonces count up", phone::counting_nonce);
}

#[test]
fn a_random_source_with_few_states_is_found() {
    finds("seeds can be guessed", phone::one_of_few_seeds);
}

#[test]
fn two_tickets_with_one_nonce_are_found() {
    finds("two tickets have one nonce", phone::one_nonce_for_two_tickets);
}

#[test]
fn a_nonce_that_the_ticket_to_come_back_has_too_is_found() {
    finds("the ticket to come back has the same nonce", phone::one_nonce_for_all_purposes);
}

/// Leaks for which no attack was written: the attacker learns them from phones of its own.
#[test]
fn four_bits_that_leak_are_found() {
    for (attack, phone) in [
        ("bits agree", phone::leaking_bits as Phone),
        ("bits agree with the nonce to come back", phone::bits_of_all_nonces),
        ("bits agree with the request to come back", phone::bits_of_the_request_to_come_back),
    ] {
        let right = right_answers(60, 30, phone)[attack];
        assert!(right > 180, "{attack}: {right} of 300, 30 by chance");
    }
}
