//! What the answer to a request for tickets means. In a hall many answers are not from our server.

use crate::api::TicketEvaluation;
use crate::json;
use crate::problem::Problem;

/// The answer to a request for tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TicketReply {
    /// The evaluation, of which the phone makes its tickets.
    Evaluation(String),
    /// There is no seat now: the door is closed, or the hall is full. There may be one later.
    Barred,
    /// There will never be one.
    Refused,
    /// No answer, or none that decides anything.
    Undecided,
}

impl TicketReply {
    /// Reads an HTTP answer; `later` says whether it has `Retry-After`.
    #[must_use]
    pub fn read(status: u16, later: bool, body: &str) -> Self {
        if status == 200 {
            return json::read::<TicketEvaluation>(body)
                .map_or(Self::Undecided, |answer| Self::Evaluation(answer.evaluation));
        }
        let Ok(problem) = json::read::<Problem>(body) else { return Self::Undecided };
        match problem.short_kind() {
            Problem::DOOR_CLOSED | Problem::HALL_FULL => Self::Barred,
            _ if later || !matches!(status, 400..=499) || matches!(status, 408 | 425 | 429) => {
                Self::Undecided
            }
            _ => Self::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_server_decides() {
        let problem =
            |kind: &str| format!(r#"{{"type":"/problems/{kind}","title":"","status":409,"detail":""}}"#);
        let read = |status, body: &str| TicketReply::read(status, false, body);
        assert_eq!(read(200, r#"{"evaluation":"e"}"#), TicketReply::Evaluation("e".to_owned()));
        for body in ["", "<html>Welcome to campus Wi-Fi</html>", r#"{"status":"ok"}"#] {
            assert_eq!(read(200, body), TicketReply::Undecided);
            assert_eq!(read(403, body), TicketReply::Undecided);
        }
        for kind in ["door-closed", "hall-full"] {
            assert_eq!(TicketReply::read(409, true, &problem(kind)), TicketReply::Barred);
        }
        assert_eq!(read(409, &problem("refused/ended")), TicketReply::Refused);
        assert_eq!(read(422, &problem("invalid")), TicketReply::Refused);
        assert_eq!(read(410, &problem("lecture-over")), TicketReply::Refused);
        assert_eq!(TicketReply::read(404, true, &problem("no-lecture")), TicketReply::Undecided);
        for status in [408, 425, 429, 500, 503] {
            assert_eq!(read(status, &problem("busy")), TicketReply::Undecided);
        }
    }
}
