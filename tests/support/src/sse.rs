//! Server-sent events, from bytes that arrive in pieces.
//!
//! As much of <https://html.spec.whatwg.org/multipage/server-sent-events.html> as the server sends:
//! `event`, `id`, `data` and comments. Lines may end with a line feed, with or without a carriage
//! return before it.

/// One message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SseMessage {
    /// The type; empty for the default type.
    pub event: String,
    /// The number, if the message has one.
    pub id: Option<String>,
    /// The lines of data.
    pub data: String,
}

/// Assembles messages.
#[derive(Debug, Default)]
pub struct SseParser {
    rest: Vec<u8>,
    begun: SseMessage,
}

impl SseParser {
    /// Adds bytes and returns the messages that they complete.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<SseMessage> {
        let mut complete = Vec::new();
        self.rest.extend_from_slice(bytes);
        let mut used = 0;
        while let Some(length) = self.rest[used..].iter().position(|byte| *byte == b'\n') {
            let line = String::from_utf8_lossy(&self.rest[used..used + length]).into_owned();
            used += length + 1;
            complete.extend(add_line(&mut self.begun, line.trim_end_matches('\r')));
        }
        self.rest.drain(..used);
        complete
    }
}

/// Adds a line to the message that has begun; an empty line completes it.
fn add_line(begun: &mut SseMessage, line: &str) -> Option<SseMessage> {
    if line.is_empty() {
        let message = std::mem::take(begun);
        return (!message.data.is_empty()).then_some(message);
    }
    let (field, value) = line.split_once(':').unwrap_or((line, ""));
    let value = value.strip_prefix(' ').unwrap_or(value);
    match field {
        "event" => value.clone_into(&mut begun.event),
        "id" => begun.id = Some(value.to_owned()),
        "data" => {
            if !begun.data.is_empty() {
                begun.data.push('\n');
            }
            begun.data.push_str(value);
        }
        // A comment, or a field that the server does not use.
        _ => {}
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = ": hello\n\nevent: snapshot\nid: 3\ndata: {\"a\":\ndata: \"č\"}\n\nevent: beat\n\nid:4\r\ndata:{}\r\n\r\n";

    #[test]
    fn messages_are_the_same_however_the_bytes_are_split() {
        let message = |event: &str, id: &str, data: &str| SseMessage {
            event: event.to_owned(),
            id: Some(id.to_owned()),
            data: data.to_owned(),
        };
        let expected = [message("snapshot", "3", "{\"a\":\n\"č\"}"), message("", "4", "{}")];
        for size in 1..STREAM.len() {
            let mut parser = SseParser::default();
            let parsed: Vec<_> =
                STREAM.as_bytes().chunks(size).flat_map(|piece| parser.push(piece)).collect();
            assert_eq!(parsed, expected, "in pieces of {size}");
        }
    }

    #[test]
    fn an_incomplete_message_waits_for_the_rest() {
        let mut parser = SseParser::default();
        assert_eq!(parser.push(b"data: x\n"), []);
        assert_eq!(parser.push(b"\n").len(), 1);
    }
}
