//! The messages that authors read in their own language: those about pasted text, and the most
//! common ones. All others are in English, at the place that reports them.
//!
//! Words that belong to a file, such as `Notes:` or `languages`, are the same in every language.

pub mod author;
mod drawings;
mod parts;
mod pasted;
mod signs;

pub(crate) use drawings::{no_drawing, no_tall_drawing, no_wide_drawing, not_tall, other_than_wide, photo};
pub(crate) use parts::{
    empty_headline, field_missing, id_of_words, kind_in_heading, no_explanation, no_headline, no_notes,
    no_reading, not_translated, not_utf8, text_before_headline, too_many_words, words_missing,
};
pub(crate) use pasted::{
    bullet, colon, dash, hidden_in_code, invisible, no_space, not_empty, other_space, section_name,
    space_before, starts_with_space, web_address,
};
pub(crate) use signs::{foreign_sign, odd_space, quotation_mark, unknown_sign, words_without_quotes};
