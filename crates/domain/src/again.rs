//! Answering once more, weeks later: which two records are of the same student, without anybody knowing of whom.
//!
//! A phone asks four questions ([`Question`]), folds the answers so that a keyboard, a script or a forgotten diacritic
//! makes no difference ([`Answers`]), and sends only hashes of them ([`Links`]), salted anew for each [`Study`]. Whoever
//! does not want to be asked twice writes down the [`AgainCode`]. [`rematch`] says which records belong together.
//!
//! The answers themselves never leave the phone and are not kept on it. Why these questions, how many errors they bear and
//! what a thief could do: docs/adr/0015-codes-for-answering-again.md.

mod answers;
mod code;
mod digits;
mod fold;
mod links;
mod matching;
mod person;
mod question;
mod register;
#[cfg(test)]
mod simulation;
mod study;
mod wire;

pub use answers::{Answers, TooFewAnswers};
pub use code::{AgainCode, NotAnAgainCode};
pub use links::{Link, Links, NotALink};
pub use matching::{By, Pair, rematch};
pub use person::{Beginning, NotABeginning, Person};
pub use question::Question;
pub use register::{NotAPlace, Place, Section};
pub use study::{NotASalt, Salt, Study};
pub use wire::{Later, LaterAnswers, LaterOutcome, Linking, OpenStudy, STUDY_DAYS};
