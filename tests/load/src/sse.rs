//! Server-sent events, from bytes that arrive in pieces.

/// One message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Its type; empty for the default one.
    pub event: String,
    /// Its number, where it has one.
    pub id: Option<String>,
    /// What it says.
    pub data: String,
}

/// Puts messages together.
#[derive(Debug, Default)]
pub struct Parser {
    rest: Vec<u8>,
    begun: Message,
}

impl Parser {
    /// Takes up some bytes, and gives the messages that they complete.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Message> {
        let mut whole = Vec::new();
        self.rest.extend_from_slice(bytes);
        let mut taken = 0;
        while let Some(length) = self.rest[taken..].iter().position(|byte| *byte == b'\n') {
            let line = String::from_utf8_lossy(&self.rest[taken..taken + length]).into_owned();
            taken += length + 1;
            whole.extend(line_of(&mut self.begun, line.trim_end_matches('\r')));
        }
        self.rest.drain(..taken);
        whole
    }
}

/// Adds a line to the message that is begun; an empty line completes it.
fn line_of(begun: &mut Message, line: &str) -> Option<Message> {
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
        // A comment, or a field that says nothing about the lecture.
        _ => {}
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = ": hello\n\nevent: snapshot\nid: 3\ndata: {\"a\":\ndata: \"č\"}\n\nevent: beat\n\nid:4\r\ndata:{}\r\n\r\n";

    #[test]
    fn messages_are_the_same_however_the_bytes_are_cut() {
        let message = |event: &str, id: &str, data: &str| Message {
            event: event.to_owned(),
            id: Some(id.to_owned()),
            data: data.to_owned(),
        };
        let expected = [message("snapshot", "3", "{\"a\":\n\"č\"}"), message("", "4", "{}")];
        for size in 1..STREAM.len() {
            let mut parser = Parser::default();
            let heard: Vec<_> = STREAM.as_bytes().chunks(size).flat_map(|piece| parser.push(piece)).collect();
            assert_eq!(heard, expected, "in pieces of {size}");
        }
    }

    #[test]
    fn what_is_not_complete_waits() {
        let mut parser = Parser::default();
        assert_eq!(parser.push(b"data: x\n"), []);
        assert_eq!(parser.push(b"\n").len(), 1);
    }
}
