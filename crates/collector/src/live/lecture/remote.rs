//! One-time codes in place of a driver's token, for the link that makes a phone the remote: a link
//! stays in the phone's history.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use konventa_domain::api::LINK_CODE_MINUTES;
use konventa_store::Fingerprint;

use super::LiveLecture;
use crate::live::LectureError;

/// How long a code can be used.
const VALID_FOR: Duration = Duration::from_mins(LINK_CODE_MINUTES);
/// The number of codes that are valid at once; the earliest goes first.
const MAX_CODES: usize = 16;

/// The codes of the last minutes. They are only in memory: after a restart the presenter shows a new
/// one.
#[derive(Debug, Default)]
pub(super) struct RemoteCodes(Mutex<Vec<RemoteCode>>);

#[derive(Debug)]
struct RemoteCode {
    hash: Fingerprint,
    issued: SystemTime,
    used: bool,
}

impl RemoteCodes {
    fn add(&self, code: &str, now: SystemTime) {
        let mut codes = self.valid(now);
        codes.push(RemoteCode { hash: Fingerprint::of_token(code), issued: now, used: false });
        let surplus = codes.len().saturating_sub(MAX_CODES);
        codes.drain(..surplus);
    }

    /// Whether a code is valid, used or not.
    fn know(&self, code: &str, now: SystemTime) -> bool {
        let hash = Fingerprint::of_token(code);
        self.valid(now).iter().any(|code| code.hash == hash)
    }

    /// Whether a code is valid and was not used. It is used now.
    fn take(&self, code: &str, now: SystemTime) -> bool {
        let hash = Fingerprint::of_token(code);
        let mut codes = self.valid(now);
        let found = codes.iter_mut().find(|code| code.hash == hash && !code.used);
        found.map(|code| code.used = true).is_some()
    }

    fn clear(&self) {
        self.codes().clear();
    }

    fn valid(&self, now: SystemTime) -> MutexGuard<'_, Vec<RemoteCode>> {
        let mut codes = self.codes();
        // A code from the future is one from before the clock was set right.
        codes.retain(|code| now.duration_since(code.issued).is_ok_and(|age| age < VALID_FOR));
        codes
    }

    fn codes(&self) -> MutexGuard<'_, Vec<RemoteCode>> {
        // Whole entries are added and removed, so a panic leaves none half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LiveLecture {
    /// Accepts a code, once, as the right to take over.
    ///
    /// Fails if the token is not the driver's.
    pub(crate) async fn add_remote_code(&self, token: &str, code: &str) -> Result<(), LectureError> {
        self.state.read().await.check_driver(token)?;
        self.remote_codes.add(code, self.clock.now());
        Ok(())
    }

    /// Whether a text is the right to take over: a token of this lecture, or a code, which is used
    /// up.
    pub(crate) async fn admits(&self, token_or_code: &str) -> bool {
        self.term_of(token_or_code).await.is_some() || self.remote_codes.take(token_or_code, self.clock.now())
    }

    /// Whether a text is a token of this lecture, or a code, used or not: a remote may still ask with
    /// its code while it takes over.
    pub(crate) async fn knows(&self, token_or_code: &str) -> bool {
        self.term_of(token_or_code).await.is_some() || self.remote_codes.know(token_or_code, self.clock.now())
    }

    /// Voids all codes.
    pub(super) fn void_remote_codes(&self) {
        self.remote_codes.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_once_and_for_ten_minutes() {
        let at = |minutes| SystemTime::UNIX_EPOCH + Duration::from_mins(minutes);
        let codes = RemoteCodes::default();
        for code in ["one", "two", "three"] {
            codes.add(code, at(10));
        }
        assert!(!codes.take("four", at(10)));
        assert!(codes.take("one", at(10)));
        assert!(!codes.take("one", at(10)), "it was used");
        assert!(codes.know("one", at(10)) && codes.know("two", at(10)) && !codes.know("four", at(10)));
        assert!(codes.take("two", at(19)));
        assert!(!codes.take("three", at(20)), "it is too old");
        for n in 0..=MAX_CODES {
            codes.add(&n.to_string(), at(30));
        }
        assert!(!codes.take("0", at(30)), "only the latest are valid");
        assert!(codes.take("1", at(30)));
        assert!(!codes.take("2", at(29)), "the clock was set back");
    }
}
