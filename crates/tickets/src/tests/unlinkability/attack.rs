//! Ways to find the phone of a ticket.

use voprf_ng::Group;

use super::phone::{self, Asking};
use super::{Lecture, Memory, PHONES};
use crate::Suite;
use crate::tests::scalar;
use crate::ticket::Ticket;

/// Names a phone for each ticket.
pub(super) trait Attack {
    fn name_phones(&self, memory: &Memory) -> Vec<usize>;
}

/// How an attack learns from lectures whose phones the attacker knows.
pub(super) type Learn = fn(&[Lecture]) -> Box<dyn Attack>;

/// Every attack, with its name.
pub(super) const ALL: &[(&str, Learn)] = &[
    ("the nonce is the blind", |_| Box::new(NonceIsBlind)),
    ("the nonce follows from the stream", |_| Box::new(NonceFromStream)),
    ("the blind is known", |_| Box::new(KnownBlind)),
    ("nonces count up", |_| Box::new(CountingNonce)),
    ("seeds can be guessed", |_| Box::new(GuessedSeed)),
    ("two tickets have one nonce", |_| Box::new(OneNonce)),
    ("the ticket to come back has the same nonce", |_| Box::new(NonceOfRejoin)),
    ("bits agree", |known| Box::new(AgreeingBits::learn(known, |memory| &memory.requests))),
    ("bits agree with the nonce to come back", |known| {
        Box::new(AgreeingBits::learn(known, |memory| &memory.rejoin_nonces))
    }),
    ("bits agree with the request to come back", |known| {
        Box::new(AgreeingBits::learn(known, |memory| &memory.rejoin_requests))
    }),
];

/// Names the phone whose request belongs to the ticket, and any phone if none does. `belongs` is asked
/// for each ticket, and what it returns for each request.
fn named<F>(memory: &Memory, belongs: impl Fn(&Ticket) -> F) -> Vec<usize>
where
    F: Fn(usize, &[u8; 32]) -> bool,
{
    let phone_of = |(at, ticket)| {
        let belongs = belongs(ticket);
        let mut requests = memory.requests.iter().enumerate();
        requests.find(|(place, request)| belongs(*place, request)).map_or(at, |(place, _)| place)
    };
    memory.tickets.iter().enumerate().map(phone_of).collect()
}

fn nonce_of(ticket: &Ticket) -> &[u8; 32] {
    ticket.input.fields()[0]
}

/// The request for a ticket, if this was its blind.
fn request_with(blind: &[u8; 32], ticket: &Ticket, memory: &Memory) -> [u8; 32] {
    let point = phone::point(nonce_of(ticket), memory.challenge, &memory.key());
    Suite::serialize_elem(point * scalar(blind)).into()
}

struct NonceIsBlind;

impl Attack for NonceIsBlind {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        named(memory, |ticket| {
            let expected = request_with(nonce_of(ticket), ticket, memory);
            move |_, request| *request == expected
        })
    }
}

struct KnownBlind;

impl Attack for KnownBlind {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        named(memory, |ticket| {
            let expected = phone::KNOWN_BLINDS.map(|blind| request_with(&blind, ticket, memory));
            move |_, request| expected.contains(request)
        })
    }
}

struct NonceFromStream;

impl Attack for NonceFromStream {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        named(memory, |ticket| {
            let nonce = *nonce_of(ticket);
            move |place, _| phone::stream_nonce(place) == nonce
        })
    }
}

struct OneNonce;

impl Attack for OneNonce {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        named(memory, |ticket| {
            let nonce = *nonce_of(ticket);
            move |_, other| *other == nonce
        })
    }
}

struct NonceOfRejoin;

impl Attack for NonceOfRejoin {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        named(memory, |ticket| {
            let nonce = *nonce_of(ticket);
            move |place, _| memory.rejoin_nonces[place] == nonce
        })
    }
}

struct CountingNonce;

impl Attack for CountingNonce {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        let smaller =
            |than: &Ticket| memory.tickets.iter().filter(|other| nonce_of(other) < nonce_of(than)).count();
        memory.tickets.iter().map(smaller).collect()
    }
}

struct GuessedSeed;

impl Attack for GuessedSeed {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        let (challenge, key) = (memory.challenge, memory.key());
        let guesses: Vec<_> = phone::few_seeds()
            .map(|random| phone::honest(&Asking { place: 0, random, challenge, key }))
            .collect();
        named(memory, |ticket| {
            let nonce = *nonce_of(ticket);
            let guesses = &guesses;
            move |_, request| guesses.contains(&(nonce, *request))
        })
    }
}

/// What the server knows of each phone, in the order of arrival.
type OfPhones = fn(&Memory) -> &[[u8; 32]];

/// Looks for bits of what the server knows of a phone that agree with the bit at the same place of nonce or
/// output.
struct AgreeingBits {
    of_phones: OfPhones,
    /// Bits that agree, or disagree, more often than chance explains, and which of the two.
    telling: Vec<(usize, bool)>,
}

impl AgreeingBits {
    fn learn(known: &[Lecture], of_phones: OfPhones) -> Self {
        let mut agree = [0_u32; 256 * 3];
        let mut pairs = 0_u32;
        for lecture in known {
            for (ticket, phone) in lecture.memory.tickets.iter().zip(&lecture.phone_of) {
                pairs += 1;
                for (at, agrees) in agreements(ticket, &of_phones(&lecture.memory)[*phone]).enumerate() {
                    agree[at] += u32::from(agrees);
                }
            }
        }
        // Six standard deviations. The bits that are zero in every element agree half of the time.
        let (half, far) = (f64::from(pairs) / 2.0, 3.0 * f64::from(pairs).sqrt());
        let telling = agree.iter().enumerate().filter(|(_, count)| (f64::from(**count) - half).abs() > far);
        Self { of_phones, telling: telling.map(|(at, count)| (at, f64::from(*count) > half)).collect() }
    }
}

/// Whether the bit at each place of a ticket agrees with the one of what is known of a phone, which is as long
/// as a third of it.
fn agreements(ticket: &Ticket, known: &[u8; 32]) -> impl Iterator<Item = bool> {
    (0..256 * 3).map(|at| agree(at, ticket, known))
}

fn agree(at: usize, ticket: &Ticket, known: &[u8; 32]) -> bool {
    let byte = at / 8;
    let ours = if byte < 32 { nonce_of(ticket)[byte] } else { ticket.output[byte - 32] };
    (ours ^ known[byte % 32]) >> (at % 8) & 1 == 0
}

impl Attack for AgreeingBits {
    fn name_phones(&self, memory: &Memory) -> Vec<usize> {
        let likeness = |ticket, place: usize| {
            let tells = |at, agrees| agree(at, ticket, &(self.of_phones)(memory)[place]) == agrees;
            self.telling.iter().filter(|(at, agrees)| tells(*at, *agrees)).count()
        };
        let most_alike = |ticket| (0..PHONES).max_by_key(|place| likeness(ticket, *place)).unwrap();
        memory.tickets.iter().map(most_alike).collect()
    }
}
