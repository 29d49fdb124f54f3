//! The passages of a part without markup, each with its role.

use super::sentence::{LowercaseWord, lowercase_words};
use crate::fault::{FaultReport, Location};
use crate::markup::{plain_blocks, without_speech_marks};
use crate::words::{Part, PartKind, Passage, Section, named_lines};

/// What a passage is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PassageRole {
    /// A field such as `kicker:` or `ask:`, or the words of an objective.
    Field(&'static str),
    Headline,
    /// A choice, with its name.
    Choice(String),
    /// A word in a drawing.
    Label,
    /// The body of a slide.
    Text,
    Explanation,
    Notes,
    Reading,
}

/// A passage without markup.
#[derive(Debug, Clone)]
pub(crate) struct PlainPassage {
    pub(crate) role: PassageRole,
    pub(crate) text: Passage,
    /// The words of the text in lowercase.
    pub(crate) lowercase: Vec<LowercaseWord>,
}

/// Returns all passages of a part, in the order in which they are written.
pub(crate) fn plain_passages(part: &Part) -> Vec<PlainPassage> {
    // Faults in the lines were reported when the edition was made.
    let ignored = &mut FaultReport::default();
    let at = Location::file("");
    let mut passages = Vec::new();
    let mut add = |role: &PassageRole, texts: Vec<Passage>| {
        passages.extend(texts.into_iter().map(|text| PlainPassage {
            role: role.clone(),
            lowercase: lowercase_words(&text.text),
            text,
        }));
    };
    for (key, text) in part.fields() {
        // Only a question may have markup.
        let texts = if key == "ask" { plain_blocks(text) } else { vec![text.clone()] };
        add(&PassageRole::Field(key), texts);
    }
    let (headline, rest) = part.headline_and_rest();
    add(&PassageRole::Headline, headline.iter().flat_map(plain_blocks).collect());
    if matches!(part.heading.kind, PartKind::Slide | PartKind::Item) {
        let (choices, rest) = named_lines(&rest, at, ignored);
        for choice in &choices {
            add(&PassageRole::Choice(choice.name.clone()), plain_blocks(&choice.words));
        }
        add(&PassageRole::Text, plain_blocks(&rest));
    } else {
        add(&PassageRole::Field("words"), plain_blocks(&rest));
    }
    if let Some(section) = part.section(Section::Labels) {
        for label in named_lines(section, at, ignored).0 {
            add(&PassageRole::Label, vec![label.words]);
        }
    }
    let mut section = |section: Section, role: PassageRole| {
        let text = part.section(section).map(without_speech_marks);
        add(&role, text.iter().flat_map(plain_blocks).collect());
    };
    section(Section::Explanation, PassageRole::Explanation);
    section(Section::Notes, PassageRole::Notes);
    section(Section::Reading, PassageRole::Reading);
    passages
}
