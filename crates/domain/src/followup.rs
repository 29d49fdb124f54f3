//! Answering once more, weeks later: which two records are of the same student, without anybody knowing of whom.
//!
//! A phone asks four questions ([`SgicQuestion`]), folds the answers so that a keyboard, a script or a forgotten diacritic
//! makes no difference ([`SgicAnswers`]), and sends only hashes of them ([`LinkageKeys`]), salted anew for each [`Study`]. Whoever
//! does not want to be asked twice writes down the [`Sgic`]. [`link_records`] says which records belong together.
//!
//! The answers themselves never leave the phone and are not kept on it. Why these questions, how many errors they bear and
//! what a thief could do: docs/adr/0015-follow-up-without-names.md.

mod fold;
mod hex;
mod linkage_keys;
mod messages;
mod name_prefix;
mod question;
mod record_linkage;
mod register_entry;
mod sgic;
mod sgic_answers;
#[cfg(test)]
mod simulation;
mod study;

pub use linkage_keys::{LinkageKey, LinkageKeys, ParseLinkageKeyError};
pub use messages::{
    FollowUpOutcome, FollowUpRecord, FollowUpResponse, LinkageRequest, OpenStudy, STUDY_DAYS,
};
pub use name_prefix::{NamePrefix, ParseNamePrefixError, Person};
pub use question::SgicQuestion;
pub use record_linkage::{LinkedPair, Match, link_records};
pub use register_entry::{ClassSection, ParseRegisterEntryError, RegisterEntry};
pub use sgic::{ParseSgicError, Sgic};
pub use sgic_answers::{SgicAnswers, TooFewAnswers};
pub use study::{ParseSaltError, Salt, Study};
