//! All messages that authors read, in each of their languages. There is no other way to report
//! anything about a deck, so a message that is not written in every language does not compile.
//!
//! Words that belong to a file, such as `Notes:` or `languages`, are the same in every language.

pub(crate) mod author;
pub(crate) mod drawings;
pub(crate) mod facts;
pub(crate) mod files;
pub(crate) mod help;
pub(crate) mod markup;
pub(crate) mod parts;
pub(crate) mod pasted;
pub(crate) mod plan;
pub(crate) mod quiz;
pub(crate) mod signs;
pub(crate) mod speech;
pub(crate) mod svg;
pub(crate) mod tables;
pub(crate) mod toml_syntax;
pub(crate) mod translation;
pub(crate) mod unseen;
pub(crate) mod words;
