//! Codes in links, in place of keys. A link stays in the history of a browser, and perhaps in a chat;
//! its code is worth nothing once it was used, or after [`LINK_CODE_MINUTES`].
//!
//! A code is signed with the key that it is for. So `konventa keys` can issue one without asking the
//! server, and new keys void the codes of the earlier ones.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use konventa_domain::api::{KeyRole, LINK_CODE_MINUTES};
use konventa_domain::invariant::assert_fits;
use sha2::Sha256;

use super::{Key, Keys};

/// How long a code can be used.
const VALID_FOR: Duration = Duration::from_mins(LINK_CODE_MINUTES);
/// How far the clock of the program that issued a code may be ahead.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(5);

/// Milliseconds since 1970, as a code has them.
type Millis = u64;
/// What makes a code different from all others.
type Nonce = [u8; 16];

/// The lengths of the parts of a code: time, nonce, signature.
const LENGTHS: [usize; 3] = [8, 16, 32];

fn millis(at: SystemTime) -> Millis {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    assert_fits(since.as_millis())
}

const fn millis_of(duration: Duration) -> Millis {
    duration.as_secs() * 1000
}

/// The signature of a code; `None` for no key that exists.
fn signature(role: KeyRole, key: &Key, issued: Millis, nonce: Nonce) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.reveal().as_bytes()).ok()?;
    mac.update(match role {
        KeyRole::Presenter => b"konventa link presenter",
        KeyRole::Researcher => b"konventa link researcher",
    });
    mac.update(&issued.to_be_bytes());
    mac.update(&nonce);
    Some(mac)
}

/// Issues a code for a key.
///
/// Fails if the operating system provides no random bytes.
pub fn issue(role: KeyRole, key: &Key, now: SystemTime) -> Result<String, getrandom::Error> {
    let (issued, mut nonce) = (millis(now), Nonce::default());
    getrandom::fill(&mut nonce)?;
    let signature = signature(role, key, issued, nonce).map(|mac| mac.finalize().into_bytes());
    let mut code = Vec::from(issued.to_be_bytes());
    code.extend(nonce);
    code.extend(signature.unwrap_or_default());
    Ok(URL_SAFE_NO_PAD.encode(code))
}

/// The number of used codes that are remembered. Only holders of a key can make codes.
const REMEMBERED: usize = 10_000;

/// The codes that were used. They are not forgotten by time, which a clock that is set may repeat.
#[derive(Debug)]
pub struct LinkCodes(Mutex<Used>);

#[derive(Debug)]
struct Used {
    /// Codes from before are refused: what was used then is not known any more.
    started: Millis,
    /// The latest at the end.
    nonces: VecDeque<Nonce>,
}

impl LinkCodes {
    /// Accepts codes that are issued from now on.
    #[must_use]
    pub fn new(now: SystemTime) -> Self {
        Self(Mutex::new(Used { started: millis(now), nonces: VecDeque::new() }))
    }

    /// Returns the role whose key a code is for. The code cannot be used again.
    pub(crate) fn redeem(&self, code: &str, keys: &Keys, now: SystemTime) -> Option<KeyRole> {
        let bytes = URL_SAFE_NO_PAD.decode(code.trim()).ok()?;
        if bytes.len() != LENGTHS.iter().sum::<usize>() {
            return None;
        }
        let (issued, rest) = bytes.split_first_chunk()?;
        let (nonce, signed) = rest.split_first_chunk()?;
        let (issued, nonce): (Millis, Nonce) = (u64::from_be_bytes(*issued), *nonce);
        // In constant time.
        let fits = |(role, key): &(KeyRole, &Key)| {
            signature(*role, key, issued, nonce).is_some_and(|mac| mac.verify_slice(signed).is_ok())
        };
        let roles = [(KeyRole::Presenter, &keys.presenter), (KeyRole::Researcher, &keys.research)];
        let (role, _) = roles.into_iter().find(fits)?;
        let now = millis(now);
        // A list of whole entries cannot be left half done by a panic.
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The clock was ahead at the start and was set back since, at a time that nobody knows.
        if now.saturating_add(millis_of(CLOCK_TOLERANCE)) < used.started {
            used.started = now.saturating_sub(millis_of(VALID_FOR));
        }
        let in_time = issued >= used.started
            && issued <= now.saturating_add(millis_of(CLOCK_TOLERANCE))
            && now < issued.saturating_add(millis_of(VALID_FOR));
        if !in_time || used.nonces.contains(&nonce) {
            return None;
        }
        if used.nonces.len() == REMEMBERED {
            used.nonces.pop_front();
        }
        used.nonces.push_back(nonce);
        Some(role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys { presenter: Key::random().unwrap(), research: Key::random().unwrap() }
    }

    const NOW: SystemTime = UNIX_EPOCH;
    const BEGIN: Duration = Duration::from_hours(24);

    fn at(seconds: u64) -> SystemTime {
        NOW + BEGIN + Duration::from_secs(seconds)
    }

    #[test]
    fn a_code_is_good_for_one_use() {
        let (keys, codes) = (keys(), LinkCodes::new(at(0)));
        for (role, key) in [(KeyRole::Presenter, &keys.presenter), (KeyRole::Researcher, &keys.research)] {
            let [one, two] = [(); 2].map(|()| issue(role, key, at(1)).unwrap());
            assert_ne!(one, two);
            assert!(!one.contains(key.reveal()));
            assert_eq!(codes.redeem(&one, &keys, at(2)), Some(role));
            assert_eq!(codes.redeem(&one, &keys, at(2)), None, "it was used");
            assert_eq!(codes.redeem(&format!(" {two}\n"), &keys, at(3)), Some(role), "as it is pasted");
        }
    }

    #[test]
    fn a_code_is_good_for_ten_minutes() {
        let (keys, codes) = (keys(), LinkCodes::new(at(0)));
        let code = |seconds| issue(KeyRole::Presenter, &keys.presenter, at(seconds)).unwrap();
        assert_eq!(codes.redeem(&code(0), &keys, at(599)), Some(KeyRole::Presenter));
        assert_eq!(codes.redeem(&code(0), &keys, at(600)), None);
        assert_eq!(codes.redeem(&code(20), &keys, at(0)), None, "it is from the future");
        // What was used is not forgotten while it could be used.
        let used = code(100);
        assert!(codes.redeem(&used, &keys, at(100)).is_some());
        assert!(codes.redeem(&code(690), &keys, at(699)).is_some());
        assert_eq!(codes.redeem(&used, &keys, at(699)), None);
    }

    #[test]
    fn a_clock_that_is_set_neither_locks_out_nor_gives_a_used_code_back() {
        const YEAR: u64 = 365 * 24 * 60 * 60;
        // A year ahead at the start, then set right.
        let (keys, codes) = (keys(), LinkCodes::new(at(YEAR)));
        let code = |seconds| issue(KeyRole::Presenter, &keys.presenter, at(seconds)).unwrap();
        let early = code(2);
        assert!(codes.redeem(&code(YEAR + 1), &keys, at(YEAR + 2)).is_some());
        assert!(codes.redeem(&early, &keys, at(3)).is_some(), "it was set back");
        assert_eq!(codes.redeem(&early, &keys, at(4)), None);
        // Set forward for a moment, in which another code is used.
        assert!(codes.redeem(&code(YEAR), &keys, at(YEAR)).is_some());
        assert_eq!(codes.redeem(&early, &keys, at(5)), None, "it was used");
    }

    /// Two browsers open the same link in the same instant.
    #[test]
    fn of_many_uses_at_once_one_counts() {
        let (keys, codes) = (keys(), LinkCodes::new(at(0)));
        for _ in 0..50 {
            let code = issue(KeyRole::Researcher, &keys.research, at(1)).unwrap();
            let redeemed = std::thread::scope(|scope| {
                let tries = [(); 8].map(|()| scope.spawn(|| codes.redeem(&code, &keys, at(1))));
                tries.into_iter().filter_map(|one| one.join().unwrap()).count()
            });
            assert_eq!(redeemed, 1);
        }
    }

    #[test]
    fn codes_from_before_the_start_and_of_earlier_keys_are_refused() {
        let before = keys();
        let code = issue(KeyRole::Presenter, &before.presenter, at(0)).unwrap();
        assert_eq!(LinkCodes::new(at(1)).redeem(&code, &before, at(1)), None);
        assert_eq!(LinkCodes::new(at(0)).redeem(&code, &keys(), at(1)), None);
    }

    #[test]
    fn garbage_is_refused() {
        let (keys, codes) = (keys(), LinkCodes::new(at(0)));
        let good = issue(KeyRole::Presenter, &keys.presenter, at(0)).unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(&good).unwrap();
        let mut wrong: Vec<String> = ["", "#", "ä", "AAAA", keys.presenter.reveal(), &good[1..], "\u{0}"]
            .map(ToOwned::to_owned)
            .into();
        wrong.push(good.clone() + &good);
        wrong.push("A".repeat(10_000));
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            wrong.push(URL_SAFE_NO_PAD.encode(changed));
        }
        for code in wrong {
            assert_eq!(codes.redeem(&code, &keys, at(1)), None, "{code}");
        }
        assert_eq!(codes.redeem(&good, &keys, at(1)), Some(KeyRole::Presenter), "it was not used up");
    }
}
