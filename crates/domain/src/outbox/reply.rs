//! What an HTTP answer means. In a hall many answers are not from our server: a captive portal says
//! 200 to everything.

use super::Intent;
use crate::api::{SubmissionStatus, VoteStatus};
use crate::json;
use crate::problem::Problem;
use crate::submission::TakeBackUntil;

/// The result of one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The server has done it. Of a submission it says until when that can be taken back.
    Accepted(Option<TakeBackUntil>),
    /// No answer, or one that is not from our server.
    Unreachable,
    /// The server cannot do it now; it may say after how many seconds it can. So it is with a lecture
    /// that has not begun.
    Busy(Option<u32>),
    /// The server will never do it.
    Refused {
        /// HTTP status.
        status: u16,
        /// The problem document.
        problem: String,
    },
}

impl Reply {
    /// Reads an HTTP answer.
    #[must_use]
    pub fn read(intent: Intent, status: u16, retry_after: Option<u32>, body: &str) -> Self {
        match (intent, status) {
            (Intent::Deliver, 200 | 201) => accepted(body).unwrap_or(Self::Unreachable),
            (Intent::Withdraw, 204) => Self::Accepted(None),
            (_, 408 | 425 | 429 | 500..=599) => Self::Busy(retry_after),
            (_, 400..=499) if retry_after.is_some() && is_problem(body) => Self::Busy(retry_after),
            (_, 400..=499) if is_problem(body) => Self::Refused { status, problem: body.to_owned() },
            _ => Self::Unreachable,
        }
    }

    /// Whether the server refused the ticket, rather than what it came with.
    pub(super) fn refuses_ticket(&self) -> bool {
        let Self::Refused { problem, .. } = self else { return false };
        json::read::<Problem>(problem).is_ok_and(|problem| problem.is_about_ticket())
    }
}

/// Reads what our server says of a recorded submission or a counted vote. `None` if it is not from our
/// server.
fn accepted(body: &str) -> Option<Reply> {
    let answer = json::Value::parse(body).ok()?;
    let status: String = json::required(&answer, "status").ok()?;
    let is_ours = SubmissionStatus::from_name(&status).is_some() || VoteStatus::from_name(&status).is_some();
    // A moment that this phone cannot read is no reason to send the submission again.
    is_ours.then(|| Reply::Accepted(json::required(&answer, "until").ok()))
}

fn is_problem(body: &str) -> bool {
    json::read::<Problem>(body).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Receipt, VoteReceipt};
    use serde::Serialize;

    const PROBLEM: &str = r#"{"type":"/problems/x","title":"x","status":422,"detail":"x"}"#;

    fn body(receipt: &impl Serialize) -> String {
        serde_json::to_string(receipt).unwrap()
    }

    #[test]
    fn only_our_server_can_accept_or_refuse() {
        let read = |status, body: &str| Reply::read(Intent::Deliver, status, None, body);
        let recorded = body(&Receipt::RECORDED);
        assert_eq!(read(201, &recorded), Reply::Accepted(None));
        assert_eq!(read(200, &recorded), Reply::Accepted(None));
        assert_eq!(read(201, &body(&VoteReceipt::COUNTED)), Reply::Accepted(None));
        let until = body(&Receipt::until(TakeBackUntil::LectureOver));
        assert_eq!(read(201, &until), Reply::Accepted(Some(TakeBackUntil::LectureOver)));
        assert_eq!(read(201, r#"{"status":"recorded","until":"next_year"}"#), Reply::Accepted(None));
        assert_eq!(read(200, r#"{"status":"ok"}"#), Reply::Unreachable);
        assert_eq!(read(200, "<html>Welcome to campus Wi-Fi</html>"), Reply::Unreachable);
        assert_eq!(read(403, "<html>Log in first</html>"), Reply::Unreachable);
        assert_eq!(read(302, ""), Reply::Unreachable);
        assert_eq!(read(422, PROBLEM), Reply::Refused { status: 422, problem: PROBLEM.to_owned() });
        assert_eq!(Reply::read(Intent::Deliver, 503, Some(7), ""), Reply::Busy(Some(7)));
        // A refusal that says when to come back is not for good.
        assert_eq!(Reply::read(Intent::Deliver, 409, Some(60), PROBLEM), Reply::Busy(Some(60)));
        assert_eq!(Reply::read(Intent::Deliver, 409, Some(60), "<html>"), Reply::Unreachable);
        assert_eq!(Reply::read(Intent::Withdraw, 204, None, ""), Reply::Accepted(None));
        assert_eq!(Reply::read(Intent::Withdraw, 200, None, &recorded), Reply::Unreachable);
    }
}
