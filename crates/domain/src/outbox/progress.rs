//! How far an entry of the outbox is, and the row of plain values that a phone keeps of it.

use serde::{Deserialize, Serialize};

use super::{Intent, Millis};
use crate::json::{self, Read, Write};

/// How far a intent is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Row", into = "Row")]
pub enum Progress {
    /// To be sent.
    Waiting {
        /// How often it was tried.
        attempts: u32,
        /// Not before this time.
        due: Millis,
        /// The server asked to wait; otherwise the network failed, and its return is worth a try at once.
        asked: bool,
    },
    /// A tab is sending it.
    Sending {
        /// How often it was tried before.
        attempts: u32,
        /// Which tab, by a random number.
        tab: u64,
        /// Other tabs leave it alone until then.
        until: Millis,
        /// What the tab asked the server for; the intent may have changed since.
        asked_for: Intent,
    },
    /// The intent is fulfilled.
    Done,
    /// The server refuses it for good. It stays on the phone and can be saved as a file.
    Refused {
        /// HTTP status.
        status: u16,
        /// What the server said, a problem document.
        problem: String,
    },
}

/// State, attempts, time, tab, intent asked for, asked to wait, HTTP status, problem; what a state does not have is zero.
/// Kept as a list: named fields of four variants would cost a phone four kilobytes of code.
type Row = (u8, u32, Millis, u64, Intent, bool, u16, String);

impl From<Progress> for Row {
    fn from(progress: Progress) -> Self {
        let none = String::new;
        match progress {
            Progress::Waiting { attempts, due, asked } => {
                (0, attempts, due, 0, Intent::Deliver, asked, 0, none())
            }
            Progress::Sending { attempts, tab, until, asked_for } => {
                (1, attempts, until, tab, asked_for, false, 0, none())
            }
            Progress::Done => (2, 0, 0.0, 0, Intent::Deliver, false, 0, none()),
            Progress::Refused { status, problem } => (3, 0, 0.0, 0, Intent::Deliver, false, status, problem),
        }
    }
}

impl TryFrom<Row> for Progress {
    type Error = &'static str;

    fn try_from(
        (state, attempts, time, tab, asked_for, asked, status, problem): Row,
    ) -> Result<Self, Self::Error> {
        Ok(match state {
            0 => Self::Waiting { attempts, due: time, asked },
            1 => Self::Sending { attempts, tab, until: time, asked_for },
            2 => Self::Done,
            3 => Self::Refused { status, problem },
            _ => return Err("no such state of an entry"),
        })
    }
}

impl Read for Progress {
    fn read(value: &json::Value) -> Result<Self, json::JsonError> {
        Row::read(value)?.try_into().map_err(json::JsonError::Expected)
    }
}

impl Write for Progress {
    fn write(&self, to: &mut json::Writer) {
        Row::from(self.clone()).write(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_is_kept() {
        for progress in [
            Progress::Waiting { attempts: 2, due: 7.5, asked: true },
            Progress::Sending { attempts: 1, tab: u64::MAX, until: 9.0, asked_for: Intent::Withdraw },
            Progress::Done,
            Progress::Refused { status: 422, problem: "{}".to_owned() },
        ] {
            let text = serde_json::to_string(&progress).unwrap();
            assert_eq!(serde_json::from_str::<Progress>(&text).unwrap(), progress, "{text}");
        }
        let unknown = r#"[9,0,0.0,0,"deliver",false,0,""]"#;
        assert!(serde_json::from_str::<Progress>(unknown).is_err());
    }
}
