//! Removes the markup of a text, block by block, so that it can be compared with another language.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::line_index::LineIndex;
use crate::words::Passage;

/// Returns paragraphs, list items, headings of cards and descriptions of drawings, each with its
/// line. Line breaks are kept, so that the line of each word is known.
pub(crate) fn plain_blocks(text: &Passage) -> Vec<Passage> {
    let lines = LineIndex::from(&text.text, text.line);
    let mut blocks = Vec::new();
    let mut open = Passage::default();
    for (event, range) in Parser::new(&text.text).into_offset_iter() {
        match event {
            Event::Text(words) | Event::Code(words) => {
                if open.text.is_empty() {
                    open.line = lines.at(range.start);
                }
                open.text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak if !open.text.is_empty() => open.text.push('\n'),
            Event::Start(Tag::Strong | Tag::Emphasis) | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            _ => close(&mut open, &mut blocks),
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

fn close(open: &mut Passage, blocks: &mut Vec<Passage>) {
    let block = std::mem::take(open);
    if !block.is_blank() {
        blocks.push(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_block_has_its_words_and_its_line() {
        let text = "First **strong** words\ngo on\n\n### ![](a.svg) Card\nText\n\n- one\n- *two*\n\n![A house](b.svg)\n\n> said";
        let blocks = plain_blocks(&Passage::new(10, text));
        let found: Vec<(usize, &str)> = blocks.iter().map(|block| (block.line, block.text.trim())).collect();
        assert_eq!(
            found,
            [
                (10, "First strong words\ngo on"),
                (13, "Card"),
                (14, "Text"),
                (16, "one"),
                (17, "two"),
                (19, "A house"),
                (21, "said")
            ]
        );
    }
}
