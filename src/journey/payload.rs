//! The text that is sent, formatted for reading.

use leptos::prelude::*;

use crate::ui::{Element, el};

/// The text in a scrollable block. Line breaks come from style alone, so its text content is the
/// text, byte for byte.
pub(super) fn payload_block(text: &str, label: &'static str, testid: &'static str) -> AnyView {
    let lines: Vec<Element> = lines(text).into_iter().map(|line| el("span").child(line)).collect();
    let block = el("pre").class("payload").testid(testid).attr("translate", "no").attr("tabindex", "0");
    block.attr("role", "region").attr("aria-label", label).child(lines).into_any()
}

/// Cuts the text into short lines. Concatenated they are the text, byte for byte.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (i, pair) in bytes.windows(2).enumerate() {
        // Cut between the fields of the outermost object and between items; keep an item on one
        // line.
        let inside_item = bytes[start] == b'{' && start > 0;
        let cut = match pair {
            [b',', b'"'] => !inside_item,
            [b',' | b'[', b'{'] => true,
            _ => false,
        };
        if cut {
            lines.extend(text.get(start..=i));
            start = i + 1;
        }
    }
    lines.extend(text.get(start..));
    lines
}

#[cfg(test)]
mod tests {
    use konventa_domain::scoring::Outcome;
    use konventa_domain::submission::{Demographics, ItemOutcome, Submission, SubmissionId};
    use konventa_domain::{Country, Language, json};

    use super::*;

    #[test]
    fn lines_are_the_text_and_an_item_is_one_line() {
        let item = |id: &str| ItemOutcome {
            item: id.parse().unwrap(),
            pre: Some(Outcome::Blank),
            post: Some(Outcome::Blank),
        };
        let text = json::write(&Submission::new(
            SubmissionId::from_random([5; 16]),
            ("d".parse().unwrap(), "v2".parse().unwrap()),
            None,
            Demographics::new(Country::Albania, Language::Albanian),
            vec![item("a"), item("b")],
        ));
        let lines = lines(&text);
        assert_eq!(lines.concat(), text);
        let (fields, items) = lines.split_at(lines.len() - 2);
        for field in fields {
            assert_eq!(field.matches("\":").count(), 1, "{field}");
        }
        assert_eq!(items[0], r#"{"item":"a","pre":"blank","post":"blank"},"#);
    }
}
