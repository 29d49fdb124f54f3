//! The messages of a stream as bytes (server-sent events). Each is written once and shared by all
//! readers.

use axum::body::Bytes;
use konventa_domain::lecture::{Counts, Numbered, Snapshot};
use serde::Serialize;

/// Shows a phone that the connection is alive.
pub(super) const BEAT: &str = "event: beat\ndata: {}\n\n";
/// Tells a phone that its last event is too old or unknown to this server; a snapshot follows.
pub(super) const STALE: &str = "event: stale\ndata: {}\n\n";

pub(super) fn event(event: &Numbered) -> Bytes {
    format!("id: {}\ndata: {}\n\n", event.seq, json(event)).into()
}

pub(super) fn snapshot(snapshot: &Snapshot) -> String {
    format!("event: snapshot\nid: {}\ndata: {}\n\n", snapshot.replica.seq, json(snapshot))
}

/// Writes the counts of phones and votes.
pub(super) fn counts(counts: Counts) -> String {
    format!("event: counts\ndata: {}\n\n", json(&counts))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("numbers, texts and lists of them always have a JSON form")
}

#[cfg(test)]
mod tests {
    use konventa_domain::lecture::Event;

    use super::*;

    #[test]
    fn a_message_is_one_line_of_json_and_an_empty_one() {
        assert_eq!(
            event(&Numbered { seq: 7, event: Event::PollClosed }),
            "id: 7\ndata: {\"seq\":7,\"event\":\"poll_closed\"}\n\n"
        );
        assert_eq!(
            counts(Counts { here: 3, pre: 2, post: 0, votes: 1, now: 9, ..Counts::default() }),
            "event: counts\ndata: {\"here\":3,\"pre\":2,\"post\":0,\"votes\":1,\
             \"tickets\":0,\"heads\":0,\"door_closed\":false,\
             \"clock\":{\"started\":null,\"paused\":0,\"paused_since\":null},\"now\":9}\n\n"
        );
    }
}
